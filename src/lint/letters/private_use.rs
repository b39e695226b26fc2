//! `private-use`: a character that only the font of its writer has.

use crate::diagnostic::{Explanation, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "private-use",
    severity: Severity::Warning,
    title: Words {
        vi: "Ký tự riêng của phông Symbol, Wingdings",
        en: "A character of the fonts Symbol or Wingdings",
    },
    why: Words {
        vi: "Word lưu dấu đầu dòng và ký hiệu của phông Symbol, Wingdings bằng mã dùng riêng. Máy người đọc không có hình cho mã đó và hiện một ô trống; máy đọc màn hình không biết đọc gì.",
        en: "Word stores bullets and signs of the fonts Symbol and Wingdings under numbers for private use. Readers' machines have no shape for them and show an empty box; screen readers do not know what to say.",
    },
    stands: Stands::Text,
    wrong: "\u{f0b7} Tuyên truyền",
    right: "- Tuyên truyền",
};

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
