//! English words of dates and periods.

use super::terms::{DayPart, Term};
use chrono::Weekday;

/// Words of dates and periods, in small letters.
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, Term)] = &[
    ("january", Term::NamedMonth(1)), ("jan", Term::NamedMonth(1)),
    ("february", Term::NamedMonth(2)), ("feb", Term::NamedMonth(2)),
    ("march", Term::NamedMonth(3)), ("mar", Term::NamedMonth(3)),
    ("april", Term::NamedMonth(4)), ("apr", Term::NamedMonth(4)),
    ("may", Term::NamedMonth(5)),
    ("june", Term::NamedMonth(6)), ("jun", Term::NamedMonth(6)),
    ("july", Term::NamedMonth(7)), ("jul", Term::NamedMonth(7)),
    ("august", Term::NamedMonth(8)), ("aug", Term::NamedMonth(8)),
    ("september", Term::NamedMonth(9)), ("sep", Term::NamedMonth(9)),
    ("october", Term::NamedMonth(10)), ("oct", Term::NamedMonth(10)),
    ("november", Term::NamedMonth(11)), ("nov", Term::NamedMonth(11)),
    ("december", Term::NamedMonth(12)), ("dec", Term::NamedMonth(12)),
    ("sept", Term::NamedMonth(9)),
    ("monday", Term::Weekday(Weekday::Mon)), ("mon", Term::Weekday(Weekday::Mon)),
    ("tuesday", Term::Weekday(Weekday::Tue)), ("tue", Term::Weekday(Weekday::Tue)),
    ("wednesday", Term::Weekday(Weekday::Wed)), ("wed", Term::Weekday(Weekday::Wed)),
    ("thursday", Term::Weekday(Weekday::Thu)), ("thu", Term::Weekday(Weekday::Thu)),
    ("friday", Term::Weekday(Weekday::Fri)), ("fri", Term::Weekday(Weekday::Fri)),
    ("saturday", Term::Weekday(Weekday::Sat)), ("sat", Term::Weekday(Weekday::Sat)),
    ("sunday", Term::Weekday(Weekday::Sun)), ("sun", Term::Weekday(Weekday::Sun)),
    ("q", Term::Quarter), ("quarter", Term::Quarter), ("months", Term::Month), ("month", Term::Month),
    ("days", Term::Day), ("st", Term::Ordinal), ("nd", Term::Ordinal), ("rd", Term::Ordinal), ("th", Term::Ordinal),
    ("of", Term::Of), ("at", Term::At),
    ("am", Term::DayPart(DayPart::BeforeNoon)), ("pm", Term::DayPart(DayPart::AfterNoon)),
    ("utc", Term::Utc), ("gmt", Term::Utc), ("z", Term::Zulu),
    ("from", Term::From), ("since", Term::From), ("to", Term::To), ("until", Term::To), ("till", Term::To),
    ("now", Term::Now), ("present", Term::Now), ("today", Term::Now),
    ("and", Term::And), ("first", Term::First), ("last", Term::Last), ("half", Term::Months(6)),
];
