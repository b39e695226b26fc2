//! Files of a site, wherever they are.

use super::{Limit, Opened, ReadError, Stamp, is_copied};
use crate::diagnostic::{Diagnostic, SourcePath};
use std::borrow::Cow;

/// Where the files of a site come from.
pub trait Files: Sync {
    /// Every file of the site, sorted by path.
    fn list(&self) -> Vec<SourcePath>;

    /// What is odd about the folder: links that leave it, names that cannot be read.
    fn oddities(&self) -> Vec<Diagnostic>;

    /// Whether a file is there.
    fn has(&self, path: &SourcePath) -> bool;

    /// What the disk said of a file when it was seen; none when there is no disk.
    fn stamp(&self, _: &SourcePath) -> Option<Stamp> {
        None
    }

    /// Opens a file, for a reader who does not need all its bytes at once.
    ///
    /// # Errors
    /// When the file is not there or cannot be opened.
    fn open(&self, path: &SourcePath) -> Result<Opened<'_>, ReadError>;

    /// The bytes of a file, at most as many as a file of its [kind](Limit::of) may have.
    ///
    /// # Errors
    /// When the file is not there, cannot be read or is too large.
    fn read(&self, path: &SourcePath) -> Result<Cow<'_, [u8]>, ReadError> {
        self.open(path)?.read(Limit::of(path))
    }

    /// The digest of the bytes of a file, which are not held in memory. What is only copied has no limit.
    ///
    /// # Errors
    /// When the file is not there, cannot be read or is too large.
    fn read_digest(&self, path: &SourcePath) -> Result<u64, ReadError> {
        let opened = self.open(path)?;
        if !is_copied(path) {
            opened.check(Limit::of(path))?;
        }
        Ok(opened.digest()?)
    }

    /// Hears of the digest of a file that somebody has read by [opening](Files::open) it.
    fn note(&self, _: &SourcePath, _: u64) {}
}
