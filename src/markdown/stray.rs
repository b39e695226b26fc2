//! Brackets that look like a link or a footnote and became neither.

use super::foreign::foreign_target;
use crate::diagnostic::Span;
use memchr::memmem;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, ops::Range};

/// Longest address or label that is looked for, in characters.
const LONGEST: usize = 300;

/// A link or a picture that became none, because a blank ends its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmadeLink {
    /// The address as written.
    pub written: String,
    /// What it names, if another tool would make the address.
    pub named: Option<String>,
    /// Whether it looks like a picture.
    pub is_picture: bool,
    /// Range of the address in the text.
    pub span: Span,
}

/// Addresses in which a blank ends the link before it has begun. `covered` are the ranges of what became something, sorted.
pub(super) fn links(body: &str, covered: &[Range<usize>]) -> Vec<UnmadeLink> {
    let mut found = Vec::new();
    for at in memmem::find_iter(body.as_bytes(), "](") {
        let rest = start_of(&body[at + 2..]);
        let Some(inside) = inside(rest) else {
            continue;
        };
        let written = without_title(inside.trim());
        if written.contains(' ') && !is_covered(covered, at) {
            let start = at + 2 + inside.len() - inside.trim_start().len();
            let words = body[..at].rfind('[').map_or("", |open| &body[..open]);
            found.push(UnmadeLink {
                written: written.to_owned(),
                named: foreign_target(written).map(str::to_owned),
                is_picture: words.ends_with('!'),
                span: Span::new(start, start + written.len()),
            });
        }
    }
    found
}

/// Marks of footnotes that nobody has written, each label once.
pub(super) fn footnotes(body: &str, covered: &[Range<usize>]) -> Vec<(Span, String)> {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for at in memmem::find_iter(body.as_bytes(), "[^") {
        let Some(end) = start_of(&body[at..]).find([']', '\n', ' ']) else {
            continue;
        };
        let label = &body[at + 2..at + end];
        let is_label = body.as_bytes()[at + end] == b']' && !label.is_empty();
        if is_label && !is_covered(covered, at) && told.insert(label) {
            found.push((Span::new(at, at + end + 1), label.to_owned()));
        }
    }
    found
}

/// Whether a place lies in one of these ranges.
pub(super) fn is_covered(covered: &[Range<usize>], at: usize) -> bool {
    let until = covered.partition_point(|range| range.start <= at);
    let mut before = covered[..until].iter().rev().take(64);
    before.any(|range| range.contains(&at))
}

/// What stands in brackets, to the one that closes them.
fn inside(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(&text[..at]),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// An address without the title behind it.
fn without_title(address: &str) -> &str {
    let titled = ['"', '\''].into_iter().find_map(|quote| {
        let title = address.strip_suffix(quote)?;
        let (address, _) = title.split_once(&format!(" {quote}"))?;
        Some(address.trim_end()).filter(|address| foreign_target(address).is_none())
    });
    titled.unwrap_or(address)
}

/// The beginning of a text, as long as an address or label can be, so that the search for an end is short.
fn start_of(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let end = text
        .char_indices()
        .nth(LONGEST)
        .map_or(text.len(), |(end, _)| end);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use crate::markdown::{RawHtml, outline};

    #[test]
    fn addresses_that_a_blank_ends() {
        let check = |body: &str, expected: &[&str]| {
            let unmade = outline(body, RawHtml::Safe, false).unmade;
            let found: Vec<&str> = unmade.iter().map(|link| link.span.slice(body)).collect();
            assert_eq!(found, expected, "{body}");
            assert!(
                unmade
                    .iter()
                    .all(|link| link.span.slice(body) == link.written)
            );
            assert!(
                unmade
                    .iter()
                    .all(|link| link.is_picture == body.starts_with('!'))
            );
        };
        check("[x](bài viết.md)", &["bài viết.md"]);
        check("![x]( anh (1).jpg \"Ảnh: A\")", &["anh (1).jpg"]);
        check("[x]({{< ref \"bai.md\" >}})", &["{{< ref \"bai.md\" >}}"]);
        check("[x](<bài viết.md>) [y](bai.md \"a b\") [z](a\nb)", &[]);
    }
}
