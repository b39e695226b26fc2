//! A file that was read and parsed.

use crate::diagnostic::{Diagnostic, SourcePath};

/// An article or a plain page that was read and parsed.
pub(super) struct ParsedFile<T> {
    pub(super) path: SourcePath,
    pub(super) value: Option<T>,
    pub(super) digest: u64,
    pub(super) found: Vec<Diagnostic>,
}
