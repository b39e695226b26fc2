//! Versions of a site.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    pipeline::{BuildOptions, Cache, LoadProgress, NoSite, Session},
    render::Theme,
    site::{CancelToken, Cancelled},
    source::{Disk, MemoryFiles, Scan},
};
use std::sync::{
    Arc, Mutex, OnceLock, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// A version of a site, or why there is none yet. A clone costs little.
#[derive(Clone)]
pub(super) struct SiteVersion {
    pub(super) disk: Arc<Disk>,
    pub(super) snapshot: Result<Snapshot, Vec<Diagnostic>>,
}

impl SiteVersion {
    /// Everything that is wrong with the version, or why there is none.
    pub(super) fn check(
        &self,
        cancel: CancelToken<'_>,
        look: CheckDepth,
    ) -> Result<Findings, Cancelled> {
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

/// A version of a site that can be shown.
#[derive(Clone)]
pub(super) struct Snapshot {
    pub(super) session: Session,
    templates: Arc<TemplateTrials>,
    /// Problems of pages of this version that readers have asked for.
    failures: Arc<Mutex<Vec<Diagnostic>>>,
}

/// How thoroughly mistakes are searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckDepth {
    /// Without trying templates again that worked: while somebody writes.
    Quick,
    /// With all templates tried: when nobody has written for a while.
    Thorough,
}

/// What is known of the templates of one theme.
struct TemplateTrials {
    /// The last theme before this one whose templates all worked.
    spare: Option<Arc<Theme>>,
    /// Whether all templates worked with the version before.
    worked: bool,
    /// The problems that trying all templates with this version has found.
    tried: OnceLock<Vec<Diagnostic>>,
    /// Whether a template has failed for a page that a reader asked for.
    failed: AtomicBool,
}

impl TemplateTrials {
    fn new(spare: Option<Arc<Theme>>) -> Arc<TemplateTrials> {
        Arc::new(TemplateTrials {
            spare,
            worked: false,
            tried: OnceLock::new(),
            failed: AtomicBool::new(false),
        })
    }

    /// The same templates, not tried yet with a new version of the site.
    fn untried(&self) -> Arc<TemplateTrials> {
        Arc::new(TemplateTrials {
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
        progress: &LoadProgress,
    ) -> Result<Snapshot, NoSite> {
        Ok(Snapshot {
            session: Session::open(disk, cache, options, progress)?,
            templates: TemplateTrials::new(None),
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
        self.templates = TemplateTrials::new(spare);
    }

    /// The session with a theme whose templates work, for pages that fail with the present one: the last one that
    /// worked, else the built-in one.
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

    /// Notes a problem of a page that a reader asked for; false when it was known.
    pub(super) fn note(&self, failure: Diagnostic) -> bool {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let new = !failures.contains(&failure);
        if new {
            failures.push(failure);
        }
        new
    }

    /// Begins a version of which no page was asked for yet.
    pub(super) fn forget_pages(&mut self) {
        self.templates = self.templates.untried();
        self.failures = Arc::default();
    }

    /// Everything that is wrong. A quick look does not try templates again that worked with the version before.
    fn check(
        &self,
        cancel: CancelToken<'_>,
        look: CheckDepth,
        disk: &Disk,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        let failures = self.failures.lock();
        let mut failures = failures.unwrap_or_else(PoisonError::into_inner).clone();
        let mut found = self.session.check_with(cancel, disk)?;
        let skips = look == CheckDepth::Quick && self.templates.worked;
        if self.templates.tried.get().is_none() && !skips {
            let maker = self.session.quick_maker(disk);
            // If another search has tried them meanwhile, it found the same.
            let _ = self.templates.tried.set(maker.try_templates(cancel)?);
        }
        failures.extend(self.templates.tried.get().into_iter().flatten().cloned());
        // Problems of a template that stands in for a faulty one are not the editor's.
        failures.retain(|failure| !self.session.theme.stands_in_for(&failure.place.path));
        found.extend(failures);
        Ok(found)
    }
}
