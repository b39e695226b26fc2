//! Change after change: look, tell browsers, tell the editor.

use super::{beside, talk, watchdog::Watchdog};
use crate::{
    cli::open::Voice,
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
pub(super) fn start(voice: Voice, mut watch: Watch, preview: Arc<Preview>, live: Live) {
    let watchdog = Watchdog::start(voice, preview.clone(), live.clone());
    beside("follow", move || {
        let mut mode = watch.mode().clone();
        talk::mode(voice, &mode);
        // What changed while the site was loaded and nobody watched.
        let unwatched = mode != Mode::Told || !preview.linked_folders().is_empty();
        let mut hint = unwatched.then_some(Hint::Anywhere);
        loop {
            watch.follow_links(preview.linked_folders());
            let place = hint.unwrap_or(Hint::These([].into()));
            if let Some(step) = preview.follow(&place) {
                live.changed(&step.update.files);
                watchdog.wake();
                talk::step(voice, &step);
            }
            hint = watch.next(CLOCK);
            tell_worse(voice, &mut mode, watch.mode());
        }
    });
}

fn tell_worse(voice: Voice, known: &mut Mode, now: &Mode) {
    if known != now {
        *known = now.clone();
        talk::mode(voice, known);
    }
}
