//! The rules of English.

use super::{Level, Locale, capitalise, level, numeric, spoken, vi};
use crate::text::{Date, DateError};
use chrono::{Datelike, FixedOffset, NaiveDate};

/// The locale `en`.
pub(super) struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Locale for English {
    fn tag(&self) -> &'static str {
        "en"
    }

    fn tag_with_country(&self) -> &'static str {
        "en"
    }

    fn parse_date(&self, text: &str, offset: FixedOffset) -> Result<Date, DateError> {
        // Vietnamese forms are read on every site: an English one may have the same bulletins.
        words(text)
            .or_else(|| vi::words(text, offset))
            .unwrap_or_else(|| numeric::parse_date(text, offset))
            .or_else(|error| spoken::date(text, offset, error))
    }

    fn date(&self, date: Date) -> String {
        match date {
            Date::Year(year) => year.to_string(),
            Date::Quarter(year, quarter) => format!("Q{quarter} {year}"),
            Date::Month(year, month) => self.month_heading(year, month),
            Date::Day(day) => format!("{} {} {}", day.day(), month_name(day.month()), day.year()),
            Date::Minute(moment) => format!(
                "{}, {}",
                self.date(Date::Day(moment.date())),
                moment.format("%H:%M")
            ),
        }
    }

    fn range(&self, start: Date, end: Date) -> String {
        if start == end {
            return self.date(start);
        }
        format!("from {} to {}", self.date(start), self.date(end))
    }

    fn long_day(&self, day: NaiveDate) -> String {
        format!("{}, {}", day.format("%A"), self.date(Date::Day(day)))
    }

    fn month_heading(&self, year: i32, month: u32) -> String {
        format!("{} {year}", month_name(month))
    }

    fn month_name(&self, month: u32) -> String {
        month_name(month).to_owned()
    }

    fn day_of_year(&self, date: Date) -> String {
        match date {
            Date::Year(_) => String::new(),
            Date::Quarter(_, quarter) => format!("Q{quarter}"),
            Date::Month(_, month) => month_name(month).to_owned(),
            Date::Day(day) => format!("{} {}", day.day(), month_name(day.month())),
            Date::Minute(moment) => format!("{} {}", moment.day(), month_name(moment.month())),
        }
    }

    fn nth_congress(&self, name: &str, ordinal: u64) -> String {
        format!("{}{} {name}", ordinal, ordinal_suffix(ordinal))
    }

    fn words_per_minute(&self) -> usize {
        230
    }

    fn number_marks(&self) -> (char, char) {
        (',', '.')
    }

    fn qualifiers(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("over", "over"),
            ("more than", "over"),
            ("nearly", "almost"),
            ("almost", "almost"),
            ("about", "about"),
            ("around", "about"),
            ("approximately", "about"),
        ]
    }

    fn titles(&self) -> &'static [&'static str] {
        &["mr", "mrs", "ms", "miss", "dr", "prof", "comrade", "sir"]
    }

    fn number_words(&self) -> &'static [&'static str] {
        &[
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        ]
    }

    fn levels(&self) -> Vec<Level> {
        vec![
            level("province", "province", 1),
            level("city", "city", 1),
            level("county", "county", 1),
            level("district", "district", 2),
            level("borough", "borough", 2),
            level("town", "town", 2),
            level("ward", "ward", 3),
            level("commune", "commune", 3),
            level("parish", "parish", 3),
            // An English site may have districts of Vietnam.
            level("tinh", "province", 1),
            level("thanh-pho", "city", 1),
            level("quan", "district", 2),
            level("huyen", "district", 2),
            level("thi-xa", "town", 2),
            level("thanh-pho-thuoc-tinh", "city", 2),
            level("phuong", "ward", 3),
            level("xa", "commune", 3),
            level("thi-tran", "township", 3),
            level("dac-khu", "special zone", 3),
        ]
    }

    fn district_name(&self, level: &Level, name: &str) -> String {
        format!("{name} {}", capitalise(&level.word))
    }
}

fn month_name(month: u32) -> &'static str {
    MONTHS.get(month as usize - 1).copied().unwrap_or_default()
}

/// Reads the displayed forms: `1 April 2018`, `1 April 2018, 09:30`, `April 2018`, `Q2 2020`. None when the text names
/// no month and no quarter.
fn words(text: &str) -> Option<Result<Date, DateError>> {
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let month = |word: &str| {
        MONTHS
            .iter()
            .position(|name| name.eq_ignore_ascii_case(word))
            .map(|at| at as u32 + 1)
    };
    let whole_day = |day: &str, month, year: &str| {
        Date::day(
            numeric::year(year)?,
            month,
            numeric::digits(day, 1..=2).ok_or(DateError::Form)?,
        )
    };
    match words[..] {
        [quarter, year] if quarter.len() == 2 && quarter.starts_with(['Q', 'q']) => {
            let quarter = numeric::digits(&quarter[1..], 1..=1).ok_or(DateError::Form);
            Some(quarter.and_then(|quarter| Date::quarter(numeric::year(year)?, quarter)))
        }
        [name, year] => month(name).map(|month| Date::month(numeric::year(year)?, month)),
        [day, name, year] => month(name).map(|month| whole_day(day, month, year)),
        [day, name, year, time] => month(name).map(|month| {
            let Date::Day(day) = whole_day(day, month, year)? else {
                return Err(DateError::Form);
            };
            numeric::parse_date(
                &format!("{day} {time}"),
                FixedOffset::east_opt(0).ok_or(DateError::Form)?,
            )
        }),
        _ => None,
    }
}

/// The suffix of an ordinal: `st`, `nd`, `rd` or `th`.
fn ordinal_suffix(number: u64) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_back() {
        let offset = FixedOffset::east_opt(0).unwrap();
        let check = |text: &str, shown: &str| {
            let date = English
                .parse_date(text, offset)
                .unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!(English.date(date), shown);
            assert_eq!(English.parse_date(shown, offset), Ok(date));
        };
        check("2018-04-01", "1 April 2018");
        check("01/04/2018", "1 April 2018");
        check("2018-04-01T09:05", "1 April 2018, 09:05");
        check("2020-Q2", "Q2 2020");
        check("7/2020", "July 2020");
        check("Quý II/2020", "Q2 2020");
        assert_eq!(
            English.parse_number("1,709").and_then(|n| n.as_whole()),
            Some(1_709)
        );
        assert_eq!(
            English.district_name(&level("ward", "ward", 3), "Riverside"),
            "Riverside Ward"
        );
    }
}
