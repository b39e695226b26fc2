//! Sorts of letters that nobody sees.

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

/// Sorts of characters that readers do not see as what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Begins or ends a piece with a direction of its own: U+202A to U+202E, U+2066 to U+2069.
    Direction,
    /// A letter without ink that has a direction: U+200E, U+200F, U+061C.
    DirectionMark,
    /// Draws nothing.
    Inkless,
    /// Stands for whatever the font of its writer has in its place; readers' fonts have nothing there.
    PrivateUse,
    /// U+FFFD: the letter that was here is lost.
    Lost,
}

/// What a stray does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Nothing that anybody wants: without it the text reads as its writer meant it.
    Idle,
    /// It changes what readers see, or stands for something; what is meant only its writer knows.
    Unclear,
    /// It keeps letters that are read from right to left apart from the others, as it should.
    Proper,
}

/// What a character is, wherever it stands; none for what is seen.
pub(super) fn sort(letter: char) -> Option<Sort> {
    match letter {
        '\0'..='\u{7f}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Sort::Direction),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Some(Sort::DirectionMark),
        '\u{fffd}' => Some(Sort::Lost),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            Some(Sort::PrivateUse)
        }
        _ if stands_for_something(letter) || is_ignorable(letter) => Some(Sort::Inkless),
        _ => None,
    }
}

/// Whether programs draw nothing for a character, as Unicode has it.
pub(in crate::text) fn is_ignorable(letter: char) -> bool {
    letter >= '\u{ad}' && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(letter)
}

/// Whether a character without ink is a control of old machines, ends a line, keeps room, marks a gloss, or is none at
/// all: when it goes, words may run together.
pub(super) fn stands_for_something(letter: char) -> bool {
    let fillers = matches!(letter, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    let marks =
        matches!(letter, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}');
    let none = matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe;
    fillers || marks || none
}
