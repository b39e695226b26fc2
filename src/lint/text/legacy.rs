//! `legacy-encoding`: Vietnamese in TCVN3 or VNI that was read as if it were Unicode.
//!
//! Both encode Vietnamese letters as signs or odd letters, so their words contain what no word of a language contains.
//! One such word may be a slip; two are a pattern.

use super::CheckedText;
use crate::diagnostic::{Lint, OldEncoding, Span};
use memchr::memchr;

/// Signs that are letters in TCVN3, and that no language has between letters.
const TCVN3: &str = "¡¢£¤¥¦¨©ª¬®µ¶¸¹¼½¾";
/// Signs that words in TCVN3 begin with: Đ and đ.
const TCVN3_FIRST: [char; 2] = ['§', '®'];
/// Vowels that VNI writes as two letters, and no language does.
const VNI: [&str; 20] = [
    "aø", "aâ", "aê", "aå", "aä", "aë", "eâ", "eå", "eø", "oâ", "oø", "oå", "uø", "öô", "öø", "öù",
    "öû", "öï", "ôø", "ôù",
];

/// Whether a text is written in TCVN3.
pub(in crate::lint) fn holds_tcvn3(text: &str) -> bool {
    first(&CheckedText::new(text, 0, ""), OldEncoding::Tcvn3).is_some()
}

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    for encoding in [OldEncoding::Tcvn3, OldEncoding::Vni] {
        if let Some((span, word)) = first(text, encoding) {
            found.push((span, Lint::LegacyEncoding { encoding, word }));
        }
    }
}

/// The first word in an old encoding, if there is another one.
fn first(text: &CheckedText<'_>, encoding: OldEncoding) -> Option<(Span, String)> {
    if !may_hold(text.whole, encoding) {
        return None;
    }
    let suspicious = match encoding {
        OldEncoding::Tcvn3 => is_tcvn3,
        OldEncoding::Vni => is_vni,
    };
    let words = words(text.whole);
    let mut words = words.filter(|&(at, word)| suspicious(word) && !text.is_code(at));
    let (at, first) = words.next()?;
    let mut others = words.filter(|&(_, word)| word != first);
    others.next()?;
    Some((Span::new(at, at + first.len()), first.to_owned()))
}

/// Whether the bytes of a text may be those of an old encoding; Vietnamese in Unicode hardly ever has them.
fn may_hold(text: &str, encoding: OldEncoding) -> bool {
    let bytes = text.as_bytes();
    match encoding {
        // U+0080 to U+00BF, which are signs.
        OldEncoding::Tcvn3 => memchr(0xc2, bytes).is_some(),
        OldEncoding::Vni => may_hold_vni(bytes),
    }
}

fn may_hold_vni(bytes: &[u8]) -> bool {
    let second = |before: u8, byte: u8| {
        // The letters å ä ë ö ø, ñ and Ñ.
        let alone = (byte == 0xa5) | (byte == 0xa4) | (byte == 0xab) | (byte == 0xb6);
        let alone = alone | (byte == 0xb8) | (byte == 0xb1) | (byte == 0x91);
        // The pairs aâ aê eâ.
        let a = (before == b'a') & ((byte == 0xa2) | (byte == 0xaa));
        alone | a | ((before == b'e') & (byte == 0xa2))
    };
    let (Some(firsts), Some(seconds)) = (bytes.get(1..), bytes.get(2..)) else {
        return false;
    };
    let start = matches!(bytes, [0xc3, byte, ..] if second(0, *byte));
    // Folding over all bytes without a branch lets the compiler look at many bytes at once.
    let all = bytes.iter().zip(firsts).zip(seconds);
    all.fold(start, |found, ((&before, &first), &byte)| {
        found | ((first == 0xc3) & second(before, byte))
    })
}

/// Words with their offsets: runs without spaces, without punctuation around them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| {
        let word = word.trim_matches(|letter: char| {
            letter.is_ascii_punctuation() || "“”‘’–—…«»".contains(letter)
        });
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    })
}

fn is_tcvn3(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_letter = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphabetic());
    let first = letters
        .first()
        .is_some_and(|first| TCVN3_FIRST.contains(first) && is_letter(1));
    let inside = (1..letters.len()).any(|at| {
        let ends = letters[at] == 'µ' && at + 1 == letters.len();
        TCVN3.contains(letters[at]) && is_letter(at - 1) && (is_letter(at + 1) || ends)
    });
    first || inside
}

fn is_vni(word: &str) -> bool {
    let small = word.to_lowercase();
    let first = small.strip_prefix('ñ').is_some_and(|rest| {
        rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'ô', 'ö', 'æ', 'ò', 'í'])
    });
    first || VNI.iter().any(|vowel| small.contains(vowel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_give_encodings_away() {
        let found = |body: &str| {
            let mut found = Vec::new();
            check(&CheckedText::new(body, 0, ""), &mut found);
            found
                .into_iter()
                .map(|(span, lint)| match lint {
                    Lint::LegacyEncoding { encoding, .. } => {
                        (encoding, span.slice(body).to_owned())
                    }
                    other => panic!("{other:?}"),
                })
                .collect::<Vec<_>>()
        };
        let one = |encoding, word: &str| vec![(encoding, word.to_owned())];
        assert_eq!(
            found("§Èy m¹nh phong trµo thi ®ua"),
            one(OldEncoding::Tcvn3, "§Èy")
        );
        assert_eq!(
            found("“C«ng ®oµn” lµ tæ chøc"),
            one(OldEncoding::Tcvn3, "®oµn")
        );
        assert_eq!(
            found("Ñaåy maïnh phong traøo thi ñua"),
            one(OldEncoding::Vni, "Ñaåy")
        );
        assert_eq!(found("lieân ñoaøn"), one(OldEncoding::Vni, "lieân"));
        for right in [
            "Đẩy mạnh phong trào thi đua yêu nước, quà, khoẻ, thuế, giấy, người",
            "Müller, Øresund, Håkon, Ångström, Malmö và Citroën ở Göteborg",
            "Haïti, naïve, août, goût, où, España, El Niño, ñandú",
            "Điều § 5, §5 và §6; 5€, 3£, 10¥; 25 °C; 30 m²; ½ năm; 2¼",
            "Windows®, Word®, ©2023, Bảng¹ và Bảng², 5 µm, «Hai tốt», «Ba»",
            "1ª e 2º, col·lecció",
        ] {
            assert_eq!(found(right), [], "{right}");
        }
    }
}
