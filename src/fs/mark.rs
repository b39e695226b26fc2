//! Marks by which bantin knows folders of its own again.
//!
//! A mark is a file that says which folder it was made for: by the folder's number on its disk and the moment it came to
//! be. Nobody chooses those, so a mark that comes with a copied or cloned folder does not fit, whoever has made it. Where
//! a disk knows no moments of birth, the number alone has to do.

use super::Dir;
use std::{fmt::Write as _, io, path::Path};

/// Longest mark that is read, in bytes.
const MOST: u64 = 1_024;

/// A kind of mark.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Name of the file.
    pub name: &'static str,
    /// Its first line: what the folder is.
    pub says: &'static str,
}

impl Mark {
    /// Marks a folder, whatever lies where the mark is to be.
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
    /// When nobody can tell, because the disk refuses.
    pub fn is_on(self, dir: &Dir) -> io::Result<bool> {
        match dir.find(self.name)? {
            Some(found) if found.is_file() && found.size <= MOST => {
                Ok(dir.read(self.name, MOST)? == self.text(dir)?.into_bytes())
            }
            _ => Ok(false),
        }
    }

    /// Whether a folder holds nothing, or nothing but what a killed command leaves of a mark.
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

    /// Takes the mark away.
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
            // Writing to a text cannot fail.
            let _ = write!(text, " {seconds}.{nanoseconds:09}");
        }
        text.push('\n');
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Dir, Mark};
    use std::fs;

    const MARK: Mark = Mark {
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
