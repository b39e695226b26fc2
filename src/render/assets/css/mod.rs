//! Style sheets of a theme: reports what browsers do not understand, shortens the rest, and puts imported sheets in the
//! place of their imports. The only door to `cssparser`.

mod at_rule;
mod compact;
mod condition;
mod fault;
mod part;
mod pseudo;
mod selector;
mod sheet;
#[cfg(test)]
mod tests;

use super::{
    Sources,
    links::{UnlinkedAsset, is_missing, resolve},
};
use crate::diagnostic::{Diagnostic, Place, Span, ThemeProblem};
use compact::{Compact, CssPiece, CssUrl};
use cssparser::SourceLocation;

/// A style sheet in its shortest form, and reports of what browsers would not understand in it.
///
/// What is not understood is left out, as browsers do.
pub(super) fn draft(name: &str, sources: &Sources) -> (UnlinkedAsset, Vec<Diagnostic>) {
    let sheet = compact_sheet(name, sources);
    let source = &sources[name];
    let diagnostic = |span: Span, problem: ThemeProblem| {
        let place = Place {
            path: source.path.clone(),
            span: Some(span),
        };
        Diagnostic::new(place, problem)
    };
    let text = text(name, sources);
    let faults = sheet.faults.iter().map(|fault| {
        let message = fault.message.clone();
        diagnostic(
            span_at(text, fault.at),
            ThemeProblem::StyleError { message },
        )
    });
    let links = sheet.pieces.iter().filter_map(|piece| match piece {
        CssPiece::Link(link) | CssPiece::Import(link) => Some(link),
        CssPiece::Text(_) => None,
    });
    let missing = links.filter(|link| !source.is_builtin() && is_missing(name, &link.url, sources));
    let missing = missing.map(|link| {
        let span = Span::new(link.written.start, link.written.end);
        let url = link.url.clone();
        diagnostic(span, ThemeProblem::MissingAsset { url })
    });
    let faults = faults.chain(missing).collect();
    let mut draft = UnlinkedAsset::default();
    write(name, sheet, sources, &mut vec![name.to_owned()], &mut draft);
    (draft, faults)
}

fn text<'s>(name: &str, sources: &'s Sources) -> &'s str {
    let text = str::from_utf8(&sources[name].bytes).unwrap_or_default();
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn compact_sheet(name: &str, sources: &Sources) -> Compact {
    sheet::parse_sheet(text(name, sources))
}

/// Writes a sheet. Sheets of the same folder that it imports take the place of the import, which saves readers a
/// request.
fn write(
    name: &str,
    sheet: Compact,
    sources: &Sources,
    inside: &mut Vec<String>,
    draft: &mut UnlinkedAsset,
) {
    for piece in sheet.pieces {
        match piece {
            CssPiece::Text(text) => draft.text(&text),
            CssPiece::Link(CssUrl { url, .. }) => draft.link(name, &url, sources),
            CssPiece::Import(CssUrl { url, .. }) => {
                let target = resolve(name, &url, sources);
                match target.filter(|target| folder(target) == folder(name)) {
                    // The sheet imports itself: its rules stand there already.
                    Some(target) if inside.contains(&target) => {}
                    Some(target) => {
                        inside.push(target.clone());
                        // Faults of the imported sheet are reported with that sheet.
                        write(
                            &target,
                            compact_sheet(&target, sources),
                            sources,
                            inside,
                            draft,
                        );
                    }
                    None => {
                        draft.text("@import \"");
                        draft.link(name, &url, sources);
                        draft.text("\";");
                    }
                }
            }
        }
    }
}

fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The span of a fault, whose column counts UTF-16 units from 1, and whose line is counted from 0.
fn span_at(text: &str, at: SourceLocation) -> Span {
    let (line, column) = (at.line as usize, at.column as usize);
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
