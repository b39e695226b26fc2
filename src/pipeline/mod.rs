//! The one path by which a site is made: sources → [`Site`](crate::site::Site) → outputs. Every command uses
//! it; none has another.

mod cache;
mod cards;
mod entries;
mod fingerprints;
mod index;
mod large;
mod last_build;
mod outputs;
mod pictures;
mod read;
mod session;
mod worker;

pub use cache::{Cache, CacheWriter, Ignored, NAME as CACHE};
pub use fingerprints::{Fingerprints, program};
pub use index::{IndexFiles, LastIndex};
pub use large::large;
pub use last_build::{LastBuild, News, Unlisted, Why};
pub use outputs::{Known, Maker, Output};
pub use pictures::PictureCache;
pub use read::{NoSite, locale, texts};
pub use session::{BuildOptions, Progress, Session, Touched, Update};

use chrono::{DateTime, NaiveDate, Utc};

/// When the site is built.
#[derive(Clone, Copy, Debug)]
pub enum AsOf {
    /// On this day.
    Day(NaiveDate),
    /// Now: the day is that of the site's own time zone.
    Now(DateTime<Utc>),
}
