//! Opens what is below a folder, whatever links others have put there.

use rustix::{
    fs::{Mode, OFlags, openat},
    io::Errno,
};
use std::{
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    path::{Component, Path},
};

/// Flags to open a folder that is only needed to name something in it.
#[cfg(target_os = "linux")]
const ON_THE_WAY: OFlags = OFlags::PATH;
#[cfg(not(target_os = "linux"))]
const ON_THE_WAY: OFlags = OFlags::RDONLY;

/// Opens what is at a path from a folder. No link in the path is followed, nor one at its end.
pub(super) fn open(
    folder: BorrowedFd<'_>,
    inside: &Path,
    flags: OFlags,
    mode: Mode,
) -> io::Result<OwnedFd> {
    let mut parts = inside.components();
    if !parts.all(|part| matches!(part, Component::Normal(_))) {
        return Err(io::ErrorKind::InvalidInput.into()); // the path leads out of the folder
    }
    let flags = flags | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{ResolveFlags, openat2};
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        match openat2(folder, inside, flags, mode, resolve) {
            // Older systems, and sandboxes that forbid the call.
            Err(Errno::NOSYS | Errno::PERM) => {}
            opened => return Ok(opened?),
        }
    }
    step_by_step(folder, inside, flags, mode)
}

/// Opens a folder by its path from the root of the machine, in which there are no links.
pub(super) fn open_root(path: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let root = rustix::fs::open("/", flags, Mode::empty())?;
    let inside = path
        .strip_prefix("/")
        .map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
    if inside.as_os_str().is_empty() {
        Ok(root)
    } else {
        open(root.as_fd(), inside, flags, Mode::empty())
    }
}

fn step_by_step(
    folder: BorrowedFd<'_>,
    inside: &Path,
    flags: OFlags,
    mode: Mode,
) -> io::Result<OwnedFd> {
    let name = inside.file_name().ok_or(Errno::INVAL)?;
    let way = ON_THE_WAY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut above: Option<OwnedFd> = None;
    for part in inside.parent().into_iter().flat_map(Path::components) {
        let here = above.as_ref().map_or(folder, AsFd::as_fd);
        above = Some(openat(here, part.as_os_str(), way, Mode::empty())?);
    }
    let here = above.as_ref().map_or(folder, AsFd::as_fd);
    Ok(openat(here, name, flags, mode)?)
}

/// The folder that contains something.
pub(super) enum Parent<'d> {
    /// The folder from which the path was given.
    Own(BorrowedFd<'d>),
    /// A folder below it.
    Below(OwnedFd),
}

impl AsFd for Parent<'_> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Parent::Own(folder) => *folder,
            Parent::Below(folder) => folder.as_fd(),
        }
    }
}

/// Opens the folder that contains the last part of a path.
pub(super) fn parent<'d>(folder: BorrowedFd<'d>, inside: &Path) -> io::Result<Parent<'d>> {
    match inside.parent() {
        None => Err(io::ErrorKind::InvalidInput.into()),
        Some(above) if above.as_os_str().is_empty() => Ok(Parent::Own(folder)),
        Some(above) => {
            let flags = ON_THE_WAY | OFlags::DIRECTORY;
            Ok(Parent::Below(open(folder, above, flags, Mode::empty())?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{open, open_root, step_by_step};
    use rustix::fs::{Mode, OFlags};
    use std::{fs, io, os::fd::AsFd, os::unix::fs::symlink, path::Path};

    #[test]
    fn no_link_is_followed() {
        let around = tempfile::tempdir().unwrap();
        let around = around.path().canonicalize().unwrap();
        let root = around.join("trang");
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::write(root.join("a/b/trong.txt"), "trong").unwrap();
        fs::write(around.join("ngoai.txt"), "ngoài").unwrap();
        symlink("b", root.join("a/gan")).unwrap();
        symlink("../ngoai.txt", root.join("ra.txt")).unwrap();
        symlink("a/b/trong.txt", root.join("trong.txt")).unwrap();
        symlink(&around, root.join("tren")).unwrap();
        let folder = open_root(&root).unwrap();
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        type Open = fn(
            std::os::fd::BorrowedFd<'_>,
            &Path,
            OFlags,
            Mode,
        ) -> io::Result<std::os::fd::OwnedFd>;
        for (path, expected) in [
            ("a/b/trong.txt", true),
            ("a/b", true),
            ("a/gan/trong.txt", false),
            ("a/gan", false),
            ("trong.txt", false),
            ("ra.txt", false),
            ("tren/ngoai.txt", false),
            ("khong-co", false),
        ] {
            for open in [open as Open, step_by_step] {
                let opened = open(folder.as_fd(), Path::new(path), flags, Mode::empty());
                assert_eq!(opened.is_ok(), expected, "{path}");
            }
        }
        for path in ["", "../ngoai.txt", "/etc/passwd", "a/../../ngoai.txt", "."] {
            let opened = open(folder.as_fd(), Path::new(path), flags, Mode::empty());
            assert!(opened.is_err(), "{path}");
        }
        assert!(open_root(&root.join("a/gan")).is_err());
    }
}
