//! Rules over the decoded text of an article.
//!
//! A rule looks at the letters first, which is cheap, and at the Markdown only where something looks
//! suspicious: nearly every article passes without being parsed again.

mod furniture;
mod legacy;
pub(crate) mod ngay;
mod quotes;
mod references;

pub(super) use legacy::holds_tcvn3;

use crate::{
    diagnostic::{Explanation, Lint, Span},
    markdown::{Prose, prose},
};
use std::cell::OnceCell;

/// The explanation of every rule.
pub(super) const RULES: &[&Explanation] =
    &[&ngay::RULE, &quotes::RULE, &furniture::RULE, &legacy::RULE];

/// The text of an article.
pub struct Text<'a> {
    /// The whole file, decoded.
    whole: &'a str,
    /// Where the body begins in it.
    body: usize,
    title: &'a str,
    prose: OnceCell<Prose>,
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

    fn body(&self) -> &'a str {
        &self.whole[self.body..]
    }

    /// Words and code of the body.
    fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| prose(self.body()))
    }

    /// Whether a byte of the file stands in code.
    fn is_code(&self, at: usize) -> bool {
        at.checked_sub(self.body)
            .is_some_and(|at| self.prose().is_code(at))
    }
}

/// Everything that the rules find, with places in the whole file.
pub fn text(text: &Text<'_>) -> Vec<(Span, Lint)> {
    let mut found = Vec::new();
    found.extend(ngay::check(text).map(|span| (span, Lint::NgayWithoutAccent)));
    quotes::check(text, &mut found);
    furniture::check(text, &mut found);
    legacy::check(text, &mut found);
    references::check(text, &mut found);
    found
}
