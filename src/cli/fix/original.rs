//! Reads a file that shall be mended, and replaces it by its mended text.
//!
//! Everything that changes files of a site is here, in a dozen calls to the system. A mended text is written to a file
//! without a name, where the system has such files, and gets the name when it is complete. When the program is killed,
//! no text is lost, and hardly ever does a file stay behind ([`leftovers`]).

use super::{
    folder::{open, open_folder},
    leftovers,
};
use crate::{fs::fault, source::Limit};
use rustix::{
    fs::{
        AtFlags, CWD, Gid, Mode, OFlags, Stat, Uid, XattrFlags, fchmod, fchown, fgetxattr,
        flistxattr, fsetxattr, fstat, fsync, linkat, renameat, statat, unlinkat,
    },
    io::Errno,
};
use std::{
    ffi::OsString,
    fs::File,
    io::{self, Read, Write},
    os::{
        fd::{AsRawFd, OwnedFd},
        unix::fs::{FileExt, MetadataExt},
    },
    path::{Path, PathBuf},
};

/// Why a file was not mended. The file is as it was.
#[derive(Debug)]
pub(super) enum MendError {
    /// The system refused an operation.
    Refused(io::Error),
    /// The new file cannot have the owner, group and permissions of the old one.
    OwnerLost,
    /// Somebody has changed the file since it was read.
    Changed,
}

impl From<io::Error> for MendError {
    fn from(error: io::Error) -> MendError {
        MendError::Refused(error)
    }
}

impl From<Errno> for MendError {
    fn from(error: Errno) -> MendError {
        MendError::Refused(error.into())
    }
}

/// What has a name beside a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing.
    Nothing,
    /// A file with the bytes that are wanted there.
    Same,
    /// Something else.
    Other,
}

/// A file that was read, and its state at that time.
pub(super) struct Original {
    /// The folder that contains the file.
    folder: OwnedFd,
    folder_path: PathBuf,
    name: OsString,
    file: File,
    stat: Stat,
    names: u64,
    bytes: Vec<u8>,
}

impl Original {
    /// Opens a file and reads it. None when it is longer than `most`. An error when there is a link in its path.
    pub(super) fn read(location: &Path, most: Limit) -> io::Result<Option<Original>> {
        let none = || io::Error::from(io::ErrorKind::NotFound);
        let folder_path = location.parent().ok_or_else(none)?.to_owned();
        let name = location.file_name().ok_or_else(none)?.to_owned();
        let folder = open_folder(&folder_path)?;
        let file = open(&folder, &name, OFlags::RDONLY | OFlags::NONBLOCK)?;
        // The state before reading: if somebody writes meanwhile, it differs later.
        let stat = fstat(&file)?;
        let names = file.metadata()?.nlink();
        let mut bytes = Vec::new();
        (&file)
            .take(most.bytes().saturating_add(1))
            .read_to_end(&mut bytes)?;
        let is_short = bytes.len() as u64 <= most.bytes();
        Ok(is_short.then_some(Original {
            folder,
            folder_path,
            name,
            file,
            stat,
            names,
            bytes,
        }))
    }

    /// The bytes of the file.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Number of other names of the file: hard links.
    pub(super) fn other_names(&self) -> u64 {
        self.names.saturating_sub(1)
    }

    /// The path of the folder that contains the file.
    pub(super) fn folder(&self) -> &Path {
        &self.folder_path
    }

    /// Replaces the file by a text in one step. Owner, group, permissions and attributes stay.
    ///
    /// # Errors
    /// When the system refuses, when owner, group and permissions cannot be kept, or when somebody has changed the file
    /// since it was read. It is then as it was.
    pub(super) fn replace(&self, text: &str) -> Result<(), MendError> {
        // Without this, a file that nobody may write would be replaced all the same.
        if self.stat.st_mode & 0o222 == 0 {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
        }
        let aside = leftovers::name(text.as_bytes());
        leftovers::make_room(&self.folder, &aside, text.as_bytes())?;
        if !self.write_unnamed(&aside, text.as_bytes())? {
            self.write_named(&aside, text.as_bytes())?;
        }
        self.rename_here(&aside)
    }

