//! `direction-control` as a character reference: a text reads `&#8238;` as the character itself.

use super::CheckedText;
use crate::{
    diagnostic::{Lint, Span},
    text::is_direction,
};
use memchr::memmem;

/// Most letters of the number in a character reference.
const LONGEST: usize = 8;

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    for at in memmem::find_iter(text.body().as_bytes(), "&#") {
        let at = text.body + at;
        let written = &text.whole[at + 2..];
        let end = written
            .bytes()
            .take(LONGEST + 1)
            .position(|byte| byte == b';');
        let letter = end.and_then(|end| letter(&written[..end]));
        if let (Some(end), Some(letter)) = (end, letter)
            && is_direction(letter)
            && !text.is_code(at)
        {
            let span = Span::new(at, at + 2 + end + 1);
            let lint = Lint::DirectionControl {
                letter,
                fixable: false,
                places: 1,
            };
            found.push((span, lint));
        }
    }
}

/// The character with a number: `8238` or `x202e`.
fn letter(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_turn_letters() {
        let check = |body: &str, expected: &[&str]| {
            let text = format!("---\ntitle: &#8238;\n---\n{body}");
            let start = text.len() - body.len();
            let mut found = Vec::new();
            super::check(&CheckedText::new(&text, start, ""), &mut found);
            let found: Vec<&str> = found.iter().map(|(span, _)| span.slice(&text)).collect();
            assert_eq!(found, expected, "{body}");
        };
        check(
            "a &#8238;b&#x202C; &#X2067;",
            &["&#8238;", "&#x202C;", "&#X2067;"],
        );
        check(
            "GD&ĐT &#243; &#; &#x; &# &#99999999999; &#ế; `&#8238;`",
            &[],
        );
    }
}
