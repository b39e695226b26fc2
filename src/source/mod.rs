//! The files of a site: which there are, what each is for, and their text in one form.
//!
//! Everything later asks a [`Files`] for bytes and never touches a disk itself, so a test builds a whole
//! site from one string ([`Memory`]).

mod decode;
mod disk;
mod memory;
mod scan;

pub use decode::{Decoded, Undecodable, decode};
pub use disk::Disk;
pub use memory::Memory;
pub use scan::{Scan, scan};

use crate::diagnostic::{Diagnostic, SourcePath};
use std::{borrow::Cow, io};

/// Name of the file that makes a folder a site.
pub const SITE_FILE: &str = "site.yaml";

/// Where the files of a site come from.
pub trait Files: Sync {
    /// Every file of the site, sorted by path, and what was odd about the folder.
    fn list(&self) -> (Vec<SourcePath>, Vec<Diagnostic>);

    /// The bytes of a file.
    ///
    /// # Errors
    /// When the file is not there or cannot be read.
    fn read(&self, path: &SourcePath) -> io::Result<Cow<'_, [u8]>>;
}
