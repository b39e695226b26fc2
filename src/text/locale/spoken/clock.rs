//! The time of a date in words, with its zone.

use super::{
    piece::{Piece, piece},
    terms::{DayPart, Term},
    tokens::{Cursor, Token},
};
use crate::text::{Date, DateError, locale::numeric::moment_at_site};
use chrono::{FixedOffset, NaiveDate, NaiveTime};

/// A time, and the offset of its zone from UTC if it names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    hour: u32,
    minute: u32,
    zone: Option<FixedOffset>,
}

impl Clock {
    /// The minute on a day, as it is at the site.
    pub(super) fn on(self, day: NaiveDate, site: FixedOffset) -> Result<Date, DateError> {
        let time = NaiveTime::from_hms_opt(self.hour, self.minute, 0);
        let written = day.and_time(time.ok_or(DateError::Impossible)?);
        let zone = self.zone.unwrap_or(site);
        let moment = written
            .checked_sub_offset(zone)
            .and_then(|utc| utc.checked_add_offset(site));
        moment.map_or(Err(DateError::Impossible), moment_at_site)
    }
}

/// Reads `9:21:35 +0700`, `8h30`, `08 giờ 30 phút`, `8 giờ rưỡi`, `2 giờ chiều`, `08:30 (GMT+7)`.
pub(super) fn clock(cursor: &mut Cursor<'_>) -> Option<Clock> {
    cursor.attempt(|cursor| {
        let (hour, minute) = cursor
            .attempt(with_colons)
            .or_else(|| cursor.attempt(with_letters))?;
        let part = cursor.term(|term| match term {
            Term::DayPart(part) => Some(part),
            _ => None,
        });
        let hour = match part {
            Some(part) => hour_in(part, hour)?,
            None => hour,
        };
        let zone = zone(cursor);
        Some(Clock { hour, minute, zone })
    })
}

fn with_colons(cursor: &mut Cursor<'_>) -> Option<(u32, u32)> {
    let hour = cursor.small()?;
    cursor.mark(&[':'])?;
    let minute = cursor.small()?;
    let seconds = cursor.attempt(|cursor| {
        cursor.mark(&[':'])?;
        cursor.small()
    });
    if seconds.is_some() {
        cursor.attempt(|cursor| {
            cursor.mark(&['.'])?;
            cursor.number(|_| true)
        });
    }
    // A second that no minute has: the text means something else.
    if seconds.is_some_and(|second| second > 60) {
        return None;
    }
    Some((hour, minute))
}

fn with_letters(cursor: &mut Cursor<'_>) -> Option<(u32, u32)> {
    let hour = cursor.small()?;
    cursor.word(Term::Hour)?;
    if cursor.word(Term::HalfHour).is_some() {
        return Some((hour, 30));
    }
    if let Some(before) = cursor.attempt(minutes_before) {
        return Some((hour.checked_sub(1)?, 60 - before));
    }
    let minute = match cursor.ahead(0) {
        Some(Token::Number { glued: false, .. }) if begins_day(cursor) => 0,
        _ => cursor.small().unwrap_or(0),
    };
    cursor.word(Term::Minute);
    cursor.mark(&['\'', '’']);
    Some((hour, minute))
}

/// `kém 15` in `9 giờ kém 15`, a quarter to nine.
fn minutes_before(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.word(Term::Less)?;
    let minutes = cursor.small().filter(|minutes| (1..60).contains(minutes))?;
    cursor.word(Term::Minute);
    Some(minutes)
}

/// Whether the number here is the day and no minute: `8h 15/4/2024`.
fn begins_day(cursor: &mut Cursor<'_>) -> bool {
    let before = cursor.at;
    let found = piece(cursor);
    cursor.at = before;
    found.is_ok_and(Piece::is_whole_day)
}

/// The hour of 24 that an hour in a part of the day is; none when it does not lie there.
fn hour_in(part: DayPart, hour: u32) -> Option<u32> {
    let (as_written, after_noon) = match part {
        DayPart::Morning => (0..=11, 0..0),
        DayPart::Noon => (11..=13, 0..0),
        DayPart::Afternoon => (13..=18, 1..7),
        DayPart::Evening => (18..=23, 6..12),
        DayPart::BeforeNoon => (1..=11, 0..0),
        DayPart::AfterNoon => (12..=12, 1..12),
    };
    if after_noon.contains(&hour) {
        return Some(hour + 12);
    }
    if part == DayPart::BeforeNoon && hour == 12 {
        return Some(0);
    }
    as_written.contains(&hour).then_some(hour)
}

/// Reads `Z`, `+0700`, `+07:00`, `GMT+7`, `(UTC)`.
fn zone(cursor: &mut Cursor<'_>) -> Option<FixedOffset> {
    cursor.attempt(|cursor| {
        let is_open = cursor.mark(&['(']).is_some();
        let zone = cursor
            .attempt(named_zone)
            .or_else(|| cursor.attempt(numbered_zone))?;
        if is_open {
            cursor.mark(&[')'])?;
        }
        Some(zone)
    })
}

fn named_zone(cursor: &mut Cursor<'_>) -> Option<FixedOffset> {
    if cursor.word(Term::Zulu).is_some() {
        return FixedOffset::east_opt(0);
    }
    cursor.word(Term::Utc)?;
    let Some(sign) = glued_sign(cursor) else {
        return FixedOffset::east_opt(0);
    };
    let hours = cursor.number(|width| width <= 2 || width == 4)?;
    offset(cursor, sign, hours)
}

fn numbered_zone(cursor: &mut Cursor<'_>) -> Option<FixedOffset> {
    let sign = glued_sign(cursor)?;
    let is_long = cursor.number(|width| width == 4);
    if let Some(hours) = is_long {
        return offset(cursor, sign, hours);
    }
    let hours = cursor.number(|width| width == 2)?;
    // `08:30 -15/4/2024` has a dash and no zone.
    let has_minutes = cursor.ahead(0) == Some(Token::Mark(':'));
    if sign == '-' && !has_minutes {
        return None;
    }
    offset(cursor, sign, hours)
}

/// A sign that stands at its number: `+7`, not `- 2024`.
fn glued_sign(cursor: &mut Cursor<'_>) -> Option<char> {
    cursor.attempt(|cursor| {
        let sign = cursor.mark(&['+', '-'])?;
        matches!(cursor.ahead(0), Some(Token::Number { glued: true, .. })).then_some(sign)
    })
}

/// The offset of so many hours, or hours and minutes in four digits, and of the minutes that follow.
fn offset(cursor: &mut Cursor<'_>, sign: char, digits: u32) -> Option<FixedOffset> {
    let minutes = cursor.attempt(|cursor| {
        cursor.mark(&[':'])?;
        cursor.small()
    });
    let (hours, minutes) = match minutes {
        Some(minutes) => (digits, minutes),
        None if digits >= 100 => (digits / 100, digits % 100),
        None => (digits, 0),
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    FixedOffset::east_opt(if sign == '-' { -seconds } else { seconds })
}
