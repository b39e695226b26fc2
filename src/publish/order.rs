//! What a build is to publish.

use super::{ContentCoding, SiteFingerprint};

/// What a build is to publish.
pub struct PublishRequest<'a> {
    /// Paths of all files, below the output folder.
    pub paths: &'a [&'a str],
    /// Digests of what all files are made with.
    pub site_fingerprint: SiteFingerprint,
    /// Whether to make every file anew.
    pub force: bool,
    /// Compressed forms that are published beside text files.
    pub encodings: &'a [ContentCoding],
}
