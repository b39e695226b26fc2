//! A console that queues: work does not wait for somebody to read what is said.

use super::beside;
use crate::cli::{console::Console, words};
use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, PoisonError},
};

/// Most bytes that wait to be printed; beyond it, the oldest texts are left out.
const MOST: usize = 256 << 10;

/// A console that never blocks who reports. A clone is the same console.
#[derive(Clone)]
pub(super) struct QueuedConsole {
    pub(super) console: Console,
    queue: Arc<Queue>,
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<WaitingTexts>,
    woken: Condvar,
}

/// Texts that wait to be printed, the oldest first.
#[derive(Default)]
struct WaitingTexts {
    texts: VecDeque<String>,
    bytes: usize,
    /// Number of lines that were left out before these texts.
    left_out: usize,
}

impl QueuedConsole {
    pub(super) fn start(console: Console) -> QueuedConsole {
        let queue = Arc::<Queue>::default();
        let heard = queue.clone();
        beside("talk", move || {
            loop {
                let (left_out, text) = heard.next();
                if left_out > 0 {
                    console.line(&words::left_out(console.language, left_out));
                }
                console.line(&text);
            }
        });
        QueuedConsole { console, queue }
    }

    /// Queues a text, unless the console is quiet.
    pub(super) fn report(&self, vi: String, en: String) {
        if !self.console.quiet {
            self.line(words::pick(self.console.language, vi, en));
        }
    }

    pub(super) fn line(&self, text: String) {
        if !text.is_empty() {
            self.queue.push(text);
        }
    }
}

impl Queue {
    fn push(&self, text: String) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(text);
        drop(waiting);
        self.woken.notify_one();
    }

    /// Waits for the next text, and gives it with the number of lines that were left out before it.
    fn next(&self) -> (usize, String) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(next) = waiting.take() {
                return next;
            }
            let woken = self.woken.wait(waiting);
            waiting = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl WaitingTexts {
    fn push(&mut self, text: String) {
        self.bytes += text.len();
        self.texts.push_back(text);
        while self.bytes > MOST && self.texts.len() > 1 {
            let oldest = self.pop().unwrap_or_default();
            self.left_out += oldest.lines().count();
        }
    }

    fn take(&mut self) -> Option<(usize, String)> {
        let text = self.pop()?;
        Some((std::mem::take(&mut self.left_out), text))
    }

    fn pop(&mut self) -> Option<String> {
        let text = self.texts.pop_front()?;
        self.bytes -= text.len();
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, WaitingTexts};

    #[test]
    fn the_oldest_are_left_out() {
        let mut waiting = WaitingTexts::default();
        // Two of these are more than may wait.
        let pairs = MOST / 18;
        let half = || "một\nhai\n".repeat(pairs);
        waiting.push("đầu".to_owned());
        assert_eq!(waiting.take(), Some((0, "đầu".to_owned())));
        for text in ["một\nhai".to_owned(), half(), half(), "cuối".to_owned()] {
            waiting.push(text);
        }
        assert!(waiting.bytes <= MOST);
        let (left_out, _) = waiting.take().unwrap();
        assert_eq!(left_out, 2 + 2 * pairs);
        waiting.push("dài".repeat(MOST));
        let (left_out, last) = waiting.take().unwrap();
        assert_eq!((left_out, last.len()), (1, MOST * 4));
        assert_eq!((waiting.take(), waiting.bytes), (None, 0));
    }
}
