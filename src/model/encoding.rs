//! Compressed forms in which text files of the output are published beside the plain ones (`precompress`).

/// A compressed form of a file, by the name of its HTTP content coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContentCoding {
    /// gzip, which every browser knows.
    Gzip,
    /// Brotli, which is smaller.
    Brotli,
}

impl ContentCoding {
    /// Every form that a site can ask for.
    pub const ALL: [ContentCoding; 2] = [ContentCoding::Gzip, ContentCoding::Brotli];

    /// What is added to the name of a file: `gz` or `br`.
    pub fn extension(self) -> &'static str {
        match self {
            ContentCoding::Gzip => "gz",
            ContentCoding::Brotli => "br",
        }
    }
}
