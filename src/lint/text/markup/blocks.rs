//! Markup that takes lines of its own: `:::`, `!!! note`, tables of Pandoc, `#Tiêu đề`, a second front matter.

use super::{
    super::line::lines,
    piece::{Piece, Seen},
};
use crate::diagnostic::Leftover;
use std::ops::Range;

/// Languages of blocks of code that other tools draw.
const DRAWN: [&str; 8] = [
    "mermaid",
    "dataview",
    "dataviewjs",
    "plantuml",
    "query",
    "chart",
    "toc",
    "flow",
];

pub(super) fn find(body: &str, pieces: &mut Vec<Piece>) {
    front_matter(body, pieces);
    let (mut in_grid, mut in_box, mut in_code) = (false, false, false);
    for line in lines(body, 0) {
        // Most lines are paragraphs.
        if line
            .text
            .starts_with(|first: char| first.is_ascii_alphabetic())
        {
            in_grid = false;
            continue;
        }
        let (words, range) = (line.words(), line.range());
        let Some(first) = words.bytes().next() else {
            in_grid = false;
            continue;
        };
        in_grid &= matches!(first, b'+' | b'|');
        match first {
            b':' if words.starts_with(":::") => {
                if !in_box {
                    pieces.push(Piece::new(range, Leftover::Box, None).seen(Seen::BesideCode));
                }
                in_box = !in_box;
            }
            b'!' | b'?' if is_admonition(words) => {
                pieces.push(Piece::new(range, Leftover::Admonition, None));
            }
            b'+' if is_grid(words) => {
                if !in_grid {
                    pieces
                        .push(Piece::new(range, Leftover::GridTable, None).seen(Seen::BesideCode));
                }
                in_grid = true;
            }
            b'-' if is_rule_of_columns(words) => {
                pieces.push(Piece::new(range, Leftover::GridTable, None).seen(Seen::BesideCode));
            }
            b'#' => pieces.extend(heading(words, range)),
            b'*' if is_abbreviation(words) => {
                pieces.push(Piece::new(range, Leftover::Abbreviation, None));
            }
            b'`' | b'~' if words.starts_with("```") || words.starts_with("~~~") => {
                let language = words[3..].trim().split([' ', '{']).next().unwrap_or("");
                if !in_code && DRAWN.contains(&language.to_ascii_lowercase().as_str()) {
                    pieces.push(Piece::new(range, Leftover::Diagram, None).seen(Seen::Anywhere));
                }
                in_code = !in_code;
            }
            _ => {}
        }
    }
}

/// `!!! note "Tít"`, `??? tip`, `???+ tip`
fn is_admonition(line: &str) -> bool {
    let rest = line
        .strip_prefix("!!! ")
        .or_else(|| line.strip_prefix("??? "));
    let rest = rest.or_else(|| line.strip_prefix("???+ "));
    rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_lowercase()))
}

/// `+------+------+`
fn is_grid(line: &str) -> bool {
    line.len() >= 5
        && line.ends_with('+')
        && line
            .bytes()
            .all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
}

/// `--------- ------`
fn is_rule_of_columns(line: &str) -> bool {
    let columns = line.split_whitespace();
    let dashes = |column: &str| column.len() >= 3 && column.bytes().all(|byte| byte == b'-');
    line.contains(' ') && columns.clone().count() >= 2 && columns.clone().all(dashes)
}

/// `#Kết quả`, with several words: one alone may be a label as on Facebook, and so are words without blanks between them.
fn heading(line: &str, range: Range<usize>) -> Option<Piece> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let first = words.split_whitespace().next()?;
    let is_label = level == 1
        && (first == words || first.chars().skip(1).any(char::is_uppercase) || words.contains('#'));
    if level > 6 || !words.starts_with(char::is_alphabetic) || is_label {
        return None;
    }
    let right = format!("{} {words}", "#".repeat(level.max(2)));
    Some(Piece::new(range, Leftover::Heading, Some(right)))
}

/// `*[CNVC]: Công nhân, viên chức`
fn is_abbreviation(line: &str) -> bool {
    line.strip_prefix("*[")
        .is_some_and(|rest| rest.contains("]: "))
}

/// Front matter of another tool where the text begins: in TOML, in JSON, or a second one in YAML.
fn front_matter(body: &str, pieces: &mut Vec<Piece>) {
    let start = body.len() - body.trim_start().len();
    let mut lines = body[start..].lines();
    let first = lines.next().unwrap_or("").trim_end();
    let second = lines.next().unwrap_or("");
    let key = |line: &str, mark: char| {
        line.split_once(mark).is_some_and(|(key, _)| {
            let key = key.trim();
            !key.is_empty()
                && key
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
        })
    };
    let is_toml = first == "+++" && key(second, '=');
    let is_yaml = first == "---" && key(second, ':') && lines.any(|line| line.trim_end() == "---");
    let is_json = first.starts_with('{') && {
        let inside = format!("{first}{second}");
        let inside = inside[1..].trim_start();
        inside.starts_with('"') && inside.contains("\":")
    };
    if is_toml || is_yaml || is_json {
        let range = start..start + first.len();
        pieces.push(Piece::new(range, Leftover::FrontMatter, None).seen(Seen::Anywhere));
    }
}
