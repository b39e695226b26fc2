//! Reads files below a folder so that no path leads out of it.
//!
//! What is a file now may be a link to elsewhere a moment later. So the system is told to open nothing outside, where
//! it can do that; between a check and an opening there would be a gap.

use crate::fs::fault;
use std::{
    fs::{File, Metadata},
    io,
    path::{Path, PathBuf},
};

/// A folder from which files are read.
#[derive(Debug)]
pub(super) struct SourceFolder {
    path: PathBuf,
    #[cfg(target_os = "linux")]
    handle: Option<std::os::fd::OwnedFd>,
}

impl SourceFolder {
    /// Opens the folder at a path, in which there are no links.
    pub(super) fn open(path: &Path) -> SourceFolder {
        SourceFolder {
            path: path.to_owned(),
            #[cfg(target_os = "linux")]
            handle: beneath::handle(path).ok(),
        }
    }

    /// The path of the folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a file by its path from the folder, with what the disk says of it.
    pub(super) fn open_file(&self, inside: &Path) -> io::Result<(File, Metadata)> {
        fault::point()?;
        let file = match self.open_beneath(inside) {
            Ok(file) => file,
            // A link on the way may still lead inside; only its target tells.
            Err(_) => self.open_resolved(inside)?,
        };
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        Ok((file, metadata))
    }

    /// Opens a file behind links, also those with absolute targets, if it lies in the folder.
    fn open_resolved(&self, inside: &Path) -> io::Result<File> {
        let resolved = self.path.join(inside).canonicalize()?;
        let inside = resolved
            .strip_prefix(&self.path)
            .map_err(|_| io::Error::from(io::ErrorKind::PermissionDenied))?;
        self.open_beneath(inside).or_else(|error| match error {
            error if error.kind() == io::ErrorKind::Unsupported => open_plain(&resolved),
            error => Err(error),
        })
    }

    #[cfg(target_os = "linux")]
    fn open_beneath(&self, inside: &Path) -> io::Result<File> {
        let handle = self.handle.as_ref().ok_or(io::ErrorKind::Unsupported)?;
        beneath::open(handle, inside)
    }

    #[cfg(not(target_os = "linux"))]
    fn open_beneath(&self, _: &Path) -> io::Result<File> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(target_os = "linux")]
mod beneath {
    use rustix::{
        fs::{self, CWD, Mode, OFlags, ResolveFlags},
        io::Errno,
    };
    use std::{fs::File, io, os::fd::OwnedFd, path::Path};

    pub(super) fn handle(path: &Path) -> io::Result<OwnedFd> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(fs::openat(CWD, path, flags, Mode::empty())?)
    }

    pub(super) fn open(folder: &OwnedFd, inside: &Path) -> io::Result<File> {
        // Without `NONBLOCK`, opening a pipe would wait for a writer.
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
        match fs::openat2(folder, inside, flags, Mode::empty(), resolve) {
            Ok(file) => Ok(file.into()),
            // Older systems, and sandboxes that forbid the call.
            Err(Errno::NOSYS | Errno::PERM) => Err(io::ErrorKind::Unsupported.into()),
            Err(error) => Err(error.into()),
        }
    }
}

/// Opens a file whose path has no links in it.
#[cfg(unix)]
fn open_plain(path: &Path) -> io::Result<File> {
    use rustix::fs::{CWD, Mode, OFlags, openat};
    let flags =
        OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW;
    Ok(openat(CWD, path, flags, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open_plain(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(all(test, unix))]
mod tests {
    use super::SourceFolder;
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use std::{fs, os::unix::fs::symlink};

    #[test]
    fn nothing_outside() {
        let around = tempfile::tempdir().unwrap();
        let around = around.path().canonicalize().unwrap();
        let root = around.join("trang");
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::write(around.join("ngoai.txt"), "ngoài").unwrap();
        fs::write(root.join("a/trong.txt"), "trong").unwrap();
        mknodat(CWD, root.join("a/ong"), FileType::Fifo, Mode::RUSR, 0).unwrap();
        for (link, target) in [
            ("a/gan", "trong.txt"),
            ("a/b/len", "../trong.txt"),
            ("a/vong", "vong"),
            ("a/ra", "../../ngoai.txt"),
            ("a/mat", "khong-co"),
            ("a/may", "/etc/passwd"),
            ("a/tu", "/proc/self/cwd"),
        ] {
            symlink(target, root.join(link)).unwrap();
        }
        symlink(root.join("a/trong.txt"), root.join("a/tuyet-doi")).unwrap();
        symlink(root.join("a"), root.join("thu-muc")).unwrap();
        symlink(around.join("ngoai.txt"), root.join("a/ngoai")).unwrap();
        symlink(&around, root.join("a/tren")).unwrap();
        let folder = SourceFolder::open(&root);
        let handless = SourceFolder {
            path: root.clone(),
            #[cfg(target_os = "linux")]
            handle: None,
        };
        for (path, expected) in [
            ("a/trong.txt", Some("trong")),
            ("a/gan", Some("trong")),
            ("a/b/len", Some("trong")),
            ("a/tuyet-doi", Some("trong")),
            ("thu-muc/trong.txt", Some("trong")),
            ("thu-muc/tuyet-doi", Some("trong")),
            ("a/vong", None),
            ("a/ra", None),
            ("a/mat", None),
            ("a/may", None),
            ("a/tu", None),
            ("a/ngoai", None),
            ("a/tren/ngoai.txt", None),
            ("a/tren/trang/a/trong.txt", Some("trong")),
            ("../ngoai.txt", None),
            ("a/ong", None),
            ("a/b", None),
            ("a/khong-co", None),
        ] {
            for folder in [&folder, &handless] {
                let opened = folder.open_file(path.as_ref()).ok();
                let read = opened.map(|(file, _)| std::io::read_to_string(file).unwrap());
                assert_eq!(read.as_deref(), expected, "{path}");
            }
        }
    }
}
