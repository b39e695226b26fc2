//! The language in which problems are told.

use crate::text::Locale;

/// The language in which problems are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// The language with this tag (`vi`, `en`), if bantin speaks it.
    pub fn from_tag(tag: &str) -> Option<Language> {
        match tag {
            "vi" => Some(Language::Vi),
            "en" => Some(Language::En),
            _ => None,
        }
    }

    /// The tag of the language.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }

    /// A number with group marks: `1.234`.
    pub fn number(self, number: usize) -> String {
        let locale = <dyn Locale>::for_tag(self.tag());
        locale.map_or_else(|| number.to_string(), |locale| locale.count(number))
    }
}
