//! Files that are published as they are and are too large to be held in memory.

use crate::{
    diagnostic::SourcePath,
    media::{BEGINNING, is_picture},
    source::{Files, Opened, Stamp},
};
use std::fs::File;

/// Files of so many bytes and more are copied and sent piece by piece.
const LARGE: u64 = 1 << 20;

/// A large file of the site, opened, and what the disk says of it. Pictures are held in memory whatever their size: what
/// they tell of their makers goes.
pub fn large(files: &dyn Files, path: &SourcePath) -> Option<(File, Stamp)> {
    let long = |stamp: &Stamp| stamp.length() >= LARGE;
    files.stamp(path).filter(long)?;
    let mut opened = files.open(path).ok()?;
    if is_picture(&opened.beginning(BEGINNING).ok()?) {
        return None;
    }
    match opened {
        Opened::OnDisk(file, stamp) => Some((file, stamp)),
        Opened::InMemory(_) => None,
    }
}
