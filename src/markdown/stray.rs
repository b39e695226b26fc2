//! What looks like a link or a footnote and became neither.

use super::foreign::{foreign_link, foreign_target};
use crate::diagnostic::Span;
use memchr::memmem;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, ops::Range};

/// Longest address or label that is looked for, in characters.
const LONGEST: usize = 300;
/// Most labels of addresses that are looked up in a text.
const MOST_LABELS: usize = 64;

/// Most definitions that are looked for in a text, each from its beginning.
const MOST_DEFINITIONS: usize = 100;

/// A link or a picture that became none, because a blank ends its address, or because it is one to other tools only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmadeLink {
    /// The address as written; all of `[[Bài|chữ]]`.
    pub written: String,
    /// What it names, if another tool would make the address.
    pub named: Option<String>,
    /// The words of a link of another tool, which is written without brackets of Markdown; empty when it has none.
    pub words: Option<String>,
    /// Whether it looks like a picture.
    pub is_picture: bool,
    /// The label, when the address stands in a definition: `[anh]: Anh 1.jpg`.
    pub label: Option<String>,
    /// Range of what is written in the text; of the address, in a definition.
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
                words: None,
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
                words: None,
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

/// Links of other tools: `[[Bài|chữ]]` and `![[anh.jpg]]` of Obsidian and wikis, `{{< ref "bai.md" >}}` of Hugo,
/// `{% post_url 2024-05-01-bai %}` of Jekyll.
pub(super) fn foreign_links(body: &str, covered: &[Range<usize>]) -> Vec<UnmadeLink> {
    let mut found = Vec::new();
    let places = |mark| memmem::find_iter(body.as_bytes(), mark);
    let is_free = |at: &usize| !body[..*at].ends_with('\\') && !is_covered(covered, *at);
    for at in places("[[").filter(is_free) {
        let line = line_of(start_of(&body[at..]));
        let Some(end) = line.find("]]").filter(|end| *end > 2) else {
            continue;
        };
        let inside = &line[2..end];
        let (named, words) = inside.split_once('|').unwrap_or((inside, ""));
        let is_contents = ["toc", "_toc_"].contains(&inside.to_lowercase().as_str());
        if is_contents || inside.contains('[') {
            continue;
        }
        let is_picture = body[..at].ends_with('!');
        let span = at - usize::from(is_picture)..at + end + 2;
        let words = words.trim();
        // The width of a picture stands where a link has its words.
        let is_width = is_picture
            && words
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'x');
        found.push(UnmadeLink {
            written: body[span.clone()].to_owned(),
            named: Some(named.trim().to_owned()),
            words: Some(if is_width { "" } else { words }.to_owned()),
            is_picture,
            label: None,
            span: Span::new(span.start, span.end),
        });
    }
    for (begin, end) in [("{{", "}}"), ("{%", "%}")] {
        for at in places(begin).filter(is_free) {
            let line = line_of(start_of(&body[at..]));
            let shortcode = line.find(end).map(|length| &line[..length + end.len()]);
            let is_address = body[..at].trim_end_matches(' ').ends_with("](");
            if let Some((shortcode, named)) =
                shortcode.and_then(|shortcode| Some((shortcode, foreign_link(shortcode)?)))
                && !is_address
            {
                found.push(UnmadeLink {
                    written: shortcode.to_owned(),
                    named: Some(named.to_owned()),
                    words: Some(String::new()),
                    is_picture: false,
                    label: None,
                    span: Span::new(at, at + shortcode.len()),
                });
            }
        }
    }
    found
}

/// Lines `[nhãn]: địa chỉ` of which no link has need, so that nothing of them is shown. `is_shown` tells whether readers see
/// what stands at a byte.
pub(super) fn unused_addresses(
    body: &str,
    covered: &[Range<usize>],
    is_shown: impl Fn(usize) -> bool,
) -> Vec<Span> {
    let mut lowered = None;
    let labelled = memmem::find_iter(body.as_bytes(), "]:").filter_map(|at| {
        let start = memchr::memrchr(b'\n', &body.as_bytes()[..at]).map_or(0, |end| end + 1);
        let blank = body[start..at].len() - body[start..at].trim_start().len();
        let label = body[start + blank..at].strip_prefix('[')?;
        let is_label = !label.starts_with('^') && !label.contains('[');
        is_label.then_some((start + blank, label))
    });
    let mut found = Vec::new();
    for (start, label) in labelled.take(MOST_LABELS) {
        let lowered = lowered.get_or_insert_with(|| body.to_lowercase());
        let named = format!("[{}]", label.to_lowercase());
        let is_used = lowered.matches(&named).count() > 1;
        if !is_used && !is_covered(covered, start) && !is_shown(start) {
            let words = line_of(&body[start..]).trim_end();
            found.push(Span::new(start, start + words.len()));
        }
    }
    found
}

fn line_of(text: &str) -> &str {
    text.split('\n').next().unwrap_or(text)
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
