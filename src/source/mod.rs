//! The files of a site: which there are, what each is for, and their text in one form.
//!
//! Everything later asks a [`Files`] for bytes and never touches a disk itself, so a test builds a whole
//! site from one string ([`MemoryFiles`]).

mod decode;
mod disk;
mod folder;
mod limit;
mod memory;
mod naming;
mod read;
mod regular;
mod scan;
mod sight;
mod stamp;
mod tracker;

pub use decode::{Decoded, Undecodable, decode};
pub use disk::{Changes, Disk};
pub use limit::Limit;
pub use memory::MemoryFiles;
pub use naming::{Naming, naming};
pub use read::{Opened, ReadError, read};
use regular::open_file;
pub use scan::{Purpose, Scan, is_copied, purpose, scan};
pub use sight::{FOLDERS, Sight};
pub use stamp::{Stamp, is_settled};
pub use tracker::{ReadTracker, no_files};

use crate::diagnostic::{Diagnostic, SourcePath};
use std::borrow::Cow;

/// Name of the file that makes a folder a site.
pub const SITE_FILE: &str = "site.yaml";

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
