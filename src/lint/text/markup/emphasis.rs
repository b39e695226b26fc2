//! Marks of emphasis that make nothing bold, slanted, struck or code: with a blank inside, a letter outside, or no partner.

use super::{
    CheckedText,
    piece::{Piece, Seen},
};
use crate::diagnostic::Leftover;
use memchr::{memchr, memchr_iter, memmem};
use std::cell::LazyCell;

/// Longest words of a cure, in bytes.
const LONG: usize = 120;

pub(super) fn find(text: &CheckedText<'_>, pieces: &mut Vec<Piece>) {
    let body = text.body();
    bold(text, pieces);
    slanted(body, pieces);
    for mark in ["~~", "__"] {
        unpaired(body, mark, pieces);
    }
    code(body, pieces);
    blanks(body, pieces);
}

/// The line around a byte, and where it begins.
fn line_at(body: &str, at: usize) -> (usize, &str) {
    let start = memchr::memrchr(b'\n', &body.as_bytes()[..at]).map_or(0, |end| end + 1);
    let length = memchr(b'\n', &body.as_bytes()[at..]);
    (
        start,
        &body[start..length.map_or(body.len(), |length| at + length)],
    )
}

/// The places in a line where a mark stands.
fn places(line: &str, mark: &str) -> Vec<usize> {
    memmem::find_iter(line.as_bytes(), mark).collect()
}

/// Lines that have a mark, each with where it begins.
fn lines_with<'t>(body: &'t str, mark: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
    let mut until = 0;
    memmem::find_iter(body.as_bytes(), mark).filter_map(move |at| {
        if at < until {
            return None;
        }
        let (start, line) = line_at(body, at);
        until = start + line.len();
        Some((start, line))
    })
}

/// `**` that can neither begin nor end bold words where it stands, or has no partner.
fn bold(text: &CheckedText<'_>, pieces: &mut Vec<Piece>) {
    let body = text.body();
    let has = |note: &str| memmem::find(body.as_bytes(), note.as_bytes()).is_some();
    let has_notes = LazyCell::new(|| has("\n** ") || has("\n(**)"));
    let mut is_open = false;
    for (start, line) in lines_with(body, "**") {
        let marks = places(line, "**");
        let odd = marks.len() % 2 == 1;
        let stands_wrong = |(index, at): (usize, &usize)| stands_wrong(line, *at, index % 2 == 1);
        if !odd && !marks.iter().enumerate().any(stands_wrong) {
            continue;
        }
        // What is bold over two lines is rare enough to be looked at.
        let seen: Vec<usize> = marks
            .iter()
            .copied()
            .filter(|at| text.prose().is_word(start + at) && !line[..*at].ends_with('\\'))
            .collect();
        if let [first, last] = seen[..] {
            let right = mended(line, first, last);
            pieces.push(Piece::new(
                start + first..start + first + 2,
                Leftover::Bold,
                right,
            ));
            continue;
        }
        for at in seen {
            let (before, after) = (&line[..at], &line[at + 2..]);
            if is_note_mark(before, after, || *has_notes) {
                continue;
            }
            let begins = !after.is_empty() && !after.starts_with(char::is_whitespace);
            let ends = !before.is_empty() && !before.ends_with(char::is_whitespace);
            let (what, right) = match odd {
                true if is_open && ends && !begins => {
                    // The partner of one that was told, in a paragraph of its own.
                    is_open = false;
                    continue;
                }
                true => {
                    is_open = begins && !ends;
                    let whole = before.trim().is_empty() && line.len() <= LONG && marks.len() == 1;
                    let right = (whole && begins).then(|| format!("{}**", line.trim()));
                    (Leftover::Unpaired, right)
                }
                false => (Leftover::Bold, None),
            };
            pieces.push(Piece::new(start + at..start + at + 2, what, right));
        }
    }
}

/// Whether `**` stands where it makes nothing bold: `**Đợt 1: **từ`, `hiệu**“Lao động`.
fn stands_wrong(line: &str, at: usize, is_end: bool) -> bool {
    let before = line[..at].chars().next_back().unwrap_or(' ');
    let after = line[at + 2..].chars().next().unwrap_or(' ');
    let is_word = |letter: char| letter.is_alphanumeric();
    let is_mark = |letter: char| !is_word(letter) && !letter.is_whitespace() && letter != '*';
    let gap_inside = if is_end { before } else { after };
    gap_inside.is_whitespace()
        || (is_mark(before) && is_word(after) && before != '(' && before != '“')
        || (is_word(before) && is_mark(after))
}

/// Whether `**` is the mark of a note below a table: `(**)`, `Chỉ tiêu**` with a line `** Tính đến 30/6` or `(**) Tính …`.
fn is_note_mark(before: &str, after: &str, has_notes: impl Fn() -> bool) -> bool {
    let in_brackets = before.ends_with('(') && after.starts_with(')');
    let begins_note = before.trim().is_empty() && after.starts_with(' ');
    let ends_word =
        before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
    in_brackets || begins_note && !after.contains("**") || ends_word && has_notes()
}

