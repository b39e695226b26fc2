//! One version of a site.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    pipeline::{BuildOptions, Cache, NoSite, Progress, Session},
    render::Theme,
    site::{CancelToken, Cancelled},
    source::{Disk, MemoryFiles, Scan},
};
use std::sync::{
    Arc, Mutex, OnceLock, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// A version of a site, or why there is none yet. A copy costs little.
#[derive(Clone)]
pub(super) struct State {
    pub(super) disk: Arc<Disk>,
    pub(super) snapshot: Result<Snapshot, Vec<Diagnostic>>,
}

impl State {
    /// Everything that is wrong.
    pub(super) fn check(&self, cancel: CancelToken<'_>, look: Look) -> Result<Findings, Cancelled> {
        let mut diagnostics = match &self.snapshot {
            Ok(snapshot) => snapshot.check(cancel, look, &self.disk)?,
            Err(found) => found.clone(),
        };
        crate::diagnostic::sort(&mut diagnostics);
        Ok(Findings {
            texts: crate::pipeline::texts(&*self.disk, &diagnostics),
            diagnostics,
        })
    }
}

/// A site that can be shown.
#[derive(Clone)]
pub(super) struct Snapshot {
    pub(super) session: Session,
    templates: Arc<Templates>,
    /// What was wrong when pages of this version were made that readers asked for.
    failures: Arc<Mutex<Vec<Diagnostic>>>,
}

/// How thoroughly mistakes are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// While somebody writes.
    Quick,
    /// When nobody has written for a while: pages are made of every template.
    Thorough,
}

/// What is known of the templates of a theme.
struct Templates {
    /// The last theme before whose templates all worked.
    spare: Option<Arc<Theme>>,
    /// Whether they all worked with what the site said before.
    worked: bool,
    /// What trying them all with what it says now found.
    tried: OnceLock<Vec<Diagnostic>>,
    /// Whether readers met a template that does not work.
    failed: AtomicBool,
}

impl Templates {
    fn new(spare: Option<Arc<Theme>>) -> Arc<Templates> {
        Arc::new(Templates {
            spare,
            worked: false,
            tried: OnceLock::new(),
            failed: AtomicBool::new(false),
        })
    }

    /// The same templates, of which nobody knows yet what they make of a new version of the site.
    fn untried(&self) -> Arc<Templates> {
        Arc::new(Templates {
            spare: self.spare.clone(),
            worked: self.work(),
            tried: OnceLock::new(),
            failed: AtomicBool::new(false),
        })
    }

    fn work(&self) -> bool {
        let worked = self.tried.get().map_or(self.worked, Vec::is_empty);
        worked && !self.failed.load(Ordering::Relaxed)
    }
}

impl Snapshot {
    pub(super) fn open(
        disk: &Disk,
        cache: &Cache,
        options: BuildOptions,
        progress: &Progress,
    ) -> Result<Snapshot, NoSite> {
        Ok(Snapshot {
            session: Session::open(disk, cache, options, progress)?,
            templates: Templates::new(None),
            failures: Arc::default(),
        })
    }

    /// Notes that the theme is another one than `before`.
    pub(super) fn theme_changed(&mut self, before: &Arc<Theme>) {
        let spare = if self.templates.work() {
            Some(before.clone())
        } else {
            self.templates.spare.clone()
        };
        self.templates = Templates::new(spare);
    }

    /// The session with a theme that works, for pages that cannot be made with the present one: the last one
    /// that did, else the built-in one.
    pub(super) fn with_spare_theme(&self) -> Session {
        self.templates.failed.store(true, Ordering::Relaxed);
        let language = self.session.site.locale.tag();
        let builtin = || {
            let files = MemoryFiles::default();
            Arc::new(Theme::load(None, language, &Scan::default(), &files, None).0)
        };
        let mut session = self.session.clone();
        session.theme = self.templates.spare.clone().unwrap_or_else(builtin);
        session
    }

    /// Notes what was wrong with a page that a reader asked for; false when that was known.
    pub(super) fn note(&self, failure: Diagnostic) -> bool {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let new = !failures.contains(&failure);
        if new {
            failures.push(failure);
        }
        new
    }

    /// Begins a version of which no reader has seen anything.
    pub(super) fn forget_pages(&mut self) {
        self.templates = self.templates.untried();
        self.failures = Arc::default();
    }

    /// Everything that is wrong; in a quick look without trying templates again that worked with what the site said before.
    fn check(
        &self,
        cancel: CancelToken<'_>,
        look: Look,
        disk: &Disk,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        let failures = self.failures.lock();
        let mut failures = failures.unwrap_or_else(PoisonError::into_inner).clone();
        let mut found = self.session.check_with(cancel, disk)?;
        let skips = look == Look::Quick && self.templates.worked;
        if self.templates.tried.get().is_none() && !skips {
            let maker = self.session.quick_maker(disk);
            // If another check has tried them meanwhile, it found the same.
            let _ = self.templates.tried.set(maker.try_templates(cancel)?);
        }
        failures.extend(self.templates.tried.get().into_iter().flatten().cloned());
        // What a template did wrong that only stands in for the one that is written now is no news.
        failures.retain(|failure| !self.session.theme.stands_in_for(&failure.place.path));
        found.extend(failures);
        Ok(found)
    }
}
