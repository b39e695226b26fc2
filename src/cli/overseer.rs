//! Somebody with a clock, for templates that do not end. A page that takes too long is stopped where it asks for
//! something; one that never asks, or takes more and more memory, is given up, and the program with it: no thread can be
//! ended without the others.

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

/// How often pages are looked at.
pub(super) const PAUSE: Duration = Duration::from_millis(50);
/// How long a page may take.
const MOST_TIME: Duration = Duration::from_secs(10);
/// How long a page that was stopped may take until it notices.
const GRACE: Duration = Duration::from_secs(1);
/// How much more memory the program may take while a page is made, in bytes.
const MOST_MEMORY: u64 = 1 << 30;
/// Memory that is taken meanwhile by others, as for pictures, is not blamed on a page that is made in so short a time.
const BRIEF: Duration = Duration::from_millis(200);

/// Does work that makes pages by templates. When a page does not end, `give_up` is told what is wrong with its template, and
/// has to end the program.
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
        // Where no thread can be had, there is only one page at a time, and its editor.
        let overseer = Builder::new().spawn_scoped(scope, oversee).ok();
        let overseer = overseer.map(|overseer| overseer.thread().clone());
        let _end = End(&done, overseer);
        work()
    })
}

/// Ends the oversight when the work is done, also when it panics.
struct End<'a>(&'a AtomicBool, Option<Thread>);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
        self.1.iter().for_each(Thread::unpark);
    }
}

/// What is known of the pages that are being made.
#[derive(Default)]
pub(super) struct Overseer(Vec<PictureInfo>);

/// A page that is being made, and how things were when it was first seen.
struct PictureInfo {
    render: Arc<Render>,
    seen: Instant,
    /// Time that its thread had worked.
    worked: Option<Duration>,
    /// Memory of the program.
    memory: Option<u64>,
    /// Time that the page had taken when it was stopped.
    stopped: Option<Duration>,
}

impl Overseer {
    /// Stops pages that take too long, and tells which one cannot be stopped, and of what it takes too much.
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
                self.0.push(PictureInfo {
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

impl PictureInfo {
    /// Of what the page takes too much, when it cannot be stopped.
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

    /// The time that the page has taken: that of its thread, so that a busy machine does not matter; else by the clock.
    fn took(&self) -> Duration {
        match (self.worked, worked(&self.render)) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.seen.elapsed(),
        }
    }
}

/// Time that the thread of a page has worked, where the system tells it.
#[cfg(target_os = "linux")]
fn worked(render: &Render) -> Option<Duration> {
    let task = render.task()?;
    let stat = fs::read_to_string(format!("/proc/self/task/{task}/stat")).ok()?;
    // Behind the name, which may hold anything: the state, ten numbers, the time in the program and in the system.
    let (_, fields) = stat.rsplit_once(')')?;
    let times = fields.split_ascii_whitespace().skip(11).take(2);
    let times: Vec<u64> = times.map(str::parse).collect::<Result<_, _>>().ok()?;
    let a_second = rustix::param::clock_ticks_per_second().max(1);
    Some(Duration::from_millis(
        times.iter().sum::<u64>() * 1_000 / a_second,
    ))
}

/// Memory of the program, in bytes, where the system tells it.
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
