//! Rules over the decoded text of an article.
//!
//! A rule looks at the letters first, which is cheap, and parses the Markdown only where something looks suspicious:
//! nearly every article passes without being parsed again.

mod checked_text;
mod furniture;
mod in_fields;
mod legacy;
mod line;
mod markup;
pub(crate) mod ngay;
mod points;
mod quotes;
mod references;
mod rest_of_line;
mod shapes;
mod styled;
mod table;
mod twice;

pub use checked_text::CheckedText;
pub(super) use legacy::holds_tcvn3;

use crate::diagnostic::{Lint, Span};

/// What the rules find, with spans of the whole file.
pub fn text(text: &CheckedText<'_>) -> Vec<(Span, Lint)> {
    let mut found = Vec::new();
    found.extend(ngay::check(text).map(|span| (span, Lint::NgayWithoutAccent)));
    quotes::check(text, &mut found);
    furniture::check(text, &mut found);
    legacy::check(text, &mut found);
    references::check(text, &mut found);
    in_fields::check(text, &mut found);
    markup::check(text, &mut found);
    shapes::check(text, &mut found);
    twice::check(text, &mut found);
    styled::check(text, &mut found);
    found
}
