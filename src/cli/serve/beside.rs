//! Starts threads for work beside the answering of requests.

use std::thread;

/// Runs work on a thread of its own, as long as the server runs.
pub(super) fn beside(name: &str, work: impl FnOnce() + Send + 'static) {
    // If the system gives no threads, there is no server either.
    let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
}
