//! One build at a time: the output folder itself is the lock, so nothing is left behind when a program dies.

use rustix::{
    fs::{FlockOperation, Mode, OFlags, flock, open},
    io::Errno,
};
use std::{
    fs::{self, File},
    io,
    os::fd::OwnedFd,
    os::unix::fs::MetadataExt,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// How long another build is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// Pause between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// A folder that no other build writes into as long as this lives.
pub(super) struct Lock {
    _folder: Option<File>,
}

/// Why a folder cannot be locked.
pub(super) enum Busy {
    /// Another build has it, and does not end.
    Held,
    /// The disk refused.
    Disk(io::Error),
}

impl Lock {
    /// Locks a folder. `waiting` is told once when another build has it.
    pub(super) fn take(folder: &Path, waiting: &dyn Fn()) -> Result<Lock, Busy> {
        let deadline = Instant::now() + PATIENCE;
        let mut told = false;
        loop {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            let file = match open(folder, flags, Mode::empty()) {
                Ok(file) => File::from(file),
                // The build that was waited for has failed, and taken its new folder away.
                Err(Errno::NOENT) if told => {
                    fs::create_dir_all(folder).map_err(Busy::Disk)?;
                    continue;
                }
                Err(error) => return Err(disk(error)),
            };
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                // A build that exchanges the folder leaves those who waited with the old one.
                Ok(()) if is_at(&file, folder) => {
                    return Ok(Lock {
                        _folder: Some(file),
                    });
                }
                Ok(()) => continue,
                Err(Errno::WOULDBLOCK | Errno::INTR) => {}
                // Some network drives know no locks.
                Err(
                    Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS | Errno::BADF | Errno::INVAL,
                ) => {
                    return Ok(Lock { _folder: None });
                }
                Err(error) => return Err(disk(error)),
            }
            if Instant::now() > deadline {
                return Err(Busy::Held);
            }
            if !told {
                waiting();
                told = true;
            }
            thread::sleep(PAUSE);
        }
    }
}

impl Lock {
    /// Locks a folder that no other build knows of yet, so that it is locked when it becomes the output.
    pub(super) fn ahead(folder: OwnedFd) -> Lock {
        let locked = flock(&folder, FlockOperation::NonBlockingLockExclusive);
        Lock {
            _folder: locked.ok().map(|()| File::from(folder)),
        }
    }
}

fn disk(error: Errno) -> Busy {
    Busy::Disk(error.into())
}

fn is_at(file: &File, path: &Path) -> bool {
    let of = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(there)) => of(open) == of(there),
        _ => false,
    }
}
