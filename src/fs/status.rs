//! What a disk says of a file or folder without reading it.

use std::time::{Duration, SystemTime};

/// What sort of thing is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a socket or a device.
    Other,
}

/// Kind, size, times, owner and identity of a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStatus {
    /// What sort of thing it is; a link is not followed.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// Permission bits.
    pub mode: u32,
    /// Numbers of the user and the group it belongs to.
    pub owner: (u32, u32),
    /// Number of the file on its file system.
    pub inode: u64,
    /// Last change of the content, in seconds since 1970 and nanoseconds. Anybody may set it.
    pub modified: (i64, i64),
    /// Last change of anything about the file, also of its times; nobody can set it.
    pub changed: (i64, i64),
    /// When the file was made, where the file system knows it.
    pub born: Option<(i64, i64)>,
    /// The mount on which the file is. Files can only be renamed or linked within one.
    pub mount: Mount,
}

/// A mount: a place in the tree of folders where a file system, or a part of one, is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mount {
    pub(super) device: (u32, u32),
    pub(super) number: u64,
}

impl FileStatus {
    /// Whether it is a folder, and no link to one.
    pub fn is_folder(&self) -> bool {
        self.kind == FileKind::Folder
    }

    /// Whether it is a regular file, and no link to one.
    pub fn is_file(&self) -> bool {
        self.kind == FileKind::File
    }

    /// Last change of the content as a time; none before 1970.
    pub fn modified(&self) -> Option<SystemTime> {
        let (seconds, nanoseconds) = self.modified;
        let since = Duration::new(
            seconds.try_into().ok()?,
            nanoseconds.try_into().unwrap_or_default(),
        );
        SystemTime::UNIX_EPOCH.checked_add(since)
    }
}

#[cfg(target_os = "linux")]
pub(super) use linux::status;

#[cfg(target_os = "linux")]
mod linux {
    use super::{FileKind, FileStatus, Mount};
    use rustix::fs::{AtFlags, FileType, Statx, StatxFlags, StatxTimestamp, statx};
    use std::{io, os::fd::BorrowedFd, path::Path};

    /// The status of what is at a path from a folder. An empty path is the folder itself.
    pub(in crate::fs) fn status(folder: BorrowedFd<'_>, path: &Path) -> io::Result<FileStatus> {
        let flags = AtFlags::SYMLINK_NOFOLLOW | AtFlags::EMPTY_PATH;
        let wanted = StatxFlags::BASIC_STATS | StatxFlags::BTIME | StatxFlags::MNT_ID;
        Ok(from(&statx(folder, path, flags, wanted)?))
    }

    fn from(found: &Statx) -> FileStatus {
        let mode = u32::from(found.stx_mode);
        let time = |time: &StatxTimestamp| (time.tv_sec, i64::from(time.tv_nsec));
        let told = StatxFlags::from_bits_retain(found.stx_mask);
        FileStatus {
            kind: match FileType::from_raw_mode(mode) {
                FileType::RegularFile => FileKind::File,
                FileType::Directory => FileKind::Folder,
                FileType::Symlink => FileKind::Link,
                _ => FileKind::Other,
            },
            size: found.stx_size,
            mode: mode & 0o7777,
            owner: (found.stx_uid, found.stx_gid),
            inode: found.stx_ino,
            modified: time(&found.stx_mtime),
            changed: time(&found.stx_ctime),
            born: told
                .contains(StatxFlags::BTIME)
                .then(|| time(&found.stx_btime)),
            mount: Mount {
                device: (found.stx_dev_major, found.stx_dev_minor),
                number: found.stx_mnt_id,
            },
        }
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
pub(super) use other::status;

#[cfg(all(unix, not(target_os = "linux")))]
mod other {
    use super::{FileKind, FileStatus, Mount};
    use rustix::fs::{AtFlags, FileType, fstat, statat};
    use std::{io, os::fd::BorrowedFd, path::Path};

    /// The status of what is at a path from a folder. An empty path is the folder itself.
    pub(in crate::fs) fn status(folder: BorrowedFd<'_>, path: &Path) -> io::Result<FileStatus> {
        let found = if path.as_os_str().is_empty() {
            fstat(folder)?
        } else {
            statat(folder, path, AtFlags::SYMLINK_NOFOLLOW)?
        };
        let mode = u32::from(found.st_mode);
        Ok(FileStatus {
            kind: match FileType::from_raw_mode(found.st_mode) {
                FileType::RegularFile => FileKind::File,
                FileType::Directory => FileKind::Folder,
                FileType::Symlink => FileKind::Link,
                _ => FileKind::Other,
            },
            size: u64::try_from(found.st_size).unwrap_or_default(),
            mode: mode & 0o7777,
            owner: (found.st_uid, found.st_gid),
            inode: found.st_ino,
            modified: (found.st_mtime, found.st_mtime_nsec),
            changed: (found.st_ctime, found.st_ctime_nsec),
            born: None,
            mount: Mount {
                device: (u32::try_from(found.st_dev).unwrap_or_default(), 0),
                number: 0,
            },
        })
    }
}
