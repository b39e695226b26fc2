//! Looking for mistakes beside the server, whenever the site has changed.

use super::{beside, talk};
use crate::{
    cli::open::Voice,
    diagnostic::{Diagnostic, Report},
    preview::Preview,
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

/// Mistakes are looked for when nothing has changed for so long …
const QUIET: Duration = Duration::from_millis(60);
/// … or at the latest after so long.
const LATEST: Duration = Duration::from_millis(500);

/// Looks for mistakes on a thread of its own, so that the next page need not wait for it.
pub(super) struct Watchdog {
    sender: Sender<()>,
}

impl Watchdog {
    /// Looks once now, then whenever it is woken.
    pub(super) fn start(voice: Voice, preview: Arc<Preview>, live: Live) -> Watchdog {
        let (sender, woken) = mpsc::channel();
        let failed = sender.clone();
        preview.on_failure(move || {
            let _ = failed.send(());
        });
        beside("check", move || {
            // One thread: the others are for those who wait for a page.
            let pool = ThreadPoolBuilder::new().num_threads(1).build();
            let mut known: Vec<Diagnostic> = Vec::new();
            let mut first = true;
            loop {
                let look = || preview.check();
                let findings = match &pool {
                    Ok(pool) => pool.install(look),
                    Err(_) => look(),
                };
                live.report(&Report {
                    diagnostics: &findings.diagnostics,
                    texts: &findings.texts,
                    language: voice.language,
                });
                if first || findings.diagnostics != known {
                    talk::findings(voice, &findings, &known);
                    known = findings.diagnostics;
                    first = false;
                }
                if !wait(&woken) {
                    return;
                }
            }
        });
        Watchdog { sender }
    }

    /// Tells that the site has changed.
    pub(super) fn wake(&self) {
        let _ = self.sender.send(());
    }
}

/// Waits for a change and then for quiet; false when there will be no more.
fn wait(woken: &Receiver<()>) -> bool {
    if woken.recv().is_err() {
        return false;
    }
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
