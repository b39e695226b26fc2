//! Counts how far the loading of a site is.

use std::sync::atomic::AtomicUsize;

/// How many articles are read already, for showing it meanwhile.
#[derive(Debug, Default)]
pub struct LoadProgress {
    /// Number of articles that were read so far.
    pub read: AtomicUsize,
    /// Number of all articles; 0 until it is known.
    pub all: AtomicUsize,
}
