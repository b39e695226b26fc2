//! Finds which template does not end, and where. The engine gives this only for errors of its own. So it is inferred
//! from what the page printed last, from what a component calls, and from who wrote the templates: the built-in ones do
//! end.

use super::{endless::Render, template_text::TemplateText, theme::Theme};
use crate::diagnostic::{Diagnostic, Excess, Place, SourcePath, Span};
use std::collections::BTreeSet;

impl Theme {
    /// The problem of the template that makes a page take more than it may.
    pub fn blame(&self, render: &Render, excess: Excess) -> Diagnostic {
        self.blame_for(render, excess, &[])
    }

    /// The problem of the template that made a page, which printed `last_words` before it was stopped.
    pub(super) fn blame_for(
        &self,
        render: &Render,
        excess: Excess,
        last_words: &[Vec<u8>],
    ) -> Diagnostic {
        let find = |find: &dyn Fn(&str) -> Option<Span>| {
            let first = self.templates.get(&render.template).into_iter();
            let all = first.chain(self.templates.values());
            let mut own = all.filter(|text| !text.is_builtin);
            own.find_map(|text| Some(Place::at(&text.path, find(&text.text)?)))
        };
        let place = match excess {
            Excess::Depth => find(&own_call),
            _ => last_words
                .iter()
                .find_map(|words| find(&|template| printed(template, words))),
        };
        let place = place.unwrap_or_else(|| Place::file(&self.suspect(&render.template)));
        render.diagnostic(place, excess)
    }

    /// The file of the template to blame: that of the page or, when that is built in, the first one in the order of
    /// calls that is not.
    fn suspect(&self, template: &str) -> SourcePath {
        let mut seen = BTreeSet::from([template]);
        let mut waiting = vec![template];
        while let Some(text) = waiting.pop().and_then(|name| self.templates.get(name)) {
            if !text.is_builtin {
                return text.path.clone();
            }
            for (name, other) in &self.templates {
                if text.calls(name, other) && seen.insert(name) {
                    waiting.push(name);
                }
            }
        }
        self.path_of(template)
    }

    /// The path of the file of a template.
    pub(super) fn path_of(&self, template: &str) -> SourcePath {
        let text = self.templates.get(template);
        let fallback = || SourcePath::new(format!("templates/{template}"));
        text.map_or_else(fallback, |text| text.path.clone())
    }
}

impl TemplateText {
    /// Whether the template extends or includes another template, or calls a component of it.
    fn calls(&self, name: &str, other: &TemplateText) -> bool {
        let mut components = components(&other.text);
        self.text.contains(&format!("\"{name}\""))
            || components.any(|(component, _)| call(&self.text, component).is_some())
    }
}

/// The place of a text that a template prints as it is: between two tags, and only once in the template.
fn printed(template: &str, text: &[u8]) -> Option<Span> {
    let text = std::str::from_utf8(text).ok()?.trim();
    if text.is_empty() {
        return None;
    }
    let is_between_tags = |at: &usize| {
        let before = template[..*at].trim_end();
        let after = template[at + text.len()..].trim_start();
        (before.is_empty() || before.ends_with('}')) && (after.is_empty() || after.starts_with('{'))
    };
    let places = template.match_indices(text).map(|(at, _)| at);
    let mut places = places.filter(is_between_tags);
    let at = places.next()?;
    let only = places.next().is_none();
    only.then(|| Span::new(at, at + text.len()))
}

/// The place where a component calls itself.
fn own_call(template: &str) -> Option<Span> {
    components(template).find_map(|(name, begin)| {
        let body = template[begin..].split("endcomponent").next()?;
        let at = begin + call(body, name)?;
        Some(Span::new(at, at + name.len() + 1))
    })
}

/// The components of a template: the name of each, and its offset.
fn components(template: &str) -> impl Iterator<Item = (&str, usize)> {
    let begins = template.match_indices("{% component ");
    begins.map(|(at, tag)| {
        let begin = at + tag.len();
        let end = template[begin..].find(|letter| !is_in_name(letter));
        (
            &template[begin..end.map_or(template.len(), |end| begin + end)],
            begin,
        )
    })
}

/// The offset at which a text calls a component.
fn call(text: &str, component: &str) -> Option<usize> {
    let tag = format!("<{component}");
    let mut calls = text.match_indices(&tag).map(|(at, _)| at);
    calls.find(|at| !text[at + tag.len()..].starts_with(is_in_name))
}

fn is_in_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::{own_call, printed};

    #[test]
    fn what_is_printed_stands_between_tags() {
        let template = "<p>{% for a in b %}<br>x{{ a }}\n  -x- {%- endfor %}</p>";
        for (words, place) in [
            ("<br>x", Some(19)),
            ("-x-", Some(34)),
            ("</p>", Some(51)),
            ("x", None),
            ("br", None),
            (" \n", None),
            ("y", None),
        ] {
            let found = printed(template, words.as_bytes());
            assert_eq!(found.map(|span| span.start as usize), place, "{words}");
        }
        assert_eq!(printed("{{ a }}x{{ a }}x{{ a }}", b"x"), None, "twice");
        assert_eq!(printed("{{ a }}x{{ a }}", b"\xff"), None);
    }

    #[test]
    fn components_that_call_themselves() {
        for (template, place) in [
            (
                "{% component a() %}{{ <a/> }}{% endcomponent a %}",
                Some(22),
            ),
            (
                "{% component a(b) %}{{ <a.b/> }}{{ <ab/> }}{% endcomponent a %}{{ <a/> }}",
                None,
            ),
            (
                "{% component a() %}x{% endcomponent a %}{% component b() %}{% <b> %}{% </b> %}{% endcomponent b %}",
                Some(62),
            ),
            ("{% component a() %}{{ <a", Some(22)),
            ("{% component ", None),
        ] {
            let found = own_call(template);
            assert_eq!(found.map(|span| span.start as usize), place, "{template}");
        }
    }
}
