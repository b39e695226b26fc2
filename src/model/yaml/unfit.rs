//! Letters in values that no page can hold, and those that would turn what stands after the value in a list.
//!
//! Reading a file takes controls out, and a rule of [`lint`](crate::lint) tells of what turns letters; but quotes in YAML
//! let both in: `"\x07"`, `"\u202e"`.

use super::{YamlNode, YamlValue};
use crate::{
    diagnostic::{FileProblem, Lint, Problem, Span},
    text::{is_direction, may_hold_strays, without_direction},
};

/// Takes such letters out of a tree that was read from `source`, and reports those that do not stand there as they are.
pub(super) fn clean(node: &mut YamlNode, source: &str) -> Vec<(Span, Problem)> {
    let mut found = Vec::new();
    if source.contains('\\') || may_hold_strays(source) {
        clean_node(node, source, &mut found);
    }
    found
}

fn clean_node(node: &mut YamlNode, source: &str, found: &mut Vec<(Span, Problem)>) {
    match &mut node.value {
        YamlValue::Text(text) => clean_text(text, node.span, source, found),
        YamlValue::List(items) => items
            .iter_mut()
            .for_each(|item| clean_node(item, source, found)),
        YamlValue::Map(entries) => {
            for entry in entries {
                clean_text(&mut entry.key.value, entry.key.span, source, found);
                clean_node(&mut entry.node, source, found);
            }
        }
        YamlValue::Empty => {}
    }
}

fn clean_text(text: &mut String, span: Span, source: &str, found: &mut Vec<(Span, Problem)>) {
    if let Some(code) = text.chars().find(|letter| is_unfit(*letter)) {
        *text = text.replace(is_unfit, " ");
        let code = u32::from(code);
        found.push((span, FileProblem::ControlCharacter { code }.into()));
    }
    if let Some(letter) = text.chars().find(|letter| is_direction(*letter)) {
        *text = without_direction(std::mem::take(text));
        if !span.slice(source).contains(letter) {
            let fixable = false;
            found.push((span, Lint::DirectionOverride { letter, fixable }.into()));
        }
    }
}

/// Controls, and characters that are none by Unicode.
fn is_unfit(letter: char) -> bool {
    let blank = matches!(letter, '\n' | '\t' | '\r');
    (letter.is_control() && !blank) || matches!(u32::from(letter) & 0xffff, 0xfffe | 0xffff)
}
