//! Reads the strings of a theme: the built-in ones, with what a theme or site changes.

use super::{
    bad_name::bad_slug,
    yaml::{self, MapEntry, YamlNode, YamlValue},
};
use crate::{
    diagnostic::{AddressProblem, FieldProblem, Problem, Severity, Span},
    text::{Strings, is_slug, nearest, without_direction},
};

/// The section of a strings file in which a theme may have keys of its own.
const FREE: &str = "labels";
/// The section of a strings file whose values are parts of addresses.
const ADDRESSES: &str = "addresses";

/// The built-in strings, changed by those of a theme. What is wrong with the latter is reported, and the
/// built-in strings stand.
///
/// # Errors
/// When the built-in strings themselves are not right, which no site can cause.
pub fn strings(
    builtin: &str,
    own: Option<&str>,
) -> Result<(Strings, Vec<(Span, Problem)>), Problem> {
    let base = || yaml::typed(&[builtin]).map_err(|(_, problem)| problem);
    let Some(own) = own else {
        return Ok((base()?, Vec::new()));
    };
    let (base_tree, own_tree) = match (yaml::parse(builtin), yaml::parse(own)) {
        (Ok(base), Ok(own)) => (base.root, own),
        (Err((_, problem)), _) => return Err(problem.into()),
        (_, Err((span, problem))) => return Ok((base()?, vec![(span, problem.into())])),
    };
    let yaml::YamlDocument {
        root: own_tree,
        unfit: mut problems,
    } = own_tree;
    compare(&base_tree, &own_tree, "", &mut problems);
    check_addresses(&base_tree, &own_tree, &mut problems);
    let is_error = |problem: &Problem| problem.severity() == Severity::Error;
    if problems.iter().any(|(_, problem)| is_error(problem)) {
        return Ok((base()?, problems));
    }
    let cleaned = without_unknown(own, &problems);
    match yaml::typed(&[builtin, &without_direction(cleaned)]) {
        Ok(strings) => Ok((strings, problems)),
        Err((span, problem)) => {
            problems.push((span, problem));
            Ok((base()?, problems))
        }
    }
}

/// Every key of `own` must be one of `base`, with a value of the same form.
fn compare(base: &YamlNode, own: &YamlNode, key: &str, problems: &mut Vec<(Span, Problem)>) {
    match (&base.value, &own.value) {
        (_, YamlValue::Empty) | (YamlValue::Text(_), YamlValue::Text(_)) => {}
        (YamlValue::Map(base), YamlValue::Map(own)) => {
            for entry in own {
                match child(base, &entry.key.value) {
                    Some(known) => compare(known, &entry.node, &entry.key.value, problems),
                    None if key == FREE => {}
                    None => {
                        let known = base.iter().map(|entry| entry.key.value.as_str());
                        let near = nearest(&entry.key.value, known);
                        let problem = FieldProblem::UnknownKey {
                            known: "".into(),
                            key: entry.key.value.clone(),
                            nearest: near,
                            rewriting: None,
                        };
                        problems.push((entry.key.span, problem.into()));
                    }
                }
            }
        }
        _ => {
            let (expected, found) = (base.shape(), own.shape());
            let field = key.to_owned();
            let problem = FieldProblem::WrongShape {
                field,
                expected,
                found,
            };
            problems.push((own.span, problem.into()));
        }
    }
}

/// Parts of addresses must be slugs, and no two of them equal.
fn check_addresses(base: &YamlNode, own: &YamlNode, problems: &mut Vec<(Span, Problem)>) {
    fn address_entries(node: &YamlNode) -> &[MapEntry] {
        let YamlValue::Map(parts) = &node.value else {
            return &[];
        };
        match child(parts, ADDRESSES).map(|node| &node.value) {
            Some(YamlValue::Map(entries)) => entries,
            _ => &[],
        }
    }
    fn text(node: &YamlNode) -> &str {
        match &node.value {
            YamlValue::Text(text) => text,
            _ => "",
        }
    }
    let (base, own) = (address_entries(base), address_entries(own));
    for entry in own {
        let value = text(&entry.node);
        if value.is_empty() {
            continue;
        }
        if !is_slug(value) {
            problems.push((entry.node.span, bad_slug(value.to_owned()).into()));
        }
        let others = base.iter().map(|other| {
            child(own, &other.key.value)
                .map_or((other, text(&other.node)), |node| (other, text(node)))
        });
        let mut same =
            others.filter(|(other, used)| other.key.value != entry.key.value && *used == value);
        if same.next().is_some() {
            let problem = AddressProblem::SameAddress {
                address: format!("/{value}/"),
            };
            problems.push((entry.node.span, problem.into()));
        }
    }
}

fn child<'n>(entries: &'n [MapEntry], key: &str) -> Option<&'n YamlNode> {
    entries
        .iter()
        .find(|entry| entry.key.value == key)
        .map(|entry| &entry.node)
}

/// The text without the lines of unknown keys, which are told as warnings only.
fn without_unknown(text: &str, problems: &[(Span, Problem)]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        let is_unknown = |(span, problem): &(Span, Problem)| {
            matches!(problem, Problem::Field(FieldProblem::UnknownKey { .. }))
                && range.contains(&(span.start as usize))
        };
        if !problems.iter().any(is_unknown) {
            kept.push_str(line);
        }
        at = range.end;
    }
    kept
}
