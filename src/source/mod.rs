//! The files of a site: which there are, what each is for, and their text in one form.
//!
//! Everything later asks a [`Files`] for bytes and never touches a disk itself, so a test builds a whole
//! site from one string ([`Memory`]).

mod decode;
mod disk;
mod folder;
mod memory;
mod naming;
mod regular;
mod scan;
mod sight;
mod stamp;
mod witness;

pub use decode::{Decoded, Undecodable, decode};
pub use disk::{Changes, Disk};
pub use memory::Memory;
pub use naming::{Naming, naming};
pub use regular::{open_file, read_file, read_text};
pub use scan::{Purpose, Scan, purpose, scan};
pub use sight::{FOLDERS, Sight};
pub use stamp::{Stamp, is_settled};
pub use witness::{Witness, no_files};

use crate::diagnostic::{Diagnostic, SourcePath};
use std::{borrow::Cow, io};

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

    /// The bytes of a file.
    ///
    /// # Errors
    /// When the file is not there or cannot be read.
    fn read(&self, path: &SourcePath) -> io::Result<Cow<'_, [u8]>>;
}
