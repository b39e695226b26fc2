//! What the text of an article tells of itself: how long it takes to read, and its headings.

use super::{
    Text,
    parts::{ContentsLine, Reading},
};
use crate::site::Site;

/// Headings from which on a text has a table of contents.
const LONG: usize = 4;
/// Levels of headings in a table of contents.
const LEVELS: u8 = 2;

/// What a text tells of itself.
pub(super) fn reading(site: &Site, text: &Text) -> Reading {
    let minutes = text.words.div_ceil(site.locale.words_per_minute()).max(1);
    let time = site
        .strings
        .count("reading", minutes, &site.locale.count(minutes));
    let top = text.headings.iter().map(|heading| heading.level).min();
    let top = top.unwrap_or_default();
    let lines: Vec<ContentsLine> = text
        .headings
        .iter()
        .filter(|heading| heading.level < top + LEVELS && !heading.words.is_empty())
        .map(|heading| ContentsLine {
            label: heading.words.clone(),
            url: format!("#{}", heading.id),
            below: heading.level > top,
        })
        .collect();
    Reading {
        time,
        contents: if lines.len() < LONG {
            Vec::new()
        } else {
            lines
        },
    }
}
