//! Straight double quotes. The parser pairs straight marks with each other only; bulletins mix them with
//! curly ones (`“Hai tốt"`), so the letters around a mark decide what it is.

use pulldown_cmark::Event;
use std::ops::Range;

/// Curls a straight mark by the letters around it, where they leave no doubt. Curly marks stay as they are.
pub(super) fn curl<'a>(event: Event<'a>, range: &Range<usize>, body: &str) -> Event<'a> {
    match &event {
        Event::Text(text)
            if matches!(text.as_ref(), "“" | "”") && body.get(range.clone()) == Some("\"") =>
        {
            let before = body[..range.start].chars().next_back();
            let after = body[range.end..].chars().next();
            match opens(before, after) {
                Some(true) => Event::Text("“".into()),
                Some(false) => Event::Text("”".into()),
                None => event,
            }
        }
        _ => event,
    }
}

/// Whether a mark between two letters opens; none where it stands alone.
fn opens(before: Option<char>, after: Option<char>) -> Option<bool> {
    let space = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    match (space(before), space(after)) {
        (true, true) => None,
        (true, false) => Some(true),
        (false, true) => Some(false),
        (false, false) => {
            let ends_something = |c: char| {
                c.is_alphanumeric()
                    || matches!(c, '.' | ',' | '!' | '?' | '…' | '%' | ')' | ']' | '”')
            };
            match (
                before.is_some_and(ends_something),
                after.is_some_and(char::is_alphanumeric),
            ) {
                (true, true) => None, // inside a word
                (ended, _) => Some(!ended),
            }
        }
    }
}
