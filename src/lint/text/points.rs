//! `lines-run-together`: points of which each begins a line, and other lines that are lines on purpose; Markdown makes one
//! paragraph of them.

use super::{CheckedText, line::Line};
use crate::diagnostic::{Lint, Span};

/// So many short lines in a row are lines on purpose: verses, an address, who signs.
pub(super) const SEVERAL: usize = 3;
/// Longest line that is short, in bytes. Editors that break lines by themselves break them later.
const SHORT: usize = 64;
/// Letters that bullets of the font Wingdings become in another font, and what Word puts at lower levels of a list.
const WINGDINGS: [&str; 8] = ["o", "v", "q", "n", "l", "Ø", "ü", "§"];

/// What decisions are divided into.
const ARTICLES: [&str; 4] = ["Điều", "Khoản", "Chương", "Mục"];

/// How sure it is that a line begins a point.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    /// If the line above ends a sentence, or begins a point itself.
    BehindSentence,
    /// If the line above begins with the same mark.
    BehindSame,
}

/// Told once for each paragraph.
pub(super) fn run_together(
    text: &CheckedText<'_>,
    lines: &[Line<'_>],
    found: &mut Vec<(Span, Lint)>,
) {
    let mut told = false;
    let mut short = 0;
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map_or("", |before| lines[before].text);
        let words = line.text.trim_start();
        if before.trim().is_empty() || words.is_empty() {
            told = false;
            short = 0;
        }
        short = if is_short(line.text) { short + 1 } else { 0 };
        if told || before.is_empty() {
            continue;
        }
        let point = point(words).filter(|(mark, sure)| fits(before, mark, *sure));
        let mark = match point {
            Some((mark, _)) => Some(mark),
            None if short == SEVERAL && !is_over_rule(&lines[index..]) => {
                lines.get(index - 1).map(|line| beginning(line.text))
            }
            None => None,
        };
        let Some(mark) = mark.filter(|_| runs_on(before) && !is_broken(before)) else {
            continue;
        };
        // Of several short lines the second is told: it is the first that runs on.
        let line = if point.is_some() {
            line
        } else {
            &lines[index - 1]
        };
        let at = line.span().start as usize;
        if text.prose().is_word(at - text.body) && !text.is_code(at) {
            let span = Span::new(at, at + mark.len());
            let mark = mark.to_owned();
            found.push((span, Lint::LinesRunTogether { mark }));
            told = true;
        }
    }
}

/// The mark of a point at the beginning of a line: `a)`, `1/`, `–`, `•`, and the weaker `2.`, `II.`, `-Một`.
pub(super) fn mark(line: &str) -> Option<&str> {
    Some(point(line)?.0)
}

/// Whether a line is short, and begins as lines do that are lines on purpose: with a capital, a figure or a sign.
pub(super) fn is_short(line: &str) -> bool {
    let words = line.trim();
    let marks = [
        "#", ">", "- ", "* ", "+ ", "|", "`", "~~~", "<", "--", "==", "[", "!", "?", "{", ":", "%",
    ];
    words.len() <= SHORT
        && !words.is_empty()
        && !words.starts_with(char::is_lowercase)
        && !words.starts_with(['“', '"', '*', '_', '…'])
        && !words.starts_with(is_of_a_font)
        && !line.starts_with(['\t', ' '])
        && !words.ends_with(',')
        // Columns, which are told as such.
        && !words.contains(['\t', '|'])
        && !words.contains("    ")
        && !marks.iter().any(|mark| words.starts_with(mark))
        && !is_broken(line)
        && !is_item(words)
}

