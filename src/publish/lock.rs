//! The lock of an output folder, by which only one build at a time writes into it.

use crate::fs::{self, Dir, Lock};
use std::{
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// How long to wait for another build.
const PATIENCE: Duration = Duration::from_secs(60);
/// Pause between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// Why a folder cannot be locked.
pub(super) enum LockError {
    /// Another build has locked the folder, and does not end in time.
    Held,
    /// The disk refused to open or lock the folder.
    Disk(io::Error),
}

/// Opens a folder, makes it if need be, and locks it. Calls `waiting` once when another build has it.
pub(super) fn take(path: &Path, waiting: &dyn Fn()) -> Result<(Dir, Lock), LockError> {
    let deadline = Instant::now() + PATIENCE;
    let mut told = false;
    loop {
        // The other build may have failed and removed its new folder.
        let dir = fs::create_dir_all(path).map_err(LockError::Disk)?;
        match Lock::try_take(&dir).map_err(LockError::Disk)? {
            // After an exchange by the other build, the open folder is the old one: try again.
            Some(lock) if is_at(&dir, path) => return Ok((dir, lock)),
            Some(_) => continue,
            None => {}
        }
        if Instant::now() > deadline {
            return Err(LockError::Held);
        }
        if !told {
            waiting();
            told = true;
        }
        thread::sleep(PAUSE);
    }
}

fn is_at(dir: &Dir, path: &Path) -> bool {
    let identity = |dir: &Dir| dir.status("").map(|found| (found.inode, found.mount));
    match (
        identity(dir),
        Dir::open(path).and_then(|now| identity(&now)),
    ) {
        (Ok(open), Ok(there)) => open == there,
        _ => false,
    }
}
