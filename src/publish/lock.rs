//! One build at a time in an output folder.

use crate::fs::{self, Dir, Lock};
use std::{
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// How long another build is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// Pause between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// Why a folder cannot be locked.
pub(super) enum Busy {
    /// Another build has it, and does not end.
    Held,
    /// The disk refused.
    Disk(io::Error),
}

/// Opens a folder, which is made if need be, and locks it. `waiting` is told once when another build has it.
pub(super) fn take(path: &Path, waiting: &dyn Fn()) -> Result<(Dir, Lock), Busy> {
    let deadline = Instant::now() + PATIENCE;
    let mut told = false;
    loop {
        // The build that was waited for may have failed, and taken its new folder away.
        let dir = fs::create_dir_all(path).map_err(Busy::Disk)?;
        match Lock::try_take(&dir).map_err(Busy::Disk)? {
            // A build that exchanges the folder leaves those who waited with the old one.
            Some(lock) if is_at(&dir, path) => return Ok((dir, lock)),
            Some(_) => continue,
            None => {}
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
