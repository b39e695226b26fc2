//! What a killed `check --fix` may leave behind: a mended text beside its file, complete, that was not renamed any more.
//!
//! Its name is made of its content, so it is proved to be ours; and it ends as names of temporary files do, which a site
//! leaves out wherever they lie.

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

/// More bytes than this no text has that is mended.
const LONGEST: u64 = 2 * Limit::ARTICLE.bytes();

/// What a text is called until it has the name of its file.
pub(super) fn name(text: &[u8]) -> String {
    format!("{PREFIX}{:032x}.tmp", xxh3_128(text))
}

/// Removes what was left behind in the folders of a site. What only is called so stays.
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
    if name(&read(&folder, called)?) == called {
        unlinkat(&folder, called, AtFlags::empty())?;
    }
    Ok(())
}

/// Removes what has the name of a text that is to be written, when it is the same text or the beginning of it: where
/// there are no files without names, one that was being written may be left.
pub(super) fn make_room(folder: &OwnedFd, called: &str, text: &[u8]) -> io::Result<()> {
    if let Ok(left) = read(folder, called)
        && text.starts_with(&left)
    {
        unlinkat(folder, called, AtFlags::empty())?;
    }
    Ok(())
}

fn read(folder: &OwnedFd, called: &str) -> io::Result<Vec<u8>> {
    let file = open(folder, called.as_ref(), OFlags::RDONLY | OFlags::NONBLOCK)?;
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
