//! What the reading of any file may know about the site: its language and its clock, nothing of other files.

use crate::text::{Level, Locale, Strings};
use chrono::FixedOffset;

/// The language and time of a site.
#[derive(Clone)]
pub struct Context<'a> {
    /// Rules of the language.
    pub locale: &'a dyn Locale,
    /// Words of the language.
    pub strings: &'a Strings,
    /// Levels of districts: the language's own, and those that the site declares.
    pub levels: Vec<Level>,
    /// The site's offset from UTC.
    pub offset: FixedOffset,
    /// Whether the words of texts are wanted, for search.
    pub words: bool,
}
