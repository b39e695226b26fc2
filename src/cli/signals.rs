//! Turns signals that would end the program into errors.

use std::sync::{Arc, atomic::AtomicBool};

/// Makes a write beyond the user's limit of file size (`ulimit -f`) fail like any other. Otherwise the system would end
/// the program, in the middle of publishing.
pub(super) fn turn_into_errors() {
    // The write itself tells that the limit is reached. If the signal cannot be caught, nothing changes.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(
        signal_hook::consts::SIGXFSZ,
        Arc::new(AtomicBool::new(false)),
    );
}
