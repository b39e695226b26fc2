//! The part of a date that names days, months, quarters or years, perhaps without its year.

use super::{
    terms::Term,
    tokens::{Cursor, Token},
};
use crate::text::{Date, DateError, locale::numeric::FIRST_YEAR};

/// A day, month, quarter or year as it is written; its numbers may be out of range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Year(i32),
    Quarter(Option<i32>, u32),
    Month(Option<i32>, u32),
    Day {
        year: Option<i32>,
        month: u32,
        day: u32,
    },
    /// A day of a month that is named later: `từ ngày 1 đến 30/6/2024`.
    BareDay(u32),
}

impl Piece {
    /// The date, when the piece has a year and the calendar has the date.
    pub(super) fn date(self) -> Result<Date, DateError> {
        let year = match self {
            Piece::Year(year) => Some(year),
            Piece::Quarter(year, _) | Piece::Month(year, _) | Piece::Day { year, .. } => year,
            Piece::BareDay(_) => return Err(DateError::Form),
        };
        match (year, self) {
            (None, _) => Err(DateError::NoYear),
            (Some(year), _) if year < FIRST_YEAR => Err(DateError::Impossible),
            (Some(year), Piece::Quarter(_, quarter)) => Date::quarter(year, quarter),
            (Some(year), Piece::Month(_, month)) => Date::month(year, month),
            (Some(year), Piece::Day { month, day, .. }) => Date::day(year, month, day)
                .map_err(|error| Date::day(year, day, month).map_or(error, DateError::MonthFirst)),
            (Some(year), Piece::Year(_) | Piece::BareDay(_)) => Ok(Date::Year(year)),
        }
    }

    /// The piece with what it lacks taken from the end of its period: the year, and the month of a bare day.
    pub(super) fn completed_by(self, last: Piece) -> Piece {
        match (self, last) {
            (Piece::Quarter(None, quarter), Piece::Quarter(year, _)) => {
                Piece::Quarter(year, quarter)
            }
            (Piece::Month(None, month), Piece::Month(year, _)) => Piece::Month(year, month),
            (
                Piece::Day {
                    year: None,
                    month,
                    day,
                },
                Piece::Day { year, .. },
            ) => Piece::Day { year, month, day },
            (Piece::BareDay(day), Piece::Day { year, month, .. }) => {
                Piece::Day { year, month, day }
            }
            _ => self,
        }
    }

    pub(super) fn is_whole_day(self) -> bool {
        matches!(self, Piece::Day { year: Some(_), .. })
    }
}

/// Reads a piece. A year of two digits is an error of its own.
pub(super) fn piece(cursor: &mut Cursor<'_>) -> Result<Piece, DateError> {
    if has_short_year(cursor) {
        return Err(DateError::ShortYear);
    }
    let named_day = cursor.attempt(|cursor| {
        cursor.word(Term::Day)?;
        numbered_day(cursor).or_else(|| cursor.small().map(Piece::BareDay))
    });
    named_day
        .or_else(|| cursor.attempt(month))
        .or_else(|| cursor.attempt(quarter))
        .or_else(|| cursor.attempt(named_month))
        .or_else(|| cursor.attempt(year_first))
        .or_else(|| numbered_day(cursor))
        .or_else(|| cursor.attempt(numbered_month))
        .ok_or(DateError::Form)
}

/// Whether `1/4/18` stands here, which may be a day of 2018 or of 1918.
fn has_short_year(cursor: &Cursor<'_>) -> bool {
    let from = usize::from(cursor.ahead(0) == Some(Token::Word(Term::Day)));
    let is_short = |steps| matches!(cursor.ahead(from + steps), Some(Token::Number { width, .. }) if width <= 2);
    let is_mark = |steps| {
        matches!(
            cursor.ahead(from + steps),
            Some(Token::Mark('/' | '.' | '-'))
        )
    };
    is_short(0)
        && is_short(2)
        && is_short(4)
        && is_mark(1)
        && cursor.ahead(from + 1) == cursor.ahead(from + 3)
        && !matches!(
            cursor.ahead(from + 5),
            Some(Token::Mark('/' | '.' | '-' | ':'))
        )
}

/// `15/4/2024`, `15 tháng 4 năm 2024`, `15 April 2024`, with or without a year.
fn numbered_day(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor
        .attempt(day_in_digits)
        .or_else(|| cursor.attempt(day_of_month))
}

fn day_in_digits(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let day = cursor.small()?;
    let mark = cursor.mark(&['/', '.', '-'])?;
    let month = cursor.small()?;
    let year = cursor
        .attempt(|cursor| {
            cursor.mark(&[mark])?;
            cursor.year()
        })
        .or_else(|| cursor.attempt(year_by_name));
    // `ngày 1-30/6/2024` is no 1 of month 30.
    if year.is_none() && mark == '-' {
        return None;
    }
    Some(Piece::Day { year, month, day })
}

