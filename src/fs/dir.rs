//! Open folders, and everything that bantin does in them.

use super::{
    RegularFile, beneath,
    fault::{self},
    status::{FileKind, FileStatus, status},
};
use rustix::{
    fs::{
        AtFlags, Mode, OFlags, RawMode, RenameFlags, fchmod, linkat, mkdirat, openat, renameat,
        renameat_with, unlinkat,
    },
    io::Errno,
};
use std::{
    ffi::OsString,
    io::{self, Read, Write},
    os::{
        fd::{AsFd, BorrowedFd, OwnedFd},
        unix::ffi::OsStrExt,
    },
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU64, Ordering},
};

/// An open folder. Paths that its methods take are relative to it, and no link is followed on the way.
///
/// Every method fails when the disk refuses, when there is a link on the way ([`is_behind_link`](super::is_behind_link))
/// or when the path leads out of the folder.
#[derive(Debug)]
pub struct Dir {
    handle: OwnedFd,
    path: PathBuf,
}

/// A file, folder or link in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirEntry {
    /// The name in its folder.
    pub name: OsString,
    /// Whether it is a file, folder, link or something else; a link is not followed.
    pub kind: FileKind,
}

#[expect(
    clippy::missing_errors_doc,
    reason = "all of them fail alike, as the type says"
)]
impl Dir {
    /// Opens the folder at a path from the root of the machine. The path has no links in it, as
    /// [`Path::canonicalize`] makes it.
    pub fn open(path: &Path) -> io::Result<Dir> {
        fault::point()?;
        Ok(Dir {
            handle: beneath::open_root(path)?,
            path: path.to_owned(),
        })
    }

    /// The path of the folder when it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a folder at a path.
    pub fn open_dir(&self, inside: impl AsRef<Path>) -> io::Result<Dir> {
        fault::point()?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY;
        let inside = inside.as_ref();
        Ok(Dir {
            handle: beneath::open(self.handle.as_fd(), inside, flags, Mode::empty())?,
            path: self.path.join(inside),
        })
    }

    /// What the disk says of what is at a path. Folders on the way may be links, because nothing is opened; an empty
    /// path is the folder itself.
    pub fn status(&self, inside: impl AsRef<Path>) -> io::Result<FileStatus> {
        fault::point()?;
        status(self.handle.as_fd(), inside.as_ref())
    }

    /// As [`status`](Dir::status), but none when nothing is at the path.
    pub fn find(&self, inside: impl AsRef<Path>) -> io::Result<Option<FileStatus>> {
        match self.status(inside) {
            Err(error)
                if error.kind() == io::ErrorKind::NotFound || super::is_behind_link(&error) =>
            {
                Ok(None)
            }
            found => found.map(Some),
        }
    }

    /// Whether something is at a path, also a link that leads nowhere.
    pub fn has(&self, inside: impl AsRef<Path>) -> io::Result<bool> {
        Ok(self.find(inside)?.is_some())
    }

    /// Everything in the folder at a path, sorted by name; an empty path is the folder itself.
    pub fn list(&self, inside: impl AsRef<Path>) -> io::Result<Vec<DirEntry>> {
        fault::point()?;
        let inside = inside.as_ref();
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = if inside.as_os_str().is_empty() {
            openat(&self.handle, ".", flags, Mode::empty())?
        } else {
            beneath::open(self.handle.as_fd(), inside, flags, Mode::empty())?
        };
        let mut found = Vec::new();
        for entry in rustix::fs::Dir::read_from(&folder)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if !matches!(name, b"." | b"..") {
                let name = std::ffi::OsStr::from_bytes(name);
                found.push(DirEntry {
                    name: name.to_owned(),
                    kind: kind(&folder, name, entry.file_type())?,
                });
            }
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(found)
    }

    /// Opens a regular file for reading. Anything else, such as a pipe, is an error and is not waited for.
    pub fn open_file(&self, inside: impl AsRef<Path>) -> io::Result<RegularFile> {
        self.open_regular(inside.as_ref(), OFlags::RDONLY | OFlags::NONBLOCK)
    }

