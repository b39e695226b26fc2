//! Invisible characters, and those that turn the direction of letters around them.
//!
//! They come along from Word, PDF files and chats, or somebody puts them into a text so that it looks like another.
//! Some have [work] to do where they stand: joiners between emoji and in scripts with joined letters, the
//! variation selector behind an emoji, the tags of a flag. All others are [`strays`].

mod direction;
mod shown;
mod sort;
mod work;

pub use shown::{visible, visible_parts};
pub(super) use sort::is_ignorable;
pub use sort::{StrayEffect, StrayKind};
use sort::{sort, stands_for_something};

/// A character that readers do not see, or not as what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Byte offset of the character.
    pub at: usize,
    /// The character at that offset.
    pub letter: char,
    /// What sort of character it is.
    pub sort: StrayKind,
    /// What the character does in its line.
    pub effect: StrayEffect,
}

/// Every stray of a text, in order. Each line is looked at by itself, because lines are shown one by one.
pub fn strays(text: &str) -> impl Iterator<Item = Stray> + '_ {
    let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    text.split(['\n', '\r'])
        .filter(|line| may_hold_strays(line))
        .flat_map(move |line| {
            let effects = direction::effects(line);
            let found = line.char_indices().filter_map(move |(at, letter)| {
                let (sort, effect) = match sort(letter)? {
                    StrayKind::Inkless if work::has_work(&line[..at], letter, &line[at..]) => {
                        return None;
                    }
                    StrayKind::Inkless if stands_for_something(letter) => {
                        (StrayKind::Inkless, StrayEffect::Unclear)
                    }
                    StrayKind::Inkless => (StrayKind::Inkless, StrayEffect::Idle),
                    sort @ (StrayKind::PrivateUse | StrayKind::Lost) => {
                        (sort, StrayEffect::Unclear)
                    }
                    sort => (sort, effects.effect_at(at)),
                };
                let at = start(line) + at;
                Some(Stray {
                    at,
                    letter,
                    sort,
                    effect,
                })
            });
            found.collect::<Vec<_>>()
        })
}

/// A text without the given strays, which must be in order.
pub fn without(text: &str, strays: impl IntoIterator<Item = Stray>) -> String {
    let (mut kept, mut at) = (String::with_capacity(text.len()), 0);
    for stray in strays {
        kept.push_str(&text[at..stray.at]);
        at = stray.at + stray.letter.len_utf8();
    }
    kept.push_str(&text[at..]);
    kept
}

/// Whether a text may contain a stray. Nearly every text contains none, which its bytes alone tell.
pub fn may_hold_strays(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // Folding over all bytes without a branch lets the compiler look at many bytes at once.
    let is_odd = pairs.fold(false, |found, (&byte, &next)| found | is_odd(byte, next));
    let mut general = memchr::memchr_iter(0xe2, bytes);
    general.any(|at| is_format(&bytes[at + 1..]))
        || (is_odd && text.chars().any(|it| sort(it).is_some()))
}

/// First byte of the last Latin letters, and of the combining marks after them.
const LATIN: u8 = 0xcc;

/// Whether two bytes may be a stray below U+00FF, or begin a character that is neither Latin, nor Vietnamese (U+1E00 to
/// U+1EFF), nor one of U+2000 to U+2FFF.
fn is_odd(byte: u8, next: u8) -> bool {
    let is_vietnamese = (byte == 0xe1) & (next.wrapping_sub(0xb8) <= 3);
    let is_control = (byte == 0xc2) & ((next < 0xa0) | (next == 0xad));
    ((byte > LATIN) & (byte != 0xe2) & !is_vietnamese) | is_control
}

/// Whether the bytes after the first make a character of U+200B to U+200F, U+2028 to U+202E or U+2060 to U+206F.
fn is_format(following: &[u8]) -> bool {
    matches!(following, [0x80, 0x8b..=0x8f | 0xa8..=0xae, ..] | [0x81, 0xa0..=0xaf, ..])
}

/// The text without characters that begin or end a part with a direction of its own, so that it cannot turn what stands
/// after it.
pub fn without_direction(text: String) -> String {
    if may_hold_strays(&text) {
        text.replace(is_direction, "")
    } else {
        text
    }
}

/// Whether a character begins or ends a part with a direction of its own.
pub fn is_direction(letter: char) -> bool {
    sort(letter) == Some(StrayKind::Direction)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Strays as offset, sort and effect, without those that are proper.
    fn found(text: &str) -> Vec<(usize, StrayKind, StrayEffect)> {
        let found = strays(text).filter(|stray| stray.effect != StrayEffect::Proper);
        found
            .map(|stray| (stray.at, stray.sort, stray.effect))
            .collect()
    }

    #[test]
    fn what_draws_nothing() {
        for letter in [
            '\u{ad}',
            '\u{34f}',
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{2060}',
            '\u{2061}',
            '\u{2064}',
            '\u{206a}',
            '\u{fe00}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{e0041}',
            '\u{e007f}',
            '\u{e0100}',
            '\u{17b4}',
        ] {
            let text = format!("thi\nđ{letter}ua");
            assert_eq!(
                found(&text),
                [(6, StrayKind::Inkless, StrayEffect::Idle)],
                "{letter:?}"
            );
        }
        for letter in [
            '\u{85}',
            '\u{9f}',
            '\u{2028}',
            '\u{2029}',
            '\u{fff9}',
            '\u{3164}',
            '\u{ffff}',
            '\u{10fffe}',
        ] {
            let text = format!("đ{letter}ua");
            assert_eq!(
                found(&text),
                [(2, StrayKind::Inkless, StrayEffect::Unclear)],
                "{letter:?}"
            );
        }
        assert_eq!(
            found("\u{f0b7} Một"),
            [(0, StrayKind::PrivateUse, StrayEffect::Unclear)]
        );
        assert_eq!(
            found("\u{10fffd}"),
            [(0, StrayKind::PrivateUse, StrayEffect::Unclear)]
        );
        assert_eq!(
            found("Đo\u{fffd}n"),
            [(3, StrayKind::Lost, StrayEffect::Unclear)]
        );
    }

    #[test]
    fn what_is_seen_is_no_stray() {
        for text in [
            "Đẩy mạnh thi đua “Hai tốt” – năm 2023…",
            "10\u{a0}000\u{202f}đ",
            "½ m², 25 °C, §5, ®",
            "日本語　한국어",
            "😀 🎉",
            "\t- Một\r",
            "ﬁ ｆｕｌｌ ﷲ",
            "e\u{301}",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn direction_is_taken_out() {
        let check = |text: &str, plain: &str| assert_eq!(without_direction(text.into()), plain);
        check("a\u{202e}b\u{202c}\u{2067}c\u{2069}", "abc");
        check("thi đua \u{200e}😀", "thi đua \u{200e}😀");
    }

    proptest::proptest! {
        #[test]
        fn the_quick_look_misses_nothing(text in "(a|ế|\u{a0}|“|…|[\u{80}-\u{2ff}]|[\u{1100}-\u{1fff}]|[\u{2000}-\u{2100}]|[\u{e000}-\u{ffff}]|\\PC|\\pC){0,8}") {
            let held = text.chars().any(|letter| sort(letter).is_some());
            proptest::prop_assert!(!held || may_hold_strays(&text));
        }
    }
}