    /// Whether there is a file of a name beside the original: with these bytes, or with others.
    pub(super) fn beside(&self, name: &str, bytes: &[u8]) -> Beside {
        match open(
            &self.folder,
            name.as_ref(),
            OFlags::RDONLY | OFlags::NONBLOCK,
        ) {
            Ok(file) => {
                let mut found = Vec::new();
                let read = file.take(bytes.len() as u64 + 1).read_to_end(&mut found);
                if read.is_ok() && found == bytes {
                    Beside::Same
                } else {
                    Beside::Other
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Beside::Nothing,
            Err(_) => Beside::Other,
        }
    }

    /// Writes a new file beside the original, with its owner, group and permissions.
    ///
    /// # Errors
    /// As [`replace`](Original::replace), and when there is a file of that name.
    pub(super) fn put_beside(&self, name: &str, bytes: &[u8]) -> Result<(), MendError> {
        if !self.write_unnamed(name, bytes)? {
            self.write_named(name, bytes)?;
        }
        Ok(())
    }

    /// Writes a new file beside the original without a name, and names it when it is complete. False when there are no
    /// files without names here; then nothing was written.
    fn write_unnamed(&self, aside: &str, bytes: &[u8]) -> Result<bool, MendError> {
        let Some(file) = self.open_unnamed() else {
            return Ok(false);
        };
        self.fill(&file, bytes)?;
        fault::point()?;
        let path = format!("/proc/self/fd/{}", file.as_raw_fd());
        let linked = linkat(CWD, path, &self.folder, aside, AtFlags::SYMLINK_FOLLOW);
        Ok(linked.is_ok())
    }

    /// Writes a new file beside the original that has a name from the beginning.
    fn write_named(&self, aside: &str, bytes: &[u8]) -> Result<(), MendError> {
        let new = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL;
        let file = open(&self.folder, aside.as_ref(), new)?;
        let filled = self.fill(&file, bytes);
        if filled.is_err() {
            let _ = unlinkat(&self.folder, aside, AtFlags::empty());
        }
        filled
    }

    /// Opens a file without a name, which is gone when the program ends. Not every system and file system has them.
    #[cfg(target_os = "linux")]
    fn open_unnamed(&self) -> Option<File> {
        open(&self.folder, ".".as_ref(), OFlags::RDWR | OFlags::TMPFILE).ok()
    }

    #[cfg(not(target_os = "linux"))]
    fn open_unnamed(&self) -> Option<File> {
        None
    }

    /// Writes the bytes of a new file to the disk, and gives it owner, group, permissions and attributes of the
    /// original.
    fn fill(&self, mut file: &File, bytes: &[u8]) -> Result<(), MendError> {
        fault::point()?;
        file.write_all(bytes)?;
        let (owner, group) = (self.stat.st_uid, self.stat.st_gid);
        let made = fstat(file)?;
        if (made.st_uid, made.st_gid) != (owner, group) {
            let refused = |_| MendError::OwnerLost;
            fchown(file, Some(Uid::from_raw(owner)), Some(Gid::from_raw(group)))
                .map_err(refused)?;
        }
        self.copy_attributes(file)?;
        // After the owner, because a change of owner removes permission bits.
        fchmod(file, Mode::from_raw_mode(self.stat.st_mode))?;
        let made = fstat(file)?;
        let of = |stat: &Stat| (stat.st_uid, stat.st_gid, stat.st_mode);
        if of(&made) != of(&self.stat) {
            return Err(MendError::OwnerLost);
        }
        fsync(file)?;
        Ok(())
    }

    /// Copies the extended attributes of the original, with access control lists. Those that only the system sets are
    /// left out.
    #[cfg(target_os = "linux")]
    fn copy_attributes(&self, to: &File) -> Result<(), MendError> {
        for name in names_of_attributes(&self.file)? {
            let of_system = name.starts_with(b"security.") || name.starts_with(b"trusted.");
            match copy_attribute(&self.file, to, &name) {
                Err(Errno::PERM | Errno::ACCESS | Errno::NOTSUP | Errno::INVAL) if of_system => {}
                copied => copied?,
            }
        }
        Ok(())
    }

    #[cfg(not(target_os = "linux"))]
    fn copy_attributes(&self, _: &File) -> Result<(), MendError> {
        Ok(())
    }

    fn reads_as_before(&self) -> io::Result<bool> {
        let mut now = vec![0; self.bytes.len()];
        match self.file.read_exact_at(&mut now, 0) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
            read => read.map(|()| now == self.bytes),
        }
    }

    /// Renames the new file to the name of the original. If another file has that name now, the new one is removed.
    fn rename_here(&self, aside: &str) -> Result<(), MendError> {
        let rename = || {
            fault::point()?;
            let now = statat(&self.folder, &*self.name, AtFlags::SYMLINK_NOFOLLOW)?;
            // Times of files have steps, within which a file may change twice.
            if !is_same(&now, &self.stat) || !self.reads_as_before()? {
                return Err(MendError::Changed);
            }
            Ok(renameat(&self.folder, aside, &self.folder, &*self.name)?)
        };
        let renamed = rename();
        if renamed.is_err() {
            let _ = unlinkat(&self.folder, aside, AtFlags::empty());
        }
        renamed
    }
}

/// Waits until the names in a folder are on the disk.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    Ok(fsync(open_folder(path)?)?)
}

