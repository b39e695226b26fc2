//! A text as the rules read it.

use crate::markdown::{Prose, prose};
use std::cell::OnceCell;

/// The text of an article.
pub struct Text<'a> {
    /// The whole file, decoded.
    pub(super) whole: &'a str,
    /// Where the body begins in it.
    pub(super) body: usize,
    pub(super) title: &'a str,
    pub(super) prose: OnceCell<Prose>,
}

impl<'a> Text<'a> {
    /// A decoded file whose body begins at byte `body`, and the title of the article; empty when it has none.
    pub fn new(whole: &'a str, body: usize, title: &'a str) -> Text<'a> {
        let inside = whole.is_char_boundary(body);
        Text {
            whole,
            body: if inside { body } else { whole.len() },
            title,
            prose: OnceCell::new(),
        }
    }

    pub(super) fn body(&self) -> &'a str {
        &self.whole[self.body..]
    }

    /// Words and code of the body.
    pub(super) fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| prose(self.body()))
    }

    /// Whether a byte of the file stands in code.
    pub(super) fn is_code(&self, at: usize) -> bool {
        at.checked_sub(self.body)
            .is_some_and(|at| self.prose().is_code(at))
    }
}
