//! A folder of made files. Each ends in a digest of its name and bytes, by which a damaged file and one that bantin did
//! not write are noticed.

use crate::{
    fs::{Dir, FileKind},
    state::StateDir,
};
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};
use xxhash_rust::xxh3::Xxh3;

/// Length of the digest in bytes.
const SEAL: usize = 16;
/// Largest file that is read, in bytes.
const MOST: u64 = 256 << 20;
/// Name of the folder below the state folder.
const FOLDER: &str = "pictures";

/// The folder of made files.
pub(super) struct PictureStore {
    state: Arc<StateDir>,
    dir: OnceLock<Dir>,
}

impl PictureStore {
    /// The store of a state folder, whose folder is made with the first file.
    pub(super) fn new(state: Arc<StateDir>) -> PictureStore {
        let dir = state.folder(FOLDER);
        PictureStore {
            state,
            dir: dir.map_or_else(OnceLock::new, OnceLock::from),
        }
    }

    /// The bytes of a file that the store wrote, unless it is damaged.
    pub(super) fn get(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = self.dir.get()?.read(name, MOST).ok()?;
        let length = bytes.len().checked_sub(SEAL)?;
        let intact = bytes[length..] == seal(name, &bytes[..length]);
        bytes.truncate(length);
        intact.then_some(bytes)
    }

    /// Writes a file; false when the disk refuses or there is no state folder.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> bool {
        let sealed = || [bytes, &seal(name, bytes)].concat();
        self.make()
            .is_some_and(|dir| dir.replace(name, &sealed()).is_ok())
    }

    fn make(&self) -> Option<&Dir> {
        if self.dir.get().is_none()
            && let Some(made) = self.state.make_folder(FOLDER)
        {
            // Another thread may have been faster; it set the same folder.
            drop(self.dir.set(made));
        }
        self.dir.get()
    }

    /// Removes all files that the store wrote but these. Other files are not touched.
    pub(super) fn keep_only(&self, names: &BTreeSet<&str>) {
        let Some(dir) = self.dir.get() else {
            return;
        };
        for found in dir.list("").unwrap_or_default() {
            let other = found.name.to_str().filter(|name| !names.contains(name));
            if let Some(name) = other.filter(|_| found.kind == FileKind::File)
                && self.get(name).is_some()
            {
                // A file that cannot be removed only takes room.
                drop(dir.remove_file(name));
            }
        }
    }
}

fn seal(name: &str, bytes: &[u8]) -> [u8; SEAL] {
    let mut hasher = Xxh3::new();
    hasher.update(name.as_bytes());
    hasher.update(bytes);
    hasher.digest128().to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::{PictureStore, StateDir};
    use std::{collections::BTreeSet, fs, os::unix::fs::symlink, path::Path, sync::Arc};

    fn store(root: &Path) -> PictureStore {
        PictureStore::new(Arc::new(StateDir::of(&root.canonicalize().unwrap())))
    }

    #[test]
    fn damaged_files_are_not_there() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(".bantin/pictures");
        let store = store(root.path());
        assert!(store.put("a.png", b"anh") && store.put("b.png", b""));
        assert_eq!(store.get("a.png").as_deref(), Some(&b"anh"[..]));
        assert_eq!(store.get("b.png").as_deref(), Some(&b""[..]));
        assert_eq!(store.get("c.png"), None);

        let file = folder.join("a.png");
        let whole = fs::read(&file).unwrap();
        fs::copy(&file, folder.join("c.png")).unwrap();
        assert_eq!(store.get("c.png"), None, "under another name");
        for cut in 0..whole.len() {
            fs::write(&file, &whole[..cut]).unwrap();
            assert_eq!(store.get("a.png"), None, "cut at {cut}");
        }
    }

    #[test]
    fn only_files_that_were_put_there_are_removed() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(".bantin/pictures");
        let pictures = store(root.path());
        for name in ["a.png", "b.png", "c.png"] {
            assert!(pictures.put(name, b"anh"));
        }
        fs::write(folder.join("ghi-chu.txt"), "của tôi").unwrap();
        fs::copy(folder.join("a.png"), folder.join("d.png")).unwrap();
        fs::rename(folder.join("c.png"), root.path().join("c.png")).unwrap();
        symlink(root.path().join("c.png"), folder.join("c.png")).unwrap();
        let left = || -> BTreeSet<String> {
            let inside = fs::read_dir(&folder).unwrap();
            let names = inside.map(|entry| entry.unwrap().file_name());
            names.map(|name| name.into_string().unwrap()).collect()
        };
        let names = ["b.png", "c.png", "d.png", "ghi-chu.txt"].map(str::to_owned);
        pictures.keep_only(&BTreeSet::from(["b.png"]));
        assert_eq!(left(), BTreeSet::from(names));
        assert!(root.path().join("c.png").exists());
    }

    #[test]
    fn a_link_is_no_folder_of_pictures() {
        let root = tempfile::tempdir().unwrap();
        let stolen = root.path().join("cua-toi");
        fs::create_dir(&stolen).unwrap();
        assert!(store(root.path()).put("a.png", b"anh"));
        let folder = root.path().join(".bantin/pictures");
        fs::rename(folder.join("a.png"), stolen.join("a.png")).unwrap();
        fs::remove_dir(&folder).unwrap();
        symlink(&stolen, &folder).unwrap();
        let linked = store(root.path());
        assert!(linked.get("a.png").is_none() && !linked.put("b.png", b"anh"));
        linked.keep_only(&BTreeSet::new());
        assert!(stolen.join("a.png").exists() && !stolen.join("b.png").exists());
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let store = PictureStore::new(Arc::new(StateDir::none()));
        assert!(!store.put("a.png", b"anh"));
        assert_eq!(store.get("a.png"), None);
    }
}
