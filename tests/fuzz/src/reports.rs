//! What must hold of diagnostics, whatever they are about.

use bantin::diagnostic::{
    Detail, Diagnostic, DiagnosticReport, Language, SourcePath, SourceText, Span, TextStyle,
    findings, json, select, text,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// More are never printed here: each takes its time.
const MOST: usize = 12;

/// SourceFiles that diagnostics point into, by their paths.
pub type Texts = BTreeMap<SourcePath, SourceText>;

/// Every span lies in its file, between letters, and all can be told in both languages, as text and as JSON.
#[track_caller]
pub fn inspect(diagnostics: &[Diagnostic], texts: &Texts) {
    for diagnostic in diagnostics {
        for place in [Some(&diagnostic.place), diagnostic.other.as_ref()]
            .into_iter()
            .flatten()
        {
            let lines = texts.get(&place.path);
            let lines = lines.unwrap_or_else(|| panic!("no such file: {diagnostic:?}"));
            if let Some(span) = place.span {
                check_span(span, lines.text(), &format!("{diagnostic:?}"));
            }
        }
    }
    let diagnostics = &diagnostics[..diagnostics.len().min(MOST)];
    for language in [Language::Vi, Language::En] {
        let report = DiagnosticReport {
            diagnostics,
            texts,
            language,
        };
        let style = TextStyle {
            language,
            colour: false,
            width: None,
        };
        let told = text(&select(diagnostics, language, Detail::Each), texts, style);
        let unprintable = |letter: &char| letter.is_control() && !matches!(letter, '\n' | '\t');
        let found = told.chars().find(unprintable);
        assert_eq!(found, None, "a terminal would obey it: {told:?}");
        check_json(&json(&report), diagnostics.len());
        let shown = serde_json::to_string(&findings(&report, MOST)).expect("findings are JSON");
        check_json(&shown, diagnostics.len());
    }
}

/// A span lies in a text, between letters.
#[track_caller]
pub fn check_span(span: Span, text: &str, what: &str) {
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(
        start <= end && end <= text.len(),
        "{start}..{end} of {}: {what}",
        text.len()
    );
    assert!(
        text.is_char_boundary(start) && text.is_char_boundary(end),
        "{start}..{end} cuts a letter: {what}"
    );
}

#[track_caller]
fn check_json(json: &str, count: usize) {
    let rows: Vec<Value> = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(rows.len(), count);
    for row in rows {
        assert!(
            row["line"].as_u64() >= Some(1) && row["column"].as_u64() >= Some(1),
            "{row}"
        );
        let told = |key: &str| row[key].as_str().is_some_and(|words| !words.is_empty());
        assert!(told("code") && told("message") && told("help"), "{row}");
    }
}

/// How many of them are errors.
pub fn errors(diagnostics: &[Diagnostic]) -> usize {
    let severity =
        |diagnostic: &&Diagnostic| diagnostic.severity == bantin::diagnostic::Severity::Error;
    diagnostics.iter().filter(severity).count()
}

/// Whether one of them hides what else is wrong, so that it is told when the first is mended: it ends the reading of a
/// file, or a key is not known that is another one without an invisible letter.
pub fn hides_others(diagnostics: &[Diagnostic]) -> bool {
    let hiding = [
        "unknown-key",
        "broken-yaml",
        "front-matter-not-closed",
        "no-front-matter",
        "not-utf8",
    ];
    let mut problems = diagnostics.iter().map(|diagnostic| &diagnostic.problem);
    problems.any(|problem| hiding.contains(&problem.code()))
}
