//! `no-break-space-list`: a no-break space beside the marker of a list item, where Markdown sees no list.

use super::Mapper;
use crate::diagnostic::{Lint, Span};

const NO_BREAK: [char; 2] = ['\u{a0}', '\u{202f}'];

pub(super) fn check<'a>(
    text: &'a str,
    mapper: impl FnOnce() -> Mapper<'a>,
    found: &mut Vec<(Span, Lint)>,
) {
    if !NO_BREAK.iter().any(|&letter| text.contains(letter)) {
        return;
    }
    let mut mapper = mapper();
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    for line in text[at..].split_inclusive(['\n', '\r']) {
        if let Some((start, end)) = beside_marker(line) {
            found.push((mapper.span(at + start, at + end), Lint::NoBreakSpaceList));
        }
        at += line.len();
    }
}

/// The range of no-break spaces after the marker of a list item, else of those before it.
fn beside_marker(line: &str) -> Option<(usize, usize)> {
    let indent = line.len()
        - line
            .trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}'])
            .len();
    let marker = indent + marker(&line[indent..])?;
    if line[marker..].starts_with(NO_BREAK) {
        return Some((marker, end_of_run(line, marker)));
    }
    let start = line[..indent].find(NO_BREAK)?;
    line[marker..]
        .starts_with(' ')
        .then(|| (start, end_of_run(line, start)))
}

/// Length of a marker: `-`, `*`, `+`, `1.` or `1)`.
fn marker(line: &str) -> Option<usize> {
    if line.starts_with(['-', '*', '+']) {
        return Some(1);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let closed = matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
    (closed && (1..=9).contains(&digits)).then_some(digits + 1)
}

fn end_of_run(line: &str, start: usize) -> usize {
    line.len() - line[start..].trim_start_matches(NO_BREAK).len()
}
