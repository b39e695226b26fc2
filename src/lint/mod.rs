//! What a careful sub-editor would notice. One rule a file; a rule sees the whole text of a source file.

mod ngay;

use crate::diagnostic::{Problem, Span};

/// Everything that the rules find in the text of an article.
pub fn text(text: &str) -> Vec<(Span, Problem)> {
    ngay::check(text)
}
