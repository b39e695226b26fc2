//! The one path by which a site is made: sources → [`Site`](crate::site::Site) → outputs. Every command uses
//! it; none has another.

mod cache;
mod cards;
mod entries;
mod entry_cache;
mod fingerprints;
mod index;
mod large;
mod last_build;
mod maker;
mod output;
mod outputs;
mod parsed;
mod pictures;
mod read;
mod session;
mod unchanged;
mod worker;

pub use cache::{Cache, CacheWriter, Ignored, NAME as CACHE};
pub use fingerprints::{Fingerprints, program};
pub use index::{IndexFiles, LastIndex};
pub use large::large;
pub use last_build::{LastBuild, News, Unlisted, Why};
pub use maker::Maker;
pub use output::Output;
pub use pictures::PictureCache;
pub use read::{NoSite, locale, texts};
pub use session::{BuildOptions, Progress, Session, Touched, Update};
pub use unchanged::Known;

use chrono::{DateTime, NaiveDate, Utc};

/// When the site is built.
#[derive(Clone, Copy, Debug)]
pub enum AsOf {
    /// On this day.
    Day(NaiveDate),
    /// Now: the day is that of the site's own time zone.
    Now(DateTime<Utc>),
}
