//! Periods in words, and the first or last date of one.

use super::{
    clock::{Clock, clock},
    moment::whole_date,
    piece::{Piece, next_of_kind, piece},
    terms::Term,
    tokens::{Cursor, tokens},
};
use crate::text::{Date, DateError};
use chrono::{Days, FixedOffset};

/// The first and the last date of a period.
type Ends = (Date, Date);

/// Which end of a period a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::locale) enum Bound {
    /// `từ 1/7/2020`.
    First,
    /// `đến hết quý III/2024`.
    Last,
}

/// Reads one end of a period, which is no date by itself because of `error`.
pub(in crate::text::locale) fn bound(
    text: &str,
    site: FixedOffset,
    bound: Bound,
    error: DateError,
) -> Result<Date, DateError> {
    let Ok(tokens) = tokens(text) else {
        return Err(error);
    };
    let mut cursor = Cursor::new(&tokens);
    let word = match bound {
        Bound::First => Term::From,
        Bound::Last => Term::To,
    };
    let has_word = cursor.word(word).is_some();
    if bound == Bound::Last && cursor.word(Term::Now).is_some() && cursor.is_done() {
        return Err(DateError::NoEnd);
    }
    if !has_word {
        return Err(error);
    }
    whole_date(&mut cursor, site)
}

/// Reads a period, which is no date because of `error`.
pub(in crate::text::locale) fn period(
    text: &str,
    site: FixedOffset,
    error: DateError,
) -> Result<Ends, DateError> {
    let Ok(tokens) = tokens(text) else {
        return Err(error);
    };
    let mut cursor = Cursor::new(&tokens);
    cursor.word(Term::Phase);
    let found = some_days(&mut cursor)
        .or_else(|| some_months(&mut cursor))
        .or_else(|| whole_year(&mut cursor))
        .or_else(|| short_years(&mut cursor))
        .unwrap_or_else(|| row(&mut cursor, site));
    match found {
        Err(DateError::Form) => Err(error),
        Ok(_) if !cursor.is_done() => Err(error),
        // That one of the dates has its month first is no cure for the period.
        Err(DateError::MonthFirst(_)) => Err(DateError::Impossible),
        _ => found,
    }
}

/// `30 ngày đêm kể từ 1/5/2024`: that day is the first of them.
fn some_days(cursor: &mut Cursor<'_>) -> Option<Result<Ends, DateError>> {
    let count = cursor.attempt(|cursor| {
        cursor.word(Term::Whole);
        let count = cursor.number(|width| width <= 4)?;
        cursor.word(Term::Day)?;
        cursor.word(Term::Night);
        cursor.mark(&[',']);
        cursor.word(Term::From)?;
        Some(count)
    })?;
    Some(days_from(cursor, count))
}

fn days_from(cursor: &mut Cursor<'_>, count: u32) -> Result<Ends, DateError> {
    let Date::Day(first) = piece(cursor)?.date()? else {
        return Err(DateError::Form);
    };
    let further = u64::from(count)
        .checked_sub(1)
        .ok_or(DateError::Impossible)?;
    let last = first
        .checked_add_days(Days::new(further))
        .ok_or(DateError::Impossible)?;
    Ok((Date::Day(first), Date::Day(last)))
}

/// `6 tháng đầu năm 2024`, `nửa cuối năm 2024`, `first half of 2024`.
fn some_months(cursor: &mut Cursor<'_>) -> Option<Result<Ends, DateError>> {
    let (count, side) = cursor.attempt(count_and_side)?;
    cursor.word(Term::Of);
    cursor.word(Term::Year);
    let Some(year) = cursor.year() else {
        return Some(Err(DateError::NoYear));
    };
    let ends = match side {
        Term::First => (1, count),
        _ => (13 - count, 12),
    };
    let month = |month| Piece::Month(Some(year), month).date();
    Some(month(ends.0).and_then(|first| Ok((first, month(ends.1)?))))
}

fn count_and_side(cursor: &mut Cursor<'_>) -> Option<(u32, Term)> {
    let sides = [Term::First, Term::Last];
    cursor.word(Term::Whole);
    let before = cursor.one_of(&sides);
    let in_a_word = cursor.term(|term| match term {
        Term::Months(count) => Some(count),
        _ => None,
    });
    let count = match in_a_word {
        Some(count) => count,
        None => {
            let count = cursor.small()?;
            cursor.word(Term::Month)?;
            count
        }
    };
    let side = before.or_else(|| cursor.one_of(&sides))?;
    (1..=11).contains(&count).then_some((count, side))
}

