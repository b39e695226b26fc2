//! Removes what a killed `check --fix` may leave behind: a complete mended text beside its file, which was not renamed
//! yet.
//!
//! The name of such a text is made of its content, which proves that it is bantin's. It ends like a temporary file,
//! which sites leave out anywhere.

use super::folder::{open, open_folder};
use crate::source::{FOLDERS, Limit};
use rustix::fs::{AtFlags, OFlags, unlinkat};
use std::{
    io::{self, Read},
    os::fd::OwnedFd,
    path::Path,
};
use walkdir::WalkDir;
use xxhash_rust::xxh3::xxh3_128;

const PREFIX: &str = ".bantin-";

/// Largest mended text in bytes; a larger file is none.
const LONGEST: u64 = 2 * Limit::ARTICLE.bytes();

/// The name of a mended text until it gets the name of its file.
pub(super) fn name(text: &[u8]) -> String {
    format!("{PREFIX}{:032x}.tmp", xxh3_128(text))
}

/// Removes leftovers in the folders of a site. Files that only have such a name stay.
pub(super) fn sweep(root: &Path) {
    let folders = FOLDERS.into_iter().map(|folder| root.join(folder));
    let walks = folders.map(|folder| WalkDir::new(folder).into_iter());
    let at_root = WalkDir::new(root).max_depth(1).into_iter();
    for walk in walks.chain([at_root]) {
        let into = walk.filter_entry(|entry| {
            !entry.file_type().is_dir()
                || entry.depth() == 0
                || !entry.file_name().as_encoded_bytes().starts_with(b".")
        });
        let files = into.flatten().filter(|entry| entry.file_type().is_file());
        for entry in files {
            let name = entry.file_name();
            if let Some(name) = name.to_str().filter(|name| name.starts_with(PREFIX))
                && let Some(folder) = entry.path().parent()
            {
                let _ = remove_own(folder, name);
            }
        }
    }
}

fn remove_own(folder: &Path, called: &str) -> io::Result<()> {
    let folder = open_folder(folder)?;
    if name(&read_beginning(&folder, called)?) == called {
        unlinkat(&folder, called, AtFlags::empty())?;
    }
    Ok(())
}

/// Removes a file with the name of a text that will be written, if it is this text or the beginning of it: where there
/// are no files without names, a killed run may have left it.
pub(super) fn make_room(folder: &OwnedFd, called: &str, text: &[u8]) -> io::Result<()> {
    if let Ok(left) = read_beginning(folder, called)
        && text.starts_with(&left)
    {
        unlinkat(folder, called, AtFlags::empty())?;
    }
    Ok(())
}

fn read_beginning(folder: &OwnedFd, called: &str) -> io::Result<Vec<u8>> {
    let file = open(folder, called.as_ref(), OFlags::RDONLY | OFlags::NONBLOCK)?;
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
