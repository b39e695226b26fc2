//! What the text of an article tells of itself: how long it takes to read, its headings, and what it holds besides prose.

use super::{
    FinishedText,
    parts::{ContentsLine, Reading},
};
use crate::site::Site;
use memchr::memchr_iter;

/// Headings from which on a text has a table of contents.
const LONG: usize = 4;
/// Levels of headings in a table of contents.
const LEVELS: u8 = 2;

/// What few texts hold, and how it begins.
const HELD: [(&str, &str); 8] = [
    ("table", "<table"),
    ("sub", "<sub"),
    ("sup", "<sup"),
    ("pre", "<pre"),
    ("hr", "<hr"),
    ("mark", "<mark"),
    ("dl", "<dl"),
    ("task", "<li class=\"task"),
];

/// What a text holds besides prose, lists, quotes and pictures: style sheets need to know.
pub(super) fn holds(text: &FinishedText) -> Vec<&'static str> {
    let html = text.body.as_str().as_bytes();
    let mut held = Vec::new();
    for at in memchr_iter(b'<', html) {
        let begins = |(_, start): &&(_, &str)| html[at..].starts_with(start.as_bytes());
        if let Some((name, _)) = HELD.iter().find(begins)
            && !held.contains(name)
        {
            held.push(*name);
        }
    }
    held
}

/// What a text tells of itself.
pub(super) fn reading(site: &Site, text: &FinishedText) -> Reading {
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
