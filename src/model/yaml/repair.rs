//! Reads on below lines that are no YAML, so that what is wrong below them is told in the same run.

use super::{YamlDocument, YamlNode, YamlValue, parse};
use crate::diagnostic::{Span, YamlProblem};

/// Most broken lines after which reading goes on.
const MOST: usize = 8;

/// An error of syntax, with its place.
pub(crate) type YamlFault = (Span, YamlProblem);

/// A document with errors of syntax.
pub(crate) struct BrokenDocument {
    /// The errors, in the order in which they were found.
    pub(crate) faults: Vec<YamlFault>,
    /// What else stands in the document, if that can be known.
    pub(crate) rest: Option<YamlDocument>,
    /// Keys of lines that could not be read.
    pub(crate) lost_keys: Vec<String>,
}

impl BrokenDocument {
    /// The document with its errors, when all of its keys could be read; else the errors alone.
    pub(crate) fn with_all_keys(self) -> Result<(YamlDocument, Vec<YamlFault>), Vec<YamlFault>> {
        match self.rest {
            Some(document) if self.lost_keys.is_empty() => Ok((document, self.faults)),
            _ => Err(self.faults),
        }
    }
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
            Ok(mut document) => {
                restore(&mut document.root, &broken.faults, text);
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
            | YamlProblem::EntityInFront { .. }
    )
}

/// Puts the text of the editor back into values whose colons were taken out.
fn restore(node: &mut YamlNode, faults: &[YamlFault], text: &str) {
    match &mut node.value {
        YamlValue::Empty => {}
        YamlValue::Text(value) => {
            let is_inside =
                |(fault, _): &YamlFault| (node.span.start..node.span.end).contains(&fault.start);
            if faults.iter().any(is_inside) {
                *value = node.span.slice(text).trim().to_owned();
            }
        }
        YamlValue::List(items) => {
            for item in items {
                restore(item, faults, text);
            }
        }
        YamlValue::Map(entries) => {
            for entry in entries {
                restore(&mut entry.node, faults, text);
            }
        }
    }
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
        check("a: {b: c, d: Đợt: hai: ba}\ndate: x\n", 1, true, &[]);
        check("a: {b: Xem: đây, d: \"x\", e: f: g}\n", 2, true, &[]);
        check("title: \"a\ndate: x\n", 1, false, &[]);
        check("results:\n  - {a: [b}\ndate: x\n", 1, false, &[]);
        assert!(parse_all_lines("title: a\n").is_ok());
    }

    #[test]
    fn values_keep_their_colons() {
        let broken = parse_all_lines("- {id: a, b: c}\n- name: Đợt 1: mở đầu\n  b: c\n");
        let (document, faults) = broken.err().unwrap().with_all_keys().unwrap();
        assert_eq!(faults.len(), 1);
        assert!(
            format!("{document:?}").contains("\"Đợt 1: mở đầu\""),
            "{document:?}"
        );
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
