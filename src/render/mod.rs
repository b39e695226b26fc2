//! Views → bytes: HTML by the templates of a theme, tables as CSV, calendars as iCalendar. The only door to
//! `tera`, `csv` and `icalendar`.

mod builtin;
mod csv;
mod digest;
mod ical;
mod theme;

pub use digest::digest;
pub use theme::{Rendered, Renderer, Theme};

use crate::view::File;

/// The bytes of a file that readers take away.
pub fn file(file: &File) -> Vec<u8> {
    match file {
        File::Table(table) => csv::csv(table),
        File::Calendar(calendar) => ical::ical(calendar),
    }
}
