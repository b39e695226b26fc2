//! Places that wait to be looked at.

use super::Hint;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// A file that is written but not closed is looked at after so long a time without another write.
const QUIET: Duration = Duration::from_millis(50);
/// A new folder is looked at again after so long a time, because there are no events for files that came before it was
/// watched.
const AGAIN: Duration = Duration::from_millis(100);
/// With more places than this, it is quicker to look everywhere.
const MANY: usize = 1_000;

/// How soon a place should be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Urgency {
    /// At the next opportunity.
    Now,
    /// At the next opportunity, and again a little later.
    NowAndAgain,
    /// When no more events come for it.
    Soon,
}

/// Places that wait to be looked at. Events between two looks are gathered here, within bounds.
#[derive(Default)]
pub(super) struct PendingPlaces {
    inner: Mutex<Inner>,
    woken: Condvar,
}

#[derive(Default)]
struct Inner {
    now: BTreeSet<PathBuf>,
    later: BTreeMap<PathBuf, Instant>,
    anywhere: bool,
    /// Until when nobody may ask for a look at the whole site.
    not_before: Option<Instant>,
    error: Option<notify::Error>,
}

impl PendingPlaces {
    /// Notes that a place should be looked at, and how soon.
    pub(super) fn add(&self, path: PathBuf, urgency: Urgency) {
        let mut inner = self.lock();
        let time = Instant::now();
        match urgency {
            Urgency::Now => {
                inner.later.remove(&path);
                inner.now.insert(path);
            }
            Urgency::NowAndAgain => {
                inner.later.insert(path.clone(), time + AGAIN);
                inner.now.insert(path);
            }
            Urgency::Soon => {
                inner.later.insert(path, time + QUIET);
            }
        }
        if inner.now.len() + inner.later.len() > MANY {
            inner.now.clear();
            inner.later.clear();
            inner.anywhere = true;
        }
        drop(inner);
        self.woken.notify_one();
    }

    /// Notes that events were lost, so that everything should be looked at.
    pub(super) fn lose_track(&self) {
        self.lock().anywhere = true;
        self.woken.notify_one();
    }

    /// Notes that somebody asks for a look at the whole site, unless the last one was a moment ago.
    pub(super) fn ask(&self) {
        let mut inner = self.lock();
        if inner.not_before.is_none_or(|time| time <= Instant::now()) {
            inner.anywhere = true;
            drop(inner);
            self.woken.notify_one();
        }
    }

    /// Sets the time before which nobody may ask for another look.
    pub(super) fn not_before(&self, time: Instant) {
        self.lock().not_before = Some(time);
    }

    /// Notes that the watcher has failed; everything should be looked at.
    pub(super) fn fail(&self, error: notify::Error) {
        let mut inner = self.lock();
        inner.anywhere = true;
        inner.error = Some(error);
        drop(inner);
        self.woken.notify_one();
    }

    /// Takes the error with which the watcher has failed, if it has.
    pub(super) fn take_error(&self) -> Option<notify::Error> {
        self.lock().error.take()
    }

    /// Waits until a place should be looked at, but not longer than a time, and takes all such places.
    pub(super) fn wait(&self, cancel: Duration) -> Option<Hint> {
        let deadline = Instant::now() + cancel;
        let mut inner = self.lock();
        loop {
            if let Some(hint) = inner.take_due() {
                return Some(hint);
            }
            let next = inner.later.values().copied().min();
            let until = next.map_or(deadline, |next| next.min(deadline));
            let rest = until.saturating_duration_since(Instant::now());
            if rest.is_zero() && Instant::now() >= deadline {
                return None;
            }
            let waited = self.woken.wait_timeout(inner, rest);
            inner = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn take_due(&mut self) -> Option<Hint> {
        if std::mem::take(&mut self.anywhere) {
            self.now.clear();
            return Some(Hint::Anywhere);
        }
        let time = Instant::now();
        let mut places = std::mem::take(&mut self.now);
        self.later.retain(|path, due| {
            let wait = *due > time;
            if !wait {
                places.insert(path.clone());
            }
            wait
        });
        (!places.is_empty()).then_some(Hint::These(places))
    }
}
