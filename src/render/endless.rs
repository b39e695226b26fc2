//! Templates without an end: what one page may take, and how a page that takes more is stopped.
//!
//! The engine runs a template to its end and asks nobody. So a page is stopped where it asks for something itself: at what
//! it prints ([`PageOutput`]), at the lists of loops and at values that get a name ([`counted`](super::counted)). What goes on
//! without any of these nobody can stop. It is seen from outside, in the list of [`Renders`], by one who has a clock and
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

/// Most bytes of a page.
const MOST_BYTES: usize = 32 << 20;
/// Texts that are noted after a page was stopped, which tell what it was about.
const LAST_WORDS: usize = 64;
/// Longest text that is noted, in bytes.
const LONGEST_WORD: usize = 4 << 10;

/// The pages that are being made by the templates of a theme. A copy is the same list.
#[derive(Clone, Default)]
pub struct Renders(Arc<List>);

#[derive(Default)]
struct List {
    renders: Mutex<Vec<Arc<Render>>>,
    /// Told when there is one more.
    begun: Condvar,
}

/// A page, or the card of an article, that is being made by a template.
pub struct Render {
    pub(super) template: String,
    /// Where the page will be.
    page: String,
    theme: u64,
    here: ThreadId,
    task: Option<u32>,
    rounds: AtomicUsize,
    /// Why it is to be no page.
    excess: OnceLock<Excess>,
}

impl Renders {
    /// Notes a page until what is returned is dropped.
    pub(super) fn begin(&self, theme: u64, template: &str, page: &str) -> AtWork<'_> {
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
        AtWork {
            renders: self,
            render,
        }
    }

    /// The pages that are being made now.
    pub fn now(&self) -> Vec<Arc<Render>> {
        self.lock().clone()
    }

    /// Waits until a page is being made, at most for a time.
    pub fn wait(&self, cancel: Duration) {
        let none = |renders: &mut Vec<_>| renders.is_empty();
        // Whatever comes of it, the caller looks.
        let _ = self.0.begun.wait_timeout_while(self.lock(), cancel, none);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Render>>> {
        let renders = self.0.renders.lock();
        renders.unwrap_or_else(PoisonError::into_inner)
    }

    /// The page that this thread makes.
    pub(super) fn here(&self) -> Option<Arc<Render>> {
        let here = thread::current().id();
        let renders = self.lock();
        renders.iter().find(|render| render.here == here).cloned()
    }
}

impl Render {
    /// A digest of the theme.
    pub fn theme(&self) -> u64 {
        self.theme
    }

    /// The number that the system gives to the thread that makes it, where it gives one.
    pub fn task(&self) -> Option<u32> {
        self.task
    }

    /// Has the page stopped as soon as it asks for anything.
    pub fn stop(&self, excess: Excess) {
        // Whatever was first.
        let _ = self.excess.set(excess);
    }

    pub(super) fn excess(&self) -> Option<Excess> {
        self.excess.get().copied()
    }

    /// What is wrong with the template that takes so much, or with another that it uses.
    pub(super) fn diagnostic(&self, place: Place, excess: Excess) -> Diagnostic {
        let page = self.page.clone();
        Diagnostic::new(place, ThemeProblem::TemplateEndless { page, excess })
    }

    /// Counts rounds of loops, and tells how many there are now.
    pub(super) fn add_rounds(&self, rounds: usize) -> usize {
        let before = self.rounds.fetch_add(rounds, Ordering::Relaxed);
        before.saturating_add(rounds)
    }
}

/// The number that the system gives to this thread.
#[cfg(target_os = "linux")]
fn task() -> Option<u32> {
    u32::try_from(rustix::thread::gettid().as_raw_nonzero().get()).ok()
}

#[cfg(not(target_os = "linux"))]
fn task() -> Option<u32> {
    None
}

/// A page on the list of those that are being made.
pub(super) struct AtWork<'a> {
    renders: &'a Renders,
    pub(super) render: Arc<Render>,
}

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        let mut renders = self.renders.lock();
        renders.retain(|render| !Arc::ptr_eq(render, &self.render));
    }
}

/// What a template prints.
pub(super) struct PageOutput<'a> {
    render: &'a Render,
    pub(super) bytes: Vec<u8>,
    /// What was printed after the page was stopped.
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
    /// Takes what is printed after the page was stopped.
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
    // A page is printed in a thousand pieces.
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
