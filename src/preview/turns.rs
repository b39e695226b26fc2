//! A change goes before the search for mistakes, which holds a version that would have to be copied.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

/// Whose turn it is.
#[derive(Default)]
pub(super) struct Turns {
    /// Changes that wait or are being made.
    changes: AtomicUsize,
    turn: Mutex<()>,
}

/// The turn of one who changes the site.
pub(super) struct Change<'a> {
    turns: &'a Turns,
    _turn: MutexGuard<'a, ()>,
}

impl Turns {
    /// The turn of one who looks and gives way to changes.
    pub(super) fn look(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The turn of one who changes, as soon as those who look have given way.
    pub(super) fn change(&self) -> Change<'_> {
        self.changes.fetch_add(1, Ordering::SeqCst);
        Change {
            turns: self,
            _turn: self.look(),
        }
    }

    /// Whether those who look should give way.
    pub(super) fn is_change_waiting(&self) -> bool {
        self.changes.load(Ordering::SeqCst) > 0
    }
}

impl Drop for Change<'_> {
    fn drop(&mut self) {
        self.turns.changes.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;
    use std::thread;

    #[test]
    fn one_who_looks_is_told_of_a_change_and_it_waits_for_the_turn() {
        let turns = Turns::default();
        assert!(!turns.is_change_waiting());
        thread::scope(|scope| {
            let look = turns.look();
            let change = scope.spawn(|| drop(turns.change()));
            while !turns.is_change_waiting() {
                thread::yield_now();
            }
            assert!(!change.is_finished());
            drop(look);
        });
        assert!(!turns.is_change_waiting());
    }
}
