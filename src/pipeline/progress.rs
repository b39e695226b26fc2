//! How far the loading of a site is.

use std::sync::atomic::AtomicUsize;

/// How many articles are read already.
#[derive(Debug, Default)]
pub struct Progress {
    /// Articles that were read.
    pub read: AtomicUsize,
    /// Articles in all; 0 as long as that is not known.
    pub all: AtomicUsize,
}
