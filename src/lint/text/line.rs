//! A line of a text.

use crate::diagnostic::Span;

/// A line of the text, with its place in the file.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
}

impl Line<'_> {
    /// Where its words stand.
    pub(super) fn span(self) -> Span {
        let words = self.text.trim();
        let start = self.start + self.text.len() - self.text.trim_start().len();
        Span::new(start, start + words.len())
    }
}
