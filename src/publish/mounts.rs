//! Mount points: folders and files in whose place something else is shown, perhaps of the same disk.

use std::{io, path::Path};
use walkdir::WalkDir;

/// The mount on which a file or folder lies. Only what lies on the same one can be renamed or linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mount {
    device: (u64, u64),
    number: u64,
}

impl Mount {
    /// That of a path; a link at its end is not followed.
    #[cfg(target_os = "linux")]
    pub(super) fn of(path: &Path) -> io::Result<Mount> {
        use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
        let wanted = StatxFlags::MNT_ID | StatxFlags::INO;
        let found = statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, wanted)?;
        Ok(Mount {
            device: (found.stx_dev_major.into(), found.stx_dev_minor.into()),
            number: found.stx_mnt_id,
        })
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn of(path: &Path) -> io::Result<Mount> {
        use std::os::unix::fs::MetadataExt;
        let found = path.symlink_metadata()?;
        Ok(Mount {
            device: (found.dev(), 0),
            number: 0,
        })
    }
}

/// Whether all that lies in a folder lies on one mount.
pub(super) fn is_one(folder: &Path) -> io::Result<bool> {
    let mount = Mount::of(folder)?;
    for entry in WalkDir::new(folder).min_depth(1) {
        if Mount::of(entry?.path())? != mount {
            return Ok(false);
        }
    }
    Ok(true)
}
