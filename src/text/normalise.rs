//! Brings texts from macOS, Word or the web into one form.

use memchr::memmem;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The canonical composition (NFC) of a text. Borrows when nothing changes, which is the common case.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_plainly_composed(text.as_bytes()) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Whether all letters of a text are composed: Latin up to U+02FF, the Vietnamese block U+1E00 to U+1EFF, dashes and
/// quotation marks from U+2010 to U+203F. True for nearly every bulletin, and told by the bytes alone.
fn is_plainly_composed(bytes: &[u8]) -> bool {
    let plain = |byte: u8| byte <= 0xcb; // ASCII, Latin up to U+02FF, and bytes inside a letter
    let vietnamese = |byte: u8, next: u8| (byte == 0xe1) & ((0xb8..=0xbb).contains(&next));
    let sign = |byte: u8, next: [u8; 2]| (byte == 0xe2) & (next[0] == 0x80) & (next[1] >= 0x90);
    let (Some(seconds), Some(thirds)) = (bytes.get(1..), bytes.get(2..)) else {
        return bytes.iter().all(|&byte| plain(byte));
    };
    let last = &bytes[bytes.len() - 2..];
    // Folding over all bytes without a branch lets the compiler look at many bytes at once.
    let all = bytes.iter().zip(seconds).zip(thirds);
    all.fold(true, |fit, ((&byte, &second), &third)| {
        fit & (plain(byte) | vietnamese(byte, second) | sign(byte, [second, third]))
    }) && last.iter().all(|&byte| plain(byte))
}

/// Replaces characters that a keyboard or word processor puts in the place of a plain one: a no-break space by a space,
/// and the Icelandic eth, which stands for Đ in old Vietnamese fonts, by Đ.
pub fn plain_letters(text: String, eth_is_d: bool) -> String {
    let odd = ["\u{a0}", "\u{d0}", "\u{f0}"];
    let holds = |letter: &str| memmem::find(text.as_bytes(), letter.as_bytes()).is_some();
    if !odd.into_iter().any(holds) {
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

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn composing_agrees_with_unicode(text in "[a-zA-ZđĐươâêôăà-ỹ\\u{300}-\\u{323}“”–…\\u{2000}\\u{2126}\\u{1e9b} ]{0,40}") {
            let expected: String = text.nfc().collect();
            proptest::prop_assert_eq!(nfc(&text).into_owned(), expected);
        }
    }
}
