//! Turns straight double quotation marks into curly ones. The parser pairs straight marks only with each other.
//! Bulletins mix them with curly ones (`“Hai tốt"`), so each mark is judged by the letters around it.

use pulldown_cmark::Event;
use std::ops::Range;

/// Turns straight marks where the letters around them leave no doubt. Curly marks stay as they are.
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

/// Whether a mark between two letters is an opening one; none when that is not certain.
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
