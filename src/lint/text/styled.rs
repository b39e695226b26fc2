//! `styled-letters`: signs of mathematics, circles and wide letters that imitate bold, slanted or round type.

use super::{CheckedText, line::lines};
use crate::{
    diagnostic::{Lint, Span},
    text::nfc,
};
use memchr::memmem;
use unicode_normalization::UnicodeNormalization;

/// How such letters begin as bytes: of mathematics, in circles, as wide as Chinese ones.
const BEGINNINGS: [&[u8]; 5] = [
    b"\xf0\x9d",
    b"\xe2\x92",
    b"\xe2\x93",
    b"\xef\xbc",
    b"\xef\xbd",
];

/// Told once for each line, at its first such word.
pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let bytes = text.whole.as_bytes();
    if BEGINNINGS
        .iter()
        .all(|begin| memmem::find(bytes, begin).is_none())
    {
        return; // as of nearly all articles
    }
    for line in lines(text.whole, 0) {
        let mut words = line.text.split_whitespace();
        // One alone may stand in Chinese or Japanese, or in a formula.
        let word = words.find(|word| {
            let next = word.chars().skip(1);
            word.chars()
                .zip(next)
                .any(|(a, b)| is_styled(a) && is_styled(b))
        });
        if let Some(word) = word {
            let start = line.start + word.as_ptr().addr() - line.text.as_ptr().addr();
            if !text.is_code(start) {
                let plain: String = word.nfkc().collect();
                let lint = Lint::StyledLetters {
                    word: word.to_owned(),
                    plain: nfc(&plain).into_owned(),
                };
                found.push((Span::new(start, start + word.len()), lint));
            }
        }
    }
}

fn is_styled(letter: char) -> bool {
    matches!(
        letter,
        '\u{1d400}'..='\u{1d7ff}'
            | 'ⓐ'..='ⓩ'
            | 'Ⓐ'..='Ⓩ'
            | '⒜'..='⒵'
            | '０'..='９'
            | 'Ａ'..='Ｚ'
            | 'ａ'..='ｚ'
    )
}
