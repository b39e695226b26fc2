//! Limits how many pixels are in memory at a time.

use std::sync::{Condvar, Mutex, PoisonError};

/// Most pixels that are decoded at a time. A single larger picture is decoded when no other one is.
const MOST: u64 = 100_000_000;

/// Counts the pixels that are being decoded.
#[derive(Default)]
pub(super) struct PixelBudget {
    taken: Mutex<u64>,
    given_back: Condvar,
}

impl PixelBudget {
    /// Waits until a picture of so many pixels has room, works on it, and frees the room.
    pub(super) fn with<T>(&self, pixels: u64, work: impl FnOnce() -> T) -> T {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |taken: &mut u64| *taken > 0 && *taken + pixels > MOST;
        let taken = self.given_back.wait_while(taken, full);
        *taken.unwrap_or_else(PoisonError::into_inner) += pixels;
        let _back = PixelGuard(self, pixels);
        work()
    }
}

/// Frees the room of a picture, also when the work panics.
struct PixelGuard<'b>(&'b PixelBudget, u64);

impl Drop for PixelGuard<'_> {
    fn drop(&mut self) {
        let taken = self.0.taken.lock();
        *taken.unwrap_or_else(PoisonError::into_inner) -= self.1;
        self.0.given_back.notify_all();
    }
}
