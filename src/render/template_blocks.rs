//! Blocks: the parts of a template that those which extend it fill.

use super::{builtin, template_text::TemplateText};
use crate::{diagnostic::ThemeProblem, text::nearest};
use std::collections::{BTreeMap, BTreeSet};

type Templates = BTreeMap<String, TemplateText>;

/// What is wrong when the template `name` fills a block that none of its parents has, and which template is at fault.
///
/// A built-in template fills the blocks of the built-in parents only. So a parent that the site has replaced lacks it.
pub(super) fn missing_block(
    block: &str,
    name: &str,
    templates: &Templates,
) -> Option<(String, ThemeProblem)> {
    let parents = parents_of(name, templates);
    if !templates.get(name)?.is_builtin {
        let blocks: Vec<&str> = parents
            .iter()
            .flat_map(|name| blocks(&templates[*name].text))
            .collect();
        let problem = ThemeProblem::UnknownBlock {
            nearest: nearest(block, blocks.iter().copied()),
            block: block.to_owned(),
            parent: (*parents.first()?).to_owned(),
            blocks: blocks.join(", "),
        };
        return Some((name.to_owned(), problem));
    }
    let replaced = parents.iter().find(|name| !templates[**name].is_builtin)?;
    let original = builtin::text(&format!("templates/{replaced}"))?;
    let own = blocks(&templates[*replaced].text);
    let filled: BTreeSet<&str> = templates
        .iter()
        .filter(|(user, _)| parents_of(user, templates).contains(replaced))
        .flat_map(|(_, text)| blocks(&text.text))
        .collect();
    let lacking = blocks(&original).into_iter();
    let lacking = lacking.filter(|block| filled.contains(block) && !own.contains(block));
    let problem = ThemeProblem::MissingBlocks {
        template: (*replaced).to_owned(),
        user: name.to_owned(),
        blocks: lacking.map(str::to_owned).collect(),
    };
    Some(((*replaced).to_owned(), problem))
}

/// The templates that a template extends, the nearest first.
fn parents_of<'t>(name: &'t str, templates: &'t Templates) -> Vec<&'t str> {
    let mut parents: Vec<&str> = Vec::new();
    let mut child = name;
    while let Some((parent, _)) = templates
        .get(child)
        .and_then(|text| extended(&text.text))
        .and_then(|parent| templates.get_key_value(parent))
    {
        if parents.contains(&parent.as_str()) {
            break; // the engine reports circles
        }
        parents.push(parent);
        child = parent;
    }
    parents
}

/// The name in `{% extends "name" %}`.
fn extended(template: &str) -> Option<&str> {
    tags(template).find_map(|tag| {
        let name = tag.strip_prefix("extends")?.trim();
        name.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])
    })
}

/// The names in `{% block name %}`, in the order of the template.
fn blocks(template: &str) -> Vec<&str> {
    tags(template)
        .filter_map(|tag| {
            let name = tag.strip_prefix("block")?;
            name.starts_with(char::is_whitespace)
                .then(|| name.trim_start())
        })
        .collect()
}

/// What stands in each `{% … %}`, without blanks and hyphens around it.
fn tags(template: &str) -> impl Iterator<Item = &str> {
    template.split("{%").skip(1).filter_map(|rest| {
        let (tag, _) = rest.split_once("%}")?;
        Some(tag.trim_matches(|c: char| c == '-' || c.is_whitespace()))
    })
}

#[cfg(test)]
mod tests {
    use super::{blocks, extended};

    #[test]
    fn parents_and_blocks_are_read() {
        let template = "{%- extends \"base.html\" -%}\n{% block main -%}a{% block a %}{% endblock a %}\
                        {%- endblock main %}{% if blocks %}{% endif %}{% block";
        assert_eq!(extended(template), Some("base.html"));
        assert_eq!(blocks(template), ["main", "a"]);
        assert_eq!(extended("{% if extends %}{{ a }}"), None);
    }
}
