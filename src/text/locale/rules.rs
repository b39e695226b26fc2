//! What a language decides, and what languages share.

use super::numeric;
use crate::text::{Collator, Date, DateError, Number};
use chrono::{FixedOffset, NaiveDate};
use serde::Serialize;

/// A level of administrative units: its id in `site.yaml`, the word readers see, and how high it stands
/// (1 is directly below the country).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Level {
    /// `quan`
    pub id: String,
    /// `quận`
    pub word: String,
    /// 1, 2 or 3.
    pub tier: u8,
}

/// The rules of a language.
pub trait Locale: Send + Sync {
    /// Language tag: `vi`.
    fn tag(&self) -> &'static str;

    /// Tag for Open Graph, with the country where the language has one: `vi_VN`, `en`.
    fn tag_with_country(&self) -> &'static str;

    /// Reads a date in any accepted form. `offset` is the site's; a time with another offset is converted.
    fn parse_date(&self, text: &str, offset: FixedOffset) -> Result<Date, DateError> {
        numeric::parse_date(text, offset)
    }

    /// A date as readers see it, at its precision.
    fn date(&self, date: Date) -> String;

    /// From one date to another, as readers see it. A single period (`Quý II/2020`) is written as such.
    fn range(&self, start: Date, end: Date) -> String;

    /// A day with its weekday, for the masthead.
    fn long_day(&self, day: NaiveDate) -> String;

    /// A month of a year as a heading.
    fn month_heading(&self, year: i32, month: u32) -> String;

    /// A month without its year, as a heading.
    fn month_name(&self, month: u32) -> String;

    /// A date without its year, as precise as it is: `28/7`, `tháng 2`. Empty for a year.
    fn day_of_year(&self, date: Date) -> String;

    /// The name of a congress with its ordinal: `Đại hội Công đoàn Việt Nam lần thứ XIII`.
    fn nth_congress(&self, name: &str, ordinal: u64) -> String;

    /// Mark between groups of three digits, and mark before decimals.
    fn number_marks(&self) -> (char, char);

    /// Levels of districts, highest first.
    fn levels(&self) -> Vec<Level>;

    /// Full name of a district: level word and bare name.
    fn district_name(&self, level: &Level, name: &str) -> String;

    /// Whether the letter eth (`Ð`) is a mistyped `Đ` in this language.
    fn eth_is_d(&self) -> bool {
        false
    }

    /// Abbreviations that everybody knows, each with what it stands for: search understands them without being told.
    fn abbreviations(&self) -> &'static [[&'static str; 2]] {
        &[]
    }

    /// Reads a number; `None` when the form is not known.
    fn parse_number(&self, text: &str) -> Option<Number> {
        numeric::parse_number(text, self.number_marks())
    }

    /// A number as readers see it.
    fn number(&self, number: Number) -> String {
        numeric::format_number(number, self.number_marks())
    }

    /// A number for a spreadsheet: without marks between groups.
    fn bare_number(&self, number: Number) -> String {
        let (whole, fraction) = number.parts();
        let (_, decimal) = self.number_marks();
        match fraction.as_str() {
            "" => whole.to_string(),
            _ => format!("{whole}{decimal}{fraction}"),
        }
    }

    /// A count as readers see it.
    fn count(&self, count: usize) -> String {
        Number::whole(count as u64).map_or_else(|| count.to_string(), |number| self.number(number))
    }

    /// How many words, as they stand between spaces, readers take in within a minute.
    fn words_per_minute(&self) -> usize;

    /// Alphabetical order.
    fn collator(&self) -> Collator {
        Collator::new(self.tag())
    }
}

pub(super) fn level(id: &str, word: &str, tier: u8) -> Level {
    Level {
        id: id.to_owned(),
        word: word.to_owned(),
        tier,
    }
}

pub(super) fn capitalise(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
