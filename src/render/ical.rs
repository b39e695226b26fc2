//! Calendars as iCalendar (RFC 5545).

use crate::view::{Calendar, Event};
use chrono::NaiveTime;
use icalendar::{Component, EventLike, Property};

/// The bytes of a calendar. Nothing in it tells when it was made, so that equal calendars are equal bytes: the
/// stamp of an event is its own first day.
pub(super) fn ical(calendar: &Calendar) -> Vec<u8> {
    let mut file = icalendar::Calendar::empty();
    file.append_property(Property::new("VERSION", "2.0"));
    file.append_property(Property::new(
        "PRODID",
        format!("-//bantin//bantin//{}", calendar.language),
    ));
    file.append_property(Property::new("CALSCALE", "GREGORIAN"));
    file.name(&escaped(&calendar.name));
    for event in &calendar.events {
        file.push(entry(event));
    }
    fold(&file.to_string()).into_bytes()
}

/// A text as RFC 5545, 3.3.11 writes it. The crate does so itself in what RFC 5545 knows as texts, but not in
/// the name of a calendar.
fn escaped(text: &str) -> String {
    let marked = text.replace('\\', "\\\\").replace('\n', "\\n");
    marked.replace(',', "\\,").replace(';', "\\;")
}

/// Octets of a line (RFC 5545, 3.1), without its end.
const LINE: usize = 75;

/// Lines of at most 75 octets, cut between letters. The crate folds, too, but lets the last piece of a line
/// become too long by the space before it.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_inclusive("\r\n") {
        let mut length = 0;
        for letter in line.trim_end_matches("\r\n").chars() {
            if length + letter.len_utf8() > LINE {
                folded.push_str("\r\n ");
                length = 1;
            }
            folded.push(letter);
            length += letter.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

fn entry(event: &Event) -> icalendar::Event {
    let mut entry = icalendar::Event::new();
    entry
        .uid(&event.id)
        .timestamp(event.first.and_time(NaiveTime::MIN).and_utc())
        .summary(&event.summary)
        .starts(event.first)
        .ends(event.after)
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(url) = &event.url {
        entry.url(url);
    }
    if let Some(description) = &event.description {
        entry.description(description);
    }
    entry.done()
}
