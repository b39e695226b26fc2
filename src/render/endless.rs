//! Limits for templates: how much one page may take, and how a page that takes more is stopped.
//!
//! The engine runs a template to its end and cannot be interrupted. So a page is stopped where it calls bantin: when it
//! prints ([`PageOutput`]), gets the list of a loop or assigns a value ([`counted`](super::counted)). A template that
//! does none of these cannot be stopped. The overseer of `cli` sees it in the list of [`Renders`]; it has a clock and
//! can end the program.

use crate::diagnostic::{Diagnostic, Excess, Place, ThemeProblem};
use std::{
    io,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, ThreadId},
    time::Duration,
};

/// Most bytes of one page.
const MOST_BYTES: usize = 32 << 20;
/// Number of texts that are kept of what a page prints after it was stopped; they tell where the template is.
const LAST_WORDS: usize = 64;
/// Longest such text that is kept, in bytes.
const LONGEST_WORD: usize = 4 << 10;

/// The pages that the templates of a theme are making now. A clone is the same list.
#[derive(Clone, Default)]
pub struct Renders(Arc<RenderList>);

#[derive(Default)]
struct RenderList {
    renders: Mutex<Vec<Arc<Render>>>,
    /// Notified when a page is added.
    begun: Condvar,
}

/// A page, or the card of an article, that a template is making.
pub struct Render {
    pub(super) template: String,
    /// Address of the page.
    page: String,
    theme: u64,
    here: ThreadId,
    task: Option<u32>,
    rounds: AtomicUsize,
    /// Why the page was stopped, if it was.
    excess: OnceLock<Excess>,
}

impl Renders {
    /// Adds a page to the list until the returned guard is dropped.
    pub(super) fn begin(&self, theme: u64, template: &str, page: &str) -> RenderGuard<'_> {
        let render = Arc::new(Render {
            template: template.to_owned(),
            page: page.to_owned(),
            theme,
            here: thread::current().id(),
            task: task(),
            rounds: AtomicUsize::new(0),
            excess: OnceLock::new(),
        });
        self.lock().push(render.clone());
        self.0.begun.notify_all();
        RenderGuard {
            renders: self,
            render,
        }
    }

    /// The pages that are being made now.
    pub fn now(&self) -> Vec<Arc<Render>> {
        self.lock().clone()
    }

    /// Waits until a page is being made, but not longer than a time.
    pub fn wait(&self, cancel: Duration) {
        let none = |renders: &mut Vec<_>| renders.is_empty();
        // The caller looks in either case.
        let _ = self.0.begun.wait_timeout_while(self.lock(), cancel, none);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Render>>> {
        let renders = self.0.renders.lock();
        renders.unwrap_or_else(PoisonError::into_inner)
    }

    /// The page that this thread is making.
    pub(super) fn here(&self) -> Option<Arc<Render>> {
        let here = thread::current().id();
        let renders = self.lock();
        renders.iter().find(|render| render.here == here).cloned()
    }
}

impl Render {
    /// A digest of the theme whose template makes the page.
    pub fn theme(&self) -> u64 {
        self.theme
    }

    /// The system's number of the thread that makes the page, on Linux.
    pub fn task(&self) -> Option<u32> {
        self.task
    }

    /// Stops the page the next time that its template calls bantin.
    pub fn stop(&self, excess: Excess) {
        // The first reason counts.
        let _ = self.excess.set(excess);
    }

    pub(super) fn excess(&self) -> Option<Excess> {
        self.excess.get().copied()
    }

    /// The problem of the template that takes too much, which may be one that the page's template uses.
    pub(super) fn diagnostic(&self, place: Place, excess: Excess) -> Diagnostic {
        let page = self.page.clone();
        Diagnostic::new(place, ThemeProblem::TemplateEndless { page, excess })
    }

    /// Counts rounds of loops, and gives the sum for this page.
    pub(super) fn add_rounds(&self, rounds: usize) -> usize {
        let before = self.rounds.fetch_add(rounds, Ordering::Relaxed);
        before.saturating_add(rounds)
    }
}

/// The system's number of this thread.
#[cfg(target_os = "linux")]
fn task() -> Option<u32> {
    u32::try_from(rustix::thread::gettid().as_raw_nonzero().get()).ok()
}

#[cfg(not(target_os = "linux"))]
fn task() -> Option<u32> {
    None
}

/// Keeps a page on the list while it is being made.
pub(super) struct RenderGuard<'a> {
    renders: &'a Renders,
    pub(super) render: Arc<Render>,
}

impl Drop for RenderGuard<'_> {
    fn drop(&mut self) {
        let mut renders = self.renders.lock();
        renders.retain(|render| !Arc::ptr_eq(render, &self.render));
    }
}

/// Takes what a template prints.
pub(super) struct PageOutput<'a> {
    render: &'a Render,
    pub(super) bytes: Vec<u8>,
    /// What the template printed after the page was stopped.
    pub(super) last_words: Vec<Vec<u8>>,
}

impl<'a> PageOutput<'a> {
    pub(super) fn new(render: &'a Render) -> PageOutput<'a> {
        PageOutput {
            render,
            bytes: Vec::with_capacity(16 << 10),
            last_words: Vec::new(),
        }
    }
}

impl PageOutput<'_> {
    /// Keeps a text that is printed after the page was stopped, and ends the template when there are enough.
    #[cold]
    fn note(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.last_words.len() >= LAST_WORDS {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let end = bytes.len().min(LONGEST_WORD);
        self.last_words.push(bytes[..end].to_vec());
        Ok(())
    }
}

impl io::Write for PageOutput<'_> {
    // A page is printed in thousands of pieces.
    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.bytes.len() + bytes.len() > MOST_BYTES {
            self.render.stop(Excess::Bytes);
        }
        if self.render.excess.get().is_some() {
            return self.note(bytes);
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
