//! A list of diagnostics as text for people or JSON for machines.

use super::{Diagnostic, Language, Place, Position, Severity, SourcePath};
use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use std::collections::BTreeMap;

/// Diagnostics and the texts they point into.
pub struct Report<'a> {
    /// What to tell, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// Text of the files that diagnostics point into, as far as it can be had.
    pub texts: &'a BTreeMap<SourcePath, String>,
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
        severity: diagnostic.severity().id(),
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
    format!("{}:{line}:{column}", place.path)
}

fn position(report: &Report<'_>, place: &Place) -> Position {
    match (place.span, report.texts.get(&place.path)) {
        (Some(span), Some(text)) => Position::of(span.start, text),
        _ => Position { line: 1, column: 1 },
    }
}

fn render(report: &Report<'_>, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let (error, warning, help) = match report.language {
        Language::Vi => ("lỗi", "cảnh báo", "cách sửa"),
        Language::En => ("error", "warning", "help"),
    };
    let words = diagnostic.problem.text(report.language);
    let title = match diagnostic.severity() {
        Severity::Error => Level::ERROR.with_name(error),
        Severity::Warning => Level::WARNING.with_name(warning),
    }
    .primary_title(words.message.as_str())
    .id(diagnostic.problem.code());

    let mut group = title.element(excerpt(report, &diagnostic.place, AnnotationKind::Primary));
    if let Some(other) = &diagnostic.other {
        group = group.element(excerpt(report, other, AnnotationKind::Context));
    }
    let group = group.element(Level::HELP.with_name(help).message(words.help.as_str()));
    renderer.render(&[group])
}

/// The line of a place with a mark under it; for a whole file, its path. A span over several lines is
/// marked on its first one: the start is what an editor looks for.
fn excerpt<'a>(report: &Report<'a>, place: &'a Place, kind: AnnotationKind) -> Element<'a> {
    let (Some(span), Some(text)) = (place.span, report.texts.get(&place.path)) else {
        return Origin::path(place.path.as_str()).into();
    };
    let start = floor(text, span.start as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..]
        .find('\n')
        .map_or(text.len(), |newline| start + newline);
    let end = floor(text, span.end as usize).clamp(start, line_end);
    let mark: Annotation<'a> = kind.span(start - line_start..end - line_start);
    Snippet::source(&text[line_start..line_end])
        .line_start(Position::of(span.start, text).line)
        .path(place.path.as_str())
        .annotation(mark)
        .into()
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
