//! Shows on a terminal how far a command is.

use super::console::Console;
use std::{
    io::{self, IsTerminal, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// What is done before this time needs no line.
const SOON: Duration = Duration::from_millis(500);
/// Time between two updates of the line.
const TICK: Duration = Duration::from_millis(100);

/// A line on the terminal, until it is dropped.
pub(super) struct ProgressLine {
    done: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl ProgressLine {
    /// Shows what `text` gives, after half a second, if there is a terminal.
    pub(super) fn show(
        console: Console,
        text: impl Fn() -> String + Send + 'static,
    ) -> ProgressLine {
        let done = Arc::new(AtomicBool::new(false));
        let ended = done.clone();
        let wanted = !console.quiet && io::stderr().is_terminal();
        let tick = move || tick(&text, &ended);
        // Without a thread there is no line.
        let thread = wanted.then(|| thread::Builder::new().spawn(tick).ok());
        let thread = thread.flatten();
        ProgressLine { done, thread }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

fn tick(text: &dyn Fn() -> String, ended: &AtomicBool) {
    thread::park_timeout(SOON);
    let mut shown = false;
    while !ended.load(Ordering::Relaxed) {
        let _ = write!(io::stderr().lock(), "\r\x1b[K{}", text());
        shown = true;
        thread::park_timeout(TICK);
    }
    if shown {
        let _ = write!(io::stderr().lock(), "\r\x1b[K");
    }
}
