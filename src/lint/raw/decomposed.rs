//! `decomposed-letters`: accents that are stored apart from their letters.

use super::Mapper;
use crate::{
    diagnostic::{Lint, Span},
    text::nfc,
};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

pub(super) fn check<'a>(
    text: &'a str,
    mapper: impl FnOnce() -> Mapper<'a>,
    found: &mut Vec<(Span, Lint)>,
) {
    let Cow::Owned(composed) = nfc(text) else {
        return;
    };
    let same = text
        .chars()
        .zip(composed.chars())
        .take_while(|(a, b)| a == b)
        .map(|(letter, _)| letter.len_utf8())
        .sum::<usize>();
    if same == text.len() {
        return;
    }
    // A letter begins before its accents, one of which may be what differs.
    let base = || text[..same].rfind(|letter| !is_combining_mark(letter));
    let start = if text[same..].starts_with(is_combining_mark) {
        base().unwrap_or(same)
    } else {
        same
    };
    let mut letters = text[start..].char_indices().skip(1);
    let end = letters
        .find(|&(_, letter)| !is_combining_mark(letter))
        .map_or(text.len(), |(at, _)| start + at);
    found.push((mapper().span(start, end), Lint::DecomposedLetters));
}
