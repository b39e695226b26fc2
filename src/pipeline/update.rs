//! What a change of files means for readers.

/// How many pages a change concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Touched {
    /// None.
    #[default]
    None,
    /// This many, as far as it can be told without making them: those that show a changed article.
    Some(usize),
    /// Perhaps all.
    All,
}

/// What changed for readers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// Pages that may be different.
    pub pages: Touched,
    /// Published files that are not pages and have changed, by their paths in the published site.
    pub files: Vec<String>,
    /// Whether templates changed.
    pub templates: bool,
}

impl Update {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.pages == Touched::None && self.files.is_empty()
    }
}