/// Whether a file is still the one that was read, with the same content, as far as the disk tells.
fn is_same(now: &Stat, before: &Stat) -> bool {
    let of = |stat: &Stat| {
        let file = (stat.st_dev, stat.st_ino, stat.st_size);
        let modified = (stat.st_mtime, stat.st_mtime_nsec);
        (file, modified, (stat.st_ctime, stat.st_ctime_nsec))
    };
    of(now) == of(before)
}

#[cfg(target_os = "linux")]
fn names_of_attributes(file: &File) -> io::Result<Vec<Vec<u8>>> {
    let mut names = Vec::with_capacity(1 << 16);
    match flistxattr(file, rustix::buffer::spare_capacity(&mut names)) {
        Err(Errno::NOTSUP) => return Ok(Vec::new()),
        listed => listed?,
    };
    let names = names.split(|&byte| byte == 0);
    Ok(names
        .filter(|name| !name.is_empty())
        .map(<[u8]>::to_vec)
        .collect())
}

#[cfg(target_os = "linux")]
fn copy_attribute(from: &File, to: &File, name: &[u8]) -> Result<(), Errno> {
    let mut value = Vec::with_capacity(1 << 16);
    fgetxattr(from, name, rustix::buffer::spare_capacity(&mut value))?;
    fsetxattr(to, name, &value, XattrFlags::empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap();
        (folder, path)
    }

    fn names(folder: &Path) -> Vec<OsString> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name()).collect()
    }

    /// Whatever somebody does to a file after it was read, it stays as they left it, and no other file is left.
    #[test]
    fn what_changed_meanwhile_is_not_replaced() {
        let (_kept, folder) = folder();
        let file = folder.join("bai.md");
        let changes: [fn(&Path); 6] = [
            |file| fs::write(file, "cU").unwrap(),
            |file| fs::write(file, "moi").unwrap(),
            |file| fs::write(file, "cu ").unwrap(),
            |file| {
                fs::write(file.with_extension("x"), "cu").unwrap();
                fs::rename(file.with_extension("x"), file).unwrap();
            },
            |file| fs::remove_file(file).unwrap(),
            |file| {
                fs::rename(file, file.with_extension("y")).unwrap();
                std::os::unix::fs::symlink("bai.y", file).unwrap();
            },
        ];
        for change in changes {
            let _ = fs::remove_file(&file);
            fs::write(&file, "cu").unwrap();
            let original = Original::read(&file, Limit::ARTICLE).unwrap().unwrap();
            assert_eq!(original.bytes(), b"cu");
            change(&file);
            let before = (fs::read(&file).ok(), fs::read_link(&file).ok());
            let replaced = original.replace("sua");
            let gone = matches!(&replaced, Err(MendError::Refused(error)) if error.kind() == io::ErrorKind::NotFound);
            assert!(
                gone || matches!(replaced, Err(MendError::Changed)),
                "{replaced:?}"
            );
            assert_eq!((fs::read(&file).ok(), fs::read_link(&file).ok()), before);
            let left = names(&folder);
            assert!(
                !left
                    .iter()
                    .any(|name| name.to_string_lossy().starts_with('.')),
                "{left:?}"
            );
        }
    }

    /// Where a file system has no files without names, a named one is written. Remains of a killed run are no
    /// hindrance, and files of others with such names are not touched.
    #[test]
    fn without_files_without_names() {
        let (_kept, folder) = folder();
        let file = folder.join("bai.md");
        fs::write(&file, "cu").unwrap();
        let original = Original::read(&file, Limit::ARTICLE).unwrap().unwrap();
        let aside = leftovers::name(b"mended");
        for (left, may_be_ours) in [
            ("men", true),
            ("mended", true),
            ("", true),
            ("cua toi", false),
        ] {
            fs::write(folder.join(&aside), left).unwrap();
            leftovers::make_room(&original.folder, &aside, b"mended").unwrap();
            let written = original.write_named(&aside, b"mended");
            assert_eq!(written.is_ok(), may_be_ours, "{left:?}");
            let now = fs::read_to_string(folder.join(&aside)).unwrap();
            assert_eq!(now, if may_be_ours { "mended" } else { left });
        }
        fs::remove_file(folder.join(&aside)).unwrap();
        original.write_named(&aside, b"mended").unwrap();
        original.rename_here(&aside).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "mended");
        assert_eq!(names(&folder), ["bai.md"]);
    }

    #[test]
    fn long_files_are_not_read() {
        let (_kept, folder) = folder();
        fs::write(folder.join("a"), "1234").unwrap();
        let read = |name, most| Original::read(&folder.join(name), Limit::of_bytes(most));
        assert!(read("a", 4).unwrap().is_some());
        assert!(read("a", 3).unwrap().is_none());
        assert!(read("", 3).is_err());
    }
}
