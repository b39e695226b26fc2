//! `bantin serve`: shows the site in a browser while it is written.

mod anew;
mod beside;
mod follow;
mod queued_console;
mod talk;
mod watchdog;

use super::{
    args::{CommonArgs, ServeArgs},
    console::{Console, console, console_anywhere},
    exit::Exit,
    open::as_of,
    root::root,
    site_state::SiteState,
    threads,
};
use crate::{
    diagnostic::{Diagnostic, FolderProblem, Place, SourcePath},
    pipeline::{BuildOptions, Cache, LoadProgress, program},
    preview::Preview,
    serve::{self, BindError, DEFAULT_PORT, Limits, Listeners, Live, Port, Reach, bind},
    site::IncludeUnpublished,
    source::{self, SITE_FILE},
};
use beside::beside;
use queued_console::QueuedConsole;
use std::{path::Path, sync::Arc, time::Instant};

/// Threads of a server besides those that share work: for requests, pages, the watcher, changes, the search for
/// mistakes, and talk.
const THREADS: usize = 12;

pub(super) fn run(common: &CommonArgs, args: &ServeArgs) -> Exit {
    let start = Instant::now();
    let root = root(common);
    let first_console = console_anywhere(common);
    if !root.join(SITE_FILE).is_file() {
        return no_site(first_console, &root);
    }
    if !threads::can_be_had(THREADS) {
        first_console.line(&talk::too_few_threads(first_console.language, THREADS));
        return Exit::Trouble;
    }
    let handover = args.handover.as_ref();
    let port = handover.map(|before| before.port).or(args.port);
    let port = port.map_or(Port::From(DEFAULT_PORT), Port::Only);
    let reach = if args.lan {
        Reach::Network
    } else {
        Reach::Machine
    };
    let listeners = match bind(port, reach) {
        Ok(listeners) => listeners,
        Err(error) => return refused(first_console, &error),
    };
    let (shown, common_as_of) = (shown(args), common.as_of);
    let clock = move || BuildOptions {
        as_of: as_of(common_as_of),
        shown,
        words: false,
    };
    let watch = follow::watch(&root, args.poll);
    let progress = Arc::new(LoadProgress::default());
    let loading = talk::loading(first_console, progress.clone());
    // Files of a site that is being written are read anew; pictures that are known are not.
    let site_state = SiteState::of(&root);
    site_state.report_foreign(first_console);
    let cache = Cache::default().with_picture_cache(site_state.picture_cache(program()));
    let preview = Preview::open(&root, cache, clock, &progress);
    drop(loading);
    let Ok(preview) = preview.map(Arc::new) else {
        return no_site(first_console, &root);
    };
    handover
        .iter()
        .for_each(|before| before.take_over(&preview));
    let tag = preview.locale().map_or("vi", |locale| locale.tag());
    let console = match preview.locale() {
        Some(_) => console(common, tag),
        None => first_console,
    };
    talk::ready(console, &preview, &listeners, start.elapsed());
    if args.open && handover.is_none() {
        talk::open_browser(console, &talk::address(&preview, listeners.port()));
    }
    let live = Live::new();
    let queued_console = QueuedConsole::start(console);
    anew::oversee(console, preview.clone(), listeners.port());
    follow::start(queued_console, watch, preview.clone(), live.clone());
    serve(console, listeners, preview, live)
}

fn shown(args: &ServeArgs) -> IncludeUnpublished {
    IncludeUnpublished {
        drafts: args.drafts,
        future: args.future,
    }
}

fn serve(console: Console, listeners: Listeners, preview: Arc<Preview>, live: Live) -> Exit {
    match serve::run(
        listeners,
        preview,
        live,
        Limits::default(),
        serve::interrupted(),
    ) {
        Ok(()) => Exit::Fine,
        Err(error) => {
            console.line(&error.to_string());
            Exit::Trouble
        }
    }
}

fn no_site(console: Console, root: &Path) -> Exit {
    let path = root.join(SITE_FILE).to_string_lossy().into_owned();
    let place = Place::file(&SourcePath::new(path));
    console.report_all(
        &source::MemoryFiles::default(),
        &[Diagnostic::new(place, FolderProblem::NoSite)],
    );
    Exit::Trouble
}

fn refused(console: Console, error: &BindError) -> Exit {
    console.line(&talk::bind_error(console.language, error));
    Exit::Trouble
}
