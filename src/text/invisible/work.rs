//! Characters without ink that are needed where they stand.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{Emoji, EmojiModifier, ExtendedPictographic, Script},
};

const TEXT_STYLE: char = '\u{fe0e}';
const EMOJI_STYLE: char = '\u{fe0f}';
const BLACK_FLAG: char = '\u{1f3f4}';
const END_OF_TAGS: char = '\u{e007f}';
/// Fewest tags of a flag before the last one: those of a country and of its part.
const SHORTEST_FLAG: usize = 3;
const LONGEST_FLAG: usize = 6;

/// Whether a character without ink is needed between what is before it and what follows, itself included.
pub(super) fn has_work(before: &str, letter: char, following: &str) -> bool {
    let previous = before.chars().next_back();
    let next = following.chars().nth(1);
    match letter {
        '\u{200d}' => joins_emoji(before, next) || is_in_joining_script(previous, next),
        // Joiners, breaks between words without spaces, and what selects a form of a letter.
        '\u{200b}' | '\u{200c}' | '\u{34f}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => {
            is_in_joining_script(previous, next)
        }
        '\u{115f}' | '\u{1160}' => [previous, next].into_iter().flatten().any(is_hangul),
        TEXT_STYLE | EMOJI_STYLE => previous.is_some_and(is_emoji),
        '\u{fe00}'..='\u{fe0d}' => previous.is_some_and(has_variants),
        '\u{e0100}'..='\u{e01ef}' => previous.is_some_and(|base| script(base) == Script::Han),
        '\u{e0020}'..='\u{e007f}' => is_of_flag(before, following),
        _ => false,
    }
}

/// Whether a joiner stands between emoji: 👩‍🚒 is three characters.
fn joins_emoji(before: &str, next: Option<char>) -> bool {
    let pictographs = CodePointSetData::new::<ExtendedPictographic>();
    let modifiers = CodePointSetData::new::<EmojiModifier>();
    let first = before.strip_suffix(EMOJI_STYLE).unwrap_or(before);
    let mut first = first
        .chars()
        .rev()
        .skip_while(|&letter| modifiers.contains(letter));
    let is_pictograph = |letter: Option<char>| letter.is_some_and(|it| pictographs.contains(it));
    is_pictograph(first.next()) && is_pictograph(next)
}

/// Whether a neighbour is of a script in which letters take forms after their neighbours, or words stand without
/// spaces.
fn is_in_joining_script(previous: Option<char>, next: Option<char>) -> bool {
    let joins = |letter| {
        !matches!(
            script(letter),
            Script::Common
                | Script::Inherited
                | Script::Unknown
                | Script::Latin
                | Script::Greek
                | Script::Cyrillic
                | Script::Armenian
                | Script::Georgian
                | Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Bopomofo
                | Script::Hangul
        )
    };
    [previous, next].into_iter().flatten().any(joins)
}

fn is_emoji(letter: char) -> bool {
    CodePointSetData::new::<Emoji>().contains(letter)
}

/// Whether a sign may have variants: operators, the zero, letters of other scripts.
fn has_variants(base: char) -> bool {
    let is_sign = !base.is_alphanumeric() && !base.is_whitespace();
    let may_be_base = !base.is_ascii() && !super::is_ignorable(base);
    base == '0' || (may_be_base && (is_sign || script(base) != Script::Latin))
}

/// Whether a tag is one of those that turn a black flag into that of a part of a country: 🏴󠁧󠁢󠁳󠁣󠁴󠁿. Only as many
/// characters are looked at as such a flag has.
fn is_of_flag(before: &str, following: &str) -> bool {
    let is_tag = |letter: &char| ('\u{e0020}'..='\u{e007e}').contains(letter);
    let earlier = before.chars().rev().take(LONGEST_FLAG + 1);
    let earlier = earlier.take_while(is_tag).count();
    let later = following.chars().take(LONGEST_FLAG + 1);
    let later = later.take_while(is_tag).count();
    (SHORTEST_FLAG..=LONGEST_FLAG).contains(&(earlier + later))
        && before.chars().rev().nth(earlier) == Some(BLACK_FLAG)
        && following.chars().nth(later) == Some(END_OF_TAGS)
}

fn is_hangul(letter: char) -> bool {
    script(letter) == Script::Hangul && !super::is_ignorable(letter)
}

fn script(letter: char) -> Script {
    CodePointMapData::<Script>::new().get(letter)
}

#[cfg(test)]
mod tests {
    use crate::text::strays;

    #[test]
    fn what_works_stays() {
        for text in [
            "👩\u{200d}🚒",
            "👩🏽\u{200d}🚒",
            "🏳\u{fe0f}\u{200d}🌈",
            "❤\u{fe0f}\u{200d}🔥",
            "❤\u{fe0e}",
            "1\u{fe0f}\u{20e3}",
            "©\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ක්\u{200d}ර",
            "ภาษา\u{200b}ไทย",
            "ᠠ\u{180b}",
            "葛\u{e0100}",
            "≨\u{fe00}",
            "0\u{fe00}",
        ] {
            assert_eq!(strays(text).next(), None, "{text:?}");
        }
    }

    #[test]
    fn what_idles_is_told() {
        for (text, idle) in [
            ("đua\u{200d}", 1),
            ("👩\u{200d}đua", 1),
            ("a\u{200d}🚒", 1),
            ("\u{fe0f}", 1),
            ("a\u{fe0f}", 1),
            (" \u{fe0f}", 1),
            ("❤\u{fe0f}\u{fe0f}", 1),
            ("😀\u{e0100}\u{e0101}", 2),
            ("😀\u{e0041}\u{e0042}\u{e007f}", 3),
            ("🏴\u{e0067}\u{e0062}", 2),
            ("🏴\u{e0067}\u{e007f}", 2),
            (
                "🏴\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e0061}\u{e007f}",
                8,
            ),
            ("می\u{ad}خواهم", 1),
            ("ế\u{fe00}", 1),
            ("-\u{2069}\u{fe07}", 2),
            ("한\u{200b}국", 1),
        ] {
            assert_eq!(strays(text).count(), idle, "{text:?}");
        }
    }
}
