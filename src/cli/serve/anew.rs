//! Beginning anew, in the same process, when a page does not end: its thread cannot be ended without the others. The address
//! stays, browsers come back by themselves, and the templates are not used again until they are others.

use super::{beside, talk};
use crate::{
    cli::{
        console::Console,
        exit::Exit,
        handover::{HANDOVER, Handover},
        overseer::{Overseer, PAUSE},
    },
    preview::Preview,
};
use std::{
    env,
    ffi::OsStr,
    io,
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{self, Command},
    sync::Arc,
    thread,
    time::Duration,
};

/// How long to wait for a page to be made before the theme is asked for again, which may be another one.
const IDLE: Duration = Duration::from_secs(1);

/// Looks after pages that do not end, from now on.
pub(super) fn oversee(console: Console, preview: Arc<Preview>, port: u16) {
    beside("oversee", move || {
        let mut overseer = Overseer::default();
        loop {
            let Some(theme) = preview.theme() else {
                thread::sleep(IDLE);
                continue;
            };
            theme.renders().wait(IDLE);
            if let Some((render, excess)) = overseer.look(theme.renders()) {
                let handover = Handover {
                    port,
                    theme: render.theme(),
                    endless: theme.blame(&render, excess),
                };
                talk::begins_anew(console);
                // Only comes back when that cannot be.
                console.line(&begin_anew(&handover).to_string());
                process::exit(Exit::Trouble as i32);
            }
            thread::sleep(PAUSE);
        }
    });
}

/// Has this program begin anew as it was called, with what it knows. Nothing that it holds outlives that, but its number.
fn begin_anew(handover: &Handover) -> io::Error {
    let handover = match handover.to_text() {
        Ok(handover) => handover,
        Err(error) => return io::Error::other(error),
    };
    let mut typed = env::args_os();
    let name = typed.next().unwrap_or_default();
    let mut arguments: Vec<_> = typed.collect();
    if let Some(at) = arguments.iter().position(|it| it == OsStr::new(HANDOVER)) {
        arguments.drain(at..arguments.len().min(at + 2));
    }
    let mut command = Command::new(program());
    command.arg0(name).args(arguments);
    command.args([HANDOVER, &handover]).exec()
}

/// The file of this program, also when another one has its name by now.
fn program() -> PathBuf {
    let named = env::current_exe().ok().filter(|path| path.is_file());
    named.unwrap_or_else(|| PathBuf::from("/proc/self/exe"))
}
