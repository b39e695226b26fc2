//! Figures of results and awards, with what people write around them.

use super::{
    fields::{FieldReader, Fields},
    kind::Qualifier,
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Rewriting, Span, Spanned},
    text::{self, Number},
};

/// A number with what stands around it.
pub(super) struct Figure {
    pub(super) number: Number,
    /// As it is written, with everything around it.
    pub(super) written: Spanned<String>,
    /// `trên`, `gần`, `khoảng`.
    pub(super) qualifier: Option<Qualifier>,
    /// The number behind a slash, a target.
    pub(super) of: Option<Number>,
    /// The words behind it, or the sign `%`.
    pub(super) unit: Option<String>,
}

impl Figure {
    pub(super) fn span(&self) -> Span {
        self.written.span
    }

    /// The thousands that the number may mean instead: 1.200 for `1,200`.
    pub(super) fn thousands(&self, reader: &FieldReader<'_>) -> Option<Number> {
        text::as_thousands(self.bare()?, reader.context.locale)
    }

    /// Whether the number has decimals and cannot mean anything else: `60,24`.
    pub(super) fn has_certain_decimals(&self, reader: &FieldReader<'_>) -> bool {
        let (_, decimal) = reader.context.locale.number_marks();
        self.bare().is_some_and(|bare| bare.contains(decimal)) && self.thousands(reader).is_none()
    }

    /// The number as it is written.
    fn bare(&self) -> Option<&str> {
        let is_mark = |letter: char| letter.is_ascii_digit() || ".,".contains(letter);
        let mut numbers = self.written.value.split(|letter| !is_mark(letter));
        numbers.find(|number| !number.is_empty())
    }
}

/// Takes the figure under a key. What is none is reported as any other number.
pub(super) fn figure(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    key: &str,
) -> Option<Figure> {
    let written = fields.text(reader, key)?;
    let Some(parts) = text::figure(&written.value, reader.context.locale) else {
        if let Some(meant) = text::meant_figure(&written.value, reader.context.locale) {
            let problem = FieldProblem::BadNumber {
                value: written.value,
                rewriting: Some(Rewriting::of_value(key, &meant)),
            };
            let place = Place::at(&reader.path, written.span);
            reader.diagnostics.push(Diagnostic::new(place, problem));
            return None;
        }
        let number = reader.number(key, &written)?.value;
        return Some(Figure {
            number,
            written,
            qualifier: None,
            of: None,
            unit: None,
        });
    };
    let qualifier = |id: &str| Qualifier::ALL.into_iter().find(|one| one.id() == id);
    Some(Figure {
        number: parts.number,
        written,
        qualifier: parts.qualifier.and_then(qualifier),
        of: parts.of,
        unit: parts.unit,
    })
}

/// Takes a count of people or units: a whole number, perhaps with a word that says how exact it is.
pub(super) fn count(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    key: &str,
) -> Option<(Spanned<u64>, Option<Qualifier>)> {
    let figure = figure(reader, fields, key)?;
    let locale = reader.context.locale;
    let is_bare = figure.of.is_none() && figure.unit.is_none();
    let problem = match figure.number.as_whole() {
        Some(whole) if is_bare => {
            return Some((Spanned::new(whole, figure.span()), figure.qualifier));
        }
        Some(_) => FieldProblem::CrowdedNumber {
            number: locale.number(figure.number),
            value: figure.written.value,
        },
        None => FieldProblem::NotWhole {
            meant: figure.thousands(reader).map(|number| locale.number(number)),
            value: locale.number(figure.number),
        },
    };
    let place = Place::at(&reader.path, figure.written.span);
    reader.diagnostics.push(Diagnostic::new(place, problem));
    None
}
