//! Anchors of headings.

use crate::text::anchor;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::collections::BTreeMap;

/// Gives each heading of a text its own id: as written (`{#id}`), else the slug of its words, with a
/// number from the second one on.
#[derive(Default)]
pub(super) struct Anchors {
    seen: BTreeMap<String, usize>,
}

impl Anchors {
    pub(super) fn next(&mut self, written: Option<&str>, words: &str) -> String {
        let written = written.map(anchor).filter(|id| !id.is_empty());
        let mut wanted = written.unwrap_or_else(|| anchor(words));
        // An id begins with a letter: style sheets and old browsers know no other.
        if !wanted.starts_with(|first: char| first.is_ascii_alphabetic()) {
            wanted = format!("muc-{wanted}").trim_end_matches('-').to_owned();
        }
        let count = self.seen.entry(wanted.clone()).or_default();
        *count += 1;
        if *count == 1 {
            return wanted;
        }
        let numbered = format!("{wanted}-{count}");
        self.next(Some(&numbered), "")
    }
}

/// How many levels headings move down, so that the page's own title stays its only `h1`.
pub(super) fn shift(events: &[Event<'_>]) -> usize {
    let has_h1 = events.iter().any(|event| {
        matches!(
            event,
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            })
        )
    });
    usize::from(has_h1)
}

/// The level `by` steps further down.
pub(super) fn lower(level: HeadingLevel, by: usize) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + by).unwrap_or(HeadingLevel::H6)
}

/// The events of the heading that starts at `start`, up to its end.
pub(super) fn inside<'e, 'a>(events: &'e [Event<'a>], start: usize) -> &'e [Event<'a>] {
    let rest = &events[start + 1..];
    let end = rest
        .iter()
        .position(|event| matches!(event, Event::End(TagEnd::Heading(_))))
        .unwrap_or(rest.len());
    &rest[..end]
}
