//! What a server asks of the site that it serves, and what it is told.

/// A site that can be served, always in its newest version.
pub trait ServedSite: Send + Sync + 'static {
    /// What the site has at a path, which is decoded and begins at the root of the site without a slash.
    fn answer(&self, path: &str) -> Answer;

    /// The path of the site on its host: `/` or `/ban-tin/`.
    fn base(&self) -> String;
}

/// What a site has at a path.
#[derive(Debug)]
pub enum Answer {
    /// A page or a file of the site.
    Found {
        /// Its path in the published site; that of a page ends in `index.html`.
        path: String,
        /// Its bytes and version.
        file: ServedFile,
        /// Why readers cannot see the page yet, if they cannot.
        notice: Option<PreviewNotice>,
    },
    /// A file that is too large to be held in memory.
    Large {
        /// Its path in the published site.
        path: String,
        /// The open file, with its length and version.
        file: LargeFile,
    },
    /// The page is at this path instead.
    Moved(String),
    /// The site has nothing there; this is its page that says so.
    Missing(ServedFile),
    /// The page cannot be made now.
    Failed,
}

/// A page or a file in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedFile {
    /// The bytes, as they are published.
    pub bytes: Vec<u8>,
    /// A digest of what the page says. A browser with another one should load the page again.
    pub version: u128,
}

/// A large file, which is read while it is sent.
#[derive(Debug)]
pub struct LargeFile {
    /// The file, open for reading.
    pub file: std::fs::File,
    /// Its length in bytes.
    pub length: u64,
    /// A digest of what the disk says of the file, which changes with its content.
    pub version: u128,
}

/// Why readers cannot see a page yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewNotice {
    /// The article is a draft.
    Draft,
    /// The article has a later date, in the form for readers.
    Scheduled(String),
}
