//! A folder of made files. Each ends in a digest of its name and bytes, so a damaged one is noticed.

use crate::source::read_file;
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};
use xxhash_rust::xxh3::Xxh3;

/// Length of the digest.
const SEAL: usize = 16;

/// Made files by their names, in a folder if there is one.
pub(super) struct Store {
    folder: Option<PathBuf>,
}

impl Store {
    pub(super) fn new(folder: Option<PathBuf>) -> Store {
        Store { folder }
    }

    /// A file that was put there, unless it is damaged.
    pub(super) fn get(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = read_file(&self.folder.as_ref()?.join(name)).ok()?;
        let length = bytes.len().checked_sub(SEAL)?;
        let intact = bytes[length..] == seal(name, &bytes[..length]);
        bytes.truncate(length);
        intact.then_some(bytes)
    }

    /// Puts a file there; false when the disk refuses, or there is no folder.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> bool {
        let Some(folder) = &self.folder else {
            return false;
        };
        let sealed = [bytes, &seal(name, bytes)].concat();
        let written = write(folder, name, &sealed).or_else(|_| {
            fs::create_dir_all(folder)?;
            write(folder, name, &sealed)
        });
        written.is_ok()
    }

    /// Removes all other files: nobody will ask for them.
    pub(super) fn keep_only(&self, names: &BTreeSet<&str>) {
        let Some(folder) = &self.folder else {
            return;
        };
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let others = entries.filter(|entry| {
            let name = entry.file_name();
            name.to_str().is_none_or(|name| !names.contains(name))
        });
        for other in others {
            // At worst it takes room.
            let _ = fs::remove_file(other.path());
        }
    }
}

/// In one step, so that nobody reads half a file.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let mut aside = tempfile::NamedTempFile::new_in(folder)?;
    io::Write::write_all(&mut aside, bytes)?;
    aside.persist(folder.join(name))?;
    Ok(())
}

fn seal(name: &str, bytes: &[u8]) -> [u8; SEAL] {
    let mut hasher = Xxh3::new();
    hasher.update(name.as_bytes());
    hasher.update(bytes);
    hasher.digest128().to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::Store;
    use std::{collections::BTreeSet, fs};

    #[test]
    fn damaged_files_are_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(Some(folder.path().join("pictures")));
        assert!(store.put("a.png", b"anh") && store.put("b.png", b""));
        assert_eq!(store.get("a.png").as_deref(), Some(&b"anh"[..]));
        assert_eq!(store.get("b.png").as_deref(), Some(&b""[..]));
        assert_eq!(store.get("c.png"), None);

        let file = folder.path().join("pictures/a.png");
        let whole = fs::read(&file).unwrap();
        fs::copy(&file, folder.path().join("pictures/c.png")).unwrap();
        assert_eq!(store.get("c.png"), None, "under another name");
        for cut in 0..whole.len() {
            fs::write(&file, &whole[..cut]).unwrap();
            assert_eq!(store.get("a.png"), None, "cut at {cut}");
        }
        store.keep_only(&BTreeSet::from(["b.png"]));
        assert_eq!(
            fs::read_dir(folder.path().join("pictures"))
                .unwrap()
                .count(),
            1
        );
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let store = Store::new(None);
        assert!(!store.put("a.png", b"anh"));
        assert_eq!(store.get("a.png"), None);
    }
}
