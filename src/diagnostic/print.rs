//! A list of diagnostics as text for people or JSON for machines.

use super::{Diagnostic, Language, Lines, Place, Position, Severity, SourcePath};
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use std::{borrow::Cow, collections::BTreeMap};

/// Diagnostics and the texts they point into.
pub struct Report<'a> {
    /// What to tell, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// Text of the files that diagnostics point into, as far as it can be had.
    pub texts: &'a BTreeMap<SourcePath, Lines>,
    /// In which language.
    pub language: Language,
}

/// Text for people: each problem with its file, line and column, the line itself, and the cure.
pub fn text(report: &Report<'_>, colour: bool) -> String {
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
pub fn json(report: &Report<'_>) -> String {
    let rows: Vec<Row<'_>> = report.diagnostics.iter().map(|d| row(report, d)).collect();
    serde_json::to_string_pretty(&rows).unwrap_or_else(|_| "[]".to_owned())
}

/// A diagnostic with the line it points into, for showing it elsewhere than in a terminal.
#[derive(Serialize)]
pub struct Finding<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    excerpt: Option<Excerpt<'a>>,
}

/// A line in three parts: what stands before the place, the place, and what follows.
#[derive(Serialize)]
struct Excerpt<'a>(&'a str, &'a str, &'a str);

/// The first `most` diagnostics, each with its line.
pub fn findings<'a>(report: &Report<'a>, most: usize) -> Vec<Finding<'a>> {
    let first = report.diagnostics.iter().take(most);
    first
        .map(|diagnostic| Finding {
            row: row(report, diagnostic),
            excerpt: parts(report, &diagnostic.place),
        })
        .collect()
}

fn parts<'a>(report: &Report<'a>, place: &Place) -> Option<Excerpt<'a>> {
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
    let text = lines.text();
    Some(Excerpt(
        &text[from..start],
        &text[start..end],
        &text[end..to],
    ))
}

#[derive(Serialize)]
struct Row<'a> {
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

fn row<'a>(report: &Report<'_>, diagnostic: &'a Diagnostic) -> Row<'a> {
    let position = position(report, &diagnostic.place);
    let text = diagnostic.problem.text(report.language);
    let message = match &diagnostic.other {
        Some(other) => format!("{} ({})", text.message, at(report, other)),
        None => text.message,
    };
    Row {
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

fn at(report: &Report<'_>, place: &Place) -> String {
    let Position { line, column } = position(report, place);
    format!("{}:{line}:{column}", harmless(place.path.as_str()))
}

fn position(report: &Report<'_>, place: &Place) -> Position {
    match (place.span, report.texts.get(&place.path)) {
        (Some(span), Some(lines)) => lines.position(span.start),
        _ => Position { line: 1, column: 1 },
    }
}

fn render(report: &Report<'_>, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let (error, warning, help) = match report.language {
        Language::Vi => ("lỗi", "cảnh báo", "cách sửa"),
        Language::En => ("error", "warning", "help"),
    };
    let words = diagnostic.problem.text(report.language);
    let title = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(error),
        Severity::Warning => Level::WARNING.with_name(warning),
    }
    .primary_title(words.message.as_str())
    .id(diagnostic.problem.code());

    let mut group = title.elements(excerpt(report, &diagnostic.place, AnnotationKind::Primary));
    if let Some(other) = &diagnostic.other {
        group = group.elements(excerpt(report, other, AnnotationKind::Context));
    }
    let group = group.element(Level::HELP.with_name(help).message(words.help.as_str()));
    renderer.render(&[group])
}

/// The name of a file as a terminal may show it, which obeys control characters.
fn harmless(path: &str) -> Cow<'_, str> {
    match path.contains(char::is_control) {
        true => Cow::Owned(path.replace(char::is_control, "\u{fffd}")),
        false => Cow::Borrowed(path),
    }
}

/// Longest line that is shown whole, in bytes.
const LONGEST: usize = 4_000;
/// How much of a longer one is shown on each side of the mark, in bytes.
const AROUND: u32 = 200;

/// The line of a place with a mark under it; for a whole file, its path. A span over several lines is
/// marked on its first one: the start is what an editor looks for.
fn excerpt<'a>(report: &Report<'a>, place: &'a Place, kind: AnnotationKind) -> Vec<Element<'a>> {
    let path = harmless(place.path.as_str());
    let (Some(span), Some(lines)) = (place.span, report.texts.get(&place.path)) else {
        return vec![Origin::path(path).into()];
    };
    let (line, line_start) = lines.line(span.start);
    let Position {
        line: number,
        column,
    } = lines.position(span.start);
    let line_end = line_start + line.len();
    let (start, end) = (lines.floor(span.start), lines.floor(span.end).min(line_end));
    let mark = |from: usize| kind.span(start - from..end.max(start) - from);
    let snippet = |from: usize, to: usize| {
        Snippet::source(&lines.text()[from..to])
            .line_start(number)
            .annotation(mark(from))
    };
    if line.len() <= LONGEST {
        return vec![snippet(line_start, line_end).path(path).into()];
    }
    let from = lines
        .floor(span.start.saturating_sub(AROUND))
        .max(line_start);
    let to = lines
        .floor(span.end.saturating_add(AROUND))
        .clamp(end.max(start), line_end);
    vec![
        Origin::path(path).line(number).char_column(column).into(),
        snippet(from, to).into(),
    ]
}
