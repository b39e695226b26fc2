//! What templates see, as a document.

use super::{Field, Holds, Reference, TypeOfView, Word};

/// What holds for all templates.
const OPENING: &str = "\
# What templates see

A file `themes/<theme>/templates/<name>` or `templates/<name>` of a site takes the place of the built-in template of its
name. A template sees `site`, `head`, `page` and `t`, and nothing else: `t` has the labels of `strings/<language>.yaml`,
the others are told here. A name that is not there is an error, so a template that builds is a template without
misspelled names.
";

pub(super) fn docs(reference: &Reference) -> String {
    let mut text = OPENING.to_owned();
    text += "\n## Names\n\n| name | in | is |\n|---|---|---|\n";
    for (name, of) in &reference.everywhere {
        text += &format!("| `{name}` | every template | {} |\n", link(of));
    }
    for (template, of) in &reference.templates {
        text += &format!("| `page` | `{template}` | {} |\n", link(of));
    }
    text += "\n## Types\n";
    text.extend(reference.types.iter().map(told));
    text
}

fn told(one: &TypeOfView) -> String {
    let mut text = format!("\n### {}\n\n{}\n", one.name, one.about);
    if !one.fields.is_empty() {
        text += "\n| field | holds | |\n|---|---|---|\n";
    }
    for Field { name, holds, about } in &one.fields {
        text += &format!("| `{name}` | {} | {} |\n", words(holds), cell(about));
    }
    if !one.words.is_empty() {
        text += "\n| word | |\n|---|---|\n";
    }
    for Word { text: word, about } in &one.words {
        text += &format!("| `{word}` | {} |\n", cell(about));
    }
    text
}

fn words(holds: &Holds) -> String {
    match holds {
        Holds::Text => "text".to_owned(),
        Holds::Html => "HTML, for `\\| safe`".to_owned(),
        Holds::Number => "number".to_owned(),
        Holds::Flag => "true or false".to_owned(),
        Holds::One(name) => link(name),
        Holds::List(inner) if matches!(**inner, Holds::Maybe(_)) => {
            format!("list of ({})", words(inner))
        }
        Holds::List(inner) => format!("list of {}", words(inner)),
        Holds::Map(inner) => format!("by name: {}", words(inner)),
        Holds::Maybe(inner) => format!("{} or none", words(inner)),
        Holds::Row(row) => {
            let row: Vec<String> = row.iter().map(words).collect();
            format!("row of {}", row.join(", "))
        }
    }
}

/// A link to where a type is told.
fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
