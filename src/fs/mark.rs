//! Marks by which bantin recognises folders of its own.
//!
//! A mark is a file in a folder that names the folder by its inode and the moment of its birth. Nobody chooses those,
//! so a mark does not fit a folder that was copied or cloned, whoever made it. Where a disk does not know births, the
//! inode alone must suffice.

use super::Dir;
use std::{fmt::Write as _, io, path::Path};

/// Longest mark that is read, in bytes.
const MOST: u64 = 1_024;

/// A kind of mark: there is one for stages and one for state folders.
#[derive(Clone, Copy, Debug)]
pub struct FolderMark {
    /// Name of the file in the folder.
    pub name: &'static str,
    /// First line of the file, which says what the folder is.
    pub says: &'static str,
}

impl FolderMark {
    /// Puts a mark into a folder, in the place of anything that has its name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(self, dir: &Dir) -> io::Result<()> {
        let text = self.text(dir)?;
        match dir.write_new(self.name, text.as_bytes()) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                dir.replace(self.name, text.as_bytes())
            }
            written => written,
        }
    }

    /// Whether a folder has a mark that was made for it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn is_on(self, dir: &Dir) -> io::Result<bool> {
        match dir.find(self.name)? {
            Some(found) if found.is_file() && found.size <= MOST => {
                Ok(dir.read(self.name, MOST)? == self.text(dir)?.into_bytes())
            }
            _ => Ok(false),
        }
    }

    /// Whether a folder is empty, or contains only what a killed command left of a mark.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn may_be_put(self, dir: &Dir) -> io::Result<bool> {
        let inside = dir.list("")?;
        let is_cut_off = |size: u64| -> io::Result<bool> {
            let whole = self.text(dir)?;
            let text = dir.read_text(self.name, MOST)?;
            Ok(size < MOST && whole.starts_with(&text))
        };
        match &inside[..] {
            [] => Ok(true),
            [one] if one.name == self.name => {
                let found = dir.status(self.name)?;
                Ok(found.is_file() && is_cut_off(found.size)?)
            }
            _ => Ok(false),
        }
    }

    /// Removes the mark from a folder.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(self, dir: &Dir) -> io::Result<()> {
        dir.remove_file(self.name)
    }

    fn text(self, dir: &Dir) -> io::Result<String> {
        let found = dir.status(Path::new(""))?;
        let mut text = format!("{}\n{}", self.says, found.inode);
        if let Some((seconds, nanoseconds)) = found.born {
            // Writing to a string cannot fail.
            let _ = write!(text, " {seconds}.{nanoseconds:09}");
        }
        text.push('\n');
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Dir, FolderMark};
    use std::fs;

    const MARK: FolderMark = FolderMark {
        name: ".dau",
        says: "a folder of a test",
    };

    #[test]
    fn a_mark_is_for_one_folder() {
        let around = tempfile::tempdir().unwrap();
        let around = around.path().canonicalize().unwrap();
        let open = |name: &str| {
            fs::create_dir_all(around.join(name)).unwrap();
            Dir::open(&around.join(name)).unwrap()
        };
        let (ours, copy) = (open("cua-ta"), open("ban-sao"));
        assert!(!MARK.is_on(&ours).unwrap() && MARK.may_be_put(&ours).unwrap());
        MARK.put(&ours).unwrap();
        assert!(MARK.is_on(&ours).unwrap());
        let text = fs::read(around.join("cua-ta/.dau")).unwrap();
        fs::write(around.join("ban-sao/.dau"), &text).unwrap();
        assert!(!MARK.is_on(&copy).unwrap(), "a copied mark");
        assert!(!MARK.may_be_put(&copy).unwrap());
        fs::rename(around.join("cua-ta"), around.join("doi-ten")).unwrap();
        assert!(MARK.is_on(&open("doi-ten")).unwrap(), "a renamed folder");
        let cut = open("dut");
        let whole = MARK.text(&cut).unwrap();
        for length in 0..whole.len() {
            fs::write(around.join("dut/.dau"), &whole[..length]).unwrap();
            assert!(!MARK.is_on(&cut).unwrap() && MARK.may_be_put(&cut).unwrap());
            MARK.put(&cut).unwrap();
            assert!(MARK.is_on(&cut).unwrap());
        }
        fs::write(around.join("dut/khac"), "").unwrap();
        assert!(!MARK.may_be_put(&cut).unwrap(), "something else is in it");
    }
}
