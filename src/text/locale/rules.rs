//! The trait of a language's rules.

use super::{
    numeric,
    spoken::{self, Bound},
};
use crate::text::{Collator, Date, DateError, Number};
use chrono::{FixedOffset, NaiveDate};
use serde::Serialize;

/// A level of administrative units, as districts have one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Level {
    /// Id in `site.yaml`: `quan`.
    pub id: String,
    /// Word that readers see: `quận`.
    pub word: String,
    /// Height of the level from 1, directly below the country, to 3.
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

    /// Reads the first and the last date of a period: a date in any form, `2021 - 2025`, `6 tháng đầu năm 2024`.
    fn parse_period(&self, text: &str, offset: FixedOffset) -> Result<(Date, Date), DateError> {
        self.parse_date(text, offset)
            .map(|date| (date, date))
            .or_else(|error| spoken::period(text, offset, error))
    }

    /// Reads the first date of a period: `từ 1/7/2020`, or a date in any form.
    fn parse_start(&self, text: &str, offset: FixedOffset) -> Result<Date, DateError> {
        self.parse_date(text, offset)
            .or_else(|error| spoken::bound(text, offset, Bound::First, error))
    }

    /// Reads the last date of a period: `đến hết quý III/2024`, or a date in any form.
    fn parse_end(&self, text: &str, offset: FixedOffset) -> Result<Date, DateError> {
        self.parse_date(text, offset)
            .or_else(|error| spoken::bound(text, offset, Bound::Last, error))
    }

    /// Writes a date for readers, as precise as it is.
    fn date(&self, date: Date) -> String;

    /// Writes a time from one date to another for readers. A single period is written as such: `Quý II/2020`.
    fn range(&self, start: Date, end: Date) -> String;

    /// Writes a day with its weekday, for the masthead.
    fn long_day(&self, day: NaiveDate) -> String;

    /// Writes a month with its year, for a heading.
    fn month_heading(&self, year: i32, month: u32) -> String;

    /// Writes a month without its year, for a heading.
    fn month_name(&self, month: u32) -> String;

    /// Writes a date without its year, as precise as it is: `28/7`, `tháng 2`. Empty for a year.
    fn day_of_year(&self, date: Date) -> String;

    /// Writes the name of a congress with its ordinal: `Đại hội Công đoàn Việt Nam lần thứ XIII`.
    fn nth_congress(&self, name: &str, ordinal: u64) -> String;

    /// The mark between groups of three digits, and the decimal mark.
    fn number_marks(&self) -> (char, char);

    /// Words before a number that say how exact it is, each with the id of its qualifier (`over`, `almost`, `about`).
    fn qualifiers(&self) -> &'static [(&'static str, &'static str)];

    /// The numbers from 0 on in words, as far as they are one word.
    fn number_words(&self) -> &'static [&'static str];

    /// Titles before the names of people, in small letters.
    fn titles(&self) -> &'static [&'static str];

    /// Frequent family names that stand first in a name, in small letters.
    fn family_names(&self) -> &'static [&'static str] {
        &[]
    }

    /// The levels of districts, the highest first.
    fn levels(&self) -> Vec<Level>;

    /// Writes the full name of a district from its level and its bare name: `Quận Hà Đông`.
    fn district_name(&self, level: &Level, name: &str) -> String;

    /// Whether the letter eth (`Ð`) is a mistyped `Đ` in this language.
    fn eth_is_d(&self) -> bool {
        false
    }

    /// Abbreviations that everybody knows, each with its meaning, which search takes for synonyms.
    fn abbreviations(&self) -> &'static [[&'static str; 2]] {
        &[]
    }

    /// Reads a number; none when the form is not known.
    fn parse_number(&self, text: &str) -> Option<Number> {
        numeric::parse_number(text, self.number_marks())
    }

    /// Writes a number for readers, with group and decimal marks.
    fn number(&self, number: Number) -> String {
        numeric::format_number(number, self.number_marks())
    }

    /// Writes a number for a spreadsheet, without group marks.
    fn bare_number(&self, number: Number) -> String {
        let (whole, fraction) = number.parts();
        let (_, decimal) = self.number_marks();
        match fraction.as_str() {
            "" => whole.to_string(),
            _ => format!("{whole}{decimal}{fraction}"),
        }
    }

    /// Writes a count for readers, with group marks.
    fn count(&self, count: usize) -> String {
        Number::whole(count as u64).map_or_else(|| count.to_string(), |number| self.number(number))
    }

    /// Number of words between spaces that readers take in within a minute.
    fn words_per_minute(&self) -> usize;

    /// The alphabetical order of the language.
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
