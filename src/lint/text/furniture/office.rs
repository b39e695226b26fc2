//! What Word, spreadsheets and web pages leave behind: fields that did not resolve, styles, scripts, places to be filled in.

use crate::{diagnostic::Furniture, lint::text::line::lines};
use memchr::memmem::{self, Finder};
use std::{ops::Range, sync::LazyLock};

/// What stands nowhere but in such leftovers, and what it is.
const KNOWN: [(&str, Furniture); 23] = [
    ("Your browser does not support", Furniture::Buttons),
    ("Video Player is loading", Furniture::Buttons),
    ("All rights reserved", Furniture::Buttons),
    ("Error! Reference source not found", Furniture::WordField),
    ("Error! Bookmark not defined", Furniture::WordField),
    ("Lỗi! Không tìm thấy nguồn tham chiếu", Furniture::WordField),
    (
        "Lỗi! Thẻ đánh dấu không được xác định",
        Furniture::WordField,
    ),
    ("MERGEFIELD ", Furniture::WordField),
    ("MERGEFORMAT", Furniture::WordField),
    ("HYPERLINK \"", Furniture::WordField),
    ("#REF!", Furniture::WordField),
    ("#VALUE!", Furniture::WordField),
    ("#DIV/0!", Furniture::WordField),
    ("Style Definitions */", Furniture::Code),
    ("mso-", Furniture::Code),
    ("MicrosoftInternetExplorer4", Furniture::Code),
    ("adsbygoogle", Furniture::Code),
    ("window.dataLayer", Furniture::Code),
    ("(){", Furniture::Code),
    ("@media ", Furniture::Code),
    ("Lorem ipsum", Furniture::ToFillIn),
    ("xx/xx/", Furniture::ToFillIn),
    ("XX/XX/", Furniture::ToFillIn),
];
/// What finds [`KNOWN`]: made once, because each takes as long to make as to look through a text.
static FINDERS: LazyLock<Vec<(Finder<'static>, Furniture)>> = LazyLock::new(|| {
    let known = KNOWN.iter();
    known
        .map(|(known, what)| (Finder::new(known), *what))
        .collect()
});
/// Beginnings of lines that wait for somebody, in small letters.
const TO_FILL_IN: [&str; 9] = [
    "todo:",
    "fixme",
    "(chèn ",
    "[chèn ",
    "[điền ",
    "(điền ",
    "[họ tên]",
    "[họ và tên]",
    "[date]",
];

/// The leftovers in a text, one of a kind for each line.
pub(super) fn leftovers(body: &str) -> Vec<(Range<usize>, Furniture)> {
    let mut found: Vec<(Range<usize>, Furniture)> = Vec::new();
    let has = |mark: u8| memchr::memchr(mark, body.as_bytes()).is_some();
    let (has_call, has_brace) = (has(b'!'), has(b'{'));
    for (finder, what) in FINDERS.iter() {
        // Half of them have a mark that few texts have.
        let needs = |mark: u8| finder.needle().contains(&mark);
        if !has_call && needs(b'!') || !has_brace && needs(b'{') {
            continue;
        }
        let length = finder.needle().len();
        let places = finder.find_iter(body.as_bytes());
        found.extend(places.map(|at| (at..at + length, *what)));
    }
    found.extend(merged(body));
    found.extend(whole_lines(body));
    found.sort_by_key(|(range, _)| range.start);
    let line = |range: &Range<usize>| {
        let end = memchr::memchr(b'\n', &body.as_bytes()[range.start..]);
        end.map_or(body.len(), |end| range.start + end)
    };
    found.dedup_by(|next, first| next.1 == first.1 && line(&next.0) == line(&first.0));
    found
}

/// Fields of a letter to many: `«Ho_ten»`.
fn merged(body: &str) -> impl Iterator<Item = (Range<usize>, Furniture)> {
    memmem::find_iter(body.as_bytes(), "«").filter_map(|at| {
        let rest = &body[at + "«".len()..];
        let length = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
            .count();
        let is_field = rest[length..].starts_with('»') && rest[..length].contains('_');
        is_field.then(|| (at..at + length + 2 * "«".len(), Furniture::WordField))
    })
}

/// Lines that begin as those do that wait for somebody, and lines of a style sheet.
fn whole_lines(body: &str) -> impl Iterator<Item = (Range<usize>, Furniture)> {
    lines(body, 0).filter_map(|line| {
        // Most lines are paragraphs.
        let first = *line.text.as_bytes().first()?;
        if first.is_ascii_alphabetic() && !b"tTfFxX".contains(&first) {
            return None;
        }
        let words = line.words();
        let what = match words.bytes().next()? {
            b'(' | b'[' | b't' | b'T' | b'f' | b'F' => {
                let begin: String = words.chars().take(12).collect::<String>().to_lowercase();
                let waits = TO_FILL_IN.iter().any(|known| begin.starts_with(known));
                waits.then_some(Furniture::ToFillIn)?
            }
            b'x' | b'X' | b'?' => {
                let stands_in = ["xxx", "XXX", "???"].contains(&words);
                stands_in.then_some(Furniture::ToFillIn)?
            }
            b'.' | b'#' | b'@' if words.ends_with('}') && is_style(words) => Furniture::Code,
            _ => return None,
        };
        Some((line.range(), what))
    })
}

/// `.page-title { color: red; }`
fn is_style(line: &str) -> bool {
    let inside = line.split_once('{').map(|(_, inside)| inside);
    inside.is_some_and(|inside| inside.contains(':') && inside.contains(';'))
}
