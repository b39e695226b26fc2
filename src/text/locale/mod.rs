//! Locales: what differs from language to language, as rules. A further language needs one file here and one file of
//! strings in the theme.

mod abbreviations;
mod en;
mod numeric;
mod people;
mod rules;
mod spoken;
mod vi;

pub(super) use numeric::parse_number;
pub use rules::{Level, Locale};
use rules::{capitalise, level};

impl dyn Locale {
    /// The rules of the language with this tag, if bantin has them.
    pub fn for_tag(tag: &str) -> Option<&'static dyn Locale> {
        match tag {
            "vi" => Some(&vi::Vietnamese),
            "en" => Some(&en::English),
            _ => None,
        }
    }
}
