//! The one path by which a site is made: sources → [`Site`](crate::site::Site) → outputs. Every command uses
//! it; none has another.

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

/// When the site is built.
#[derive(Clone, Copy, Debug)]
pub enum AsOf {
    /// On this day.
    Day(NaiveDate),
    /// Now: the day is that of the site's own time zone.
    Now(DateTime<Utc>),
}
