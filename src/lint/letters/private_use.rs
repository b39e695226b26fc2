//! `private-use`: a character that only the font of its writer has.

/// The character that was probably meant, if this one is of the font Symbol or Wingdings in Word's encoding.
pub(super) fn meant(letter: char) -> Option<char> {
    Some(match letter {
        '\u{f02d}' => '−',
        '\u{f06c}' => '●',
        '\u{f06e}' => '■',
        '\u{f076}' => '❖',
        '\u{f0a3}' => '≤',
        '\u{f0a7}' => '▪',
        '\u{f0a8}' => '◻',
        '\u{f0b0}' => '°',
        '\u{f0b1}' => '±',
        '\u{f0b3}' => '≥',
        '\u{f0b4}' => '×',
        '\u{f0b7}' => '•',
        '\u{f0d8}' => '➢',
        '\u{f0e0}' | '\u{f0ae}' => '→',
        '\u{f0fb}' => '✗',
        '\u{f0fc}' => '✓',
        '\u{f0fe}' => '☑',
        _ => return None,
    })
}
