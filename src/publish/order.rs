//! What is to be published.

use super::{Encoding, SiteFingerprint};

/// What is to be published.
pub struct Order<'a> {
    /// Paths of all files, below the output folder.
    pub paths: &'a [&'a str],
    /// What they are made with.
    pub site_fingerprint: SiteFingerprint,
    /// Whether to make every file anew, whatever it was made of.
    pub force: bool,
    /// Forms in which text files are offered too.
    pub encodings: &'a [Encoding],
}
