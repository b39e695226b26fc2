//! Markup in square brackets: `[caption …]` of WordPress, `[TOC]`, `> [!NOTE]`, and links whose brackets are wrong. Links of
//! other tools such as `[[Bài|chữ]]` are told with all links, but for those that do not end.

use super::{piece::Piece, rest_of_line::rest_of_line};
use crate::diagnostic::Leftover;
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
/// What marks the place of a table of contents, in small letters.
const CONTENTS: [&str; 5] = ["[toc]", "[[toc]]", "[[_toc_]]", "[mục lục]", "[contents]"];

/// Longest words of a link that are looked for, in characters.
const LONG: usize = 200;

pub(super) fn find(body: &str, pieces: &mut Vec<Piece>) {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'[', &body.as_bytes()[from..]).map(|at| from + at) {
        let line = rest_of_line(body, at);
        from = at + 1;
        if let Some(length) = contents(line) {
            // Marks in it may be marks of Markdown: `_TOC_`.
            pieces.push(Piece::new(at..at + length, Leftover::Contents, None));
            from = at + length;
        } else if line.starts_with("[[") {
            match line.find("]]") {
                Some(end) => from = at + end + 2,
                None => {
                    pieces.push(Piece::new(at..at + 2, Leftover::OpenWikiLink, None));
                    from = at + 2;
                }
            }
        } else if let Some(end) = line.find(']') {
            let (inside, behind) = (&line[1..end], &line[end + 1..]);
            let range = at..at + end + 1;
            if is_wordpress(inside) && !behind.starts_with(['(', '[']) {
                pieces.push(Piece::new(range, Leftover::WordPress, None));
            } else if is_alert(body, at, inside) {
                pieces.push(Piece::new(range, Leftover::Alert, None));
            } else {
                pieces.extend(mistyped(body, range, inside, behind));
            }
        }
    }
}

/// The length of the mark for a table of contents that is all of a line.
fn contents(line: &str) -> Option<usize> {
    let words = line.trim_end();
    (words.len() <= 16 && CONTENTS.contains(&words.to_lowercase().as_str())).then_some(words.len())
}

/// A shortcode that is known, that ends something, or whose words have values: `[su_button]`, `[/tab]`, `[row class="a"]`.
fn is_wordpress(inside: &str) -> bool {
    let name = inside.trim_start_matches('/');
    let word = name.split([' ', '=']).next().unwrap_or("");
    let is_name = |word: &str| {
        let letter =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
        word.starts_with(|first: char| first.is_ascii_lowercase()) && word.bytes().all(letter)
    };
    let known = WORDPRESS.iter().any(|known| match known.strip_suffix('_') {
        Some(_) => word.starts_with(known),
        None => {
            word == *known
                || word
                    .strip_prefix(known)
                    .is_some_and(|rest| rest.starts_with('-'))
        }
    });
    let ends = inside.starts_with('/') && is_name(name);
    let has_values = is_name(word) && (name.contains("=\"") || name.contains("='"));
    known || ends || has_values
}

/// The label of a box at the beginning of a quotation: `> [!NOTE]`.
fn is_alert(body: &str, at: usize, inside: &str) -> bool {
    let label = inside.strip_prefix('!');
    let is_label = label.is_some_and(|label| label.starts_with(char::is_alphabetic));
    if !is_label || !body[..at].trim_end_matches(' ').ends_with('>') {
        return false;
    }
    let start = body[..at].rfind('\n').map_or(0, |end| end + 1);
    body[start..at]
        .bytes()
        .all(|byte| byte == b'>' || byte == b' ')
}

/// A link whose brackets are wrong: `[chữ] (địa chỉ)`, `(chữ)[địa chỉ]`, `[chữ](địa chỉ` without an end, `[chữ][nhãn]`.
fn mistyped(body: &str, range: Range<usize>, inside: &str, behind: &str) -> Option<Piece> {
    let piece = |end: usize, right: Option<String>| {
        Piece::new(range.start..range.end + end, Leftover::Link, right)
    };
    if let Some(rest) = behind.strip_prefix(" (") {
        let end = rest.find(')')?;
        let address = &rest[..end];
        return is_address(address).then(|| piece(end + 3, Some(format!("[{inside}]({address})"))));
    }
    if let Some(rest) = behind.strip_prefix('(') {
        let has_end = rest.contains(')');
        let address = rest.split_whitespace().next().unwrap_or("");
        let fits = !has_end && is_address(address);
        return fits.then(|| piece(1 + address.len(), Some(format!("[{inside}]({address})"))));
    }
    if is_address(inside) && body[..range.start].ends_with(')') {
        let mut before = body[..range.start].char_indices().rev().take(LONG);
        let (start, _) = before
            .find(|(_, letter)| matches!(letter, '(' | '\n'))
            .filter(|(_, letter)| *letter == '(')?;
        let words = &body[start + 1..range.start - 1];
        let right = format!("[{words}]({inside})");
        return Some(Piece::new(start..range.end, Leftover::Link, Some(right)));
    }
    let label = behind
        .strip_prefix('[')
        .and_then(|rest| Some(rest.split_once(']')?.0))?;
    let is_words = |text: &str| text.chars().any(char::is_alphabetic);
    let fits = is_words(inside) && (label.is_empty() || is_words(label)) && !label.starts_with('^');
    let what = match is_wordpress(label) || behind.contains("[/") {
        true => Leftover::WordPress,
        false => Leftover::Reference,
    };
    let range = range.start..range.end + label.len() + 2;
    fits.then(|| Piece::new(range, what, None))
}

/// Whether a text is an address and no words in brackets.
fn is_address(text: &str) -> bool {
    let begins = ["http://", "https://", "www.", "mailto:"]
        .iter()
        .any(|begin| text.starts_with(begin));
    let is_file = [".md", ".html", ".pdf", ".docx"]
        .iter()
        .any(|end| text.ends_with(end));
    !text.contains(' ') && (begins || is_file)
}
