//! Brackets that look like a link or a footnote and became neither.

use super::foreign::foreign_target;
use crate::diagnostic::Span;
use memchr::memmem;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, ops::Range};

/// Longest address or label that is looked for, in characters.
const LONGEST: usize = 300;

/// Most definitions that are looked for in a text, each from its beginning.
const MOST_DEFINITIONS: usize = 100;

/// A link or a picture that became none, because a blank ends its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmadeLink {
    /// The address as written.
    pub written: String,
    /// What it names, if another tool would make the address.
    pub named: Option<String>,
    /// Whether it looks like a picture.
    pub is_picture: bool,
    /// The label, when the address stands in a definition: `[anh]: Anh 1.jpg`.
    pub label: Option<String>,
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
                label: None,
                span: Span::new(start, start + written.len()),
            });
        }
    }
    found
}

/// Addresses in definitions that a blank ends, if the text uses the label: `[anh]: Anh 1.jpg`. It may be prose as well; that
/// depends on the files of the site.
pub(super) fn definitions(body: &str, covered: &[Range<usize>]) -> Vec<UnmadeLink> {
    if memmem::find(body.as_bytes(), b"]: ").is_none() {
        return Vec::new();
    }
    let mut end = 0;
    let lines = body.split_inclusive('\n').map(|line| {
        end += line.len();
        (end - line.len(), line)
    });
    let found = lines.filter_map(|(at, line)| {
        let bare = line.trim_start_matches(' ');
        let (label, rest) = bare.strip_prefix('[')?.split_once("]: ")?;
        let written = without_title(start_of(rest.trim()));
        let is_address = written.contains(' ') && !written.starts_with('<');
        let is_definition = line.len() - bare.len() < 4 && !label.starts_with('^');
        if !is_address || !is_definition || is_covered(covered, at + line.len() - bare.len()) {
            return None;
        }
        let start = at + line.len() - rest.trim_start().len();
        Some((label, written, start))
    });
    let found = found
        .take(MOST_DEFINITIONS)
        .filter_map(|(label, written, start)| {
            Some(UnmadeLink {
                written: written.to_owned(),
                named: None,
                is_picture: use_of(body, label)?,
                label: Some(label.to_owned()),
                span: Span::new(start, start + written.len()),
            })
        });
    found.collect()
}

/// Whether a label is used for a picture or a link: `![Lễ][anh]`, `[anh][]`. None when it is not used.
fn use_of(body: &str, label: &str) -> Option<bool> {
    let at = memmem::find(body.as_bytes(), format!("][{label}]").as_bytes());
    let at = at.or_else(|| memmem::find(body.as_bytes(), format!("[{label}][]").as_bytes()))?;
    let before = &body[..at];
    let open = match body[at..].starts_with(']') {
        true => before.rfind('[')?,
        false => at,
    };
    Some(body[..open].ends_with('!'))
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
        check("[x][b]\n\n[b]: bài viết.md\n", &["bài viết.md"]);
        check("![x][b]\n\n  [b]: anh 1.jpg \"Ảnh: A\"", &["anh 1.jpg"]);
        check("[b][]\n\n[b]: <bài viết.md>\n[c]: a b.md\n", &[]);
    }
}
