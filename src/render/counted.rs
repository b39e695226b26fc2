//! Rewrites templates so that they count. The engine has no limits, so each loop gets its list, and each assignment its
//! value, from a function that counts. Problems are reported at the places of the template as it was written.

use super::endless::{Render, Renders};
use crate::diagnostic::{Excess, Span};
use std::{borrow::Cow, ops::Range};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Name of the function from which a loop gets its list.
const LIST: &str = "bantin_list";
/// Name of the function from which an assignment gets its value.
const VALUE: &str = "bantin_value";

/// Most rounds that all loops of one page make together.
const MOST_ROUNDS: usize = 10_000_000;
/// Longest text, in bytes, that may be assigned to a name.
const LONGEST_TEXT: usize = 32 << 20;
/// Longest list that may be assigned to a name.
const LONGEST_LIST: usize = 1_000_000;

/// Registers the counting functions with the engine.
pub(super) fn register(tera: &mut Tera, renders: &Renders) {
    let counted = |count: fn(&Render, &Value)| {
        let renders = renders.clone();
        move |given: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            let value = given.must_get::<Value>("of")?;
            let render = renders.here();
            render.iter().for_each(|render| count(render, &value));
            match render.and_then(|render| render.excess()) {
                None => Ok(value),
                Some(_) => Err(Error::message("too much for one page")),
            }
        }
    };
    let list = counted(|render, list| {
        if render.add_rounds(length(list)) > MOST_ROUNDS {
            render.stop(Excess::Rounds);
        }
    });
    let value = counted(|render, value| {
        let longest = if value.is_string() {
            LONGEST_TEXT
        } else {
            LONGEST_LIST
        };
        if length(value) > longest {
            render.stop(Excess::Value);
        }
    });
    tera.register_function(LIST, list);
    tera.register_function(VALUE, value);
}

/// The number of entries of a list, or of bytes of a text.
fn length(value: &Value) -> usize {
    let text = value.as_str().map(str::len);
    text.or_else(|| value.len()).unwrap_or(0)
}

/// What was inserted into a template: for each insert where it begins, and its length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inserts(Vec<(usize, usize)>);

impl Inserts {
    /// Turns a range of the template that the engine got into the range of the template as it was written.
    pub(super) fn as_written(&self, span: Span) -> Span {
        let offset = |at: u32| {
            let at = at as usize;
            let before = self.0.iter().take_while(|(begin, _)| *begin < at);
            let inserted = before.map(|&(begin, length)| length.min(at - begin));
            at - inserted.sum::<usize>()
        };
        Span::new(offset(span.start), offset(span.end))
    }
}

/// Rewrites a template so that its loops and assignments count.
pub(super) fn counted(template: &str) -> (Cow<'_, str>, Inserts) {
    let mut inserts = Inserts::default();
    let mut text = String::new();
    let mut done = 0;
    let mut insert = |text: &mut String, at: usize, inserted: &str| {
        text.push_str(&template[done..at]);
        inserts.0.push((text.len(), inserted.len()));
        text.push_str(inserted);
        done = at;
    };
    for tag in Tags(template, 0) {
        if let Some((function, of)) = counts(template, tag) {
            insert(&mut text, of.start, &format!("{function}(of="));
            insert(&mut text, of.end, ")");
        }
    }
    match done {
        0 => (template.into(), inserts),
        _ => ((text + &template[done..]).into(), inserts),
    }
}

/// The function that a tag needs, and the range of the expression that becomes its argument.
fn counts(template: &str, tag: Range<usize>) -> Option<(&'static str, Range<usize>)> {
    let inside = &template[tag.clone()];
    let mut rest = inside.trim_start();
    let function = match word(&mut rest) {
        "for" => {
            loop {
                match word(&mut rest) {
                    "" => return None,
                    "in" => break,
                    _ => rest = rest.trim_start().trim_start_matches(','),
                }
            }
            LIST
        }
        "set" | "set_global" => {
            word(&mut rest);
            rest = rest.trim_start().strip_prefix('=')?;
            // Only these can make a value larger than those that exist.
            if !rest.contains(['~', '[', '{', '|', '(']) {
                return None;
            }
            VALUE
        }
        _ => return None,
    };
    let of = rest.trim();
    let start = tag.start + inside.len() - rest.trim_start().len();
    (!of.is_empty()).then(|| (function, start..start + of.len()))
}

/// Takes the next word off a text.
fn word<'t>(text: &mut &'t str) -> &'t str {
    let begun = text.trim_start();
    let end = begun.find(|letter| !is_in_name(letter));
    let (word, rest) = begun.split_at(end.unwrap_or(begun.len()));
    *text = rest;
    word
}

fn is_in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// The contents of the tags `{% … %}` of a template, from an offset on.
struct Tags<'t>(&'t str, usize);

impl Iterator for Tags<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let Tags(template, at) = self;
        loop {
            let begin = *at + template[*at..].find('{')?;
            let inside = begin + 2;
            match template.get(begin..inside) {
                Some("{#") => *at = inside + template[inside..].find("#}")? + 2,
                Some("{{") => *at = end(template, inside, "}}")? + 2,
                Some("{%") => {
                    let end = end(template, inside, "%}")?;
                    *at = end + 2;
                    let tag = &template[inside..end];
                    let tag = tag.strip_suffix('-').unwrap_or(tag);
                    let start = inside + usize::from(tag.starts_with('-'));
                    match template[start..inside + tag.len()].trim() {
                        "raw" => *at = end_of_raw(template, *at)?,
                        _ => return Some(start..inside + tag.len()),
                    }
                }
                _ => *at = begin + 1,
            }
        }
    }
}

