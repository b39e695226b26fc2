//! `mismatched-quotes`: a quotation that begins with one sort of quotation mark and ends with another.
//!
//! Marks are paired within a paragraph. A quotation may go over several, so a mark that is never closed is not
//! reported, and one that closes a mark of an earlier paragraph is right.

use super::CheckedText;
use crate::diagnostic::{Lint, QuoteFault, Span};
use memchr::{memchr2, memchr3_iter};
use std::ops::Range;

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let body = text.body();
    if is_plainly_paired(body) {
        return;
    }
    let mut carried = 0;
    for words in &text.prose().paragraphs {
        let marks = marks(body, words);
        let mut paragraph = Paragraph {
            open: Vec::new(),
            carried,
            found: Vec::new(),
        };
        for (index, mark) in marks.iter().enumerate() {
            let next = marks.get(index + 1).map(|mark| mark.letter);
            paragraph.take(*mark, next);
        }
        carried = paragraph.carried + paragraph.open.len();
        let base = text.body;
        found.extend(paragraph.found.iter().map(|&(at, fault)| {
            let length = body[at..].chars().next().map_or(1, char::len_utf8);
            let span = Span::new(base + at, base + at + length);
            (span, Lint::MismatchedQuotes { fault })
        }));
    }
}

/// Whether the curly marks of each paragraph come in turn, and there are no straight ones but around the titles of
/// pictures and links. It is asked of every article, so it looks only at bytes that matter.
fn is_plainly_paired(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut open = false;
    let mut title = 0..0;
    for at in memchr3_iter(b'"', b'\n', 0xe2, bytes) {
        if title.contains(&at) {
            continue;
        }
        let fits = match (bytes[at], &bytes[at..]) {
            (b'"', _) => {
                title = at..at + title_length(bytes, at);
                !title.is_empty()
            }
            (b'\n', [_, b'\n', ..]) => !open,
            (0xe2, [_, 0x80, 0x9c, ..]) => !std::mem::replace(&mut open, true),
            (0xe2, [_, 0x80, 0x9d, ..]) => std::mem::replace(&mut open, false),
            _ => true,
        };
        if !fits {
            return false;
        }
    }
    !open
}

/// The length of a title that begins with the straight mark at a byte: `"…")` after `](address `. 0 when the title
/// contains marks.
fn title_length(bytes: &[u8], at: usize) -> usize {
    let address = bytes[..at].strip_suffix(b" ");
    let is_plain = |byte: &u8| !matches!(byte, b' ' | b'\n' | b'(' | b')' | b'<' | b'"');
    let link = address.is_some_and(|address| {
        let plain = address
            .iter()
            .rev()
            .take_while(|byte| is_plain(byte))
            .count();
        plain > 0 && address[..address.len() - plain].ends_with(b"](")
    });
    let title = &bytes[at + 1..];
    let end = memchr2(b'"', b'\n', title).unwrap_or(title.len());
    let words = std::str::from_utf8(&title[..end]);
    let quiet = words.is_ok_and(|words| !words.contains(['“', '”', '\\']));
    if link && quiet && title[end..].starts_with(b"\")") {
        end + 2
    } else {
        0
    }
}

#[derive(Clone, Copy)]
struct QuoteMark {
    letter: char,
    at: usize,
    before: Option<char>,
    after: Option<char>,
}

/// The double quotation marks among the words of a paragraph, with the letters before and after each.
fn marks(body: &str, words: &[Range<usize>]) -> Vec<QuoteMark> {
    let mut marks = Vec::new();
    for range in words {
        let Some(piece) = body.get(range.clone()) else {
            continue;
        };
        for (at, letter) in piece.match_indices(['“', '”', '"']) {
            let (start, end) = (range.start + at, range.start + at + letter.len());
            // Marks of emphasis around it are no letters.
            let emphasis = |letter: &char| matches!(letter, '*' | '_');
            marks.extend(letter.chars().next().map(|letter| QuoteMark {
                letter,
                at: start,
                before: body[..start].chars().rev().find(|c| !emphasis(c)),
                after: body[end..].chars().find(|c| !emphasis(c)),
            }));
        }
    }
    marks
}

impl QuoteMark {
    fn begins_word(self) -> bool {
        let apart = |letter: char| letter.is_whitespace() || "([{–—-/:“".contains(letter);
        self.before.is_none_or(apart) && self.after.is_some_and(|letter| !letter.is_whitespace())
    }

    fn ends_word(self) -> bool {
        let apart = |letter: char| letter.is_whitespace() || ".,;:!?…)]}–—-/”".contains(letter);
        self.after.is_none_or(apart) && self.before.is_some_and(|letter| !letter.is_whitespace())
    }

    /// Whether the mark stands for inches or seconds: `15"`.
    fn follows_digit(self) -> bool {
        self.before.is_some_and(|letter| letter.is_ascii_digit())
    }

    fn opens_nothing(self) -> bool {
        let apart = |letter: char| letter.is_whitespace() || ".,;:!?…)]}".contains(letter);
        self.after.is_none_or(apart)
    }
}