    /// Opens a regular file that exists for writing.
    pub fn open_file_to_write(&self, inside: impl AsRef<Path>) -> io::Result<RegularFile> {
        self.open_regular(inside.as_ref(), OFlags::WRONLY | OFlags::NONBLOCK)
    }

    fn open_regular(&self, inside: &Path, flags: OFlags) -> io::Result<RegularFile> {
        fault::point()?;
        let file = beneath::open(
            self.handle.as_fd(),
            inside,
            flags | OFlags::NOCTTY,
            Mode::empty(),
        )?;
        match status(file.as_fd(), Path::new(""))?.kind {
            FileKind::File => Ok(RegularFile::new(file.into())),
            _ => Err(io::Error::other("not a regular file")),
        }
    }

    /// The bytes of a regular file; an error when there are more than `most`.
    pub fn read(&self, inside: impl AsRef<Path>, most: u64) -> io::Result<Vec<u8>> {
        let file = self.open_file(inside)?;
        let size = file.size()?;
        if size > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX))?;
        // The file may have grown since its size was read.
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            Err(io::ErrorKind::FileTooLarge.into())
        } else {
            Ok(bytes)
        }
    }

    /// The text of a regular file; an error when it has more than `most` bytes.
    pub fn read_text(&self, inside: impl AsRef<Path>, most: u64) -> io::Result<String> {
        let bytes = self.read(inside, most)?;
        String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    /// Makes a new file; an error when something is at the path.
    pub fn create_file(&self, inside: impl AsRef<Path>) -> io::Result<RegularFile> {
        fault::point()?;
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
        let mode = Mode::from_raw_mode(0o666);
        let file = beneath::open(self.handle.as_fd(), inside.as_ref(), flags, mode)?;
        Ok(RegularFile::new(file.into()))
    }

    /// Makes a new file with these bytes; an error when something is at the path.
    pub fn write_new(&self, inside: impl AsRef<Path>, bytes: &[u8]) -> io::Result<()> {
        self.create_file(inside)?.write_all(bytes)
    }

    /// Writes a file in the place of an old one, or of anything else that is no folder. It is replaced in one step, so
    /// that there is never half of it.
    pub fn replace(&self, inside: impl AsRef<Path>, bytes: &[u8]) -> io::Result<()> {
        let inside = inside.as_ref();
        let aside = inside.with_file_name(self.aside_name()?);
        self.write_new(&aside, bytes)
            .and_then(|()| self.rename(&aside, self, inside))
            .inspect_err(|_| {
                // The next command removes what could not be removed here.
                drop(self.remove_file(&aside));
            })
    }

    /// A new name for a file while it is written, which [`Dir::is_aside`] recognises.
    pub fn aside_name(&self) -> io::Result<String> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        Ok(format!("{}{}-{count}", self.aside_prefix()?, process::id()))
    }

    /// Whether a name is one that bantin gives to files of this folder while it writes them. Such names tell which
    /// folder they were given for.
    pub fn is_aside(&self, name: &Path) -> bool {
        let own = self.aside_prefix().ok().zip(name.to_str());
        let numbers = own
            .and_then(|(prefix, name)| name.strip_prefix(prefix.as_str()))
            .and_then(|rest| rest.split_once('-'));
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
        numbers.is_some_and(|(process, count)| is_number(process) && is_number(count))
    }

    fn aside_prefix(&self) -> io::Result<String> {
        let inode = status(self.handle.as_fd(), Path::new(""))?.inode;
        Ok(format!(".bantin-aside-{inode:x}-"))
    }

    /// Makes a folder; an error when something is at the path.
    pub fn create_dir(&self, inside: impl AsRef<Path>) -> io::Result<()> {
        fault::point()?;
        let inside = inside.as_ref();
        let parent = beneath::parent(self.handle.as_fd(), inside)?;
        Ok(mkdirat(&parent, name(inside)?, Mode::from_raw_mode(0o777))?)
    }

    /// Makes a folder and those above it, as far as they do not exist.
    pub fn create_dir_all(&self, inside: impl AsRef<Path>) -> io::Result<()> {
        let inside = inside.as_ref();
        if inside.as_os_str().is_empty() {
            return Ok(());
        }
        let mut made = self.create_dir(inside);
        let parent = inside
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        if let (Err(error), Some(parent)) = (&made, parent)
            && error.kind() == io::ErrorKind::NotFound
        {
            self.create_dir_all(parent)?;
            // Where a file system makes no folders, it says "not found" again.
            made = self.create_dir(inside);
        }
        match made {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            made => made,
        }
    }

    /// Removes a file, or anything else that is no folder. A link is removed, and not its target.
    pub fn remove_file(&self, inside: impl AsRef<Path>) -> io::Result<()> {
        self.remove(inside.as_ref(), AtFlags::empty())
    }

    /// Removes an empty folder.
    pub fn remove_dir(&self, inside: impl AsRef<Path>) -> io::Result<()> {
        self.remove(inside.as_ref(), AtFlags::REMOVEDIR)
    }

    fn remove(&self, inside: &Path, flags: AtFlags) -> io::Result<()> {
        fault::point()?;
        let parent = beneath::parent(self.handle.as_fd(), inside)?;
        Ok(unlinkat(&parent, name(inside)?, flags)?)
    }

    /// Renames something, perhaps into another folder. What is at the new path is replaced, if it is no folder.
    pub fn rename(
        &self,
        from: impl AsRef<Path>,
        folder: &Dir,
        to: impl AsRef<Path>,
    ) -> io::Result<()> {
        self.between(from.as_ref(), folder, to.as_ref(), |from, a, to, b| {
            renameat(from, a, to, b)
        })
    }

    /// As [`rename`](Dir::rename), but an error when something is at the new path.
    pub fn rename_new(
        &self,
        from: impl AsRef<Path>,
        folder: &Dir,
        to: impl AsRef<Path>,
    ) -> io::Result<()> {
        self.between(from.as_ref(), folder, to.as_ref(), |from, a, to, b| {
            renameat_with(from, a, to, b, RenameFlags::NOREPLACE)
        })
    }

    /// Exchanges what is at two paths, in one step.
    pub fn exchange(
        &self,
        from: impl AsRef<Path>,
        folder: &Dir,
        to: impl AsRef<Path>,
    ) -> io::Result<()> {
        self.between(from.as_ref(), folder, to.as_ref(), |from, a, to, b| {
            renameat_with(from, a, to, b, RenameFlags::EXCHANGE)
        })
    }

    /// Links a file into another folder, without copying it.
    pub fn link(
        &self,
        from: impl AsRef<Path>,
        folder: &Dir,
        to: impl AsRef<Path>,
    ) -> io::Result<()> {
        self.between(from.as_ref(), folder, to.as_ref(), |from, a, to, b| {
            linkat(from, a, to, b, AtFlags::empty())
        })
    }

    fn between(
        &self,
        from: &Path,
        folder: &Dir,
        to: &Path,
        act: impl FnOnce(BorrowedFd<'_>, &Path, BorrowedFd<'_>, &Path) -> rustix::io::Result<()>,
    ) -> io::Result<()> {
        fault::point()?;
        let source = beneath::parent(self.handle.as_fd(), from)?;
        let target = beneath::parent(folder.handle.as_fd(), to)?;
        Ok(act(source.as_fd(), name(from)?, target.as_fd(), name(to)?)?)
    }

    /// Sets the permission bits of a folder at a path; an empty path is the folder itself.
    pub fn permit(&self, inside: impl AsRef<Path>, mode: u32) -> io::Result<()> {
        fault::point()?;
        let inside = inside.as_ref();
        let mode = Mode::from_raw_mode(RawMode::try_from(mode).map_err(io::Error::other)?);
        if inside.as_os_str().is_empty() {
            return Ok(fchmod(&self.handle, mode)?);
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY;
        match beneath::open(self.handle.as_fd(), inside, flags, Mode::empty()) {
            Ok(folder) => Ok(fchmod(folder, mode)?),
            // A folder that nobody may read cannot be opened. Its path suffices where no part of it is a link.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                let parent = beneath::parent(self.handle.as_fd(), inside)?;
                let name = name(inside)?;
                if status(parent.as_fd(), name)?.is_folder() {
                    Ok(rustix::fs::chmodat(&parent, name, mode, AtFlags::empty())?)
                } else {
                    Err(error)
                }
            }
            Err(error) => Err(error),
        }
    }

    /// Fails when files may not be made in or removed from the folder at a path; an empty path is the folder itself.
    pub fn check_writable(&self, inside: impl AsRef<Path>) -> io::Result<()> {
        use rustix::fs::{Access, accessat};
        let inside = inside.as_ref();
        let path = if inside.as_os_str().is_empty() {
            Path::new(".")
        } else {
            inside
        };
        let access = Access::WRITE_OK | Access::EXEC_OK;
        Ok(accessat(&self.handle, path, access, AtFlags::EACCESS)?)
    }

    /// Waits until everything that was written is on the disk.
    pub fn sync(&self) -> io::Result<()> {
        fault::point()?;
        #[cfg(target_os = "linux")]
        let synced = rustix::fs::syncfs(&self.handle);
        #[cfg(not(target_os = "linux"))]
        let synced = rustix::fs::fsync(&self.handle);
        match synced {
            // Some file systems cannot do that.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(()),
            synced => Ok(synced?),
        }
    }

    /// Waits until the names in the folder are on the disk.
    pub fn sync_names(&self) -> io::Result<()> {
        fault::point()?;
        match rustix::fs::fsync(&self.handle) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(()),
            synced => Ok(synced?),
        }
    }

    /// The folder with the path that it has after a renaming.
    #[must_use]
    pub fn at(self, path: &Path) -> Dir {
        Dir {
            path: path.to_owned(),
            ..self
        }
    }

    /// Opens the same folder once more.
    pub fn try_clone(&self) -> io::Result<Dir> {
        Ok(Dir {
            handle: self.handle.try_clone()?,
            path: self.path.clone(),
        })
    }

    pub(super) fn handle(&self) -> BorrowedFd<'_> {
        self.handle.as_fd()
    }
}

