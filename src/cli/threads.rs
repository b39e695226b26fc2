//! The threads that share work. A user, a container or a machine may allow only a few.

use rayon::{ThreadBuilder, ThreadPoolBuilder};
use std::{
    env, io,
    num::NonZero,
    sync::mpsc::{self, Sender},
    thread::{self, JoinHandle},
};

/// Most threads that share work; more of them take memory and save no time.
const MOST: usize = 64;

/// Starts as many threads for work as the machine can run at once, or as `RAYON_NUM_THREADS` says. If the system gives
/// fewer, these do the work, in the end the only one that there is.
///
/// The threads are started before the pool is built: a pool that lacks a thread cannot be built a second time.
pub(super) fn start_pool() {
    let wanted = wanted();
    let mut spare = SpareThread::start(wanted);
    if spare.len() < wanted {
        // A server, a watcher and a progress line need threads too.
        let others = spare.split_off(spare.len() / 2);
        others.into_iter().for_each(SpareThread::end);
    }
    let pool = ThreadPoolBuilder::new();
    // It only fails when there is a pool already.
    let _ = match spare.len() {
        0 => pool.num_threads(1).use_current_thread().build_global(),
        threads => {
            let run = |worker| match spare.pop() {
                Some(spare) => spare.run(worker),
                None => Err(io::ErrorKind::OutOfMemory.into()), // no more threads are asked for than there are
            };
            pool.num_threads(threads).spawn_handler(run).build_global()
        }
    };
}

fn wanted() -> usize {
    let typed = env::var("RAYON_NUM_THREADS").ok();
    let typed = typed
        .and_then(|number| number.parse().ok())
        .filter(|&number| number > 0);
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    typed.unwrap_or_else(cores).min(MOST)
}

/// Whether the system would give so many more threads now.
pub(super) fn can_be_had(threads: usize) -> bool {
    let spare = SpareThread::start(threads);
    let all = spare.len() == threads;
    spare.into_iter().for_each(SpareThread::end);
    all
}

/// A thread that waits to become one of a pool.
struct SpareThread {
    worker: Sender<ThreadBuilder>,
    thread: JoinHandle<()>,
}

impl SpareThread {
    /// Starts this many threads, or as many as the system gives.
    fn start(wanted: usize) -> Vec<SpareThread> {
        let start = || {
            let (worker, given) = mpsc::channel::<ThreadBuilder>();
            let wait = move || given.into_iter().for_each(ThreadBuilder::run);
            let thread = thread::Builder::new().spawn(wait).ok()?;
            Some(SpareThread { worker, thread })
        };
        (0..wanted).map_while(|_| start()).collect()
    }

    fn run(self, worker: ThreadBuilder) -> io::Result<()> {
        let sent = self.worker.send(worker);
        sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    /// Ends the thread, and waits until the system can give it to others.
    fn end(self) {
        drop(self.worker);
        let _ = self.thread.join();
    }
}
