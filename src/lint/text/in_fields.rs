//! `markup-in-field`: entities, tags and Markdown in front matter, where texts are shown letter by letter.

use super::{CheckedText, rest_of_line::rest_of_line};
use crate::diagnostic::{Lint, Span};
use memchr::memchr3_iter;

/// Elements whose tags come along from web pages and CMSs.
const TAGS: [&str; 16] = [
    "p", "br", "b", "i", "u", "a", "em", "strong", "span", "div", "font", "h1", "h2", "h3", "sup",
    "sub",
];

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let head = &text.whole[..text.body];
    let mut told_until = 0;
    for at in memchr3_iter(b'&', b'<', b'*', head.as_bytes()) {
        // One finding a line.
        if at < told_until {
            continue;
        }
        let rest = rest_of_line(head, at);
        let length = match rest.as_bytes()[0] {
            b'&' => entity(rest),
            b'<' => tag(rest),
            _ => rest.starts_with("**").then_some(2),
        };
        if let Some(length) = length {
            told_until =
                memchr::memchr(b'\n', &head.as_bytes()[at..]).map_or(head.len(), |line| at + line);
            let markup = rest[..length].to_owned();
            found.push((Span::new(at, at + length), Lint::MarkupInField { markup }));
        }
    }
}

/// The length of `&amp;`, `&ocirc;`, `&#225;`.
fn entity(text: &str) -> Option<usize> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let is_number = name.strip_prefix('#').is_some_and(|number| {
        let number = number.strip_prefix(['x', 'X']).unwrap_or(number);
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    let is_name = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_number || is_name).then_some(end + 1)
}

/// The length of `<p>`, `</b>`, `<br/>`, `<a href=…>`.
fn tag(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let inside = text[1..end].trim_start_matches('/');
    let name = inside.split([' ', '/']).next()?.to_ascii_lowercase();
    TAGS.contains(&name.as_str()).then_some(end + 1)
}
