//! The tokens of a date in words, and a cursor that takes them one by one.

use super::{english, terms::Term, vietnamese};
use crate::text::{DateError, nfc, slug};

/// A number, a word or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits, with how many they are and whether they follow what is before them without a blank.
    Number {
        value: u32,
        width: usize,
        glued: bool,
    },
    Word(Term),
    Mark(char),
}

/// Longer texts are no dates.
const LONGEST: usize = 120;

/// The tokens of a text; none when a word of it has no place in a date.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, DateError> {
    if text.len() > LONGEST {
        return Err(DateError::Form);
    }
    let text = nfc(text).to_lowercase();
    let mut rest = without_stop(text.trim());
    let mut tokens = Vec::new();
    let mut glued = false;
    while let Some(first) = rest.chars().next() {
        let (token, length) = if first.is_ascii_digit() {
            number(rest, glued)?
        } else if first.is_alphabetic() {
            word(rest)?
        } else {
            (Token::Mark(plain_mark(first)), first.len_utf8())
        };
        tokens.push(token);
        let after = rest.get(length..).unwrap_or_default();
        rest = after.trim_start();
        glued = rest.len() == after.len();
    }
    Ok(tokens)
}

/// A text without the mark that ends its sentence.
fn without_stop(text: &str) -> &str {
    let bare = text.strip_suffix(['.', ';', ',']);
    bare.map_or(text, str::trim_end)
}

fn number(text: &str, glued: bool) -> Result<(Token, usize), DateError> {
    let width = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..width].parse().map_err(|_| DateError::Form)?;
    let token = Token::Number {
        value,
        width,
        glued,
    };
    Ok((token, width))
}

/// The longest phrase of at most three words with which the text begins.
fn word(text: &str) -> Result<(Token, usize), DateError> {
    let mut phrase = String::new();
    let mut longest = Err(DateError::Form);
    let mut at = 0;
    for _ in 0..3 {
        let end = at + letters(&text[at..]);
        if end == at {
            break;
        }
        phrase.push_str(&text[at..end]);
        if let Some(term) = term(&phrase) {
            longest = Ok((Token::Word(term), end));
        }
        phrase.push(' ');
        at = end + blanks(&text[end..]);
        if at == end {
            break;
        }
    }
    longest
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn letters(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphabetic())
        .unwrap_or(text.len())
}

/// What a phrase in small letters means. One without any mark on its letters may have been typed on a keyboard that has
/// none.
fn term(phrase: &str) -> Option<Term> {
    let languages = [vietnamese::WORDS, english::WORDS];
    let mut entries = languages.into_iter().flatten();
    let bare = phrase.is_ascii().then(|| slug(phrase));
    let fits = |word: &str| word == phrase || bare.as_ref().is_some_and(|bare| slug(word) == *bare);
    entries.find(|(word, _)| fits(word)).map(|(_, term)| *term)
}

/// Dashes of all lengths are one mark.
fn plain_mark(mark: char) -> char {
    match mark {
        '–' | '—' | '−' | '‐' | '‑' => '-',
        _ => mark,
    }
}

/// Takes tokens one by one. What cannot be read leaves it where it was.
pub(super) struct Cursor<'a> {
    tokens: &'a [Token],
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(tokens: &'a [Token]) -> Cursor<'a> {
        Cursor { tokens, at: 0 }
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The token that is so many further on.
    pub(super) fn ahead(&self, steps: usize) -> Option<Token> {
        self.tokens.get(self.at + steps).copied()
    }

    /// What `read` makes of the tokens from here; if nothing, none is taken.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    pub(super) fn mark(&mut self, marks: &[char]) -> Option<char> {
        match self.ahead(0) {
            Some(Token::Mark(mark)) if marks.contains(&mark) => {
                self.at += 1;
                Some(mark)
            }
            _ => None,
        }
    }

    pub(super) fn word(&mut self, term: Term) -> Option<()> {
        self.one_of(&[term]).map(|_| ())
    }

    pub(super) fn one_of(&mut self, terms: &[Term]) -> Option<Term> {
        self.term(|term| terms.contains(&term).then_some(term))
    }

    /// A word that means something to `read`.
    pub(super) fn term<T>(&mut self, read: impl Fn(Term) -> Option<T>) -> Option<T> {
        let Some(Token::Word(term)) = self.ahead(0) else {
            return None;
        };
        let found = read(term)?;
        self.at += 1;
        Some(found)
    }

    /// A number of one or two digits.
    pub(super) fn small(&mut self) -> Option<u32> {
        self.number(|width| width <= 2)
    }

    /// A year of four digits.
    pub(super) fn year(&mut self) -> Option<i32> {
        let year = self.number(|width| width == 4)?;
        i32::try_from(year).ok()
    }

    pub(super) fn number(&mut self, fits: impl Fn(usize) -> bool) -> Option<u32> {
        match self.ahead(0) {
            Some(Token::Number { value, width, .. }) if fits(width) => {
                self.at += 1;
                Some(value)
            }
            _ => None,
        }
    }
}
