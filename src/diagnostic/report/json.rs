//! Diagnostics as JSON for machines, and as values for a page that shows them.

use super::positions::{Texts, at, position};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Position, Span},
    text::{strays, visible_parts},
};
use serde::Serialize;

/// Diagnostics and the texts they point into.
pub struct DiagnosticReport<'a> {
    /// What to tell, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// Text of the files that diagnostics point into, as far as it can be had.
    pub texts: &'a Texts,
    /// In which language.
    pub language: Language,
}

/// How much of a line is told on each side of the mark, in bytes.
const AROUND: u32 = 200;
/// How much of a place is marked, in bytes: a picture as letters fills books.
const MARKED: u32 = 400;

/// The beginning of a place.
fn marked(span: Span) -> Span {
    let end = span.end.min(span.start.saturating_add(MARKED));
    Span { end, ..span }
}

/// One JSON array of `{code, severity, path, line, column, message, help}`.
pub fn json(report: &DiagnosticReport<'_>) -> String {
    let rows: Vec<DiagnosticRow<'_>> = report.diagnostics.iter().map(|d| row(report, d)).collect();
    let json = serde_json::to_string_pretty(&rows).unwrap_or_else(|_| "[]".to_owned());
    escaped(json)
}

/// JSON in which strays are escapes. They stand nowhere but in strings, so it means the same.
fn escaped(json: String) -> String {
    let mut escaped = String::with_capacity(json.len());
    let mut at = 0;
    for stray in strays(&json) {
        escaped.push_str(&json[at..stray.at]);
        for unit in stray.letter.encode_utf16(&mut [0; 2]) {
            escaped.push_str(&format!("\\u{unit:04x}"));
        }
        at = stray.at + stray.letter.len_utf8();
    }
    escaped.push_str(&json[at..]);
    escaped
}

/// A diagnostic with the line it points into, for showing it elsewhere than in a terminal.
#[derive(Serialize)]
pub struct Finding<'a> {
    #[serde(flatten)]
    row: DiagnosticRow<'a>,
    excerpt: Option<Excerpt>,
}

/// A line in three parts: what stands before the place, the place, and what follows.
type Excerpt = [String; 3];

/// The first `most` diagnostics, each with its line.
pub fn findings<'a>(report: &DiagnosticReport<'a>, most: usize) -> Vec<Finding<'a>> {
    let first = report.diagnostics.iter().take(most);
    first
        .map(|diagnostic| Finding {
            row: row(report, diagnostic),
            excerpt: parts(report, &diagnostic.place),
        })
        .collect()
}

fn parts(report: &DiagnosticReport<'_>, place: &Place) -> Option<Excerpt> {
    let (span, lines) = (marked(place.span?), report.texts.get(&place.path)?);
    let (line, line_start) = lines.line(span.start);
    let line_end = line_start + line.len();
    let start = lines.floor(span.start).clamp(line_start, line_end);
    let end = lines.floor(span.end).clamp(start, line_end);
    let from = lines
        .floor(span.start.saturating_sub(AROUND))
        .clamp(line_start, start);
    let to = lines
        .floor(span.end.saturating_add(AROUND))
        .clamp(end, line_end);
    let cuts = [start - from, end - from];
    Some(visible_parts(&lines.text()[from..to], cuts))
}

#[derive(Serialize)]
struct DiagnosticRow<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
    message: String,
    help: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<Other<'a>>,
}

#[derive(Serialize)]
struct Other<'a> {
    path: &'a str,
    line: usize,
    column: usize,
}

fn row<'a>(report: &DiagnosticReport<'_>, diagnostic: &'a Diagnostic) -> DiagnosticRow<'a> {
    let position = position(report.texts, &diagnostic.place);
    let text = diagnostic.problem.text(report.language);
    let message = match &diagnostic.other {
        Some(other) => format!("{} ({})", text.message, at(report.texts, other)),
        None => text.message,
    };
    DiagnosticRow {
        code: diagnostic.problem.code(),
        severity: diagnostic.severity.id(),
        path: diagnostic.place.path.as_str(),
        line: position.line,
        column: position.column,
        message,
        help: text.help,
        other: diagnostic.other.as_ref().map(|place| {
            let Position { line, column } = self::position(report.texts, place);
            Other {
                path: place.path.as_str(),
                line,
                column,
            }
        }),
    }
}