fn whole_year(cursor: &mut Cursor<'_>) -> Option<Result<Ends, DateError>> {
    let year = cursor.attempt(|cursor| {
        cursor.word(Term::Whole)?;
        cursor.word(Term::Year);
        Some(cursor.year())
    })?;
    let date = year.map_or(Err(DateError::NoYear), |year| Piece::Year(year).date());
    Some(date.map(|date| (date, date)))
}

/// `2021-25`: no month has this number, and no year of another century follows so.
fn short_years(cursor: &mut Cursor<'_>) -> Option<Result<Ends, DateError>> {
    let (first, last) = cursor.attempt(|cursor| {
        let first = cursor.year()?;
        cursor.mark(&['-'])?;
        let short = cursor
            .number(|width| width == 2)
            .filter(|year| *year > 12)?;
        let last = first - first % 100 + i32::try_from(short).ok()?;
        (cursor.is_done() && last > first).then_some((first, last))
    })?;
    let year = |year| Piece::Year(year).date();
    Some(year(first).and_then(|first| Ok((first, year(last)?))))
}

/// An end of a period: a piece, with a time or without.
#[derive(Clone, Copy)]
struct End {
    piece: Piece,
    clock: Option<Clock>,
}

impl End {
    fn date(self, site: FixedOffset) -> Result<Date, DateError> {
        match (self.piece.date()?, self.clock) {
            (date, None) => Ok(date),
            (Date::Day(day), Some(clock)) => clock.on(day, site),
            (_, Some(_)) => Err(DateError::Form),
        }
    }
}

/// `từ 1/5 đến 30/6/2024`, `2021 - 2025`, `quý I và quý II/2024`. Between the first and the last of a row with commas
/// nothing may be missing.
fn row(cursor: &mut Cursor<'_>, site: FixedOffset) -> Result<Ends, DateError> {
    let is_from = cursor.word(Term::From).is_some();
    let first = end(cursor, is_from)?;
    let mut last = first;
    let mut is_range = false;
    let mut links = 0;
    while let Some(is_span) = link(cursor) {
        if is_span && cursor.word(Term::Now).is_some() && cursor.is_done() {
            first.date(site)?;
            return Err(DateError::NoEnd);
        }
        // A range of three ends, or one within a row, is none.
        if is_range || (is_span && links > 0) {
            return Err(DateError::Form);
        }
        let next = match next_of_kind(cursor, last.piece) {
            Some(piece) => End { piece, clock: None },
            None => end(cursor, false)?,
        };
        if !is_span && !follows(last.piece, next.piece) {
            return Err(DateError::Form);
        }
        (last, is_range, links) = (next, is_span, links + 1);
    }
    if links == 0 {
        let is_open = is_from && cursor.is_done() && first.date(site).is_ok();
        return Err(if is_open {
            DateError::NoEnd
        } else {
            DateError::Form
        });
    }
    ends(first, last, site)
}

fn ends(first: End, last: End, site: FixedOffset) -> Result<Ends, DateError> {
    let end = last.date(site)?;
    let completed = End {
        piece: first.piece.completed_by(last.piece),
        ..first
    };
    let start = completed.date(site)?;
    // The year of the end is not that of a start that would come after it.
    if completed.piece != first.piece && start.interval().first > end.interval().last {
        return Err(DateError::NoYear);
    }
    Ok((start, end))
}

fn end(cursor: &mut Cursor<'_>, is_from: bool) -> Result<End, DateError> {
    cursor.word(Term::At);
    let before = clock(cursor);
    let piece = match piece(cursor) {
        // `từ 1 đến 30/6/2024`; without `từ` it may be anything.
        Err(DateError::Form) if is_from => Piece::BareDay(cursor.small().ok_or(DateError::Form)?),
        piece => piece?,
    };
    let after = cursor.attempt(|cursor| {
        cursor.mark(&[',']);
        cursor.word(Term::At);
        clock(cursor)
    });
    let clock = before.or(after);
    Ok(End { piece, clock })
}

/// What joins two ends: whether it is a span from one to the other.
fn link(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor
        .attempt(|cursor| {
            cursor.mark(&[',']);
            if cursor.word(Term::To).is_some() {
                return Some(true);
            }
            cursor.word(Term::And).map(|()| false)
        })
        .or_else(|| {
            cursor
                .mark(&['-', '→', '~', ',', '&', '+'])
                .map(|mark| matches!(mark, '-' | '→' | '~'))
        })
}

/// Whether one month, quarter or year comes right after another of its kind, as far as they tell their years.
fn follows(before: Piece, after: Piece) -> bool {
    match (before, after) {
        (Piece::Month(None, before), Piece::Month(_, after))
        | (Piece::Quarter(None, before), Piece::Quarter(_, after)) => after == before + 1,
        (Piece::Year(before), Piece::Year(after)) => after == before + 1,
        _ => false,
    }
}
