//! Shapes of Markdown that a paste falls into: an indented paragraph is code, dashes make a heading of what is above
//! them, lines run together, a row of a table is longer than its head.

use super::{
    CheckedText,
    line::{Line, lines},
    points,
    table::{cells, makes_table},
};
use crate::diagnostic::{Lint, Span};
use memchr::memmem;

/// Words of an indented line from which on it is prose and no code.
const PROSE: usize = 4;

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let body = text.body();
    let suspicion = suspicion(body);
    if suspicion == Suspicion::None {
        return; // as nearly all articles
    }
    let lines: Vec<Line<'_>> = lines(body, text.body).collect();
    if suspicion == Suspicion::Any {
        prose_as_code(text, &lines, found);
        headings(text, &lines, found);
        points::run_together(text, &lines, found);
    }
    long_rows(text, &lines, found);
}

/// Which rules may find something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Suspicion {
    None,
    /// Those of tables alone.
    Tables,
    Any,
}

/// Looks whether a line begins as one must for a rule to find something: with blanks, dashes, a bar, or the mark of a
/// point; or whether several short lines follow each other.
fn suspicion(body: &str) -> Suspicion {
    let mut short = 0;
    let mut tables = false;
    let is_suspect = body.split('\n').any(|line| {
        if line.starts_with('|') {
            tables = true;
            return false;
        }
        short = if points::is_short(line) { short + 1 } else { 0 };
        let begins = match line.as_bytes() {
            [b'\t', ..] | [b' ', b' ', b' ', b' ', ..] => true,
            [b'-', b'-', ..] | [b'=', b'=', ..] => true,
            [b' ', ..] => line.trim_start().starts_with(['|', '-', '=']),
            _ => false,
        };
        begins || short == points::SEVERAL || points::mark(line.trim_start()).is_some()
    });
    match (is_suspect, tables) {
        (true, _) => Suspicion::Any,
        (false, true) => Suspicion::Tables,
        (false, false) => Suspicion::None,
    }
}

/// A paragraph that is code because its first line is indented, as in Word.
fn prose_as_code(text: &CheckedText<'_>, lines: &[Line<'_>], found: &mut Vec<(Span, Lint)>) {
    let is_indented = |line: &str| {
        let blank = line.len() - line.trim_start_matches([' ', '\u{a0}', '\t']).len();
        line[..blank].contains('\t') || line[..blank].chars().count() >= 4
    };
    let mut before_is_blank = true;
    for line in lines {
        let words = line.text.trim();
        let begins = before_is_blank && is_indented(line.text) && reads_as_prose(words);
        if begins
            && text.is_code(line.span().start as usize)
            && !is_fenced(text, line.span().start as usize)
        {
            found.push((line.span(), Lint::ProseAsCode));
        }
        before_is_blank = words.is_empty();
    }
}

fn reads_as_prose(line: &str) -> bool {
    let is_code = line.contains(['{', '}', '<', '>', ';', '=', '|', '`', '$']);
    let accents = line
        .chars()
        .filter(|letter| letter.is_alphabetic() && !letter.is_ascii());
    !is_code && line.split_whitespace().count() >= PROSE && accents.count() >= 2
}

/// Whether the code at a byte of the file stands between fences, so that somebody wanted it to be code.
fn is_fenced(text: &CheckedText<'_>, at: usize) -> bool {
    let code = text.prose().code_at(at - text.body);
    code.is_some_and(|range| {
        text.body()[range.clone()]
            .trim_start()
            .starts_with(['`', '~'])
    })
}

/// Lines over dashes, which make a heading of them: several, or one in capitals, as the head of an office's paper is. A
/// line of `=` is drawn under a heading on purpose, unless there are several lines above it.
fn headings(text: &CheckedText<'_>, lines: &[Line<'_>], found: &mut Vec<(Span, Lint)>) {
    let of = |line: &str, mark: u8| line.len() >= 2 && line.bytes().all(|byte| byte == mark);
    let is_rule = |line: &str| of(line, b'-') || of(line, b'=');
    for (at, rule) in lines.iter().enumerate() {
        if !is_rule(rule.text.trim()) || text.is_code(rule.span().start as usize) {
            continue;
        }
        let above = lines[..at]
            .iter()
            .rev()
            .take_while(|line| is_paragraph(line.text));
        let above: Vec<&Line<'_>> = above.collect();
        let Some(first) = above.last() else { continue };
        let dashes = of(rule.text.trim(), b'-');
        let capitals = dashes && above.iter().any(|line| is_in_capitals(line.text));
        if above.len() > 1 || capitals {
            found.push((first.span(), Lint::AccidentalHeading));
        }
    }
}

/// Whether a line may be one of a paragraph.
fn is_paragraph(line: &str) -> bool {
    let words = line.trim();
    let other = ["#", ">", "- ", "* ", "+ ", "|", "```", "~~~", "<", "--"];
    !words.is_empty() && !other.iter().any(|begin| words.starts_with(begin)) && !words.contains('|')
}

fn is_in_capitals(line: &str) -> bool {
    let letters = || line.chars().filter(|letter| letter.is_alphabetic());
    letters().count() >= 4 && letters().all(|letter| !letter.is_lowercase())
}

/// A row of a table with more cells than its head: those are dropped.
fn long_rows(text: &CheckedText<'_>, lines: &[Line<'_>], found: &mut Vec<(Span, Lint)>) {
    if memmem::find(text.body().as_bytes(), b"|").is_none() {
        return;
    }
    let mut columns: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        let words = line.text.trim();
        if let Some(known) = columns {
            if words.is_empty() {
                columns = None;
            } else if cells(words) > known && !text.is_code(line.span().start as usize) {
                let cells = cells(words);
                found.push((
                    line.span(),
                    Lint::LongTableRow {
                        cells,
                        columns: known,
                    },
                ));
            }
        } else if at > 0 && makes_table(lines[at - 1].words(), words) {
            columns = Some(cells(words));
        }
    }
}
