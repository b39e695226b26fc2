//! Dates as bulletins write them: intervals of days with a precision.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use std::cmp::{Ordering, Reverse};

/// A date that may be partial. It is local to the site; the time zone of the machine never matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Date {
    /// A year: `2023`.
    Year(i32),
    /// A year and a quarter from 1 to 4: `Quý II/2020`.
    Quarter(i32, u32),
    /// A year and a month from 1 to 12: `07/2023`.
    Month(i32, u32),
    /// A day: `1/4/2018`.
    Day(NaiveDate),
    /// A day and a time: `19/04/2020 17:35`.
    Minute(NaiveDateTime),
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text has no form of a date that is known.
    Form,
    /// The text has a known form, but there is no such day or hour.
    Impossible,
    /// The month stands before the day; this is the only date that it can be.
    MonthFirst(Date),
    /// The year has two digits, so its century is not known.
    ShortYear,
    /// No year is told.
    NoYear,
    /// A period has a beginning and no end: `từ 1/5/2024 đến nay`.
    NoEnd,
    /// This day is another weekday than the text says.
    OtherWeekday(Date),
}

impl Date {
    /// The date of a day, if the calendar has it.
    pub fn day(year: i32, month: u32, day: u32) -> Result<Date, DateError> {
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Date::Day)
            .ok_or(DateError::Impossible)
    }

    /// The date of a month, if its number is from 1 to 12.
    pub fn month(year: i32, month: u32) -> Result<Date, DateError> {
        if (1..=12).contains(&month) {
            Ok(Date::Month(year, month))
        } else {
            Err(DateError::Impossible)
        }
    }

    /// The date of a quarter, if its number is from 1 to 4.
    pub fn quarter(year: i32, quarter: u32) -> Result<Date, DateError> {
        if (1..=4).contains(&quarter) {
            Ok(Date::Quarter(year, quarter))
        } else {
            Err(DateError::Impossible)
        }
    }

    /// The days that the date covers.
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

    /// When it begins: a minute, or a day.
    pub fn beginning(self) -> Date {
        match self {
            Date::Minute(_) => self,
            _ => Date::Day(self.interval().first),
        }
    }

    /// When it ends: a minute, or its last day.
    pub fn end(self) -> Date {
        match self {
            Date::Minute(_) => self,
            _ => Date::Day(self.interval().last),
        }
    }

    /// Whether it has come: a minute when it begins, a day, month, quarter or year when its first day does.
    pub fn has_come(self, now: NaiveDateTime) -> bool {
        match self {
            Date::Minute(moment) => moment <= now,
            _ => self.interval().first <= now.date(),
        }
    }

    /// Whether it is over as the end of something: a minute when it begins, a day, month, quarter or year when its last
    /// day has passed.
    pub fn is_over(self, now: NaiveDateTime) -> bool {
        match self {
            Date::Minute(moment) => moment <= now,
            _ => self.interval().last < now.date(),
        }
    }

    /// The year of the date.
    pub fn year(self) -> i32 {
        self.interval().first.year()
    }

    /// The month of the date, when it is that precise.
    pub fn month_of(self) -> Option<u32> {
        match self {
            Date::Year(_) | Date::Quarter(..) => None,
            Date::Month(..) | Date::Day(_) | Date::Minute(_) => Some(self.interval().first.month()),
        }
    }

    /// The canonical form: `2023`, `2023-Q2`, `2023-07`, `2023-07-01`, `2023-07-01T09:30+07:00`; `offset` follows a
    /// minute.
    pub fn iso(self, offset: &str) -> String {
        match self {
            Date::Year(year) => format!("{year:04}"),
            Date::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Date::Month(year, month) => format!("{year:04}-{month:02}"),
            // Written by hand: the formatter of `chrono` takes several times as long, and every headline has a date.
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

    /// The order of lists of articles: the newest day first, then the later minute, then the more precise date.
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

/// An interval of whole days, with its first and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First day of the interval.
    pub first: NaiveDate,
    /// Last day of the interval, which belongs to it.
    pub last: NaiveDate,
}

impl Interval {
    /// Number of days in the interval, at least 1.
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Whether `other` lies wholly in this interval.
    pub fn contains(self, other: Interval) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two intervals have a day in common.
    pub fn overlaps(self, other: Interval) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The shortest interval that contains both.
    pub fn span(self, other: Interval) -> Interval {
        Interval {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// The day after the last one.
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
