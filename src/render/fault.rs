//! Turns errors of the template engine into problems.

use super::{template_blocks::missing_block, template_text::TemplateText};
use crate::diagnostic::{Excess, Span, ThemeProblem};
use std::collections::BTreeMap;
use tera::ErrorKind;

/// Finds which template is at fault, where, and why.
pub(super) fn explain(
    error: &tera::Error,
    templates: &BTreeMap<String, TemplateText>,
) -> (String, Option<Span>, ThemeProblem) {
    let (name, span, problem) = located(error, templates);
    let block = match &problem {
        ThemeProblem::TemplateError { message, .. } => undefined_block(message),
        _ => None,
    };
    match block.and_then(|block| missing_block(block, &name, templates)) {
        Some((blamed, problem)) => (blamed.clone(), span.filter(|_| blamed == name), problem),
        None => (name, span, problem),
    }
}

/// What the engine says, and of which template.
fn located(
    error: &tera::Error,
    templates: &BTreeMap<String, TemplateText>,
) -> (String, Option<Span>, ThemeProblem) {
    let source = |name: &str| templates.get(name).map_or("", |text| text.text.as_str());
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            (
                report.filename().to_owned(),
                Some(Span::new(range.start, range.end)),
                problem(report.message()),
            )
        }
        ErrorKind::MissingParent { current, parent } => {
            let span = find(source(current), parent);
            (
                current.clone(),
                span,
                ThemeProblem::MissingTemplate {
                    name: parent.clone(),
                },
            )
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => (
            tpl.clone(),
            find(source(tpl), "{%"),
            problem(&error.to_string()),
        ),
        ErrorKind::TemplateNotFound(name) => (
            name.clone(),
            None,
            ThemeProblem::MissingTemplate { name: name.clone() },
        ),
        _ => from_printed_report(&error.to_string(), templates).unwrap_or_else(|| {
            let name = templates.keys().next().cloned().unwrap_or_default();
            (name, None, problem(&error.to_string()))
        }),
    }
}

/// The excess that an error reports, when the template ran into a limit of the engine itself.
pub(super) fn excess(error: &tera::Error) -> Option<Excess> {
    match error.kind() {
        ErrorKind::Msg(message) if message.starts_with("Maximum render recursion depth") => {
            Some(Excess::Depth)
        }
        ErrorKind::RenderingError(report)
            if report
                .message()
                .starts_with("Function `range` would produce") =>
        {
            Some(Excess::Numbers)
        }
        _ => None,
    }
}

/// Turns a message of the template engine into a problem.
fn problem(text: &str) -> ThemeProblem {
    let (message, available) = match text.split_once(" Available ") {
        Some((message, names)) => (
            message,
            names.split_once(": ").map(|(_, names)| names.to_owned()),
        ),
        None => (text, None),
    };
    match (undefined(message), unknown_template(message)) {
        (Some(name), _) => ThemeProblem::UndefinedName { name, available },
        (None, Some(name)) => ThemeProblem::MissingTemplate { name },
        (None, None) => ThemeProblem::TemplateError {
            message: message.trim_end_matches('.').to_owned(),
            available,
        },
    }
}

/// The name in ``Variable `x` is not defined`` and ``Field `x` is not defined``.
fn undefined(message: &str) -> Option<String> {
    let name = message
        .strip_prefix("Variable `")
        .or_else(|| message.strip_prefix("Field `"))?;
    let (name, rest) = name.split_once('`')?;
    rest.starts_with(" is not defined").then(|| name.to_owned())
}

/// The name in ``Unknown template `x` ``.
fn unknown_template(message: &str) -> Option<String> {
    let name = message.strip_prefix("Unknown template `")?;
    name.split_once('`').map(|(name, _)| name.to_owned())
}

/// The name in ``Block `x` is not defined in any parent template``.
fn undefined_block(message: &str) -> Option<&str> {
    let (name, rest) = message.strip_prefix("Block `")?.split_once('`')?;
    rest.starts_with(" is not defined").then_some(name)
}

fn find(text: &str, needle: &str) -> Option<Span> {
    text.find(needle).map(|at| Span::new(at, at + needle.len()))
}

/// Reads an error that the engine has printed as a report already: `error: …` and `--> file:line:column`.
fn from_printed_report(
    report: &str,
    templates: &BTreeMap<String, TemplateText>,
) -> Option<(String, Option<Span>, ThemeProblem)> {
    let message = report
        .lines()
        .find_map(|line| line.trim().strip_prefix("error: "))?;
    let place = report
        .lines()
        .find_map(|line| line.trim().strip_prefix("--> "))?;
    let mut parts = place.rsplitn(3, ':');
    let (column, line) = (
        parts.next()?.parse::<usize>().ok()?,
        parts.next()?.parse::<usize>().ok()?,
    );
    let name = parts.next()?.to_owned();
    let text = &templates.get(&name)?.text;
    let start: usize = text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let at = start
        + text[start..]
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(0, |(at, _)| at);
    let marks = report
        .lines()
        .find(|line| line.contains('^'))
        .map_or(1, |line| line.matches('^').count());
    Some((
        name,
        Some(Span::new(at, (at + marks).min(text.len()))),
        problem(message),
    ))
}
