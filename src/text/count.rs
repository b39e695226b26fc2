//! Counts the words of a text.

use memchr::memchr3_iter;

/// Counts the words of a text that comes in pieces. A word is a run without spaces, which in Vietnamese is a syllable.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordCount {
    words: usize,
    /// Whether the last piece ended inside a word, which the next piece may continue.
    inside: bool,
}

impl WordCount {
    /// Counts the words of the next piece.
    pub fn add(&mut self, text: &str) {
        let (Some(&first), Some(&last)) = (text.as_bytes().first(), text.as_bytes().last()) else {
            return;
        };
        if has_rare_space(text) {
            let words = text.split_whitespace().count();
            let goes_on = self.inside && !text.starts_with(char::is_whitespace);
            self.words += words - usize::from(goes_on && words > 0);
            self.inside = !text.ends_with(char::is_whitespace);
            return;
        }
        // There is no branch for each letter, because every text of a site is counted.
        let begins = |pair: &[u8]| usize::from(is_space(pair[0]) & !is_space(pair[1]));
        let inside: usize = text.as_bytes().windows(2).map(begins).sum();
        self.words += usize::from(!self.inside && !is_space(first)) + inside;
        self.inside = !is_space(last);
    }

    /// Ends the word that the next piece would continue.
    pub fn end_word(&mut self) {
        self.inside = false;
    }

    /// The number of words so far.
    pub fn words(self) -> usize {
        self.words
    }
}

fn is_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

/// Whether a text contains one of the spaces beyond ASCII.
fn has_rare_space(text: &str) -> bool {
    let space = |at: usize| text[at..].starts_with(char::is_whitespace);
    memchr3_iter(0xC2, 0xE2, 0xE3, text.as_bytes()).any(space)
}

#[cfg(test)]
mod tests {
    use super::WordCount;

    proptest::proptest! {
        #[test]
        fn as_many_as_between_spaces(pieces in proptest::collection::vec("[a ế“\\u{a0}\\u{3000}\t\n\\u{2009}]{0,6}", 0..5)) {
            let mut count = WordCount::default();
            pieces.iter().for_each(|piece| count.add(piece));
            proptest::prop_assert_eq!(count.words(), pieces.concat().split_whitespace().count());
        }
    }
}
