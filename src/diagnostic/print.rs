//! A list of diagnostics as text for people or JSON for machines. What nobody sees, and what would turn the letters of a
//! terminal, is written as its number in both.

use super::{Diagnostic, Language, Place, Position, Severity, SourcePath, SourceText};
use crate::text::{strays, visible, visible_parts};
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use std::collections::BTreeMap;

/// Diagnostics and the texts they point into.
pub struct DiagnosticReport<'a> {
    /// What to tell, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// Text of the files that diagnostics point into, as far as it can be had.
    pub texts: &'a BTreeMap<SourcePath, SourceText>,
    /// In which language.
    pub language: Language,
}

/// Text for people: each problem with its file, line and column, the line itself, and the cure.
pub fn text(report: &DiagnosticReport<'_>, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    report
        .diagnostics
        .iter()
        .map(|diagnostic| format!("{}\n\n", render(report, diagnostic, &renderer)))
        .collect()
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
    let (span, lines) = (place.span?, report.texts.get(&place.path)?);
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
    let position = position(report, &diagnostic.place);
    let text = diagnostic.problem.text(report.language);
    let message = match &diagnostic.other {
        Some(other) => format!("{} ({})", text.message, at(report, other)),
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
            let Position { line, column } = self::position(report, place);
            Other {
                path: place.path.as_str(),
                line,
                column,
            }
        }),
    }
}

fn at(report: &DiagnosticReport<'_>, place: &Place) -> String {
    let Position { line, column } = position(report, place);
    format!("{}:{line}:{column}", visible(place.path.as_str()))
}

fn position(report: &DiagnosticReport<'_>, place: &Place) -> Position {
    match (place.span, report.texts.get(&place.path)) {
        (Some(span), Some(lines)) => lines.position(span.start),
        _ => Position { line: 1, column: 1 },
    }
}

fn render(report: &DiagnosticReport<'_>, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let (error, warning, help) = match report.language {
        Language::Vi => ("lỗi", "cảnh báo", "cách sửa"),
        Language::En => ("error", "warning", "help"),
    };
    let words = diagnostic.problem.text(report.language);
    let title = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(error),
        Severity::Warning => Level::WARNING.with_name(warning),
    }
    .primary_title(visible(&words.message).into_owned())
    .id(diagnostic.problem.code());

    let mut group = title.elements(excerpt(report, &diagnostic.place, AnnotationKind::Primary));
    if let Some(other) = &diagnostic.other {
        group = group.elements(excerpt(report, other, AnnotationKind::Context));
    }
    let group = group.element(
        Level::HELP
            .with_name(help)
            .message(visible(&words.help).into_owned()),
    );
    let rendered = renderer.render(&[group]);
    let lines = rendered.split_inclusive('\n');
    lines.filter(|line| !is_origin_of_nothing(line)).collect()
}

/// Whether a line says from where the following comes, and nothing: it does below an [`Origin`] of its own.
fn is_origin_of_nothing(line: &str) -> bool {
    let mut colours = line.split('\u{1b}');
    let bare = colours.next().unwrap_or("").to_owned();
    let after = colours.map(|rest| rest.split_once('m').map_or("", |(_, text)| text));
    after.fold(bare, |all, text| all + text).trim() == ":::"
}

/// Longest line that is shown whole, in bytes.
const LONGEST: usize = 4_000;
/// How much of a longer one is shown on each side of the mark, in bytes.
const AROUND: u32 = 200;

/// The line of a place with a mark under it; for a whole file, its path. A span over several lines is
/// marked on its first one: the start is what an editor looks for.
fn excerpt<'a>(
    report: &DiagnosticReport<'_>,
    place: &Place,
    kind: AnnotationKind,
) -> Vec<Element<'a>> {
    let path = visible(place.path.as_str()).into_owned();
    let (Some(span), Some(lines)) = (place.span, report.texts.get(&place.path)) else {
        return vec![Origin::path(path).into()];
    };
    let (line, line_start) = lines.line(span.start);
    let Position {
        line: number,
        column,
    } = lines.position(span.start);
    let line_end = line_start + line.len();
    let start = lines.floor(span.start);
    let end = lines.floor(span.end).min(line_end).max(start);
    let around = if line.len() <= LONGEST {
        line_start..line_end
    } else {
        let from = lines.floor(span.start.saturating_sub(AROUND));
        let to = lines.floor(span.end.saturating_add(AROUND));
        from.max(line_start)..to.clamp(end, line_end)
    };
    let cuts = [start, end].map(|at| at - around.start);
    let shown = visible_parts(&lines.text()[around.clone()], cuts);
    let mark = shown[0].len()..shown[0].len() + shown[1].len();
    let shown = shown.concat();
    let as_it_is = shown == line;
    let snippet = Snippet::source(shown)
        .line_start(number)
        .annotation(kind.span(mark));
    match as_it_is {
        true => vec![snippet.path(path).into()],
        // The column is that of the file, not of what is shown of the line.
        false => vec![
            Origin::path(path).line(number).char_column(column).into(),
            snippet.into(),
        ],
    }
}
