//! Dates as bulletins write them: intervals of days with a precision.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use std::cmp::{Ordering, Reverse};

/// A date that may be partial. Local to the site: the machine's time zone never matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Date {
    /// `2023`
    Year(i32),
    /// `Quý II/2020`: year and quarter 1 to 4.
    Quarter(i32, u32),
    /// `07/2023`: year and month 1 to 12.
    Month(i32, u32),
    /// `1/4/2018`
    Day(NaiveDate),
    /// `19/04/2020 17:35`
    Minute(NaiveDateTime),
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The form is not known.
    Form,
    /// The form is known, but there is no such day or hour.
    Impossible,
}

impl Date {
    /// A day, if there is one.
    pub fn day(year: i32, month: u32, day: u32) -> Result<Date, DateError> {
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Date::Day)
            .ok_or(DateError::Impossible)
    }

    /// A month, if there is one.
    pub fn month(year: i32, month: u32) -> Result<Date, DateError> {
        if (1..=12).contains(&month) {
            Ok(Date::Month(year, month))
        } else {
            Err(DateError::Impossible)
        }
    }

    /// A quarter, if there is one.
    pub fn quarter(year: i32, quarter: u32) -> Result<Date, DateError> {
        if (1..=4).contains(&quarter) {
            Ok(Date::Quarter(year, quarter))
        } else {
            Err(DateError::Impossible)
        }
    }

    /// The days it covers.
    pub fn interval(self) -> Interval {
        let months = |year, first, count: u32| Interval {
            first: first_of_month(year, first),
            last: first_of_month(year, first + count)
                .pred_opt()
                .unwrap_or(NaiveDate::MAX),
        };
        match self {
            Date::Year(year) => months(year, 1, 12),
            Date::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Date::Month(year, month) => months(year, month, 1),
            Date::Day(day) => Interval {
                first: day,
                last: day,
            },
            Date::Minute(moment) => Interval {
                first: moment.date(),
                last: moment.date(),
            },
        }
    }

    /// The year it lies in.
    pub fn year(self) -> i32 {
        self.interval().first.year()
    }

    /// The month it lies in, when it is that precise.
    pub fn month_of(self) -> Option<u32> {
        match self {
            Date::Year(_) | Date::Quarter(..) => None,
            Date::Month(..) | Date::Day(_) | Date::Minute(_) => Some(self.interval().first.month()),
        }
    }

    /// Canonical form of `domain.md` §0.4, with the site's offset from UTC (`+07:00`) after a minute.
    pub fn iso(self, offset: &str) -> String {
        match self {
            Date::Year(year) => format!("{year:04}"),
            Date::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Date::Month(year, month) => format!("{year:04}-{month:02}"),
            // Written by hand: the general writer of days takes several times as long, for every headline of every page.
            Date::Day(day) => {
                format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
            }
            Date::Minute(moment) => format!(
                "{}T{:02}:{:02}{offset}",
                Date::Day(moment.date()).iso(""),
                moment.hour(),
                moment.minute()
            ),
        }
    }

    /// Order of article lists: newest day first, then the later minute, then the more precise date.
    pub fn newest_first(self, other: Date) -> Ordering {
        let key = |date: Date| {
            (
                Reverse(date.interval().first),
                Reverse(date.minute_of_day()),
                Reverse(date.precision()),
            )
        };
        key(self).cmp(&key(other))
    }

    fn minute_of_day(self) -> u32 {
        match self {
            Date::Minute(moment) => moment.hour() * 60 + moment.minute(),
            _ => 0,
        }
    }

    fn precision(self) -> u8 {
        match self {
            Date::Year(_) => 0,
            Date::Quarter(..) => 1,
            Date::Month(..) => 2,
            Date::Day(_) => 3,
            Date::Minute(_) => 4,
        }
    }
}

fn first_of_month(year: i32, month: u32) -> NaiveDate {
    let (year, month) = if month > 12 {
        (year + 1, month - 12)
    } else {
        (year, month)
    };
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MAX)
}

/// Whole days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl Interval {
    /// Number of days.
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Interval) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Interval) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The shortest interval that holds both.
    pub fn span(self, other: Interval) -> Interval {
        Interval {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// The day after the last.
    pub fn day_after(self) -> NaiveDate {
        self.last
            .checked_add_days(Days::new(1))
            .unwrap_or(NaiveDate::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals() {
        let check = |date: Date, first: &str, last: &str| {
            let Interval { first: f, last: l } = date.interval();
            assert_eq!(
                (f.to_string().as_str(), l.to_string().as_str()),
                (first, last),
                "{date:?}"
            );
        };
        check(Date::Year(2024), "2024-01-01", "2024-12-31");
        check(Date::Quarter(2020, 2), "2020-04-01", "2020-06-30");
        check(Date::Quarter(2020, 4), "2020-10-01", "2020-12-31");
        check(Date::Month(2024, 2), "2024-02-01", "2024-02-29");
        assert_eq!(
            Date::day(2018, 4, 1)
                .unwrap()
                .interval()
                .span(Date::day(2018, 6, 30).unwrap().interval())
                .days(),
            91
        );
    }

    #[test]
    fn newest_first_then_more_precise() {
        let minute = |h, m| {
            Date::Minute(
                NaiveDate::from_ymd_opt(2023, 7, 1)
                    .unwrap()
                    .and_hms_opt(h, m, 0)
                    .unwrap(),
            )
        };
        let sorted = [
            Date::day(2023, 7, 2).unwrap(),
            minute(9, 30),
            minute(0, 0),
            Date::day(2023, 7, 1).unwrap(),
            Date::Month(2023, 7),
            Date::Quarter(2023, 3),
            Date::Year(2023),
        ];
        for pair in sorted.windows(2) {
            assert_eq!(pair[0].newest_first(pair[1]), Ordering::Less, "{pair:?}");
        }
    }
}
