//! `decoded-twice`: UTF-8 that a program read as Windows-1252 and saved: `CÃ´ng Ä‘oÃ n` for `Công đoàn`.

use super::{
    CheckedText,
    line::{Line, lines},
};
use crate::diagnostic::{Lint, Span};
use memchr::memmem;

/// Beginnings of what becomes of Vietnamese letters.
const BEGINNINGS: [&str; 5] = ["Ã", "Ä", "Æ", "áº", "á»"];

/// The letters that Windows-1252 has for the bytes 0x80 to 0x9f; a space for those without.
const ABOVE_ASCII: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// Told once for each line, at its first such word.
pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let has_beginning = |text: &str| {
        let mut beginnings = BEGINNINGS.iter();
        beginnings.any(|beginning| memmem::find(text.as_bytes(), beginning.as_bytes()).is_some())
    };
    if !has_beginning(text.whole) {
        return; // as of nearly all articles
    }
    for Line {
        start: at,
        text: line,
    } in lines(text.whole, 0)
    {
        if has_beginning(line)
            && let Some((start, word, meant)) = first_word(line)
        {
            let span = Span::new(at + start, at + start + word.len());
            let (word, meant) = (word.to_owned(), meant);
            found.push((span, Lint::DecodedTwice { word, meant }));
        }
    }
}

/// The first word that gives Vietnamese when it is read as what it was.
fn first_word(line: &str) -> Option<(usize, &str, String)> {
    let words = line.split([
        ' ', '\t', '\n', '\r', '"', '\'', '(', ')', '[', ']', '*', '_',
    ]);
    let words = words.map(|word| word.trim_matches([',', '.', ':', ';', '!', '?']));
    words.filter(|word| !word.is_ascii()).find_map(|word| {
        let meant = decoded(word)?;
        let start = word.as_ptr().addr() - line.as_ptr().addr();
        Some((start, word, meant))
    })
}

/// What a word was, when all of it can be read as UTF-8 and that makes it shorter by letters of Vietnamese.
fn decoded(word: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = word.chars().map(byte).collect();
    let meant = String::from_utf8(bytes?).ok()?;
    let is_vietnamese = |letter: char| matches!(letter, 'À'..='ỹ') && letter.is_alphabetic();
    let fits = meant
        .chars()
        .all(|letter| letter.is_ascii() || is_vietnamese(letter) || "“”‘’–—…".contains(letter));
    (fits && meant != word).then_some(meant)
}

/// The byte that Windows-1252 has for a letter.
fn byte(letter: char) -> Option<u8> {
    let code = u32::from(letter);
    match code {
        0..=0xff => u8::try_from(code).ok(),
        _ => {
            let at = ABOVE_ASCII.iter().position(|other| *other == letter)?;
            u8::try_from(0x80 + at).ok()
        }
    }
}
