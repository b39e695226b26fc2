//! Beginning anew, in the same process, when a page does not end: its thread cannot be ended without the others. The address
//! stays, browsers come back by themselves, and the templates are not used again until they are others.

use super::{beside, talk};
use crate::{
    cli::{
        Exit,
        open::Voice,
        overseer::{Overseer, PAUSE},
    },
    diagnostic::Diagnostic,
    preview::Preview,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
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
/// The option by which a server is handed what the one before knew.
const HANDOVER: &str = "--handover";

/// What a server hands to the one that begins in its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::cli) struct Handover {
    /// The port that it listened on.
    pub(super) port: u16,
    /// A digest of the theme of which a template does not end.
    theme: u64,
    endless: Diagnostic,
}

impl Handover {
    /// What is behind the option.
    pub(in crate::cli) fn parse(text: &str) -> Result<Handover, &'static str> {
        let packed = BASE64_URL_SAFE_NO_PAD.decode(text);
        let handover = packed
            .ok()
            .and_then(|packed| postcard::from_bytes(&packed).ok());
        handover.ok_or("not what another server hands over")
    }

    /// What is put behind the option.
    fn to_text(&self) -> postcard::Result<String> {
        let packed = postcard::to_stdvec(self)?;
        Ok(BASE64_URL_SAFE_NO_PAD.encode(packed))
    }

    /// Has no page made by those templates, unless they are others by now.
    pub(super) fn take_over(&self, preview: &Preview) {
        let theme = preview.theme();
        let same = theme.filter(|theme| theme.digest() == self.theme);
        same.iter()
            .for_each(|theme| theme.set_aside(self.endless.clone()));
    }
}

/// Looks after pages that do not end, from now on.
pub(super) fn oversee(voice: Voice, preview: Arc<Preview>, port: u16) {
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
                talk::begins_anew(voice);
                // Only comes back when that cannot be.
                voice.line(&begin_anew(&handover).to_string());
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
