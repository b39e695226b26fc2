//! Follows changes of the site: looks at files, tells browsers, tells the editor.

use super::{beside, queued_console::QueuedConsole, talk, watchdog::Watchdog};
use crate::{
    preview::Preview,
    serve::Live,
    watch::{Hint, Mode, Watch},
};
use std::{path::Path, sync::Arc, time::Duration};

/// Time between two looks without a change of files, because the date may change.
const CLOCK: Duration = Duration::from_secs(20);

/// Watches the folder of the site. This begins before the site is loaded, so that no change is missed, and none is
/// looked at twice.
pub(super) fn watch(root: &Path, poll: bool) -> Watch {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    Watch::start(&root, poll)
}

/// Follows the folder of a site from now on, on a thread of its own.
pub(super) fn start(
    queued_console: QueuedConsole,
    mut watch: Watch,
    preview: Arc<Preview>,
    live: Live,
) {
    let request = watch.look_request();
    preview.on_request(move || request.ask());
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
        // Changes that came while the site was loaded and nothing watched it.
        let unwatched = mode != Mode::Told || !preview.linked_folders().is_empty();
        let mut hint = unwatched.then_some(Hint::Anywhere);
        loop {
            look(&hint.unwrap_or(Hint::These([].into())));
            let new = watch.follow_links(preview.linked_folders());
            if !new.is_empty() {
                // Changes that came before these folders were watched.
                look(&Hint::These(new));
            }
            // A moment after: not at once again when the clock shows a little less.
            let turn = preview
                .until_next_change()
                .map(|left| left + Duration::from_millis(50));
            hint = watch.next(turn.map_or(CLOCK, |turn| turn.min(CLOCK)));
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
