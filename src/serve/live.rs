//! What browsers are told while they show a page.

use crate::diagnostic::{Finding, Language, Report, Severity, findings};
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use serde_json::json;
use std::{
    collections::VecDeque,
    convert::Infallible,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::sync::broadcast;
use tokio_stream::{Stream, StreamExt, wrappers::BroadcastStream};

/// Messages that wait for a browser that reads slowly; those that miss some look at everything again.
const WAITING: usize = 64;
/// How many names of changed files are kept for browsers that missed some.
const MOST_NAMES: usize = 4_096;
/// How many findings are shown in a browser.
const MOST: usize = 5_000;
/// A sign of life, so that connections that are dead are noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The line to all browsers. A copy is the same line.
#[derive(Clone)]
pub struct Live {
    line: Arc<Line>,
}

struct Line {
    sender: broadcast::Sender<Message>,
    /// Tells one run of the server from another.
    run: String,
    changes: Mutex<Changes>,
    findings: Mutex<Arc<str>>,
}

/// The changes in this run.
#[derive(Default)]
struct Changes {
    /// How many there were.
    count: u64,
    /// The files of the last ones.
    recent: VecDeque<Vec<String>>,
}

impl Changes {
    fn add(&mut self, files: &[String]) {
        self.count += 1;
        self.recent.push_back(files.to_vec());
        // A change without files takes some room too.
        let room = |files: &Vec<String>| files.len() + 1;
        let mut names: usize = self.recent.iter().map(room).sum();
        while names > MOST_NAMES {
            names -= self.recent.pop_front().as_ref().map_or(names, room);
        }
    }

    /// The files that changed after the first `known` changes; nothing when that is not kept any more.
    fn since(&self, known: u64) -> Option<Vec<String>> {
        let missed = usize::try_from(self.count.checked_sub(known)?).ok()?;
        let kept = self.recent.len().checked_sub(missed)?;
        Some(self.recent.range(kept..).flatten().cloned().collect())
    }
}

/// What changed since a moment.
#[derive(Serialize)]
pub(super) struct Missed {
    /// The moment up to which this is told.
    now: String,
    /// The files that changed; nothing when it may be any.
    files: Option<Vec<String>>,
}

#[derive(Clone)]
enum Message {
    /// Pages may have changed, and these files have.
    Change(Arc<str>),
    Findings(Arc<str>),
}

/// What an overlay shows.
#[derive(Serialize)]
struct Overlay<'a> {
    language: &'static str,
    errors: usize,
    warnings: usize,
    list: Vec<Finding<'a>>,
}

impl Default for Live {
    fn default() -> Live {
        Live::new()
    }
}

impl Live {
    /// A line without anybody at its end.
    pub fn new() -> Live {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let run = now.map_or(0, |now| now.as_nanos());
        Live {
            line: Arc::new(Line {
                sender: broadcast::Sender::new(WAITING),
                run: format!("{run:x}"),
                changes: Mutex::default(),
                findings: Mutex::new("null".into()),
            }),
        }
    }

    /// Tells that pages may have changed, and which other published files have.
    pub fn changed(&self, files: &[String]) {
        let mut changes = self.changes();
        let since = self.moment(changes.count);
        changes.add(files);
        let now = self.moment(changes.count);
        let message = json!({ "since": since, "now": now, "files": files }).to_string();
        // Nobody may be listening.
        let _ = self.line.sender.send(Message::Change(message.into()));
    }

    /// Tells what is wrong with the site.
    pub fn report(&self, report: &Report<'_>) {
        let errors = report.diagnostics.iter();
        let errors = errors
            .filter(|found| found.severity == Severity::Error)
            .count();
        let warnings = report.diagnostics.len() - errors;
        let mut first = report.diagnostics.to_vec();
        first.sort_by_key(|found| found.severity); // errors first, else in their order
        first.truncate(MOST);
        let report = Report {
            diagnostics: &first,
            ..*report
        };
        let overlay = Overlay {
            language: match report.language {
                Language::Vi => "vi",
                Language::En => "en",
            },
            errors,
            warnings,
            list: findings(&report, MOST),
        };
        let text: Arc<str> = serde_json::to_string(&overlay)
            .unwrap_or_else(|_| "null".to_owned())
            .into();
        let mut findings = self
            .line
            .findings
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *findings = text.clone();
        drop(findings);
        let _ = self.line.sender.send(Message::Findings(text));
    }

    /// The present moment, as browsers name it: what is answered from now on knows of all changes up to it.
    pub(super) fn now(&self) -> String {
        self.moment(self.changes().count)
    }

    /// What changed since a moment.
    pub(super) fn missed(&self, moment: &str) -> Missed {
        let changes = self.changes();
        let known = moment
            .split_once('-')
            .filter(|(run, _)| *run == self.line.run)
            .and_then(|(_, count)| count.parse().ok());
        Missed {
            now: self.moment(changes.count),
            files: known.and_then(|known| changes.since(known)),
        }
    }

    fn moment(&self, count: u64) -> String {
        format!("{}-{count}", self.line.run)
    }

    fn changes(&self) -> MutexGuard<'_, Changes> {
        let changes = self.line.changes.lock();
        changes.unwrap_or_else(PoisonError::into_inner)
    }

    /// How many browsers listen.
    pub(super) fn listeners(&self) -> usize {
        self.line.sender.receiver_count()
    }

    /// A stream of events for one browser: which moment it is, what is wrong, then whatever happens.
    pub(super) fn listen(&self) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let messages = BroadcastStream::new(self.line.sender.subscribe());
        let hello = json!({ "now": self.now() });
        let findings = self
            .line
            .findings
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let first = [
            Event::default().event("hello").data(hello.to_string()),
            Event::default().event("findings").data(&**findings),
        ];
        drop(findings);
        let later = messages.map(|message| match message {
            Ok(Message::Change(files)) => Event::default().event("change").data(&*files),
            Ok(Message::Findings(findings)) => Event::default().event("findings").data(&*findings),
            // It missed some: it may be any page and any file.
            Err(_) => Event::default().event("lost").data(""),
        });
        let events = tokio_stream::iter(first).chain(later).map(Ok);
        Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT))
    }
}

#[cfg(test)]
mod tests {
    use super::{Live, MOST_NAMES};

    #[test]
    fn what_was_missed_is_told_as_long_as_it_is_kept() {
        let live = Live::new();
        let first = live.now();
        assert_eq!(live.missed(&first).files.unwrap(), [""; 0]);
        live.changed(&["a.css".to_owned()]);
        let second = live.now();
        live.changed(&[]);
        live.changed(&["b.css".to_owned(), "c.css".to_owned()]);
        assert_eq!(
            live.missed(&first).files.unwrap(),
            ["a.css", "b.css", "c.css"]
        );
        assert_eq!(live.missed(&second).files.unwrap(), ["b.css", "c.css"]);
        assert_eq!(live.missed(&second).now, live.now());
        for unknown in [
            "",
            "-",
            "x-0",
            "x-1",
            &second.replace("-1", "-99"),
            &second[1..],
        ] {
            assert_eq!(live.missed(unknown).files, None, "{unknown}");
        }
        for _ in 0..MOST_NAMES {
            live.changed(&["d.css".to_owned()]);
        }
        assert_eq!(live.missed(&second).files, None);
        let last = live.now();
        live.changed(&vec!["e.css".to_owned(); MOST_NAMES]);
        assert_eq!(live.missed(&last).files, None, "too many to keep");
        assert_eq!(live.missed(&live.now()).files.unwrap(), [""; 0]);
    }
}
