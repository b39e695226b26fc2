//! Words as search sees them.
//!
//! A word is a run of letters and digits, which in Vietnamese is a syllable. Spellings without a difference of meaning
//! give the same word: case, composed and decomposed letters, the place of a tone (`hoà`, `hòa`), y and i where they
//! sound the same (`kỹ`, `kĩ`), marks in numbers (`1.709`, `1709`).

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longest word that can be searched for, in UTF-16 units without accents.
const LONGEST: usize = 32;

/// A word with its accents and without.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// Small letters without accents: `duong`.
    pub plain: String,
    /// Small letters with their own marks, then the tone: `đương` and a grave for `đường`.
    pub spelled: String,
}

impl Word {
    /// The word that is written like this; none when it has no letters or digits, or too many.
    pub fn new(written: &str) -> Option<Word> {
        if written.bytes().all(|b| b.is_ascii_lowercase()) {
            let spelled = one_i(written.to_owned());
            return Word {
                plain: spelled.clone(),
                spelled,
            }
            .of_sane_length();
        }
        let mut tone = None;
        let letters = written.to_lowercase();
        let letters = letters.nfd().filter(|&letter| match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                tone = Some(letter);
                false
            }
            '.' | ',' => false,
            _ => true,
        });
        let mut spelled = one_i(letters.nfc().collect());
        let plain = spelled.nfd().filter(|&letter| !is_combining_mark(letter));
        let plain = plain.map(|letter| match letter {
            'đ' | 'ð' => 'd',
            other => other,
        });
        let plain = one_i(plain.collect());
        spelled.extend(tone);
        Word { plain, spelled }.of_sane_length()
    }

    /// Every word of a text, in order.
    pub fn all(text: &str) -> Vec<Word> {
        tokens(text)
            .filter_map(|range| Word::new(&text[range]))
            .collect()
    }

    fn of_sane_length(self) -> Option<Word> {
        let length = self.plain.encode_utf16().count();
        (1..=LONGEST).contains(&length).then_some(self)
    }
}

/// Replaces a last y that sounds like i, because both are written: `kỹ` becomes `kĩ`, `quý` becomes `quí`.
fn one_i(mut letters: String) -> String {
    if letters.strip_suffix('y').is_some_and(is_before_y) {
        letters.pop();
        letters.push('i');
    }
    letters
}

fn is_before_y(start: &str) -> bool {
    matches!(start, "h" | "k" | "l" | "m" | "s" | "t" | "qu")
}

/// The ranges of the words of a text. A mark between groups of three digits belongs to the number.
pub fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part_of_word)?;
        at = end_of_word(text, start);
        while groups_digits(text.as_bytes(), at) {
            at = end_of_word(text, at + 1);
        }
        Some(start..at)
    })
}

fn is_part_of_word(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        // Nearly all other letters of a Vietnamese text, told without the tables of Unicode.
        '\u{1e00}'..='\u{1eff}' => true,
        '\u{c0}'..='\u{24f}' => !matches!(letter, '×' | '÷'),
        _ => letter.is_alphanumeric() || is_combining_mark(letter),
    }
}

fn end_of_word(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    start
        + rest
            .find(|letter| !is_part_of_word(letter))
            .unwrap_or(rest.len())
}

fn groups_digits(bytes: &[u8], at: usize) -> bool {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    matches!(bytes.get(at), Some(b'.' | b','))
        && at > 0
        && is_digit(at - 1)
        && (at + 1..at + 4).all(is_digit)
        && !is_digit(at + 4)
}

/// The words of a text in order, in few bytes: each different word once, then their numbers. They depend on the text
/// alone, so they can be kept with a digest of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(Box<[u8]>);

impl Words {
    /// The words of blocks of text. Words of two blocks are not neighbours.
    pub fn of<T: AsRef<str>>(blocks: impl IntoIterator<Item = T>) -> Words {
        let mut ids: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut different = Vec::new();
        let mut sequence = Vec::new();
        for block in blocks {
            let block = block.as_ref();
            for range in tokens(block).filter(|range| range.len() <= LONGEST * 4) {
                let word = &block[range];
                let id = ids.get(word).copied().unwrap_or_else(|| {
                    let id = ids.len() as u32 + 1;
                    different.push(word.len() as u8);
                    different.extend_from_slice(word.as_bytes());
                    ids.insert(word.into(), id);
                    id
                });
                push_number(&mut sequence, id);
            }
            sequence.push(0);
        }
        let mut bytes = Vec::with_capacity(different.len() + sequence.len() + 3);
        push_number(&mut bytes, ids.len() as u32);
        bytes.append(&mut different);
        bytes.append(&mut sequence);
        Words(bytes.into())
    }

