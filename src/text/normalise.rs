//! One form for text that comes from macOS, Word or the web.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Canonical composition. Borrows when nothing changes, which is the common case.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Replaces look-alikes that a keyboard or a word processor put in the place of a plain character: a
/// no-break space by a space, and the Icelandic eth that stands for Đ in old Vietnamese fonts by Đ.
pub fn plain_letters(text: String, eth_is_d: bool) -> String {
    let odd = |c: char| c == '\u{a0}' || (eth_is_d && matches!(c, '\u{d0}' | '\u{f0}'));
    if text.is_ascii() || !text.contains(odd) {
        return text;
    }
    text.chars()
        .map(|letter| match letter {
            '\u{a0}' => ' ',
            '\u{d0}' if eth_is_d => 'Đ',
            '\u{f0}' if eth_is_d => 'đ',
            other => other,
        })
        .collect()
}
