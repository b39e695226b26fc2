//! Text that YAML takes for something else and drops without a word: what stands behind ` #` is a comment, and `!` begins
//! a tag.

use super::{YamlNode, YamlValue};
use crate::diagnostic::{Problem, Span, YamlProblem};

/// Reports what is lost of the values of a tree that was read from `source`.
pub(super) fn lost(root: &YamlNode, source: &str) -> Vec<(Span, Problem)> {
    let mut found = Vec::new();
    if source.contains(['#', '!']) {
        look(root, root.span.start as usize, source, &mut found);
    }
    found
}

/// `from` is where the value may begin: behind its key.
fn look(node: &YamlNode, from: usize, source: &str, found: &mut Vec<(Span, Problem)>) {
    match &node.value {
        YamlValue::Text(text) => {
            let start = node.span.start as usize;
            found.extend(tag(start, source));
            found.extend(comment(text, start, source));
        }
        YamlValue::Empty => found.extend(comment("", from, source)),
        YamlValue::List(items) => {
            let items = items.iter();
            items.for_each(|item| look(item, item.span.start as usize, source, found));
        }
        YamlValue::Map(entries) => {
            for entry in entries {
                look(&entry.node, entry.key.span.end as usize, source, found);
            }
        }
    }
}

/// A comment right behind a plain value that is no note: in one a space follows the `#`.
fn comment(kept: &str, start: usize, source: &str) -> Option<(Span, Problem)> {
    let line = source.get(start..)?.lines().next()?;
    let hashes = line.match_indices('#').map(|(at, _)| at);
    let mut hashes = hashes.filter(|&at| line[..at].ends_with([' ', '\t']));
    let at = hashes.next()?;
    let is_note = line[at + 1..].starts_with([' ', '\t', '#']) || line.len() == at + 1;
    let written = line[..at].trim_start_matches(':').trim();
    if is_note || written != kept {
        return None;
    }
    let value = line.trim_start_matches(':').trim().to_owned();
    let span = Span::new(start + at, start + line.trim_end().len());
    Some((span, YamlProblem::CutByHash { value }.into()))
}

/// A word with `!` before a value, of which nothing is left.
fn tag(start: usize, source: &str) -> Option<(Span, Problem)> {
    let before = source.get(..start)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let before = before[line..].trim_end();
    let at = before.rfind([' ', '\t']).map_or(0, |at| at + 1);
    let character = '!';
    if !before[at..].starts_with(character) {
        return None;
    }
    let span = Span::new(line + at, line + before.len());
    Some((span, YamlProblem::ReservedCharacter { character }.into()))
}
