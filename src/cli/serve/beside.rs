//! Work beside the answering of requests.

use std::thread;

/// Runs work beside the server, for as long as it runs.
pub(super) fn beside(name: &str, work: impl FnOnce() + Send + 'static) {
    // Without threads there is no server either.
    let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
}
