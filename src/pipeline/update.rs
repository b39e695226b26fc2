//! What changed files mean for readers.

/// How many pages are concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TouchedPages {
    /// No page, as far as readers can see.
    #[default]
    None,
    /// So many pages show an article that changed, as far as that can be told without making them.
    Some(usize),
    /// Perhaps every page.
    All,
}

/// What has changed for readers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// How many pages may be different.
    pub pages: TouchedPages,
    /// Changed files that are no pages, by their paths in the published site.
    pub files: Vec<String>,
    /// Whether templates of the theme changed.
    pub templates: bool,
}

impl Update {
    /// Whether nothing has changed for readers.
    pub fn is_empty(&self) -> bool {
        self.pages == TouchedPages::None && self.files.is_empty()
    }
}
