//! The files of a site: which exist, what each is for, and their text in one form.
//!
//! All later rooms ask a [`Files`] for bytes and never touch a disk themselves, so a test builds a whole site from one
//! string ([`MemoryFiles`]).

mod decode;
mod disk;
mod files;
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
pub use disk::{Disk, DiskChanges};
pub use files::SourceFiles;
pub use limit::Limit;
pub use memory::MemoryFiles;
pub use naming::{PathVerdict, naming};
pub use read::{OpenedFile, ReadError, read};
use regular::open_file;
pub use scan::{Purpose, Scan, is_copied, purpose, scan};
pub use sight::{FOLDERS, Sight};
pub use stamp::{FileStamp, is_settled};
pub use tracker::{ReadTracker, no_files};

/// Name of the file that makes a folder a site.
pub const SITE_FILE: &str = "site.yaml";
