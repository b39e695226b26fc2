//! `decomposed-letters`: accents that are stored apart from their letters.

use super::Mapper;
use crate::{
    diagnostic::{Explanation, Lint, Severity, Span, Stands, Words},
    text::nfc,
};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

pub(super) const RULE: Explanation = Explanation {
    code: "decomposed-letters",
    severity: Severity::Warning,
    title: Words {
        vi: "Dấu được gõ rời khỏi chữ",
        en: "Accents are stored apart from their letters",
    },
    why: Words {
        vi: "Cùng một chữ ế có thể lưu thành một ký tự (dựng sẵn) hoặc hai, ba ký tự (tổ hợp). Nhìn như nhau, nhưng tìm trong tệp sẽ không thấy. bantin đọc cả hai như nhau; nên thống nhất dạng dựng sẵn (NFC).",
        en: "One letter ế can be stored as one character or as two or three. They look alike, but a search in the file misses one of them. bantin reads both; keep the composed form (NFC).",
    },
    stands: Stands::Text,
    wrong: "Thi \u{111}ua ye\u{302}u nu\u{31b}o\u{31b}\u{301}c",
    right: "Thi đua yêu nước",
};

pub(super) fn check<'a>(
    text: &'a str,
    mapper: impl FnOnce() -> Mapper<'a>,
    found: &mut Vec<(Span, Lint)>,
) {
    let Cow::Owned(composed) = nfc(text) else {
        return;
    };
    let same = text
        .chars()
        .zip(composed.chars())
        .take_while(|(a, b)| a == b)
        .map(|(letter, _)| letter.len_utf8())
        .sum::<usize>();
    if same == text.len() {
        return;
    }
    // A letter begins before its accents, one of which may be what differs.
    let base = || text[..same].rfind(|letter| !is_combining_mark(letter));
    let start = if text[same..].starts_with(is_combining_mark) {
        base().unwrap_or(same)
    } else {
        same
    };
    let mut letters = text[start..].char_indices().skip(1);
    let end = letters
        .find(|&(_, letter)| !is_combining_mark(letter))
        .map_or(text.len(), |(at, _)| start + at);
    found.push((mapper().span(start, end), Lint::DecomposedLetters));
}
