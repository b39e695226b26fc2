//! The one path by which a site is made: sources → [`Site`](crate::site::Site) → outputs. Every command uses it.

mod articles;
mod cache;
mod cards;
mod check;
mod entries;
mod entry_cache;
mod fingerprints;
mod index;
mod large;
mod last_build;
mod maker;
mod output;
mod outputs;
mod parse_settings;
mod parsed;
mod pictures;
mod progress;
mod read;
mod session;
mod shared_paths;
mod site_settings;
mod unchanged;
mod update;
mod worker;

pub use cache::{Cache, CacheWriter, Ignored, NAME as CACHE};
pub use fingerprints::{Fingerprints, program};
pub use index::{IndexFiles, LastIndex};
pub use large::large;
pub use last_build::{LastBuild, News, Unlisted, Why};
pub use maker::Maker;
pub use output::Output;
pub use pictures::PictureCache;
pub use progress::Progress;
pub use read::{NoSite, locale, texts};
pub use session::{BuildOptions, Session};
pub use unchanged::Known;
pub use update::{Touched, Update};

use chrono::{DateTime, NaiveDate, Utc};

/// When the site is built, which decides the build date.
#[derive(Clone, Copy, Debug)]
pub enum AsOf {
    /// The build date, as given on the command line.
    Day(NaiveDate),
    /// A moment: the build date is its day in the time zone of the site.
    Now(DateTime<Utc>),
}
