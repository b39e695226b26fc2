//! Change after change: look, tell browsers, tell the editor.

use super::{beside, queued_console::QueuedConsole, talk, watchdog::Watchdog};
use crate::{
    preview::Preview,
    serve::Live,
    watch::{Hint, Mode, Watch},
};
use std::{path::Path, sync::Arc, time::Duration};

/// The date may change without any file.
const CLOCK: Duration = Duration::from_secs(20);

/// Watches a folder. It begins before the site is loaded, so that nothing is missed and nothing looked at twice.
pub(super) fn watch(root: &Path) -> Watch {
    Watch::start(&root.canonicalize().unwrap_or_else(|_| root.to_owned()))
}

/// Follows the folder of a site from now on.
pub(super) fn start(
    queued_console: QueuedConsole,
    mut watch: Watch,
    preview: Arc<Preview>,
    live: Live,
) {
    let watchdog = Watchdog::start(queued_console.clone(), preview.clone(), live.clone());
    beside("follow", move || {
        let look = |place: &Hint| {
            if let Some(step) = preview.follow(place) {
                live.changed(&step.update.files);
                watchdog.wake();
                talk::step(&queued_console, &step);
            }
        };
        let mut mode = watch.mode().clone();
        talk::mode(&queued_console, &mode);
        // What changed while the site was loaded and nobody watched.
        let unwatched = mode != Mode::Told || !preview.linked_folders().is_empty();
        let mut hint = unwatched.then_some(Hint::Anywhere);
        loop {
            look(&hint.unwrap_or(Hint::These([].into())));
            let new = watch.follow_links(preview.linked_folders());
            if !new.is_empty() {
                // What happened there before it was watched.
                look(&Hint::These(new));
            }
            hint = watch.next(CLOCK);
            report_other(&queued_console, &mut mode, watch.mode());
        }
    });
}

fn report_other(queued_console: &QueuedConsole, known: &mut Mode, now: &Mode) {
    if known != now {
        *known = now.clone();
        match known {
            Mode::Told => talk::report_again(queued_console),
            Mode::Polled { .. } => talk::mode(queued_console, known),
        }
    }
}
