//! Searches for mistakes beside the server, whenever the site has changed.

use super::{beside, queued_console::QueuedConsole, talk};
use crate::{
    diagnostic::{Diagnostic, DiagnosticReport},
    preview::{CheckDepth, Preview},
    serve::Live,
};
use rayon::ThreadPoolBuilder;
use std::{
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

/// A search begins when nothing has changed for this time …
const QUIET: Duration = Duration::from_millis(60);
/// … or at the latest after this time.
const LATEST: Duration = Duration::from_millis(500);
/// Templates are tried again when nothing has changed for this time: making a page may take as long as an edit.
const REST: Duration = Duration::from_secs(1);
/// A search that has given way to edits for this time gives way no more.
const PATIENCE: Duration = Duration::from_secs(2);

/// Searches for mistakes on a thread of its own, so that no page waits for it.
pub(super) struct Watchdog {
    sender: Sender<()>,
}

impl Watchdog {
    /// Searches once now, then whenever it is woken.
    pub(super) fn start(
        queued_console: QueuedConsole,
        preview: Arc<Preview>,
        live: Live,
    ) -> Watchdog {
        let (sender, woken) = mpsc::channel();
        let failed = sender.clone();
        preview.on_failure(move || {
            let _ = failed.send(());
        });
        beside("check", move || {
            // One thread, because the others are for those who wait for a page.
            let pool = ThreadPoolBuilder::new().num_threads(1).build();
            let mut known: Vec<Diagnostic> = Vec::new();
            let mut first = true;
            let mut wanted = Instant::now();
            let mut how = CheckDepth::Quick;
            loop {
                let look = || {
                    if wanted.elapsed() < PATIENCE {
                        preview.check_between_changes(how).ok()
                    } else {
                        Some(preview.check())
                    }
                };
                let findings = match &pool {
                    Ok(pool) => pool.install(look),
                    Err(_) => look(),
                };
                let Some(findings) = findings else {
                    how = CheckDepth::Quick;
                    if !quiet(&woken) {
                        return;
                    }
                    continue;
                };
                live.report(&DiagnosticReport {
                    diagnostics: &findings.diagnostics,
                    texts: &findings.texts,
                    language: queued_console.console.language,
                });
                if first || findings.diagnostics != known {
                    talk::findings(&queued_console, &findings, &known);
                    known = findings.diagnostics;
                    first = false;
                }
                let changed = match how {
                    CheckDepth::Quick => woken.recv_timeout(REST),
                    CheckDepth::Thorough => woken.recv().map_err(Into::into),
                };
                wanted = Instant::now();
                match changed {
                    Ok(()) => how = CheckDepth::Quick,
                    Err(RecvTimeoutError::Timeout) => {
                        how = CheckDepth::Thorough;
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                }
                if !quiet(&woken) {
                    return;
                }
            }
        });
        Watchdog { sender }
    }

    /// Wakes the search, because the site has changed.
    pub(super) fn wake(&self) {
        let _ = self.sender.send(());
    }
}

/// Waits for a time without changes; false when there will be no more changes.
fn quiet(woken: &Receiver<()>) -> bool {
    let latest = Instant::now() + LATEST;
    loop {
        let rest = latest.saturating_duration_since(Instant::now());
        match woken.recv_timeout(QUIET.min(rest)) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}