fn day_of_month(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let day = cursor.small()?;
    cursor.word(Term::Ordinal);
    cursor.word(Term::Of);
    let mark = cursor.mark(&['-', '/', ',']);
    let named = cursor.term(|term| match term {
        Term::NamedMonth(month) => Some(month),
        _ => None,
    });
    let month = match named {
        Some(month) => month,
        None => {
            cursor.word(Term::Month)?;
            cursor.small()?
        }
    };
    let Some(mark) = mark else {
        let year = year_after(cursor);
        return Some(Piece::Day { year, month, day });
    };
    // `15-Apr-2024` is a day, `1 - tháng 6/2024` may be half a year.
    cursor.mark(&[mark])?;
    cursor.word(Term::Year);
    let year = Some(cursor.year()?);
    Some(Piece::Day { year, month, day })
}

/// `tháng 4 năm 2024`, `T4/2024`.
fn month(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.one_of(&[Term::Month, Term::T])?;
    let month = cursor.small()?;
    Some(Piece::Month(year_after(cursor), month))
}

/// `quý II năm 2024`, `Q2/2024`.
fn quarter(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.word(Term::Quarter)?;
    let quarter = quarter_number(cursor)?;
    Some(Piece::Quarter(year_after(cursor), quarter))
}

fn quarter_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    let roman = cursor.term(|term| match term {
        Term::Roman(number) => Some(number),
        _ => None,
    });
    roman.or_else(|| cursor.number(|width| width == 1))
}

/// `April 15, 2024`, `April 2024`.
fn named_month(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let month = cursor.term(|term| match term {
        Term::NamedMonth(month) => Some(month),
        _ => None,
    })?;
    let Some(day) = cursor.small() else {
        return Some(Piece::Month(year_after(cursor), month));
    };
    cursor.word(Term::Ordinal);
    let year = year_after(cursor);
    Some(Piece::Day { year, month, day })
}

/// `2024/04/15`, `2024-04`, `2024-Q2`, `năm 2024`.
fn year_first(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.word(Term::Year);
    let year = cursor.year()?;
    let quarter = cursor.attempt(|cursor| {
        cursor.mark(&['-', '/']);
        cursor.word(Term::Quarter)?;
        quarter_number(cursor)
    });
    if let Some(quarter) = quarter {
        return Some(Piece::Quarter(Some(year), quarter));
    }
    // `2021 - 12` with blanks may be two years.
    let month = cursor.attempt(|cursor| {
        let mark = cursor.mark(&['/', '.', '-'])?;
        let is_glued = matches!(cursor.ahead(0), Some(Token::Number { glued: true, .. }));
        let month = cursor.small()?;
        (is_glued || mark != '-').then_some((mark, month))
    });
    let Some((mark, month)) = month else {
        return Some(Piece::Year(year));
    };
    let day = cursor.attempt(|cursor| {
        cursor.mark(&[mark])?;
        cursor.small()
    });
    let year = Some(year);
    Some(day.map_or(Piece::Month(year, month), |day| Piece::Day {
        year,
        month,
        day,
    }))
}

/// `04/2024`.
fn numbered_month(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let month = cursor.small()?;
    cursor.mark(&['/', '.', '-'])?;
    Some(Piece::Month(Some(cursor.year()?), month))
}

/// The next of a row whose kind is named only once: `tháng 1-12/2023`, `quý III, IV/2024`.
pub(super) fn next_of_kind(cursor: &mut Cursor<'_>, before: Piece) -> Option<Piece> {
    cursor.attempt(|cursor| {
        let next = match before {
            Piece::Month(None, _) => Piece::Month(None, cursor.small()?),
            Piece::Quarter(None, _) => Piece::Quarter(None, quarter_number(cursor)?),
            _ => return None,
        };
        let year = year_after(cursor);
        Some(match next {
            Piece::Quarter(_, quarter) => Piece::Quarter(year, quarter),
            Piece::Month(_, month) => Piece::Month(year, month),
            other => other,
        })
    })
}

/// The year after a month or quarter: `/2024`, `năm 2024`, `, 2024`, `2024`.
fn year_after(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.attempt(|cursor| {
        cursor.mark(&['/', '-', '.', ',']);
        cursor.one_of(&[Term::Year, Term::Of]);
        cursor.year()
    })
}

fn year_by_name(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.mark(&[',']);
    cursor.word(Term::Year)?;
    cursor.year()
}
