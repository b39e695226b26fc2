//! Style sheets: made compact, sheets that they import put in their place. The only door to `lightningcss`.

use super::{
    Sources,
    links::{Draft, is_missing, resolve},
};
use crate::diagnostic::{Diagnostic, Place, Problem, Span};
use lightningcss::{
    dependencies::{Dependency, DependencyOptions},
    error::{Error, ParserError},
    printer::PrinterOptions,
    rules::CssRule,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
};
use std::{
    collections::BTreeSet,
    fmt::Display,
    sync::{Arc, RwLock},
};

/// A style sheet in its shortest form, and what browsers would not understand in it.
///
/// What is not understood is left out, as browsers do. A sheet that cannot be made shorter stays as it is.
pub(super) fn draft(name: &str, sources: &Sources) -> (Draft, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let draft = compact(name, sources, &mut faults).unwrap_or_else(|fault| {
        faults.push(*fault);
        Draft::of(sources[name].bytes.clone())
    });
    (draft, faults)
}

fn compact(
    name: &str,
    sources: &Sources,
    faults: &mut Vec<Diagnostic>,
) -> Result<Draft, Box<Diagnostic>> {
    let fault = |message: &dyn Display| {
        let problem = Problem::StyleError {
            message: message.to_string(),
        };
        Box::new(Diagnostic::new(Place::file(&sources[name].path), problem))
    };
    let mut sheet = parse(name, sources, faults)?;
    faults.extend(missing_files(name, &sheet, sources));
    let mut inside = vec![name.to_owned()];
    let rules = std::mem::take(&mut sheet.rules.0);
    sheet.rules.0 = with_imports(name, rules, sources, &mut inside);
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| fault(&error.kind))?;
    let printed = sheet.to_css(PrinterOptions {
        minify: true,
        analyze_dependencies: Some(DependencyOptions {
            remove_imports: false,
        }),
        ..PrinterOptions::default()
    });
    let printed = printed.map_err(|error| fault(&error.kind))?;
    let mut places: Vec<(usize, usize, &str)> = Vec::new();
    for dependency in printed.dependencies.iter().flatten() {
        let (mark, url) = match dependency {
            Dependency::Import(import) => (&import.placeholder, &import.url),
            Dependency::Url(link) => (&link.placeholder, &link.url),
        };
        let found = printed.code.match_indices(mark.as_str());
        places.extend(found.map(|(at, mark)| (at, at + mark.len(), url.as_str())));
    }
    places.sort_unstable();
    places.dedup();
    let mut draft = Draft::default();
    let mut written = 0;
    for (start, end, url) in places {
        draft.text(&printed.code[written..start]);
        draft.link(name, url, sources);
        written = end;
    }
    draft.text(&printed.code[written..]);
    Ok(draft)
}

fn parse<'s>(
    name: &str,
    sources: &'s Sources,
    faults: &mut Vec<Diagnostic>,
) -> Result<StyleSheet<'s>, Box<Diagnostic>> {
    let source = &sources[name];
    let text = str::from_utf8(&source.bytes).unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let told = |error: &Error<ParserError<'_>>| {
        let problem = Problem::StyleError {
            message: error.kind.to_string(),
        };
        let span = error.loc.as_ref();
        let span = span.map(|at| span_at(text, at.line as usize, at.column as usize));
        Diagnostic::new(
            Place {
                path: source.path.clone(),
                span,
            },
            problem,
        )
    };
    let warnings = Arc::new(RwLock::new(Vec::new()));
    let options = ParserOptions {
        error_recovery: true,
        warnings: Some(Arc::clone(&warnings)),
        ..ParserOptions::default()
    };
    let sheet = StyleSheet::parse(text, options).map_err(|error| Box::new(told(&error)))?;
    if let Ok(warnings) = warnings.read() {
        faults.extend(warnings.iter().map(told));
    }
    Ok(sheet)
}

/// The addresses in a sheet that lead to files which the theme has not.
fn missing_files(name: &str, sheet: &StyleSheet<'_>, sources: &Sources) -> Vec<Diagnostic> {
    let source = &sources[name];
    if source.is_builtin() {
        return Vec::new();
    }
    let printed = sheet.to_css(PrinterOptions {
        analyze_dependencies: Some(DependencyOptions::default()),
        ..PrinterOptions::default()
    });
    // What cannot be printed is told where it is made compact.
    let found = printed.ok().and_then(|printed| printed.dependencies);
    let found: BTreeSet<(u32, String)> = found
        .into_iter()
        .flatten()
        .map(|dependency| match dependency {
            Dependency::Import(import) => (import.loc.start.line, import.url),
            Dependency::Url(link) => (link.loc.start.line, link.url),
        })
        .filter(|(_, url)| is_missing(name, url, sources))
        .collect();
    let text = str::from_utf8(&source.bytes).unwrap_or_default();
    let told = |(line, url): (u32, String)| {
        let place = Place {
            path: source.path.clone(),
            span: span_of(text, line as usize, &url),
        };
        Diagnostic::new(place, Problem::MissingAsset { url })
    };
    found.into_iter().map(told).collect()
}

/// Where an address stands in a line, which counts from 1; the start of the line, should it be spelled in another way there.
fn span_of(text: &str, line: usize, url: &str) -> Option<Span> {
    let before = line.checked_sub(1)?;
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let line = text[start..].lines().next()?;
    Some(match line.find(url) {
        Some(at) => Span::new(start + at, start + at + url.len()),
        None => Span::new(start, start + line.len()),
    })
}

/// The rules of a sheet, those of the sheets of the same folder that it imports in the place of their names: one file
/// less to wait for.
fn with_imports<'s>(
    name: &str,
    rules: Vec<CssRule<'s>>,
    sources: &'s Sources,
    inside: &mut Vec<String>,
) -> Vec<CssRule<'s>> {
    let mut all = Vec::with_capacity(rules.len());
    for rule in rules {
        let imported = match &rule {
            CssRule::Import(import)
                if import.layer.is_none()
                    && import.supports.is_none()
                    && import.media.media_queries.is_empty() =>
            {
                resolve(name, &import.url, sources).filter(|target| folder(target) == folder(name))
            }
            _ => None,
        };
        let Some(target) = imported else {
            all.push(rule);
            continue;
        };
        if inside.contains(&target) {
            continue; // it stands here already
        }
        // Its faults are told where it is a sheet of its own.
        match parse(&target, sources, &mut Vec::new()) {
            Ok(sheet) => {
                inside.push(target.clone());
                all.extend(with_imports(&target, sheet.rules.0, sources, inside));
            }
            Err(_) => all.push(rule),
        }
    }
    all
}

fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A place by its line from 0 and its column from 1, which counts units of UTF-16.
fn span_at(text: &str, line: usize, column: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut units = 1;
    let within = text[start..].chars().take_while(|letter| {
        let before = units < column && *letter != '\n';
        units += letter.len_utf16();
        before
    });
    let at = start + within.map(char::len_utf8).sum::<usize>();
    let letter = text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + letter)
}
