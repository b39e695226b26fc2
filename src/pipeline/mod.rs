//! The one path by which a site is made: sources → [`Site`](crate::site::Site) → outputs. Every command uses
//! it; none has another.

mod cards;
mod index;
mod newsroom;
mod outputs;
mod read;

pub use newsroom::{Edition, Newsroom, Progress, Touched, Update};
pub use outputs::{Maker, Output};
pub use read::{NoSite, locale, texts};

use chrono::{DateTime, NaiveDate, Utc};

/// Largest article, in bytes.
pub const LARGEST: usize = 5 << 20;

/// Folder of the theme's own files in the published site.
const THEME_FOLDER: &str = "assets";

/// When the site is built.
#[derive(Clone, Copy, Debug)]
pub enum AsOf {
    /// On this day.
    Day(NaiveDate),
    /// Now: the day is that of the site's own time zone.
    Now(DateTime<Utc>),
}
