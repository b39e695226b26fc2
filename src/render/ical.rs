//! Writes calendars as iCalendar (RFC 5545).

use crate::view::{Calendar, CalendarEvent};

/// The bytes of a calendar. Nothing in it depends on the time of the build, so equal calendars have equal bytes: the
/// time stamp of an event is its own first day.
pub(super) fn ical(calendar: &Calendar) -> Vec<u8> {
    let mut file = IcalWriter(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line(
        "PRODID",
        &escaped(&format!("-//bantin//bantin//{}", calendar.language)),
    );
    file.line("CALSCALE", "GREGORIAN");
    // RFC 7986 has `NAME`; older programs read `X-WR-CALNAME`.
    file.line("NAME", &escaped(&calendar.name));
    file.line("X-WR-CALNAME", &escaped(&calendar.name));
    for event in &calendar.events {
        file.event(event);
    }
    file.line("END", "VCALENDAR");
    file.0.into_bytes()
}

/// Escapes a text by RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let marked = text.replace('\\', "\\\\").replace('\n', "\\n");
    marked.replace(',', "\\,").replace(';', "\\;")
}

/// Most octets of a line without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar file that is being written.
struct IcalWriter(String);

impl IcalWriter {
    fn event(&mut self, event: &CalendarEvent) {
        self.line("BEGIN", "VEVENT");
        if let Some(description) = &event.description {
            self.line("DESCRIPTION", &escaped(description));
        }
        self.line(
            "DTEND;VALUE=DATE",
            &event.after.format("%Y%m%d").to_string(),
        );
        self.line("DTSTAMP", &event.first.format("%Y%m%dT000000Z").to_string());
        self.line(
            "DTSTART;VALUE=DATE",
            &event.first.format("%Y%m%d").to_string(),
        );
        self.line("SUMMARY", &escaped(&event.summary));
        self.line("TRANSP", "TRANSPARENT");
        self.line("UID", &escaped(&event.id));
        if let Some(url) = &event.url {
            self.line("URL", url);
        }
        self.line("END", "VEVENT");
    }

    /// Writes a property. A line of more than 75 octets is cut between letters, and goes on after a space.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if length + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