/// Whether a paragraph ends at a line of dashes, which makes a heading of it and is told.
fn is_over_rule(lines: &[Line<'_>]) -> bool {
    let mut rest = lines.iter().map(|line| line.text.trim());
    let end =
        rest.find(|words| words.is_empty() || words.bytes().all(|byte| b"-=".contains(&byte)));
    end.is_some_and(|end| !end.is_empty())
}

/// Whether a line is an item of a list of Markdown: `1. Một`.
fn is_item(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && (words[digits..].starts_with(". ") || words[digits..].starts_with(") "))
}

/// Whether the line below a line goes on with its paragraph.
fn runs_on(line: &str) -> bool {
    let words = line.trim();
    let ends = ["#", "|", "```", "~~~", "<", "--", "==", "***", "___"];
    !words.is_empty() && !words.contains(" | ") && !ends.iter().any(|end| words.starts_with(end))
}

/// Whether a line ends with a break that Markdown keeps.
fn is_broken(line: &str) -> bool {
    line.ends_with("  ") || line.ends_with('\\') || line.trim_end().ends_with("<br>")
}

/// The words by which a line is known.
fn beginning(line: &str) -> &str {
    let words = line.trim();
    let end = words
        .match_indices(' ')
        .nth(1)
        .map_or(words.len(), |(end, _)| end);
    &words[..end]
}

/// Whether the line above a point leaves it sure that it is one.
fn fits(before: &str, mark: &str, sure: Sure) -> bool {
    let before = before.trim();
    match sure {
        Sure::Yes => true,
        Sure::BehindSentence => {
            let ends = before.ends_with(['.', ';', ':', '!', '?', '…', ')', '”']);
            ends || point(before).is_some() || is_item(before)
        }
        Sure::BehindSame => before.split(' ').next() == Some(mark),
    }
}

fn point(line: &str) -> Option<(&str, Sure)> {
    let signs = line.len() - line.trim_start_matches(is_sign).len();
    if signs > 0 {
        let has_words = !line[signs..].trim().is_empty();
        return has_words.then_some((&line[..signs], Sure::Yes));
    }
    let end = memchr::memchr(b' ', line.as_bytes()).unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    if ARTICLES.contains(&word) {
        let number = rest
            .trim_start()
            .split([' ', '.', ':'])
            .next()
            .unwrap_or("");
        let is_number = number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"IVX".contains(&byte));
        let end = line.len() - rest.trim_start().len() + number.len();
        let begins = !number.is_empty() && is_number && line[end..].starts_with(['.', ':']);
        return begins.then_some((&line[..end], Sure::BehindSentence));
    }
    if word.starts_with(['-', '+', '*']) && word[1..].starts_with(char::is_alphabetic) {
        return Some((&line[..1], Sure::Yes)); // a list would need a blank
    }
    let has_words = !rest.trim().is_empty();
    let stem = word.trim_end_matches([')', '/', '.', '-']);
    let mark = &word[stem.len()..];
    let stem = stem
        .strip_prefix('(')
        .filter(|_| mark == ")")
        .unwrap_or(stem);
    let digits = (1..=2).contains(&stem.len()) && stem.bytes().all(|byte| byte.is_ascii_digit());
    let mut letters = stem.chars();
    let letter = letters.next().is_some_and(char::is_alphabetic) && letters.as_str().is_empty();
    let small = letter && stem.chars().all(char::is_lowercase);
    let roman =
        stem.len() <= 4 && !stem.is_empty() && stem.bytes().all(|byte| b"IVX".contains(&byte));
    // A list of Markdown begins by itself behind a number with a bracket only when the number is 1.
    let sure = match mark {
        _ if !has_words => return glued(line),
        ")" | "/" if digits && word != "1)" => Sure::Yes,
        ")" | "/" | ".)" if small => Sure::Yes,
        ")" if word.starts_with('(') && (digits || letter) => Sure::BehindSentence,
        "." | "-" | "/" if digits || roman || small => Sure::BehindSentence,
        "" if WINGDINGS.contains(&word) => Sure::BehindSame,
        _ => return glued(line),
    };
    Some((word, sure))
}

/// `1.Một`, without the blank that a list needs.
fn glued(line: &str) -> Option<(&str, Sure)> {
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let fits = (1..=2).contains(&digits) && rest.starts_with(char::is_alphabetic);
    fits.then_some((&line[..=digits], Sure::BehindSentence))
}

/// Whether a letter is a bullet, a dash, an arrow or an emoji, beyond ASCII. Quotation marks and figures are none.
fn is_sign(letter: char) -> bool {
    !letter.is_ascii()
        && !letter.is_alphanumeric()
        && !letter.is_whitespace()
        && !"“”‘’«»„…°".contains(letter)
        && !matches!(letter, '\u{300}'..='\u{36f}')
        && !is_of_a_font(letter)
}

/// Whether a letter is a bullet of a font of Word, which is told as such.
fn is_of_a_font(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}')
}
