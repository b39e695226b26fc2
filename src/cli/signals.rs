//! Signals that would end the program where an error can be told instead.

use std::sync::{Arc, atomic::AtomicBool};

/// Has a write beyond the largest size that the user's files may have (`ulimit -f`) fail as any other write does: by
/// itself the system ends a program there, in the middle of publishing.
pub(super) fn turn_into_errors() {
    // That the signal came is known from the write. Where it cannot be caught, all is as it was.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(
        signal_hook::consts::SIGXFSZ,
        Arc::new(AtomicBool::new(false)),
    );
}
