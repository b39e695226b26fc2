//! Reads on below lines that are no YAML, so that what is wrong below them is told in the same run.

use super::{YamlDocument, parse};
use crate::diagnostic::{Span, YamlProblem};

/// Most broken lines after which reading goes on.
const MOST: usize = 8;

/// A document with errors of syntax.
pub(crate) struct BrokenDocument {
    /// The errors, in the order in which they were found.
    pub(crate) faults: Vec<(Span, YamlProblem)>,
    /// What else stands in the document, if that can be known.
    pub(crate) rest: Option<YamlDocument>,
    /// Keys of lines that could not be read.
    pub(crate) lost_keys: Vec<String>,
}

/// As [`parse`](super::parse), but goes on below lines with errors that end with their lines.
///
/// # Errors
/// All such errors, with what else could be read.
pub(crate) fn parse_all_lines(text: &str) -> Result<YamlDocument, BrokenDocument> {
    let mut broken = BrokenDocument {
        faults: Vec::new(),
        rest: None,
        lost_keys: Vec::new(),
    };
    let mut repaired = text.to_owned();
    loop {
        let (span, problem) = match parse(&repaired) {
            Ok(document) if broken.faults.is_empty() => return Ok(document),
            Ok(document) => {
                broken.rest = Some(document);
                return Err(broken);
            }
            Err(fault) => fault,
        };
        // A repair may break something else, which is no fault of the editor's.
        let is_new = broken
            .faults
            .iter()
            .all(|(known, _)| known.start < span.start);
        let may_follow = !broken.lost_keys.is_empty() && !ends_with_line(&problem);
        if !is_new || may_follow {
            return Err(broken);
        }
        let next = repair(&repaired, span, &problem, &mut broken.lost_keys);
        broken.faults.push((span, problem));
        match next.filter(|_| broken.faults.len() < MOST) {
            Some(next) => repaired = next,
            None => return Err(broken),
        }
    }
}

/// Whether an error is of its line alone.
fn ends_with_line(problem: &YamlProblem) -> bool {
    matches!(
        problem,
        YamlProblem::UnquotedColon { .. }
            | YamlProblem::ReservedCharacter { .. }
            | YamlProblem::NoColonAfterKey { .. }
            | YamlProblem::TextAfterQuote { .. }
            | YamlProblem::BadEscape { .. }
            | YamlProblem::YamlAlias
    )
}

/// The text without an error, each of its bytes in its place; none when nobody can say where the error ends.
fn repair(
    text: &str,
    span: Span,
    problem: &YamlProblem,
    lost_keys: &mut Vec<String>,
) -> Option<String> {
    let start = text
        .get(..span.start as usize)?
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = &text[start..end];
    let mended = if let YamlProblem::UnquotedColon { .. } = problem {
        let inside = span.start as usize - start..span.end as usize - start;
        let value = line.get(inside.clone())?.replace(':', ".");
        [&line[..inside.start], &value, &line[inside.end..]].concat()
    } else {
        let is_nested = line.starts_with([' ', '\t', '-']);
        if is_nested || !ends_with_line(problem) {
            return None;
        }
        let key = line.split(':').next().unwrap_or("").trim();
        lost_keys.push(key.to_owned());
        " ".repeat(line.len())
    };
    let fits = mended.len() == line.len();
    fits.then(|| [&text[..start], &mended, &text[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::parse_all_lines;

    #[test]
    fn what_is_below_is_read() {
        let check = |text: &str, faults: usize, reads_on: bool, lost: &[&str]| {
            let broken = parse_all_lines(text).err().unwrap();
            assert_eq!(broken.faults.len(), faults, "{text}");
            assert_eq!(broken.rest.is_some(), reads_on, "{text}");
            assert_eq!(broken.lost_keys, lost, "{text}");
        };
        check("title: Bài: hai\ndate: x\n", 1, true, &[]);
        check("title: Bài: hai\nlead: Xem: đây\ndate: x\n", 2, true, &[]);
        check("title: @a\nlead: Xem: đây\n", 2, true, &["title"]);
        check("title: \"a\ndate: x\n", 1, false, &[]);
        check("results:\n  - {a: [b}\ndate: x\n", 1, false, &[]);
        assert!(parse_all_lines("title: a\n").is_ok());
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_it(yaml in "([-a:#\\[\\]{}\"' \t&*!|>%@`đ]{0,9}\n){0,9}") {
            if let Err(broken) = parse_all_lines(&yaml) {
                proptest::prop_assert!(!broken.faults.is_empty());
            }
        }
    }
}
