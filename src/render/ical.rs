//! Calendars as iCalendar (RFC 5545).

use crate::view::{Calendar, Event};
use chrono::NaiveTime;
use icalendar::{Component, EventLike, Property};

/// The bytes of a calendar. Nothing in it tells when it was made, so that equal calendars are equal bytes: the
/// stamp of an event is its own first day.
pub(super) fn ical(calendar: &Calendar) -> Vec<u8> {
    let mut file = icalendar::Calendar::empty();
    file.append_property(Property::new("VERSION", "2.0"));
    file.append_property(Property::new("PRODID", "-//bantin//bantin//VI"));
    file.append_property(Property::new("CALSCALE", "GREGORIAN"));
    file.name(&calendar.name);
    for event in &calendar.events {
        file.push(entry(event));
    }
    file.to_string().into_bytes()
}

fn entry(event: &Event) -> icalendar::Event {
    let mut entry = icalendar::Event::new();
    entry
        .uid(&event.id)
        .timestamp(event.first.and_time(NaiveTime::MIN).and_utc())
        .summary(&event.summary)
        .url(&event.url)
        .starts(event.first)
        .ends(event.after)
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(description) = &event.description {
        entry.description(description);
    }
    entry.done()
}
