//! The text of an article as the rules over texts get it.

use crate::{
    diagnostic::Span,
    markdown::{Prose, prose},
};
use std::cell::OnceCell;

/// The text of an article, which is parsed only when a rule needs that.
pub struct CheckedText<'a> {
    /// The whole file, decoded.
    pub(super) whole: &'a str,
    /// Byte at which the text begins after the front matter.
    pub(super) body: usize,
    pub(super) title: &'a str,
    /// Values of the front matter whose markup has been read.
    read: Vec<Span>,
    pub(super) prose: OnceCell<Prose>,
}

impl<'a> CheckedText<'a> {
    /// Takes a decoded file, the byte at which its text begins, and the title of the article; empty when it has none.
    pub fn new(whole: &'a str, body: usize, title: &'a str) -> CheckedText<'a> {
        let inside = whole.is_char_boundary(body);
        CheckedText {
            whole,
            body: if inside { body } else { whole.len() },
            title,
            read: Vec::new(),
            prose: OnceCell::new(),
        }
    }

    /// Takes the places of values of the front matter whose markup has been read.
    pub fn with_read(self, read: Vec<Span>) -> CheckedText<'a> {
        CheckedText { read, ..self }
    }

    /// Whether a byte of the file is in a value whose markup has been read.
    pub(super) fn was_read(&self, at: usize) -> bool {
        let holds = |span: &Span| (span.start as usize..span.end as usize).contains(&at);
        self.read.iter().any(holds)
    }

    pub(super) fn body(&self) -> &'a str {
        &self.whole[self.body..]
    }

    /// Words and code of the text; parsed at the first call.
    pub(super) fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| prose(self.body()))
    }

    /// Whether a byte of the file is in code.
    pub(super) fn is_code(&self, at: usize) -> bool {
        at.checked_sub(self.body)
            .is_some_and(|at| self.prose().is_code(at))
    }
}
