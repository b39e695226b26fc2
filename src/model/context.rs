//! What the reading of any file may know about the site: its language and its clock, nothing of other files.

use crate::text::{Level, Locale, Strings};
use chrono::FixedOffset;

/// What reading a file needs to know of its site.
#[derive(Clone)]
pub struct Context<'a> {
    /// Rules of the site's language: dates, numbers, names of districts.
    pub locale: &'a dyn Locale,
    /// Words of the site's language, as the theme has them.
    pub strings: &'a Strings,
    /// Levels of districts: the language's own, and those that the site declares.
    pub levels: Vec<Level>,
    /// The site's offset from UTC, which dates without one of their own have.
    pub offset: FixedOffset,
    /// Whether the words of texts are wanted, for search.
    pub words: bool,
}
