//! Markup in braces: `{.mark}`, `{: .center}`, `{width="5in"}`, `{{< figure >}}`, `{% raw %}`, `{++chèn++}`.

use super::{piece::Piece, rest_of_line::rest_of_line};
use crate::{
    diagnostic::Leftover,
    markdown::{foreign_link, foreign_target},
};

/// Beginnings of what Jekyll, Hugo, kramdown and CriticMarkup keep out of pages.
const NOTES: [&str; 4] = ["{% comment", "{{/*", "{::comment", "{>>"];

pub(super) fn find(body: &str, pieces: &mut Vec<Piece>) {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'{', &body.as_bytes()[from..]).map(|at| from + at) {
        from = at + 1;
        let line = rest_of_line(body, at);
        let (length, piece) = if let Some(note) = NOTES.iter().find(|note| line.starts_with(**note))
        {
            let end = line.find('}').map_or(line.len(), |end| end + 1);
            (end, Some(Piece::note(at..at + end, note)))
        } else if line.starts_with("{{") || line.starts_with("{%") {
            let length = shortcode(line);
            // Links are checked with all links.
            let is_address = body[..at].trim_end_matches(' ').ends_with("](")
                && line.split(')').next().and_then(foreign_target).is_some();
            let is_link = foreign_link(&line[..length]).is_some();
            let piece = || Piece::new(at..at + length, Leftover::Shortcode, None);
            (length, (!is_address && !is_link).then(piece))
        } else if let Some(length) = changes(line) {
            let piece = Piece::new(at..at + length, Leftover::TrackChanges, None);
            (length, Some(piece))
        } else {
            let end = line.find('}').map(|end| end + 1);
            let Some(length) = end.filter(|end| is_attributes(&line[1..end - 1])) else {
                if body[..at].ends_with('$') && end.is_some() {
                    pieces.push(Piece::new(at - 1..at + 1, Leftover::Shortcode, None));
                }
                continue;
            };
            let piece = Piece::new(at..at + length, Leftover::Attributes, None);
            (length, Some(piece))
        };
        from = at + length.max(1);
        pieces.extend(piece);
    }
}

/// The length of a shortcode, as far as it goes on its line.
fn shortcode(line: &str) -> usize {
    let end = line.find('}').map_or(line.len(), |end| end + 1);
    end + usize::from(line[end..].starts_with('}'))
}

/// The length of a change as CriticMarkup notes it: `{++chèn++}`, `{--bỏ--}`, `{~~cũ~>mới~~}`, `{==tô==}`.
fn changes(line: &str) -> Option<usize> {
    let mark = ["++", "--", "~~", "=="].into_iter();
    let mut mark = mark.filter(|mark| line[1..].starts_with(mark));
    let end = line.find(&format!("{}}}", mark.next()?))?;
    (end > 2).then_some(end + 3)
}

/// What stands in braces behind a word in Pandoc and kramdown: classes, ids, keys with values.
fn is_attributes(inside: &str) -> bool {
    let inside = inside.trim();
    let name =
        |text: &str| text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    let is_key = |text: &str| {
        let key: String = text.chars().take_while(|&letter| letter != '=').collect();
        !key.is_empty()
            && key.len() < text.len()
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
