//! Slugs: the form of a name that addresses and references use.

use super::{
    invisible::is_ignorable,
    portable::{LONGEST_NAME, is_device},
};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Makes a slug: đ becomes d, accents are dropped, letters become small, and every other run of characters becomes one
/// hyphen. Characters that draw nothing are left out. Texts in NFC and NFD give the same slug. Empty when no letter or
/// digit is left.
///
/// A file can have this name on every system, so a name that Windows reserves for a device gets a number: `con-1`.
pub fn slug(text: &str) -> String {
    let mut slug = anchor(text);
    if is_device(&slug) {
        slug.push_str("-1");
    }
    slug
}

/// As [`slug`], for the anchor of a place in a page, which is no name of a file.
pub fn anchor(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter.is_ascii() {
            true => push(&mut slug, letter),
            // Letter by letter: accents are dropped, so their order does not matter.
            false => decompose_canonical(letter, |part| {
                if !is_combining_mark(part) && !is_ignorable(part) {
                    push(&mut slug, part);
                }
            }),
        }
    }
    if slug.len() > LONGEST_NAME {
        let cut = slug[..LONGEST_NAME].rfind('-').unwrap_or(LONGEST_NAME);
        slug.truncate(cut);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn push(slug: &mut String, letter: char) {
    match letter {
        'đ' | 'Đ' | 'ð' | 'Ð' => slug.push('d'),
        'a'..='z' | '0'..='9' => slug.push(letter),
        'A'..='Z' => slug.push(letter.to_ascii_lowercase()),
        _ if slug.is_empty() || slug.ends_with('-') => {}
        _ => slug.push('-'),
    }
}

/// Whether a text is a slug already.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && slug(text) == text
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn makes_slugs() {
        let check = |text: &str, expected: &str| {
            assert_eq!(slug(text), expected);
            assert_eq!(
                slug(&text.nfd().collect::<String>()),
                expected,
                "NFD of {text}"
            );
        };
        check(
            "Đẩy mạnh phong trào thi đua yêu nước trong CNVCLĐ",
            "day-manh-phong-trao-thi-dua-yeu-nuoc-trong-cnvcld",
        );
        check("GD&ĐT: “Hai tốt” – năm 2024!", "gd-dt-hai-tot-nam-2024");
        check("TLÐ", "tld");
        check("  --- ", "");
        check("½ năm", "nam");
        check("Sáng kiến, sáng tạo", "sang-kien-sang-tao");
        check("Côn", "con-1");
        check("COM 7", "com-7");
        check("Lpt3!", "lpt3-1");
        assert_eq!(anchor("Con"), "con");
        check(
            "Công\u{200b} đo\u{ad}àn \u{202e}2024\u{202c}",
            "cong-doan-2024",
        );
    }

    #[test]
    fn long_names_are_cut_at_a_hyphen() {
        let long = slug(&"thi đua ".repeat(1_000));
        assert!(
            long.len() <= LONGEST_NAME && long.ends_with("dua"),
            "{long}"
        );
    }

    proptest::proptest! {
        #[test]
        fn a_slug_is_its_own_slug(text in "\\PC*") {
            let once = slug(&text);
            proptest::prop_assert_eq!(slug(&once), once.clone());
            proptest::prop_assert!(once.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
