//! Levels and anchors of headings.

use super::footnotes;
use crate::text::anchor;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::collections::BTreeMap;

/// Gives each heading of a text an id of its own: the one that is written (`{#id}`), else the slug of its words, with a
/// number when the id is used already.
#[derive(Default)]
pub(super) struct Anchors {
    seen: BTreeMap<String, usize>,
}

impl Anchors {
    /// Anchors beside the ids that other elements of the text have.
    pub(super) fn beside(ids: Vec<String>) -> Anchors {
        let seen = ids.into_iter().map(|id| (id, 1));
        Anchors {
            seen: seen.collect(),
        }
    }

    pub(super) fn next(&mut self, written: Option<&str>, words: &str) -> String {
        let written = written.map(anchor).filter(|id| !id.is_empty());
        let mut wanted = written.unwrap_or_else(|| anchor(words));
        // An id begins with a letter, because style sheets and old browsers know no other. Ids of footnotes are
        // reserved.
        let letter = |first: char| first.is_ascii_alphabetic();
        if !wanted.starts_with(letter) || footnotes::IDS.iter().any(|id| wanted.starts_with(id)) {
            wanted = format!("muc-{wanted}").trim_end_matches('-').to_owned();
        }
        // Each round makes the id longer, so a free one is found.
        loop {
            let count = self.seen.entry(wanted.clone()).or_default();
            *count += 1;
            match *count {
                1 => return wanted,
                count => wanted.push_str(&format!("-{count}")),
            }
        }
    }
}

/// By how many levels the headings of a text are lowered, so that the title of the page is its only `h1`.
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

/// A level lowered by `by` steps, at most to the sixth.
pub(super) fn lower(level: HeadingLevel, by: usize) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + by).unwrap_or(HeadingLevel::H6)
}

/// The events of the heading that starts at event `start`, without its end.
pub(super) fn inside<'e, 'a>(events: &'e [Event<'a>], start: usize) -> &'e [Event<'a>] {
    let rest = &events[start + 1..];
    let end = rest
        .iter()
        .position(|event| matches!(event, Event::End(TagEnd::Heading(_))))
        .unwrap_or(rest.len());
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn each_id_stands_once() {
        let check = |headings: &[(Option<&str>, &str)], expected: &[&str]| {
            let mut anchors = Anchors::default();
            let ids = headings.iter();
            let ids: Vec<String> = ids
                .map(|(written, words)| anchors.next(*written, words))
                .collect();
            assert_eq!(ids, expected, "{headings:?}");
        };
        let plain = |words| (None, words);
        check(
            &[plain("Kết quả"), plain("Kết quả"), plain("Kết quả")],
            &["ket-qua", "ket-qua-2", "ket-qua-3"],
        );
        check(
            &[plain("a 2"), plain("a"), plain("a"), (Some("A"), "b")],
            &["a-2", "a", "a-2-2", "a-3"],
        );
        check(&[plain("2023"), plain("!")], &["muc-2023", "muc"]);
        check(&[plain("Fn 1"), plain("fnref")], &["muc-fn-1", "fnref"]);
        // As long as a slug may be: no room is left in it for a number.
        let long = "a".repeat(200);
        check(
            &[plain(&long), plain(&long), plain(&long)],
            &[&long, &format!("{long}-2"), &format!("{long}-3")],
        );
        let words = "thi đua ".repeat(25);
        let slug = "thi-dua-".repeat(24) + "thi-dua";
        check(
            &[plain(&words), plain(&words)],
            &[&slug, &format!("{slug}-2")],
        );
    }
}
