//! Measures how long each step of a build takes.

use crate::{cli::words, diagnostic::Language};
use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};

/// A step of a build, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BuildStep {
    Scan,
    Load,
    Check,
    Compare,
    Publish,
    Remember,
}

impl BuildStep {
    fn id(self) -> &'static str {
        match self {
            BuildStep::Scan => "scan",
            BuildStep::Load => "load",
            BuildStep::Check => "check",
            BuildStep::Compare => "compare",
            BuildStep::Publish => "publish",
            BuildStep::Remember => "remember",
        }
    }

    fn words(self, language: Language) -> String {
        let (vi, en) = match self {
            BuildStep::Scan => ("tìm tệp", "finding files"),
            BuildStep::Load => ("đọc và xếp bài", "reading and sorting articles"),
            BuildStep::Check => ("soát lỗi", "checking"),
            BuildStep::Compare => ("so với lần dựng trước", "comparing with the last build"),
            BuildStep::Publish => ("dựng và ghi trang", "making and writing pages"),
            BuildStep::Remember => ("ghi nhớ cho lần sau", "remembering for the next build"),
        };
        words::pick(language, vi.to_owned(), en.to_owned())
    }
}

/// The times of the steps that are done.
#[derive(Clone)]
pub(super) struct Timings {
    start: Instant,
    last: Instant,
    steps: Vec<(BuildStep, Duration)>,
}

impl Timings {
    pub(super) fn start() -> Timings {
        let now = Instant::now();
        Timings {
            start: now,
            last: now,
            steps: Vec::new(),
        }
    }

    /// Notes that a step is done now.
    pub(super) fn done(&mut self, step: BuildStep) {
        let now = Instant::now();
        self.steps.push((step, now - self.last));
        self.last = now;
    }

    /// The time since the build began.
    pub(super) fn all(&self) -> Duration {
        self.start.elapsed()
    }

    /// A line for each step, for people.
    pub(super) fn text(&self, language: Language) -> String {
        let lines = self.steps.iter().map(|(step, time)| {
            let time = time.as_secs_f64() * 1e3;
            let time = words::decimal(language, &format!("{time:.1}"));
            format!("{time:>10} ms  {}", step.words(language))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The seconds of each step, for programs.
    pub(super) fn json(&self) -> Value {
        let steps = self.steps.iter();
        let steps = steps.map(|(step, time)| (step.id().to_owned(), json!(time.as_secs_f64())));
        Value::Object(steps.collect::<Map<_, _>>())
    }
}
