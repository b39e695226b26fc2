//! Faults on purpose: in builds for testing, the n-th file operation of a run can fail, handle half of its bytes, or be
//! the last one.
//!
//! `BANTIN_FAULT=<n>:<what>:<file>` asks for it: `what` is `KILL` (the process ends there), `SHORT` (a read or a write
//! handles half of its bytes) or one of `EIO`, `ENOSPC`, `EACCES` and `EMFILE`. When operation `n` is reached, `file` is
//! created, so that a loop over n = 1, 2, 3 … knows when it has seen every operation. Released programs have none of this.

use std::io;

/// How many of its bytes a file operation may handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Portion {
    /// All of them, or as many as the system handles.
    All,
    /// No more than half of them, because of a fault.
    #[cfg_attr(
        not(debug_assertions),
        expect(
            dead_code,
            reason = "nothing falls short on purpose in a released program"
        )
    )]
    Half,
}

/// Must be called before a file operation that reads or writes no bytes.
///
/// # Errors
/// When this is the operation that shall fail.
pub(crate) fn point() -> io::Result<()> {
    bytes().map(drop)
}

/// Must be called before a file operation that reads or writes bytes.
#[cfg(debug_assertions)]
pub(super) fn bytes() -> io::Result<Portion> {
    match plan::next() {
        Some(fault) => fault.strike(),
        None => Ok(Portion::All),
    }
}

#[cfg(not(debug_assertions))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "it fails in builds for testing only"
)]
#[inline]
pub(super) fn bytes() -> io::Result<Portion> {
    Ok(Portion::All)
}

#[cfg(debug_assertions)]
mod plan {
    use super::Portion;
    use rustix::io::Errno;
    use std::{
        env, fs, io,
        path::PathBuf,
        process,
        sync::{
            LazyLock,
            atomic::{AtomicU64, Ordering},
        },
    };

    /// The fault that this run shall have. It is global, as the environment from which it is read.
    static PLANNED: LazyLock<Option<Planned>> = LazyLock::new(Planned::from_env);

    struct Planned {
        left: AtomicU64,
        fault: InjectedFault,
        tracker: PathBuf,
    }

    /// What can happen to a file operation on purpose.
    #[derive(Clone, Copy)]
    pub(super) enum InjectedFault {
        Kill,
        Short,
        Fail(Errno),
    }

    impl Planned {
        fn from_env() -> Option<Planned> {
            let asked = env::var("BANTIN_FAULT").ok()?;
            let mut fields = asked.splitn(3, ':');
            let left = fields.next()?.parse().ok()?;
            let fault = match fields.next()? {
                "KILL" => InjectedFault::Kill,
                "SHORT" => InjectedFault::Short,
                "EIO" => InjectedFault::Fail(Errno::IO),
                "ENOSPC" => InjectedFault::Fail(Errno::NOSPC),
                "EACCES" => InjectedFault::Fail(Errno::ACCESS),
                "EMFILE" => InjectedFault::Fail(Errno::MFILE),
                _ => return None,
            };
            Some(Planned {
                left: AtomicU64::new(left),
                fault,
                tracker: fields.next()?.into(),
            })
        }
    }

    /// The fault, when this operation is the one that shall have it.
    pub(super) fn next() -> Option<InjectedFault> {
        let planned = PLANNED.as_ref()?;
        // It would take centuries to count down to zero a second time.
        let left = planned.left.fetch_sub(1, Ordering::Relaxed);
        (left == 1).then(|| {
            // A test that finds no file takes the run for a complete one, and says so.
            drop(fs::write(&planned.tracker, ""));
            planned.fault
        })
    }

    impl InjectedFault {
        pub(super) fn strike(self) -> io::Result<Portion> {
            match self {
                InjectedFault::Kill => process::abort(),
                InjectedFault::Short => Ok(Portion::Half),
                InjectedFault::Fail(error) => Err(error.into()),
            }
        }
    }
}
