//! Locks: one command at a time has a folder. The folder itself is locked, so nothing is left behind when a program
//! dies.

use super::Dir;
use rustix::{
    fs::{FlockOperation, flock},
    io::Errno,
};
use std::io;

/// A lock of a folder, which no other command gets as long as this lives.
#[derive(Debug)]
pub struct Lock {
    _dir: Option<Dir>,
}

impl Lock {
    /// Locks a folder; none when another command has it. Where the file system has no locks, every command gets one.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn try_take(dir: &Dir) -> io::Result<Option<Lock>> {
        let own = dir.try_clone()?;
        match flock(own.handle(), FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(Lock { _dir: Some(own) })),
            Err(Errno::WOULDBLOCK | Errno::INTR) => Ok(None),
            // Some network drives have no locks.
            Err(Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS | Errno::BADF | Errno::INVAL) => {
                Ok(Some(Lock { _dir: None }))
            }
            Err(error) => Err(error.into()),
        }
    }
}
