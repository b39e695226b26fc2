//! What a code means at length: why it matters, and an example.

use super::{Language, Severity};

/// A text in both languages.
#[derive(Clone, Copy, Debug)]
pub struct BilingualText {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl BilingualText {
    /// The text in a language.
    pub fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }
}

/// Where the lines of an example stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In the text of an article.
    Text,
    /// In the front matter of an article.
    FrontMatter,
    /// In `site.yaml`.
    SiteFile,
    /// In several files; a line `-- path --` begins each.
    Files,
    /// In a template of the theme.
    Template,
    /// In a terminal.
    Terminal,
}

/// What `bantin explain` tells about a code.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// Its severity, unless the site's `checks:` say otherwise.
    pub severity: Severity,
    /// What it finds, in one line.
    pub title: BilingualText,
    /// Why it matters, in one paragraph.
    pub why: BilingualText,
    /// Where the examples stand.
    pub stands: Stands,
    /// An example that is wrong.
    pub wrong: &'static str,
    /// The same, right.
    pub right: &'static str,
}