/// The words between two marks in bold, as they should be written, with what was glued to them.
fn mended(line: &str, first: usize, last: usize) -> Option<String> {
    let inside = line[first + 2..last].trim();
    if inside.is_empty() || inside.len() > LONG {
        return None;
    }
    let glued_before = line[..first]
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    let glued_after = line[last + 2..]
        .split(char::is_whitespace)
        .next()
        .unwrap_or("");
    let gap = |glued: Option<char>| match glued {
        Some(letter) if letter.is_alphanumeric() => " ",
        _ => "",
    };
    let before = gap(glued_before.chars().next_back());
    let after = gap(glued_after.chars().next());
    Some(format!(
        "{glued_before}{before}**{inside}**{after}{glued_after}"
    ))
}

/// `*nghiêng` without its end in the midst of a line, `*nghiêng *và`, and `2*3*4`.
fn slanted(body: &str, pieces: &mut Vec<Piece>) {
    let mut until = 0;
    for at in memchr_iter(b'*', body.as_bytes()) {
        if at < until {
            continue;
        }
        let (start, line) = line_at(body, at);
        until = start + line.len();
        let marks: Vec<usize> = memchr_iter(b'*', line.as_bytes())
            .filter(|at| is_single(line, *at))
            .collect();
        let side = |at: usize| {
            let before = line[..at].chars().next_back();
            (before, line[at + 1..].chars().next())
        };
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let in_figures = |at: &&usize| is_digit(side(**at).0) && is_digit(side(**at).1);
        if let Some(times) = marks.iter().find(in_figures) {
            let piece = Piece::new(start + times..start + times + 1, Leftover::Times, None);
            pieces.push(piece.seen(Seen::Taken));
            continue;
        }
        let begins = |at: usize| {
            let (before, after) = side(at);
            before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_alphanumeric)
        };
        match marks[..] {
            [at] if begins(at) && !line[..at].trim().is_empty() => {
                pieces.push(Piece::new(
                    start + at..start + at + 1,
                    Leftover::Unpaired,
                    None,
                ));
            }
            [first, last] if begins(last) && side(first).1.is_some_and(char::is_alphanumeric) => {
                let inside = line[first + 1..last].trim();
                let after = line[last + 1..]
                    .split(char::is_whitespace)
                    .next()
                    .unwrap_or("");
                let right = (inside.len() <= LONG).then(|| format!("*{inside}* {after}"));
                pieces.push(Piece::new(
                    start + first..start + first + 1,
                    Leftover::Unpaired,
                    right,
                ));
            }
            _ => {}
        }
    }
}

/// Whether an asterisk stands alone: not one of `**`, none of a list, and no backslash before it.
fn is_single(line: &str, at: usize) -> bool {
    let (before, after) = (&line[..at], &line[at + 1..]);
    let begins_item = before.trim().is_empty() && after.starts_with(' ');
    !before.ends_with(['*', '\\']) && !after.starts_with('*') && !begins_item
}

/// `~~gạch` and `__đậm` without their ends.
fn unpaired(body: &str, mark: &str, pieces: &mut Vec<Piece>) {
    let letter = mark.as_bytes()[0];
    for (start, line) in lines_with(body, mark) {
        let bytes = line.as_bytes();
        let of_two = |at: &usize| {
            at.checked_sub(1)
                .is_none_or(|before| bytes[before] != letter)
                && bytes.get(at + 2).is_none_or(|after| *after != letter)
        };
        let marks: Vec<usize> = places(line, mark).into_iter().filter(of_two).collect();
        if marks.len().is_multiple_of(2) {
            continue;
        }
        let touches = |at: usize| {
            let glued = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
            glued(line[..at].chars().next_back()) != glued(line[at + 2..].chars().next())
        };
        let marks = marks.into_iter().filter(|at| touches(*at));
        pieces.extend(
            marks.map(|at| Piece::new(start + at..start + at + 2, Leftover::Unpaired, None)),
        );
    }
}

/// A backtick without its partner, and quotations as TeX writes them: ``` ``chữ'' ```.
fn code(body: &str, pieces: &mut Vec<Piece>) {
    for (start, line) in lines_with(body, "`") {
        let begin = line.trim_start();
        if begin.starts_with("```") {
            continue;
        }
        let marks = places(line, "`");
        let of_tex = memmem::find(line.as_bytes(), b"``").is_some() && line.contains("''");
        if marks.len() % 2 == 1 || of_tex {
            let piece =
                |at: usize| Piece::new(start + at..start + at + 1, Leftover::Unpaired, None);
            pieces.extend(marks.into_iter().map(piece));
        }
    }
}

/// `____/____/____`, to be filled in, of which Markdown makes bold words.
fn blanks(body: &str, pieces: &mut Vec<Piece>) {
    for (start, line) in lines_with(body, "____") {
        let is_rule = line.bytes().all(|byte| byte == b'_' || byte == b' ');
        if !is_rule {
            let runs = places(line, "____").into_iter();
            pieces.extend(runs.map(|at| {
                let range = start + at..start + at + 4;
                Piece::new(range, Leftover::Blanks, None).seen(Seen::Taken)
            }));
        }
    }
}