struct Paragraph {
    /// Marks that are not closed yet: letter and offset.
    open: Vec<(char, usize)>,
    /// Number of marks that earlier paragraphs did not close.
    carried: usize,
    found: Vec<(usize, QuoteFault)>,
}

impl Paragraph {
    fn take(&mut self, mark: QuoteMark, next: Option<char>) {
        match mark.letter {
            '“' => self.opening(mark),
            '”' => self.closing(mark),
            _ => self.straight(mark, next),
        }
    }

    fn opening(&mut self, mark: QuoteMark) {
        if self.open.is_empty() || !mark.opens_nothing() {
            self.open.push((mark.letter, mark.at));
            return;
        }
        self.open.pop();
        self.found.push((mark.at, QuoteFault::ClosedByOpening));
    }

    fn closing(&mut self, mark: QuoteMark) {
        match self.open.pop() {
            Some(('"', at)) => self.found.push((at, QuoteFault::OpenedStraight)),
            Some(_) => {}
            None if self.carried > 0 => self.carried -= 1,
            None => {
                self.found.push((mark.at, QuoteFault::NeverOpened));
                // `”Hai tốt”` is one mistake and not two.
                if mark.begins_word() {
                    self.open.push(('“', mark.at));
                }
            }
        }
    }

    fn straight(&mut self, mark: QuoteMark, next: Option<char>) {
        match self.open.last() {
            Some(('"', _)) if mark.begins_word() => self.open.push((mark.letter, mark.at)),
            Some(('"', _)) => {
                self.open.pop();
            }
            Some(_) if mark.begins_word() => self.open.push((mark.letter, mark.at)),
            Some(_) if mark.follows_digit() && next == Some('”') => {}
            Some(_) => {
                self.open.pop();
                self.found.push((mark.at, QuoteFault::ClosedStraight));
            }
            None if mark.follows_digit() => {}
            None if mark.begins_word() => self.open.push((mark.letter, mark.at)),
            None if mark.ends_word() && self.carried > 0 => self.carried -= 1,
            None if mark.ends_word() => self.found.push((mark.at, QuoteFault::NeverOpened)),
            None => self.open.push((mark.letter, mark.at)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_paired() {
        let found = |body: &str| -> Vec<(QuoteFault, usize)> {
            let mut found = Vec::new();
            check(&CheckedText::new(body, 0, ""), &mut found);
            let fault = |(span, lint): (Span, Lint)| match lint {
                Lint::MismatchedQuotes { fault } => (fault, span.start as usize),
                other => panic!("{other:?}"),
            };
            found.into_iter().map(fault).collect()
        };
        let wrong = |body: &str, fault, before: &str| {
            assert_eq!(found(body), [(fault, before.len())], "{body}");
        };
        wrong(
            "Có “Hai tốt\" và",
            QuoteFault::ClosedStraight,
            "Có “Hai tốt",
        );
        wrong("Có \"Hai tốt” và", QuoteFault::OpenedStraight, "Có ");
        wrong(
            "Có “Hai tốt“ và",
            QuoteFault::ClosedByOpening,
            "Có “Hai tốt",
        );
        wrong(
            "![Lễ](a.png \"Lễ\") “Hai tốt\" và",
            QuoteFault::ClosedStraight,
            "![Lễ](a.png \"Lễ\") “Hai tốt",
        );
        wrong(
            "“Xanh, đẹp “ và",
            QuoteFault::ClosedByOpening,
            "“Xanh, đẹp ",
        );
        wrong("Có Hai tốt” và", QuoteFault::NeverOpened, "Có Hai tốt");
        wrong("Có ”Hai tốt” và", QuoteFault::NeverOpened, "Có ");
        wrong(
            "Có **“Hai tốt\"** và",
            QuoteFault::ClosedStraight,
            "Có **“Hai tốt",
        );
        wrong(
            "“năm 2023\" và “A”",
            QuoteFault::ClosedStraight,
            "“năm 2023",
        );
        for right in [
            "“Hai tốt” và “Ba đảm đang”",
            "\"Hai tốt\" và **\"Ba\"** (\"Bốn\").",
            "Màn hình 15\" và 17\".",
            "“Màn hình 15\" mới”",
            "“Ông nói \"vâng\" rồi”",
            "“Đoạn một.\n\n“Đoạn hai.”\n\nBa",
            "[x](a \"tên” b\") và `“x\"`",
            "> “Trích\n> hai dòng”",
            "\"“Lồng” nhau\"",
            "- “Một”\n- “Hai”\n",
            "![Lễ](a.png \"Lễ ra quân\") “Hai tốt” [b](c \"d\")",
        ] {
            assert_eq!(found(right), [], "{right}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_the_rule(body in "[a1 “”\"*_\\[\\]()`\n.–]{0,60}") {
            let mut found = Vec::new();
            check(&CheckedText::new(&body, 0, ""), &mut found);
            for (span, _) in found {
                proptest::prop_assert!(matches!(span.slice(&body), "“" | "”" | "\""));
            }
        }
    }
}
