//! Round quotation marks around a value of a list. YAML takes them for letters, so that a comma between them splits the
//! value, and readers see them.

use crate::diagnostic::{FieldProblem, Rewriting, Span, Spanned};

const MARKS: [char; 4] = ['“', '”', '‘', '’'];
/// Into how many parts commas may have split a value that is put together again.
const MOST_PARTS: usize = 8;

/// What is wrong with each value of a list that begins with such a mark and ends with one, or one of whose next parts does.
pub(super) fn problems(field: &str, texts: &[Spanned<String>]) -> Vec<Spanned<FieldProblem>> {
    let problem = |(at, text): (usize, &Spanned<String>)| {
        let (problem, last) = problem(field, &texts[at..])?;
        let span = Span {
            end: last.end,
            ..text.span
        };
        Some(Spanned::new(problem, span))
    };
    texts.iter().enumerate().filter_map(problem).collect()
}

/// What is wrong with the first of some values, and the place of the last that takes part in it.
fn problem(field: &str, texts: &[Spanned<String>]) -> Option<(FieldProblem, Span)> {
    let field = field.to_owned();
    let first = texts.first()?;
    let rest = first.value.strip_prefix(MARKS)?;
    if rest.ends_with(MARKS) {
        let inside = rest.trim_end_matches(MARKS);
        // Else a part of a name stands in quotation marks.
        return (!inside.contains(MARKS)).then(|| {
            let rewriting = Rewriting::item_in_quotes(inside);
            (FieldProblem::RoundQuotes { field, rewriting }, first.span)
        });
    }
    let mut parts = texts.iter().take(MOST_PARTS);
    let last = parts
        .position(|part| part.value.ends_with(MARKS))
        .filter(|last| *last > 0)?;
    let parts: Vec<&str> = texts[..=last].iter().map(|part| &*part.value).collect();
    let rewriting = Rewriting::item_in_quotes(parts.join(", ").trim_matches(MARKS));
    let end = texts[last].span;
    Some((FieldProblem::SplitInQuotes { field, rewriting }, end))
}
