//! The trait by which everything reads the files of a site.

use super::{FileStamp, Limit, OpenedFile, ReadError, is_copied};
use crate::diagnostic::{Diagnostic, SourcePath};
use std::borrow::Cow;

/// A source of the files of a site: a disk, memory, or another source with additions.
pub trait SourceFiles: Sync {
    /// Every file of the site, sorted by path.
    fn list(&self) -> Vec<SourcePath>;

    /// What is odd about the folder of the site: links that leave it, names that are no text.
    fn oddities(&self) -> Vec<Diagnostic>;

    /// Whether the site has a file.
    fn has(&self, path: &SourcePath) -> bool;

    /// The stamp of a file when it was last seen; none when the files are not on a disk.
    fn stamp(&self, _: &SourcePath) -> Option<FileStamp> {
        None
    }

    /// Opens a file for a reader who does not need all its bytes at once.
    ///
    /// # Errors
    /// When there is no such file, or it cannot be opened.
    fn open(&self, path: &SourcePath) -> Result<OpenedFile<'_>, ReadError>;

    /// The bytes of a file, at most as many as its [kind](Limit::of) may have.
    ///
    /// # Errors
    /// When there is no such file, it cannot be read or is too large.
    fn read(&self, path: &SourcePath) -> Result<Cow<'_, [u8]>, ReadError> {
        self.open(path)?.read(Limit::of(path))
    }

    /// The digest (XXH3, 64 bits) of a file, which is not held in memory. Files that are only copied may have any size.
    ///
    /// # Errors
    /// When there is no such file, it cannot be read or is too large.
    fn read_digest(&self, path: &SourcePath) -> Result<u64, ReadError> {
        let opened = self.open(path)?;
        if !is_copied(path) {
            opened.check(Limit::of(path))?;
        }
        Ok(opened.digest()?)
    }

    /// Notes the digest of a file that was read after [opening](Files::open) it; only a tracker does.
    fn note(&self, _: &SourcePath, _: u64) {}
}
