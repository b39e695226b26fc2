//! The language in which problems are told.

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
}
