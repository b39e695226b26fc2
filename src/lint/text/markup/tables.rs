//! Rows that make no table: between bars without the line `| --- |` below the first, between tabs, between many blanks.

use super::{
    super::{line::lines, table::makes_table},
    piece::{Piece, Seen},
};
use crate::diagnostic::{Leftover, Lint};
use memchr::memmem;
use std::ops::Range;

/// So many blanks are no slip.
const GAP: &str = "    ";

/// What parts the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parted {
    Bars,
    Tabs,
    Blanks,
}

pub(super) fn find(body: &str, pieces: &mut Vec<Piece>) {
    let has = |mark: &str| memmem::find(body.as_bytes(), mark.as_bytes()).is_some();
    if !has("|") && !has("\t") && !has(GAP) {
        return; // as nearly all articles
    }
    let mut before: Option<(Parted, Range<usize>)> = None;
    // In a table, and after what was told.
    let mut done = false;
    for line in lines(body, 0) {
        let (words, range) = (line.words(), line.range());
        let parted = parted(words);
        if let Some((Parted::Bars, head)) = &before
            && makes_table(&body[head.clone()], words)
        {
            done = true;
        }
        if let (Some((of, head)), Some(now)) = (&before, parted)
            && *of == now
        {
            if !done {
                pieces.push(piece(body, head.clone(), now));
            }
            done = true;
        } else if parted.is_none() {
            done = false;
        }
        before = parted.map(|parted| (parted, range));
    }
}

/// How the cells of a line are parted; none when it is no row.
fn parted(line: &str) -> Option<Parted> {
    if line.starts_with('|') {
        return (line.matches('|').count() > 1).then_some(Parted::Bars);
    }
    let bytes = line.as_bytes();
    let has_bar = memchr::memchr(b'|', bytes).is_some();
    if has_bar && memmem::find(bytes, b" | ").is_some() {
        return Some(Parted::Bars);
    }
    if memchr::memchr(b'\t', bytes).is_some() {
        return Some(Parted::Tabs);
    }
    memmem::find(bytes, GAP.as_bytes()).map(|_| Parted::Blanks)
}

fn piece(body: &str, head: Range<usize>, parted: Parted) -> Piece {
    let row = &body[head.clone()];
    let mark = match parted {
        Parted::Blanks => return Piece::new(head, Leftover::Columns, None),
        Parted::Bars => '|',
        Parted::Tabs => '\t',
    };
    // In a table that is one, the words of cells are words, but no bar is.
    let start = row.find(mark).filter(|_| mark == '|').unwrap_or(0);
    let cells: Vec<&str> = row.trim_matches('|').split(mark).map(str::trim).collect();
    Piece {
        lint: Lint::UnmadeTable {
            head: format!("| {} |", cells.join(" | ")),
            rule: format!("|{}", " --- |".repeat(cells.len())),
        },
        range: head.start + start..head.end,
        seen: Seen::AmongWords,
    }
}
