//! What can be mended without asking: the same text in one form, and “Ngày” where it has lost its accent.
//!
//! Apart from that accent, a mended file reads exactly as before ([`decode`] gives the same text); line
//! ends, a byte order mark and whatever is wrong otherwise stay byte for byte.

use super::text::{Text, ngay};
use crate::{
    model,
    source::decode,
    text::{nfc, plain_letters},
};
use unicode_normalization::char::is_combining_mark;

/// A file as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its text on the disk.
    pub text: String,
    /// How many places differ.
    pub places: usize,
}

/// Mends a file; none when there is nothing to mend, or when it cannot be decoded. `eth_is_d` as in
/// [`Locale::eth_is_d`](crate::text::Locale::eth_is_d); accents are given back in articles only.
pub fn mend(bytes: &[u8], eth_is_d: bool, is_article: bool) -> Option<Mended> {
    let before = std::str::from_utf8(bytes).ok()?;
    decode(bytes, eth_is_d).ok()?;
    let composed = nfc(before).into_owned();
    let mut places = decomposed(before) + odd_letters(&composed, eth_is_d);
    let mut text = plain_letters(composed, eth_is_d);
    if is_article {
        places += give_back_accents(&mut text, eth_is_d);
    }
    (text != before).then(|| Mended {
        text,
        places: places.max(1),
    })
}

/// How many letters are not composed.
fn decomposed(text: &str) -> usize {
    if matches!(nfc(text), std::borrow::Cow::Borrowed(_)) {
        return 0;
    }
    let mut starts: Vec<usize> = text
        .char_indices()
        .filter(|&(_, letter)| !is_combining_mark(letter))
        .map(|(at, _)| at)
        .collect();
    starts.push(text.len());
    let letters = starts.windows(2).map(|pair| &text[pair[0]..pair[1]]);
    letters.filter(|letter| nfc(letter) != *letter).count()
}

fn odd_letters(text: &str, eth_is_d: bool) -> usize {
    text.chars()
        .filter(|&letter| match letter {
            '\u{a0}' => true,
            '\u{d0}' | '\u{f0}' => eth_is_d,
            _ => false,
        })
        .count()
}

/// “Ngay” → “Ngày”, where the rule is sure; says how often.
fn give_back_accents(text: &mut String, eth_is_d: bool) -> usize {
    let Ok(decoded) = decode(text.as_bytes(), eth_is_d) else {
        return 0;
    };
    let body = decoded.text.len() - model::body(&decoded.text).len();
    let article = Text::new(&decoded.text, body, "");
    let found: Vec<usize> = ngay::check(&article)
        .map(|span| span.start as usize)
        .collect();
    let places = on_disk(text, &found);
    for &at in places.iter().rev() {
        text.replace_range(at + 1..at + "gay".len(), "ày");
    }
    places.len()
}

/// Where the letters `gay` of the decoded text stand on the disk: there a byte order mark may come first,
/// and a line may end in two bytes. Everything else has been brought into one form.
fn on_disk(text: &str, decoded: &[usize]) -> Vec<usize> {
    let mut raw = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut at = 0;
    let bytes = text.as_bytes();
    let mut places = Vec::with_capacity(decoded.len());
    for &wanted in decoded {
        while at < wanted && raw < bytes.len() {
            raw += match &bytes[raw..] {
                [b'\r', b'\n', ..] => 2,
                _ => 1,
            };
            at += 1;
        }
        // `wanted` is the first letter of “Ngay”.
        if bytes[raw..].get(1..4) == Some(b"gay".as_slice()) {
            places.push(raw + 1);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_safe_is_mended() {
        let check = |article: bool, before: &str, after: &str, places: usize| {
            let mended = mend(before.as_bytes(), true, article).unwrap();
            assert_eq!(
                (mended.text.as_str(), mended.places),
                (after, places),
                "{before:?}"
            );
            assert_eq!(mend(after.as_bytes(), true, article), None, "{after:?}");
        };
        check(
            true,
            "\u{feff}---\r\n---\r\n1.\u{a0}Ho\u{300}a\r",
            "\u{feff}---\r\n---\r\n1. Hòa\r",
            2,
        );
        check(false, "TL\u{d0}, \u{f0}i\n", "TLĐ, đi\n", 2);
        check(
            true,
            "\u{feff}---\r\nlead: 91 năm Ngay thành lập\r\n---\r\nMừng 91 năm Ngay thành lập, `91 năm Ngay sinh`, 5 năm ngay mất của",
            "\u{feff}---\r\nlead: 91 năm Ngày thành lập\r\n---\r\nMừng 91 năm Ngày thành lập, `91 năm Ngay sinh`, 5 năm ngày mất của",
            3,
        );
        for (article, right) in [
            (true, "---\n---\nngay từ đầu năm"),
            (false, "- {name: 91 năm Ngay thành lập}"),
            (true, "không có phần khai báo\0\u{a0}"),
        ] {
            assert_eq!(mend(right.as_bytes(), true, article), None, "{right:?}");
        }
        assert_eq!(mend("\u{d0}ó".as_bytes(), false, true), None, "Icelandic");
        assert_eq!(mend(b"\xff\xa0", true, true), None);
    }

    proptest::proptest! {
        #[test]
        fn mending_once_is_enough(
            text in "(\u{feff})?(---\r?\n)?([a-c`N \r\n\t\u{7}]|91 năm Ngay thành lập |\u{a0}|\u{d0}|\u{f0}|e\u{302}\u{301}|o\u{31b}|\u{323}|ế|\u{212b}|---\n){0,24}",
            eth in proptest::bool::ANY,
            article in proptest::bool::ANY,
        ) {
            if let Some(mended) = mend(text.as_bytes(), eth, article) {
                proptest::prop_assert_eq!(mend(mended.text.as_bytes(), eth, article), None);
                let read = |text: &str| decode(text.as_bytes(), eth).unwrap().text;
                let same = |text: &str| read(text).replace("Ngày", "Ngay");
                proptest::prop_assert_eq!(same(&mended.text), same(&text));
            }
        }
    }
}
