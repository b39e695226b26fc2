//! Draws a progress bar.

/// Length of the bar in characters.
pub(super) const BAR: usize = 24;

/// A bar of which the part `done` of `all` is filled: `━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌`.
pub(super) fn bar(done: usize, all: usize) -> String {
    let full = (done.min(all) * BAR).checked_div(all).unwrap_or(0);
    "━".repeat(full) + &"╌".repeat(BAR - full)
}
