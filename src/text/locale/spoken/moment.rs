//! One date in words: its parts in any order.

use super::{
    clock::{Clock, clock},
    piece::{Piece, piece},
    terms::Term,
    tokens::{Cursor, Token, tokens},
};
use crate::text::{Date, DateError};
use chrono::{Datelike, FixedOffset, Weekday};

/// Reads one date, which a locale has not read as one of the usual forms because of `error`.
pub(in crate::text::locale) fn date(
    text: &str,
    site: FixedOffset,
    error: DateError,
) -> Result<Date, DateError> {
    let read = |text| tokens(text).and_then(|tokens| whole_date(&mut Cursor::new(&tokens), site));
    let behind_place = || match read(behind_place(text)?) {
        Ok(date) => matches!(date, Date::Day(_) | Date::Minute(_)).then_some(Ok(date)),
        found => Some(found),
    };
    let found = match tokens(text) {
        // A word that is none of a date may be the name of a place.
        Err(error) => behind_place().unwrap_or(Err(error)),
        Ok(_) => read(text),
    };
    match (found, error) {
        (Err(DateError::Form), _) => Err(error),
        (Ok(_), DateError::Impossible) => Err(error),
        _ => found,
    }
}

/// What follows a place at the head of a letter: `Hà Nội, ngày 2/9/2026`. None when no name of a place stands there.
fn behind_place(text: &str) -> Option<&str> {
    let (place, rest) = text.split_once(',').or_else(|| text.split_once(" ngày "))?;
    let is_plain = |letter: char| letter.is_alphabetic() || " .-'’".contains(letter);
    let is_of_name = |word: &str| {
        let of_units = ["phố", "xã", "trấn", "phường", "quận", "huyện", "tỉnh"];
        word.starts_with(char::is_uppercase) || of_units.contains(&word)
    };
    let mut words = place.split_whitespace();
    let is_name = words.next().is_some_and(is_of_name) && words.all(is_of_name);
    (is_name && place.chars().all(is_plain)).then_some(rest)
}

/// The parts of a date that were found so far.
#[derive(Default)]
struct Parts {
    weekday: Option<Weekday>,
    clock: Option<Clock>,
    piece: Option<Piece>,
}

/// Reads everything that is left as one date.
pub(super) fn whole_date(cursor: &mut Cursor<'_>, site: FixedOffset) -> Result<Date, DateError> {
    let mut parts = Parts::default();
    cursor.word(Term::At);
    while !cursor.is_done() {
        take_part(cursor, &mut parts)?;
        skip_between(cursor);
    }
    together(parts, site)
}

fn take_part(cursor: &mut Cursor<'_>, parts: &mut Parts) -> Result<(), DateError> {
    if parts.weekday.is_none()
        && let Some(weekday) = cursor
            .attempt(weekday_in_brackets)
            .or_else(|| cursor.attempt(weekday))
    {
        parts.weekday = Some(weekday);
    } else if parts.clock.is_none()
        && let Some(clock) = clock(cursor)
    {
        parts.clock = Some(clock);
    } else if parts.piece.is_none() {
        parts.piece = Some(piece(cursor)?);
    } else {
        return Err(DateError::Form);
    }
    Ok(())
}

/// Passes over what may stand between two parts, if a part follows.
fn skip_between(cursor: &mut Cursor<'_>) {
    cursor.attempt(|cursor| {
        cursor.mark(&[',', '-', '|']);
        cursor.one_of(&[Term::At, Term::T]);
        (!cursor.is_done()).then_some(())
    });
}

fn weekday_in_brackets(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    cursor.mark(&['('])?;
    let weekday = weekday(cursor)?;
    cursor.mark(&[')'])?;
    Some(weekday)
}

fn weekday(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    let named = cursor.term(|term| match term {
        Term::Weekday(weekday) => Some(weekday),
        _ => None,
    });
    if named.is_some() {
        cursor.mark(&['.']);
        return named;
    }
    if cursor.word(Term::NumberedWeekday).is_some() {
        return numbered_weekday(cursor.small()?);
    }
    cursor.word(Term::T)?;
    let weekday = numbered_weekday(cursor.small()?)?;
    // `T4, 15/4/2024` is a Wednesday, `T4/2024` and `T4, 2024` are April.
    cursor.mark(&[',']);
    begins_with_day(cursor).then_some(weekday)
}

fn begins_with_day(cursor: &Cursor<'_>) -> bool {
    match cursor.ahead(0) {
        Some(Token::Number { width, .. }) => width <= 2,
        first => first == Some(Token::Word(Term::Day)),
    }
}

fn numbered_weekday(number: u32) -> Option<Weekday> {
    Some(match number {
        2 => Weekday::Mon,
        3 => Weekday::Tue,
        4 => Weekday::Wed,
        5 => Weekday::Thu,
        6 => Weekday::Fri,
        7 => Weekday::Sat,
        _ => return None,
    })
}

fn together(parts: Parts, site: FixedOffset) -> Result<Date, DateError> {
    let to_the_minute = |date| match (date, parts.clock) {
        (Date::Day(day), Some(clock)) => clock.on(day, site),
        (_, None) => Ok(date),
        (_, Some(_)) => Err(DateError::Form),
    };
    let date = match parts.piece.ok_or(DateError::Form)?.date() {
        Err(DateError::MonthFirst(date)) => {
            return Err(DateError::MonthFirst(to_the_minute(date)?));
        }
        found => found?,
    };
    let written = to_the_minute(date)?;
    match (parts.weekday, date) {
        (None, _) => Ok(written),
        (Some(weekday), Date::Day(day)) if weekday == day.weekday() => Ok(written),
        (Some(_), Date::Day(_)) => Err(DateError::OtherWeekday(written)),
        (Some(_), _) => Err(DateError::Form),
    }
}
