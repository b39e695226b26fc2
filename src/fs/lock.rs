//! One command at a time: a folder itself is the lock, so nothing is left behind when a program dies.

use super::Dir;
use rustix::{
    fs::{FlockOperation, flock},
    io::Errno,
};
use std::io;

/// A folder that no other command has as long as this lives.
#[derive(Debug)]
pub struct Lock {
    _dir: Option<Dir>,
}

impl Lock {
    /// Takes a folder, unless another command has it. Where the disk knows no locks, everybody gets it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn try_take(dir: &Dir) -> io::Result<Option<Lock>> {
        let own = dir.try_clone()?;
        match flock(own.handle(), FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(Lock { _dir: Some(own) })),
            Err(Errno::WOULDBLOCK | Errno::INTR) => Ok(None),
            // Some network drives know no locks.
            Err(Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS | Errno::BADF | Errno::INVAL) => {
                Ok(Some(Lock { _dir: None }))
            }
            Err(error) => Err(error.into()),
        }
    }
}
