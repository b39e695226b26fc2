//! The overseer has a clock, for templates that do not end. It stops a page that takes too long the next time that its
//! template calls bantin. When a template never does, or takes more and more memory, the program must end, because a
//! single thread cannot be ended.

use crate::{
    diagnostic::{Diagnostic, Excess},
    render::{Render, Renders, Theme},
};
use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, Builder, Thread},
    time::{Duration, Instant},
};

/// Time between two looks at the pages that are being made.
pub(super) const PAUSE: Duration = Duration::from_millis(50);
/// Longest time that a page may take.
const MOST_TIME: Duration = Duration::from_secs(10);
/// Longest time until a page that was stopped must have ended.
const GRACE: Duration = Duration::from_secs(1);
/// Most memory in bytes that the program may additionally take while a page is made.
const MOST_MEMORY: u64 = 1 << 30;
/// A page that has been made for less than this time is not blamed for memory, which other work may have taken, as with
/// pictures.
const BRIEF: Duration = Duration::from_millis(200);

/// Runs work that makes pages by templates. When a page cannot be stopped, `give_up` gets the problem of its template
/// and must end the program.
pub(super) fn overseen<T>(
    theme: &Theme,
    give_up: impl FnOnce(Diagnostic) + Send,
    work: impl FnOnce() -> T,
) -> T {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let oversee = || {
            let mut overseer = Overseer::default();
            while !done.load(Ordering::Relaxed) {
                if let Some((render, excess)) = overseer.look(theme.renders()) {
                    return give_up(theme.blame(&render, excess));
                }
                thread::park_timeout(PAUSE);
            }
        };
        // If the system gives no thread, pages are made one at a time, and the editor notices one that does not end.
        let overseer = Builder::new().spawn_scoped(scope, oversee).ok();
        let overseer = overseer.map(|overseer| overseer.thread().clone());
        let _end = OverseerGuard(&done, overseer);
        work()
    })
}

/// Stops the overseer when the work is done, also when it panics.
struct OverseerGuard<'a>(&'a AtomicBool, Option<Thread>);

impl Drop for OverseerGuard<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
        self.1.iter().for_each(Thread::unpark);
    }
}

/// The pages that are being made, as far as they were seen.
#[derive(Default)]
pub(super) struct Overseer(Vec<WatchedRender>);

/// A page that is being made, with measures from when it was first seen.
struct WatchedRender {
    render: Arc<Render>,
    seen: Instant,
    /// Time that its thread had worked.
    worked: Option<Duration>,
    /// Memory of the program in bytes.
    memory: Option<u64>,
    /// Time that the page had taken when it was stopped; none when it was not.
    stopped: Option<Duration>,
}

impl Overseer {
    /// Stops pages that take too long. Gives a page that cannot be stopped, and of what it takes too much.
    pub(super) fn look(&mut self, renders: &Renders) -> Option<(Arc<Render>, Excess)> {
        let now = renders.now();
        let memory = memory();
        let is_made = |render: &Arc<Render>| now.iter().any(|other| Arc::ptr_eq(render, other));
        self.0.retain(|known| is_made(&known.render));
        for render in now {
            let known = self
                .0
                .iter()
                .any(|known| Arc::ptr_eq(&known.render, &render));
            if !known {
                self.0.push(WatchedRender {
                    seen: Instant::now(),
                    worked: worked(&render),
                    memory,
                    stopped: None,
                    render,
                });
            }
        }
        self.0.iter_mut().find_map(|known| {
            let excess = known.judge(memory)?;
            Some((known.render.clone(), excess))
        })
    }
}

impl WatchedRender {
    /// Of what the page takes too much, if it cannot be stopped.
    fn judge(&mut self, memory: Option<u64>) -> Option<Excess> {
        let took = self.took();
        if took > BRIEF
            && let (Some(before), Some(now)) = (self.memory, memory)
            && now.saturating_sub(before) > MOST_MEMORY
        {
            return Some(Excess::Memory);
        }
        if took > MOST_TIME {
            self.render.stop(Excess::Time);
            let stopped = *self.stopped.get_or_insert(took);
            return (took > stopped + GRACE).then_some(Excess::Time);
        }
        None
    }

    /// The time that the page has taken: working time of its thread, which a busy machine does not prolong; else time
    /// by the clock.
    fn took(&self) -> Duration {
        match (self.worked, worked(&self.render)) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.seen.elapsed(),
        }
    }
}

/// The time that the thread of a page has worked, if the system tells it.
#[cfg(target_os = "linux")]
fn worked(render: &Render) -> Option<Duration> {
    let task = render.task()?;
    let stat = fs::read_to_string(format!("/proc/self/task/{task}/stat")).ok()?;
    // After the name, which may contain anything, come the state, ten numbers, and the times in the program and in the
    // system.
    let (_, fields) = stat.rsplit_once(')')?;
    let times = fields.split_ascii_whitespace().skip(11).take(2);
    let times: Vec<u64> = times.map(str::parse).collect::<Result<_, _>>().ok()?;
    let a_second = rustix::param::clock_ticks_per_second().max(1);
    Some(Duration::from_millis(
        times.iter().sum::<u64>() * 1_000 / a_second,
    ))
}

/// The memory of the program in bytes, if the system tells it.
#[cfg(target_os = "linux")]
fn memory() -> Option<u64> {
    let statm = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_ascii_whitespace().nth(1)?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}

#[cfg(not(target_os = "linux"))]
fn worked(_: &Render) -> Option<Duration> {
    None
}

#[cfg(not(target_os = "linux"))]
fn memory() -> Option<u64> {
    None
}
