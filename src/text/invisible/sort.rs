//! Sorts of invisible characters.

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

/// The sorts of characters that readers do not see, or not as what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrayKind {
    /// Begins or ends a part with a direction of its own: U+202A to U+202E, U+2066 to U+2069.
    Direction,
    /// A direction mark, a letter without ink: U+200E, U+200F, U+061C.
    DirectionMark,
    /// Any other character that draws nothing.
    Inkless,
    /// A character for private use, which looks as its writer's font has it; readers' fonts have nothing there.
    PrivateUse,
    /// U+FFFD, which stands for a letter that was lost.
    Lost,
}

/// What a stray does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StrayEffect {
    /// Nothing that anybody wants: without it the text reads as its writer meant it.
    Idle,
    /// It changes what readers see, or stands for something; only its writer knows what is meant.
    Unclear,
    /// It keeps letters that are read from right to left apart from others, as it should.
    Proper,
}

/// The sort of a character, wherever it stands; none for a visible one.
pub(super) fn sort(letter: char) -> Option<StrayKind> {
    match letter {
        '\0'..='\u{7f}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(StrayKind::Direction),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Some(StrayKind::DirectionMark),
        '\u{fffd}' => Some(StrayKind::Lost),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            Some(StrayKind::PrivateUse)
        }
        _ if stands_for_something(letter) || is_ignorable(letter) => Some(StrayKind::Inkless),
        _ => None,
    }
}

/// Whether programs draw nothing for a character (`Default_Ignorable_Code_Point` of Unicode).
pub(in crate::text) fn is_ignorable(letter: char) -> bool {
    letter >= '\u{ad}' && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(letter)
}

/// Whether a character without ink is an old control, ends a line, keeps room, marks a gloss or is no character at all.
/// Without it, words may run together.
pub(super) fn stands_for_something(letter: char) -> bool {
    let fillers = matches!(letter, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    let marks =
        matches!(letter, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}');
    let none = matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe;
    fillers || marks || none
}
