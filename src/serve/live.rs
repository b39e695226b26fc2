//! Tells browsers of changes and findings while they show a page.

use crate::diagnostic::{DiagnosticReport, Finding, Severity, findings};
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use serde_json::json;
use std::{
    collections::{BTreeSet, VecDeque},
    convert::Infallible,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::sync::broadcast;
use tokio_stream::{Stream, StreamExt, wrappers::BroadcastStream};

/// Most messages that wait for a browser that reads slowly. One that misses some checks everything.
const WAITING: usize = 64;
/// Most names of changed files that are kept for browsers that missed changes.
const MOST_NAMES: usize = 4_096;
/// Most findings that are sent to browsers.
const MOST: usize = 5_000;
/// Time between signs of life, by which dead connections are noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The channel to all browsers. A clone is the same channel.
#[derive(Clone)]
pub struct Live {
    line: Arc<Channel>,
}

struct Channel {
    sender: broadcast::Sender<Message>,
    /// A name for this run of the server, so that browsers notice a new one.
    run: String,
    changes: Mutex<ChangeLog>,
    findings: Mutex<Arc<str>>,
}

/// The changes of the site since the server started.
#[derive(Default)]
struct ChangeLog {
    /// Number of changes so far.
    count: u64,
    /// The names of files of the latest changes.
    recent: VecDeque<Vec<String>>,
}

impl ChangeLog {
    fn add(&mut self, files: &[String]) {
        self.count += 1;
        self.recent.push_back(files.to_vec());
        // A change without files takes some room, too.
        let room = |files: &Vec<String>| files.len() + 1;
        let mut names: usize = self.recent.iter().map(room).sum();
        while names > MOST_NAMES {
            names -= self.recent.pop_front().as_ref().map_or(names, room);
        }
    }

    /// The files that changed after the first `known` changes, each once; none when their names are not kept any more.
    fn since(&self, known: u64) -> Option<Vec<String>> {
        let missed = usize::try_from(self.count.checked_sub(known)?).ok()?;
        let kept = self.recent.len().checked_sub(missed)?;
        let files: BTreeSet<&String> = self.recent.range(kept..).flatten().collect();
        Some(files.into_iter().cloned().collect())
    }
}

/// The answer to a browser that asks what it missed since a moment.
#[derive(Serialize)]
pub(super) struct Missed {
    /// The moment up to which the answer is complete.
    now: String,
    /// The names of changed files; none when any file may have changed.
    files: Option<Vec<String>>,
}

#[derive(Clone)]
enum Message {
    /// Pages may have changed, and so have these other files.
    Change(Arc<str>),
    Findings(Arc<str>),
}

/// The findings that a browser shows over a page.
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
    /// A channel to which no browser listens yet.
    pub fn new() -> Live {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let run = now.map_or(0, |now| now.as_nanos());
        Live {
            line: Arc::new(Channel {
                sender: broadcast::Sender::new(WAITING),
                run: format!("{run:x}"),
                changes: Mutex::default(),
                findings: Mutex::new("null".into()),
            }),
        }
    }

    /// Sends all browsers the names of changed files; pages may have changed, too.
    pub fn changed(&self, files: &[String]) {
        let mut changes = self.changes();
        let since = self.moment(changes.count);
        changes.add(files);
        let now = self.moment(changes.count);
        let message = json!({ "since": since, "now": now, "files": files }).to_string();
        // It fails when no browser listens.
        let _ = self.line.sender.send(Message::Change(message.into()));
    }

    /// Sends all browsers what is wrong with the site.
    pub fn report(&self, report: &DiagnosticReport<'_>) {
        let errors = report.diagnostics.iter();
        let errors = errors
            .filter(|found| found.severity == Severity::Error)
            .count();
        let warnings = report.diagnostics.len() - errors;
        let mut first = report.diagnostics.to_vec();
        first.sort_by_key(|found| found.severity); // errors first, otherwise in their order
        first.truncate(MOST);
        let report = DiagnosticReport {
            diagnostics: &first,
            ..*report
        };
        let overlay = Overlay {
            language: report.language.tag(),
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

    /// The present moment, by the name that browsers use. An answer that is made from now on includes all changes up to
    /// it.
    pub(super) fn now(&self) -> String {
        self.moment(self.changes().count)
    }

    /// What has changed since a moment that a browser names.
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

    fn changes(&self) -> MutexGuard<'_, ChangeLog> {
        let changes = self.line.changes.lock();
        changes.unwrap_or_else(PoisonError::into_inner)
    }

    /// Number of browsers that listen.
    pub(super) fn listeners(&self) -> usize {
        self.line.sender.receiver_count()
    }

    /// The stream of events for one browser: first the moment and all findings, then each change.
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
            // The browser missed messages: any page and any file may have changed.
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
        live.changed(&["b.css".to_owned()]);
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
