//! `leftover-markup`: marks of other tools, or of Markdown that does not close, which readers would see as they are.

use super::{CheckedText, rest_of_line::rest_of_line};
use crate::{
    diagnostic::{Leftover, Lint, Span},
    markdown::foreign_target,
};
use memchr::memmem;
use std::ops::Range;

/// Words by which shortcodes of WordPress begin.
const WORDPRESS: [&str; 14] = [
    "caption",
    "gallery",
    "embed",
    "audio",
    "video",
    "playlist",
    "contact-form",
    "vc_",
    "et_pb_",
    "su_",
    "button",
    "youtube",
    "iframe",
    "wp_",
];

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let body = text.body();
    let mut pieces: Vec<(Range<usize>, Leftover)> = Vec::new();
    bold(body, &mut pieces);
    braces(body, &mut pieces);
    brackets(body, &mut pieces);
    lines(body, &mut pieces);
    pieces.sort_by_key(|(range, _)| range.start);
    let mut last = None;
    let mut breaks = memchr::memchr_iter(b'\n', body.as_bytes()).peekable();
    let mut line = 0;
    for (range, what) in pieces {
        // One finding of a kind for each line; a box has attributes of its own.
        while let Some(next) = breaks.next_if(|next| *next < range.start) {
            line = next;
        }
        if last == Some((what, line)) || last == Some((Leftover::Box, line)) {
            continue;
        }
        let seen = match what {
            Leftover::GridTable | Leftover::Box => !text.is_code(text.body + range.start),
            _ => is_seen(text, range.start),
        };
        if seen {
            let span = Span::new(text.body + range.start, text.body + range.end);
            found.push((span, Lint::LeftoverMarkup { what }));
            last = Some((what, line));
        }
    }
}

/// Whether readers see a byte of the text as it is: it stands among words, and no backslash is before it.
fn is_seen(text: &CheckedText<'_>, at: usize) -> bool {
    let escaped = text.body().as_bytes()[..at].ends_with(b"\\");
    !escaped && text.prose().is_word(at)
}

/// `**` that can neither begin nor end bold words where it stands: `**Đợt 1: **từ`, `hiệu**“Lao động`.
fn bold(body: &str, pieces: &mut Vec<(Range<usize>, Leftover)>) {
    let marks: Vec<usize> = memmem::find_iter(body.as_bytes(), "**").collect();
    let is_suspect = |&at: &usize| {
        let before = body[..at].chars().next_back().unwrap_or(' ');
        let after = body[at + 2..].chars().next().unwrap_or(' ');
        let is_word = |letter: char| letter.is_alphanumeric();
        let is_mark = |letter: char| !is_word(letter) && !letter.is_whitespace() && letter != '*';
        (before.is_whitespace() && after.is_whitespace())
            || (is_mark(before) && is_word(after) && before != '(' && before != '“')
            || (is_word(before) && is_mark(after))
    };
    if marks.iter().any(is_suspect) {
        pieces.extend(marks.into_iter().map(|at| (at..at + 2, Leftover::Bold)));
    }
}

/// `{.mark}`, `{: .center}`, `{width="5in"}`, `{{< figure >}}`, `{% raw %}`.
fn braces(body: &str, pieces: &mut Vec<(Range<usize>, Leftover)>) {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'{', &body.as_bytes()[from..]).map(|at| from + at) {
        let line = rest_of_line(body, at);
        let found = if line.starts_with("{{") || line.starts_with("{%") {
            let end = line.find(['}']).map_or(line.len(), |end| end + 1);
            let end = end + usize::from(line[end..].starts_with('}'));
            // The address of a link, which is checked with all links.
            let is_address = body[..at].trim_end_matches(' ').ends_with("](")
                && line.split(')').next().and_then(foreign_target).is_some();
            (!is_address).then_some((end, Leftover::Shortcode))
        } else {
            let end = line.find('}').map(|end| end + 1);
            end.filter(|end| is_attributes(&line[1..end - 1]))
                .map(|end| (end, Leftover::Attributes))
        };
        from = at + 1;
        if let Some((length, what)) = found {
            from = at + length.max(1);
            pieces.push((at..from, what));
        }
    }
}

/// What stands in braces behind a word in Pandoc and kramdown: classes, ids, keys with values.
fn is_attributes(inside: &str) -> bool {
    let inside = inside.trim();
    let name =
        |text: &str| text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    let is_key = |text: &str| {
        let key: String = text.chars().take_while(|&letter| letter != '=').collect();
        key.len() < text.len()
            && key
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    };
    match inside.as_bytes() {
        [b':', ..] => true,
        [b'.' | b'#', ..] => name(&inside[1..]),
        _ => is_key(inside.split_whitespace().next().unwrap_or("")),
    }
}

/// `[[Bài|chữ]]` of Obsidian and wikis, `[caption …]` of WordPress.
fn brackets(body: &str, pieces: &mut Vec<(Range<usize>, Leftover)>) {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'[', &body.as_bytes()[from..]).map(|at| from + at) {
        let line = rest_of_line(body, at);
        from = at + 1;
        if line.starts_with("[[")
            && let Some(end) = line.find("]]")
        {
            from = at + end + 2;
            pieces.push((at..from, Leftover::WikiLink));
        } else if let Some(end) = line.find(']') {
            let inside = line[1..end].trim_start_matches('/');
            let word = inside.split([' ', '=']).next().unwrap_or("");
            let known = WORDPRESS.iter().any(|known| match known.strip_suffix('_') {
                Some(_) => word.starts_with(known),
                None => word == *known,
            });
            if known && !line[end + 1..].starts_with(['(', '[']) {
                pieces.push((at..at + end + 1, Leftover::WordPress));
            }
        }
    }
}

/// Lines of tables as Pandoc draws them, and `:::` around the boxes of Docusaurus and Quarto.
fn lines(body: &str, pieces: &mut Vec<(Range<usize>, Leftover)>) {
    let has = |marks: &[u8]| memmem::find(body.as_bytes(), marks).is_some();
    if !has(b"--") && !has(b":::") {
        return;
    }
    let (mut at, mut in_grid, mut in_box) = (0, false, false);
    for line in body.split_inclusive('\n') {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        let range = start..start + words.len();
        at += line.len();
        let is_box = words.starts_with(":::");
        if is_box && !in_box {
            pieces.push((range.clone(), Leftover::Box));
        }
        in_box ^= is_box;
        if is_grid(words) && !in_grid || is_rule_of_columns(words) {
            pieces.push((range, Leftover::GridTable));
        }
        in_grid = is_grid(words) || in_grid && words.starts_with('|');
    }
}

/// `+------+------+`
fn is_grid(line: &str) -> bool {
    line.len() >= 5
        && line.starts_with('+')
        && line.ends_with('+')
        && line
            .bytes()
            .all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
}

/// `--------- ------`
fn is_rule_of_columns(line: &str) -> bool {
    let columns = line.split_whitespace();
    let dashes = |column: &str| column.len() >= 3 && column.bytes().all(|byte| byte == b'-');
    line.contains(' ') && columns.clone().count() >= 2 && columns.clone().all(dashes)
}
