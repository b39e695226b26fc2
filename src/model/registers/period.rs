//! The time of a campaign or phase.

use crate::{
    diagnostic::{Diagnostic, Place, RegisterProblem, Span},
    model::fields::{FieldReader, Fields},
    text::{Date, Interval, Locale},
};
use chrono::NaiveDate;

/// From the first day of one date to the last day of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The date on whose first day the period starts, as precise as it was written.
    pub start: Date,
    /// The date on whose last day the period ends, as precise as it was written.
    pub end: Date,
}

impl Period {
    /// From the first day of the start to the last day of the end.
    pub fn interval(self) -> Interval {
        self.start.interval().span(self.end.interval())
    }

    /// As readers see it: `từ 1/4/2018 đến 30/6/2018`, `Quý II/2020`.
    pub fn range(self, locale: &dyn Locale) -> String {
        locale.range(self.start, self.end)
    }

    /// The shortest period that holds all of them.
    pub fn spanning(periods: impl IntoIterator<Item = Period>) -> Option<Period> {
        periods.into_iter().reduce(|a, b| Period {
            start: if b.start.interval().first < a.start.interval().first {
                b.start
            } else {
                a.start
            },
            end: if b.end.interval().last > a.end.interval().last {
                b.end
            } else {
                a.end
            },
        })
    }

    /// Reads the key `period`, or the keys `start` and `end`. One of the two alone is reported, and so are both forms
    /// together.
    pub(crate) fn read(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Option<Period> {
        let told_before = reader.diagnostics.len();
        let (whole, start, end) = (
            fields.dated(reader, "period", |locale, text, offset| {
                locale.parse_period(text, offset)
            }),
            fields.dated(reader, "start", |locale, text, offset| {
                locale.parse_start(text, offset)
            }),
            fields.dated(reader, "end", |locale, text, offset| {
                locale.parse_end(text, offset)
            }),
        );
        // A key that is there and cannot be read is told; it is not missing as well.
        if reader.diagnostics.len() > told_before {
            return None;
        }
        match (whole, start, end) {
            (Some(whole), None, None) => {
                let (start, end) = whole.value;
                ordered(reader, start, end, whole.span)
            }
            (Some(whole), ..) => {
                report(reader, whole.span, RegisterProblem::PeriodAndStart);
                None
            }
            (None, Some(start), Some(end)) => ordered(reader, start.value, end.value, end.span),
            (None, Some(start), None) => {
                report(
                    reader,
                    start.span,
                    RegisterProblem::HalfPeriod {
                        missing: "end".into(),
                    },
                );
                None
            }
            (None, None, Some(end)) => {
                report(
                    reader,
                    end.span,
                    RegisterProblem::HalfPeriod {
                        missing: "start".into(),
                    },
                );
                None
            }
            (None, None, None) => None,
        }
    }
}

/// The period between two dates; none, with a report at a span of the file, when it ends before it starts.
fn ordered(reader: &mut FieldReader<'_>, start: Date, end: Date, span: Span) -> Option<Period> {
    if end.interval().last < start.interval().first {
        let locale = reader.context.locale;
        let problem = RegisterProblem::EndBeforeStart {
            start: locale.date(start),
            end: locale.date(end),
        };
        report(reader, span, problem);
        return None;
    }
    Some(Period { start, end })
}

/// Reports a problem at a span of the file, which is not one of the YAML.
fn report(reader: &mut FieldReader<'_>, span: Span, problem: RegisterProblem) {
    let place = Place::at(&reader.path, span);
    reader.diagnostics.push(Diagnostic::new(place, problem));
}

/// Whether a campaign or phase is yet to come, runs or is over on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Đang diễn ra: it runs.
    Running,
    /// Sắp diễn ra: it starts later.
    Upcoming,
    /// Đã kết thúc: it is over.
    Ended,
    /// Chưa rõ thời gian: no period is declared.
    Unknown,
}

impl Status {
    /// Every status, in the order in which lists of campaigns show them.
    pub const ALL: [Status; 4] = [
        Status::Running,
        Status::Upcoming,
        Status::Ended,
        Status::Unknown,
    ];

    /// The status of a period on a day.
    pub fn on(period: Option<Period>, day: NaiveDate) -> Status {
        match period.map(Period::interval) {
            None => Status::Unknown,
            Some(interval) if day < interval.first => Status::Upcoming,
            Some(interval) if day > interval.last => Status::Ended,
            Some(_) => Status::Running,
        }
    }

    /// The word for templates and `list`: `running`.
    pub fn id(self) -> &'static str {
        match self {
            Status::Running => "running",
            Status::Upcoming => "upcoming",
            Status::Ended => "ended",
            Status::Unknown => "unknown",
        }
    }
}
