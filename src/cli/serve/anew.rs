//! Begins the program anew in the same process when a page does not end, because a single thread cannot be ended. The
//! address stays, browsers reconnect by themselves, and the templates are not used until they have changed.

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

/// Longest wait for a page before the theme is asked for again, because it may have changed.
const IDLE: Duration = Duration::from_secs(1);

/// Oversees the pages that the server makes, from now on.
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
                // `begin_anew` only returns when it has failed.
                console.line(&begin_anew(&handover).to_string());
                process::exit(Exit::Trouble as i32);
            }
            thread::sleep(PAUSE);
        }
    });
}

/// Starts this program again with the same arguments and the handover. Nothing but the number of the process outlives
/// that.
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

/// The file of this program, also when another file has its path now.
fn program() -> PathBuf {
    let named = env::current_exe().ok().filter(|path| path.is_file());
    named.unwrap_or_else(|| PathBuf::from("/proc/self/exe"))
}
