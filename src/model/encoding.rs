//! Compressed forms in which text files of the output are published beside the plain ones (`precompress`).

/// A compressed form of a file, by the name of its HTTP content coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// gzip, which every browser knows.
    Gzip,
    /// Brotli, which is smaller.
    Brotli,
}

impl Encoding {
    /// Every form that a site can ask for.
    pub const ALL: [Encoding; 2] = [Encoding::Gzip, Encoding::Brotli];

    /// What is added to the name of a file: `gz` or `br`.
    pub fn extension(self) -> &'static str {
        match self {
            Encoding::Gzip => "gz",
            Encoding::Brotli => "br",
        }
    }
}
