//! Vietnamese typed while the keyboard for it was off: `ddaij hooij` (Telex) or `d9ua` (VNI).

use crate::text::Word;

/// The word that was meant; none when what was typed can only be meant as it is.
pub(super) fn retyped(word: &Word) -> Option<Word> {
    let mut typing = Typing::default();
    for key in word.plain.chars() {
        typing.press(key);
    }
    let meant = typing.letters.iter().chain(&typing.tone);
    let meant = Word::new(&meant.collect::<String>())?;
    (meant.plain != word.plain).then_some(meant)
}

#[derive(Default)]
struct Typing {
    letters: Vec<char>,
    tone: Option<char>,
}

impl Typing {
    fn press(&mut self, key: char) {
        let understood = match key {
            'd' | '9' => self.mark(&['d'], &['đ']),
            'a' | 'e' | 'o' => self.mark(&[key], &[roof(key)]),
            '6' => self.mark(&['a', 'e', 'o'], &['â', 'ê', 'ô']),
            'w' => self.horns() || self.mark(&['a', 'o', 'u'], &['ă', 'ơ', 'ư']),
            '7' => self.horns() || self.mark(&['o', 'u'], &['ơ', 'ư']),
            '8' => self.mark(&['a'], &['ă']),
            's' | '1' => self.tone('\u{301}'),
            'f' | '2' => self.tone('\u{300}'),
            'r' | '3' => self.tone('\u{309}'),
            'x' | '4' => self.tone('\u{303}'),
            'j' | '5' => self.tone('\u{323}'),
            _ => false,
        };
        if !understood {
            // With no vowel to put its mark on, the key is one.
            self.letters.push(if key == 'w' { 'ư' } else { key });
        }
    }

    /// Puts a mark on the last of these letters.
    fn mark(&mut self, plain: &[char], marked: &[char]) -> bool {
        let last = self
            .letters
            .iter()
            .rposition(|letter| plain.contains(letter));
        let Some(at) = last else { return false };
        let which = plain.iter().position(|&letter| letter == self.letters[at]);
        self.letters[at] = which.map_or(self.letters[at], |which| marked[which]);
        true
    }

    /// One key for both letters of `ươ`.
    fn horns(&mut self) -> bool {
        let pair = self
            .letters
            .windows(2)
            .position(|pair| matches!(pair, ['u' | 'ư', 'o']));
        let Some(at) = pair else { return false };
        self.letters[at] = 'ư';
        self.letters[at + 1] = 'ơ';
        true
    }

    fn tone(&mut self, tone: char) -> bool {
        let vowels = |letter: &char| "aăâeêioôơuưy".contains(*letter);
        let sounds = self.letters.iter().any(vowels);
        if sounds {
            self.tone = Some(tone);
        }
        sounds
    }
}

fn roof(key: char) -> char {
    match key {
        'a' => 'â',
        'e' => 'ê',
        _ => 'ô',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn understands_both_ways_of_typing() {
        let check = |typed: &str, meant: &str| {
            let typed = Word::new(typed).unwrap();
            assert_eq!(retyped(&typed), Word::new(meant), "{typed:?}");
        };
        check("ddua", "đua");
        check("d9ua", "đua");
        check("ddaij", "đại");
        check("hooij", "hội");
        check("quaanj", "quận");
        check("dduwowngf", "đường");
        check("dduowngf", "đường");
        check("d9u7o7ng2", "đường");
        check("ddu7ng", "đưng");
        check("tieengs", "tiếng");
        check("nguwowif", "người");
        check("thuowngr", "thưởng");
        check("thw", "thư");
        check("khen", "");
        check("sang", "");
        check("2023", "");
    }
}
