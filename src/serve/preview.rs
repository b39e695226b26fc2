//! What a server asks of the site that it serves, and the answers.

/// What the server shows: the newest version of a site.
pub trait Preview: Send + Sync + 'static {
    /// What the site has at a path: decoded, from the root of the site, without a slash before it.
    fn answer(&self, path: &str) -> Answer;

    /// Where the site lies on its host: `/` or `/ban-tin/`.
    fn base(&self) -> String;
}

/// What a site has at a path.
#[derive(Debug)]
pub enum Answer {
    /// A page or a file.
    Found {
        /// Its path in the published site; pages end in `index.html`.
        path: String,
        /// What is at that path.
        file: File,
        /// What its editor should know.
        notice: Option<Notice>,
    },
    /// A file that is too large to be held in memory.
    Large {
        /// Its path in the published site.
        path: String,
        /// The file.
        file: LargeFile,
    },
    /// A page lies at this path instead.
    Moved(String),
    /// Nothing: the page that says so.
    Missing(File),
    /// The page cannot be made as things are.
    Failed,
}

/// A page or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its bytes, as they are published.
    pub bytes: Vec<u8>,
    /// Names what it says: a browser that shows another version should load it again.
    pub version: u128,
}

/// A file that is read while it is sent.
#[derive(Debug)]
pub struct LargeFile {
    /// The open file.
    pub file: std::fs::File,
    /// Its length in bytes.
    pub length: u64,
    /// Names what it holds.
    pub version: u128,
}

/// Why readers cannot see a page yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It is a draft.
    Draft,
    /// It has a later date, as readers read it.
    Scheduled(String),
}
