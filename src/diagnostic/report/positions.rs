//! Places as lines and columns.

use crate::{
    diagnostic::{Place, Position, SourcePath, SourceText},
    text::visible,
};
use std::collections::BTreeMap;

/// Text of the files that diagnostics point into, as far as it can be had.
pub(super) type Texts = BTreeMap<SourcePath, SourceText>;

/// The line and the column of a place; the first ones of a file whose text is not known.
pub(super) fn position(texts: &Texts, place: &Place) -> Position {
    match (place.span, texts.get(&place.path)) {
        (Some(span), Some(lines)) => lines.position(span.start),
        _ => Position { line: 1, column: 1 },
    }
}

/// A place as `content/bai.md:3:1`; a whole file by its path alone.
pub(super) fn at(texts: &Texts, place: &Place) -> String {
    let path = visible(place.path.as_str());
    let Position { line, column } = position(texts, place);
    match place.span {
        Some(_) => format!("{path}:{line}:{column}"),
        None => path.into_owned(),
    }
}
