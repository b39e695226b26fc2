//! Makes invisible characters visible.

use super::{may_hold_strays, strays};
use std::borrow::Cow;

/// Writes invisible characters and controls of terminals as their numbers, `<U+200B>`, so that they are seen and do
/// nothing. Line ends stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !may_hold_strays(text) && !text.chars().any(is_control) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(visible_parts(text, [0, 0]).concat())
}

/// As [`visible`], for a text that is cut into three at two byte offsets.
pub fn visible_parts(text: &str, cuts: [usize; 2]) -> [String; 3] {
    let mut parts = [const { String::new() }; 3];
    let mut strays = strays(text).peekable();
    for (at, letter) in text.char_indices() {
        let part = &mut parts[cuts.iter().filter(|&&cut| at >= cut).count()];
        let is_stray = strays.next_if(|stray| stray.at == at).is_some();
        if (is_stray && letter != char::REPLACEMENT_CHARACTER) || is_control(letter) {
            part.push_str(&format!("<U+{:04X}>", u32::from(letter)));
        } else {
            part.push(letter);
        }
    }
    parts
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_for_what_is_not_seen() {
        let check = |text: &str, shown: &str| assert_eq!(visible(text), shown);
        check(
            "Thi đua\tyêu\nnước 👩\u{200d}🚒 �",
            "Thi đua\tyêu\nnước 👩\u{200d}🚒 �",
        );
        check(
            "a\u{202e}b\u{ad}\u{1b}[31m\u{9b}31m\u{feff}\u{e0041}",
            "a<U+202E>b<U+00AD><U+001B>[31m<U+009B>31m<U+FEFF><U+E0041>",
        );
        check("\u{2067}שלום\u{2069}", "<U+2067>שלום<U+2069>");
        assert_eq!(
            visible_parts("a\u{200b}b\u{200b}c", [1, 4]),
            ["a", "<U+200B>", "b<U+200B>c"]
        );
        assert_eq!(visible_parts("ab", [2, 2]), ["ab", "", ""]);
    }
}