/// Makes a folder at a path from the root of the machine, and those above it, and opens it. The part of the path that
/// exists has no links.
///
/// # Errors
/// When the disk refuses.
pub fn create_dir_all(path: &Path) -> io::Result<Dir> {
    for above in path.ancestors() {
        match Dir::open(above) {
            Ok(dir) if above == path => return Ok(dir),
            Ok(dir) => {
                let rest = path.strip_prefix(above).map_err(io::Error::other)?;
                dir.create_dir_all(rest)?;
                return dir.open_dir(rest);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // Folders above may be usable without being readable.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && above != path => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::NotFound.into())
}

/// The last part of a path.
fn name(inside: &Path) -> io::Result<&Path> {
    let name = inside.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    Ok(Path::new(name))
}

fn kind(
    folder: &OwnedFd,
    name: &std::ffi::OsStr,
    told: rustix::fs::FileType,
) -> io::Result<FileKind> {
    use rustix::fs::FileType;
    Ok(match told {
        FileType::RegularFile => FileKind::File,
        FileType::Directory => FileKind::Folder,
        FileType::Symlink => FileKind::Link,
        FileType::Unknown => status(folder.as_fd(), Path::new(name))?.kind,
        _ => FileKind::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::Dir;
    use std::{fs, path::Path};

    #[test]
    fn only_names_that_were_given_for_a_folder_are_known_again() {
        let around = tempfile::tempdir().unwrap();
        let around = around.path().canonicalize().unwrap();
        fs::create_dir(around.join("khac")).unwrap();
        let (dir, other) = (
            Dir::open(&around).unwrap(),
            Dir::open(&around.join("khac")).unwrap(),
        );
        let given = dir.aside_name().unwrap();
        assert!(dir.is_aside(Path::new(&given)) && !other.is_aside(Path::new(&given)));
        let cut = given.trim_end_matches(|digit: char| digit.is_ascii_digit());
        for name in [
            cut,
            &format!("{given}x"),
            &format!("x{given}"),
            "log.2024",
            "",
        ] {
            assert!(!dir.is_aside(Path::new(name)), "{name}");
        }
    }
}
