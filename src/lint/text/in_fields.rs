//! `markup-in-field`: entities, tags, Markdown and shortcodes in front matter, where texts are shown letter by letter.
//! What is certain is read as the text that is meant, and told by [`model`](crate::model).

use super::{CheckedText, rest_of_line::rest_of_line};
use crate::{
    diagnostic::{Lint, Span},
    markdown::{leading_entity, leading_tag},
};
use memchr::{memchr3_iter, memmem};

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let head = &text.whole[..text.body];
    foreign(head, found);
    let mut told_until = 0;
    for at in memchr3_iter(b'&', b'<', b'*', head.as_bytes()) {
        // One finding a line; what has been read is told with the text that was read.
        if at < told_until || text.was_read(at) {
            continue;
        }
        let rest = rest_of_line(head, at);
        let length = match rest.as_bytes()[0] {
            b'&' => leading_entity(rest),
            b'<' => leading_tag(rest),
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

/// Links and shortcodes.
fn foreign(head: &str, found: &mut Vec<(Span, Lint)>) {
    for (begin, end) in [("](", ")"), ("{{", "}}"), ("{%", "%}")] {
        for at in memmem::find_iter(head.as_bytes(), begin) {
            let Some(length) = rest_of_line(head, at).find(end) else {
                continue;
            };
            let start = match begin {
                "](" => head[..at].rfind(['[', '\n']).unwrap_or(at),
                _ => at,
            };
            if head[start..].starts_with(['[', '{']) {
                let end = at + length + end.len();
                let markup = head[start..end].to_owned();
                found.push((Span::new(start, end), Lint::MarkupInField { markup }));
            }
        }
    }
}
