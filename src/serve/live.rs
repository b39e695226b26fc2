//! What browsers are told while they show a page.

use crate::diagnostic::{Finding, Language, Report, Severity, findings};
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use serde_json::json;
use std::{
    convert::Infallible,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::sync::broadcast;
use tokio_stream::{Stream, StreamExt, wrappers::BroadcastStream};

/// Messages that wait for a browser that reads slowly; those that miss some look at everything again.
const WAITING: usize = 64;
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
    /// How many changes there were in this run.
    changes: AtomicU64,
    findings: Mutex<Arc<str>>,
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
                changes: AtomicU64::new(0),
                findings: Mutex::new("null".into()),
            }),
        }
    }

    /// Tells that pages may have changed, and which other published files have.
    pub fn changed(&self, files: &[String]) {
        let change = self.line.changes.fetch_add(1, Ordering::Relaxed) + 1;
        let message = json!({ "change": change, "files": files }).to_string();
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

    /// How many browsers listen.
    pub(super) fn listeners(&self) -> usize {
        self.line.sender.receiver_count()
    }

    /// A stream of events for one browser: who speaks, what is wrong, then whatever happens.
    pub(super) fn listen(&self) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let messages = BroadcastStream::new(self.line.sender.subscribe());
        let change = self.line.changes.load(Ordering::Relaxed);
        let hello = json!({ "run": self.line.run, "change": change });
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
