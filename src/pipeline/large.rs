//! Large files, which are published as they are without being held in memory.

use crate::{
    diagnostic::SourcePath,
    media::{BEGINNING, is_picture},
    source::{FileStamp, OpenedFile, SourceFiles},
};
use std::fs::File;

/// Size in bytes from which a file is copied and sent piece by piece.
const LARGE: u64 = 1 << 20;

/// Opens a large file of the site, with its stamp. None for small files, and for pictures: those are held in memory at
/// any size, because their metadata is taken out.
pub fn large(files: &dyn SourceFiles, path: &SourcePath) -> Option<(File, FileStamp)> {
    let long = |stamp: &FileStamp| stamp.length() >= LARGE;
    files.stamp(path).filter(long)?;
    let mut opened = files.open(path).ok()?;
    if is_picture(&opened.beginning(BEGINNING).ok()?) {
        return None;
    }
    match opened {
        OpenedFile::OnDisk(file, stamp) => Some((file, stamp)),
        OpenedFile::InMemory(_) => None,
    }
}
