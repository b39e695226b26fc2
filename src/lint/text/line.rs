//! The lines of a text.

use crate::diagnostic::Span;
use std::ops::Range;

/// A line of a text, without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// Where it begins.
    pub(super) start: usize,
    pub(super) text: &'t str,
}

impl<'t> Line<'t> {
    /// Its words, without the blanks around them.
    pub(super) fn words(self) -> &'t str {
        self.text.trim()
    }

    /// Where its words stand.
    pub(super) fn range(self) -> Range<usize> {
        let start = self.start + self.text.len() - self.text.trim_start().len();
        start..start + self.words().len()
    }

    /// As [`range`](Line::range).
    pub(super) fn span(self) -> Span {
        let range = self.range();
        Span::new(range.start, range.end)
    }
}

/// The lines of a text that begins at byte `start`, each with its place.
pub(super) fn lines(text: &str, start: usize) -> impl Iterator<Item = Line<'_>> {
    let mut next = start;
    text.split_inclusive('\n').map(move |line| {
        let start = next;
        next += line.len();
        Line {
            start,
            text: line.strip_suffix('\n').unwrap_or(line),
        }
    })
}
