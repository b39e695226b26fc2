//! Lets edits go before the search for mistakes: a search holds a version of the site, which an edit would have to
//! copy.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

/// Decides whose turn it is.
#[derive(Default)]
pub(super) struct EditGate {
    /// Number of edits that wait or are being made.
    changes: AtomicUsize,
    turn: Mutex<()>,
}

/// The turn of an edit. The next one begins when it is dropped.
pub(super) struct EditTurn<'a> {
    edit_gate: &'a EditGate,
    _turn: MutexGuard<'a, ()>,
}

impl EditGate {
    /// The turn of a search for mistakes, which gives way to edits.
    pub(super) fn look(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The turn of an edit, as soon as a search has given way.
    pub(super) fn change(&self) -> EditTurn<'_> {
        self.changes.fetch_add(1, Ordering::SeqCst);
        EditTurn {
            edit_gate: self,
            _turn: self.look(),
        }
    }

    /// Whether a search should give way.
    pub(super) fn is_change_waiting(&self) -> bool {
        self.changes.load(Ordering::SeqCst) > 0
    }
}

impl Drop for EditTurn<'_> {
    fn drop(&mut self) {
        self.edit_gate.changes.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::EditGate;
    use std::thread;

    #[test]
    fn one_who_looks_is_told_of_a_change_and_it_waits_for_the_turn() {
        let edit_gate = EditGate::default();
        assert!(!edit_gate.is_change_waiting());
        thread::scope(|scope| {
            let look = edit_gate.look();
            let change = scope.spawn(|| drop(edit_gate.change()));
            while !edit_gate.is_change_waiting() {
                thread::yield_now();
            }
            assert!(!change.is_finished());
            drop(look);
        });
        assert!(!edit_gate.is_change_waiting());
    }
}
