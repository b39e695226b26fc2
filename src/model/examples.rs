//! Entries and values as they should be, for the cures of messages.

use super::yaml::{MapEntry, YamlValue};
use crate::{
    diagnostic::{Span, in_flow},
    text::slug,
};

/// An entry of a register as it should be, when somebody has written its name alone.
pub(super) fn register_entry(name: &str) -> String {
    format!("{{id: {}, name: {}}}", slug(name), in_flow(name))
}

/// An entry of a list as it should be, when somebody has written a text in its place.
pub(super) fn example_entry(name: &str, text: &str) -> Option<String> {
    Some(match name {
        "results" => {
            "{indicator: Sáng kiến, achieved: 1.709, target: 431, percent: 397}".to_owned()
        }
        "commendations" => format!("{{honour: {}, count: 10}}", in_flow(text)),
        "corrections" => format!("{{date: 30/9/2026, text: {}}}", in_flow(text)),
        "phases" => format!(
            "{{label: {}, start: 1/1/2026, end: 30/6/2026}}",
            in_flow(text)
        ),
        _ => return None,
    })
}

/// The text that was meant by a map of one entry whose key looks like prose: `Bài: hai`. With its place.
pub(super) fn text_with_colon(entries: &[MapEntry]) -> Option<(String, Span)> {
    match entries {
        [entry] if !entry.bare && is_prose(&entry.key.value) => match &entry.node.value {
            YamlValue::Text(text) => Some((
                format!("{}: {text}", entry.key.value),
                Span {
                    end: entry.node.span.end,
                    ..entry.key.span
                },
            )),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a key has what keys have not: a capital, an accent, a blank.
fn is_prose(key: &str) -> bool {
    let is_of_keys = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_-".contains(letter)
    };
    !key.chars().all(is_of_keys)
}
