//! Dates and periods as values of fields.

use super::fields::{FieldReader, Fields};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Rewriting, Spanned},
    text::{Date, DateError, Locale},
};
use chrono::FixedOffset;

/// A reader of dates or periods of a language.
type ParseDate<T> = fn(&dyn Locale, &str, FixedOffset) -> Result<T, DateError>;

impl Fields {
    /// Takes the value of a key as a date in any form that the language knows.
    pub(crate) fn date(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<Spanned<Date>> {
        self.dated(reader, key, |locale, text, offset| {
            locale.parse_date(text, offset)
        })
    }

    /// As [`date`](Fields::date); a key that is absent or empty is reported.
    pub(crate) fn required_date(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<Spanned<Date>> {
        let text = self.required(reader, key)?;
        parse_date(reader, key, text, |locale, text, offset| {
            locale.parse_date(text, offset)
        })
    }

    /// Takes the value of a key as what `parse` makes of it: a date, or the two of a period.
    pub(crate) fn dated<T>(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
        parse: ParseDate<T>,
    ) -> Option<Spanned<T>> {
        let text = self.text(reader, key)?;
        parse_date(reader, key, text, parse)
    }
}

fn parse_date<T>(
    reader: &mut FieldReader<'_>,
    key: &str,
    text: Spanned<String>,
    parse: ParseDate<T>,
) -> Option<Spanned<T>> {
    let context = reader.context;
    match parse(context.locale, &text.value, context.offset) {
        Ok(found) => Some(Spanned::new(found, text.span)),
        Err(error) => {
            let problem = no_date(context.locale, key, text.value, error);
            reader
                .diagnostics
                .push(Diagnostic::new(Place::at(&reader.path, text.span), problem));
            None
        }
    }
}

/// What is wrong with a value that is no date.
fn no_date(locale: &dyn Locale, key: &str, value: String, error: DateError) -> FieldProblem {
    let line = |date| format!("{key}: {}", locale.date(date));
    match error {
        DateError::Form if key == "period" => FieldProblem::BadPeriod { value },
        DateError::Form => FieldProblem::BadDate { value },
        DateError::ShortYear => FieldProblem::ShortYear { value },
        DateError::NoEnd => FieldProblem::NoEnd { value },
        DateError::NoYear => FieldProblem::NoYear { value },
        DateError::Impossible => FieldProblem::ImpossibleDate { value },
        DateError::MonthFirst(date) => FieldProblem::MonthFirst {
            rewriting: Rewriting::of_value(key, &locale.date(date)),
            value,
        },
        DateError::OtherWeekday(date) => FieldProblem::OtherWeekday {
            day: locale.long_day(date.interval().first),
            line: line(date),
            value,
        },
    }
}