    /// Words from the bytes in which they were kept.
    pub fn from_bytes(bytes: Box<[u8]>) -> Words {
        Words(bytes)
    }

    /// The bytes in which words are kept.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Each different word as it is written, in UTF-8, and the other bytes, which [`sequence`] reads.
    pub fn different(&self) -> (Vec<&[u8]>, &[u8]) {
        let mut rest = &self.0[..];
        let count = take_number(&mut rest).unwrap_or(0);
        let mut words = Vec::with_capacity(rest.len().min(count as usize));
        for _ in 0..count {
            let Some((&length, tail)) = rest.split_first() else {
                break;
            };
            let (word, tail) = tail.split_at(tail.len().min(length as usize));
            words.push(word);
            rest = tail;
        }
        (words, rest)
    }
}

/// The words of a text in order, as positions among the different ones; none at the end of a block.
pub fn sequence(mut bytes: &[u8]) -> impl Iterator<Item = Option<usize>> + '_ {
    std::iter::from_fn(move || {
        let number = take_number(&mut bytes)?;
        Some((number as usize).checked_sub(1))
    })
}

/// Appends a number in the form that [`take_number`] reads: seven bits in each byte, the lowest first.
pub fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the front of bytes; none when they do not begin with one.
pub fn take_number(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word() {
        let same = |a: &str, b: &str| {
            assert_eq!(Word::new(a), Word::new(b), "{a} = {b}");
            assert_eq!(
                Word::new(&a.nfd().collect::<String>()),
                Word::new(b),
                "NFD of {a}"
            );
        };
        same("Hoà", "hòa");
        same("THUỶ", "thủy");
        same("kỹ", "Kĩ");
        same("quý", "quí");
        same("1.709", "1709");
        let plain = |word: &str| Word::new(word).map(|word| word.plain);
        assert_eq!(plain("Đường").as_deref(), Some("duong"));
        assert_eq!(plain("Thuý").as_deref(), Some("thuy"));
        assert_eq!(plain("\u{301}"), None);
        assert_eq!(plain(&"a".repeat(LONGEST + 1)), None);
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for letter in '\u{80}'..'\u{2000}' {
            let expected = letter.is_alphanumeric() || is_combining_mark(letter);
            assert_eq!(is_part_of_word(letter), expected, "{letter:?}");
        }
    }

    #[test]
    fn words_of_a_text() {
        let check = |text: &str, expected: &[&str]| {
            let words: Vec<&str> = tokens(text).map(|range| &text[range]).collect();
            assert_eq!(words, expected, "{text}");
        };
        check("GD&ĐT: “Hai tốt”!", &["GD", "ĐT", "Hai", "tốt"]);
        check(
            "1.709 sáng kiến, 60,24%",
            &["1.709", "sáng", "kiến", "60", "24"],
        );
        check(
            "ngày 22.05.2026, 1.234.567",
            &["ngày", "22", "05", "2026", "1.234.567"],
        );
        check("🎉…", &[]);
    }

    #[test]
    fn a_word_without_accents_is_found_by_itself() {
        for written in ["kỹ", "kÿ", "quý", "Quỹ", "mỹ", "Tý", "đường", "ÿ"] {
            let word = Word::new(written).unwrap();
            assert_eq!(
                Word::new(&word.plain).unwrap().plain,
                word.plain,
                "{written}"
            );
        }
    }

    #[test]
    fn words_are_kept_in_few_bytes() {
        let words = Words::of(["thi đua, thi đua", "", "Thi 1.709"]);
        let words = Words::from_bytes(words.as_bytes().into());
        let (different, rest) = words.different();
        assert_eq!(different, ["thi", "đua", "Thi", "1.709"].map(str::as_bytes));
        let order: Vec<_> = sequence(rest).collect();
        let (a, b) = (Some(0), Some(1));
        assert_eq!(order, [a, b, a, b, None, None, Some(2), Some(3), None]);
    }

    proptest::proptest! {
        #[test]
        fn damaged_bytes_are_no_danger(bytes: Vec<u8>) {
            let words = Words::from_bytes(bytes.into());
            let (_, rest) = words.different();
            proptest::prop_assert!(sequence(rest).count() <= words.as_bytes().len());
        }
    }
}