/// The end of a tag that begins before `from`; an end mark in a quoted text does not count.
fn end(template: &str, from: usize, mark: &str) -> Option<usize> {
    let mut quote = None;
    let mut escaped = false;
    for (at, letter) in template[from..].char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if letter == '\\' => escaped = true,
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if template[from + at..].starts_with(mark) => return Some(from + at),
            None if matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            None => {}
        }
    }
    None
}

/// The end of a raw section, behind its closing tag.
fn end_of_raw(template: &str, mut from: usize) -> Option<usize> {
    loop {
        from += template[from..].find("{%")? + 2;
        let end = from + template[from..].find("%}")?;
        if template[from..end].trim_matches('-').trim() == "endraw" {
            return Some(end + 2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Renders, Span, counted, register};
    use tera::{Context, Tera};

    #[test]
    fn what_is_counted_is_printed_as_it_was() {
        let render = |template: &str| {
            let mut tera = Tera::default();
            register(&mut tera, &Renders::default());
            tera.add_raw_template("a.html", template).unwrap();
            tera.render("a.html", &Context::new()).unwrap()
        };
        for (template, printed) in [
            ("{% for x in [1, 2] -%} {{ x }}{% endfor %}", "12"),
            (
                "{% for x in [1] if 1 > 2 else [3, \"<\"] %}{{ x }}{% else %}-{% endfor %}",
                "3&lt;",
            ),
            (
                "{% for k, v in {\"a\": 1} %}{{ k }}{{ v }}{% endfor %}{% for x in \"đa\" %}{{ x }}.{% endfor %}",
                "a1đ.a.",
            ),
            (
                "{% for x in range(end=3)[1:] %}{{ loop.index }}{{ loop.length }}{% endfor %}",
                "1222",
            ),
            (
                "{% set x = 1 ~ 2 %}{% set y = [x, ...[3]] | join(sep=\"<\") -%} {{ y }}",
                "12&lt;3",
            ),
            (
                "{% set x = \"<\" | safe %}{% set y = x if x else (1 + 1) %}{{ x }}{{ y }}",
                "<<",
            ),
            (
                "{% for x in [1, 2] %}{% set_global y = [x] %}{% endfor %}{{ y }}",
                "[2]",
            ),
        ] {
            let (counted, _) = counted(template);
            assert_ne!(counted, template);
            assert_eq!(
                (render(template), render(&counted)),
                (printed.to_owned(), printed.to_owned()),
                "{counted}"
            );
        }
    }

    /// `▸` and `◂` enclose the expressions that are counted.
    #[test]
    fn what_is_counted() {
        for marked in [
            "a{% for x in ▸page.items◂ %}b{% endfor %}",
            "{%- for x , y in ▸m◂ -%}{%-for z in ▸x if y else []◂-%}",
            "{% for in_x in ▸\"%} in\"◂ %}{% for x in ▸'\\' %}'◂ %}",
            "{% set x = ▸[1, 2]◂ %}{% set_global y=▸ x ~ `%}`◂ %}{% set z = x %}{% set a = 1 + 2 %}",
            "{% set x %}{% for y in ▸range(end=3)◂ %}{% endfor %}{% endset %}{% set x | upper %}{% endset %}",
            "{# {% for x in y %} #}{% raw %}{% for x in y %}{% endraw %}{{ \"{% for x in y %}\" }}{% for x in ▸y◂ %}",
            "{%- raw -%}{%- for x in y -%}{% raw %}{%- endraw -%}{% for x in ▸y◂ %}",
            "{% if x in y %}{% format in x %}{% block for %}{ { % for x in y %}{% for x in ▸ đ◂ %}",
            "{% for x %}{% for %}{% for x in %}{% for đ in y %}{% set = 1 %}{% set x = %}{% %}{%",
            "{% for x in y",
            "{{ 'a",
            "{% raw %}{%",
        ] {
            let written = marked.replace(['▸', '◂'], "");
            let (text, inserts) = counted(&written);
            let function = |before: &str| {
                if before.contains("set") {
                    "bantin_value(of="
                } else {
                    "bantin_list(of="
                }
            };
            let mut expected = String::new();
            for (at, part) in marked.split('▸').enumerate() {
                if at > 0 {
                    let tag = expected.rfind("{%").unwrap();
                    let function = function(&expected[tag..]);
                    let spaces = part.len() - part.trim_start().len();
                    expected.push_str(&part[..spaces]);
                    expected.push_str(function);
                }
                expected.push_str(&match at {
                    0 => part.to_owned(),
                    _ => part.trim_start().replace('◂', ")"),
                });
            }
            assert_eq!(text, expected);
            // Each letter that was written is found at its old place.
            let mut rest = text.char_indices().peekable();
            for (at, letter) in written.char_indices() {
                let place = rest.find(|(place, other)| {
                    let as_written = inserts.as_written(Span::new(*place, *place + 1));
                    *other == letter
                        && as_written.start as usize == at
                        && as_written.end > as_written.start
                });
                assert!(place.is_some(), "{letter} at {at} in {text}");
            }
        }
    }
}
