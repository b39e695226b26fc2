//! The text of a template as it was written.

use crate::diagnostic::SourcePath;
use std::{borrow::Cow, iter, mem};

/// The text of a template, and its file.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct TemplateText {
    pub(super) path: SourcePath,
    pub(super) text: String,
    pub(super) is_builtin: bool,
}

impl TemplateText {
    /// The text that pages are made with. A site's own may hold blanks that somebody wants.
    pub(super) fn for_pages(&self) -> Cow<'_, str> {
        if self.is_builtin {
            flat(&self.text).into()
        } else {
            self.text.as_str().into()
        }
    }
}

/// A template without the indentation of its lines. These blanks go into the tag that comes next, where they mean
/// nothing: what stands in tags is where it was, because mistakes are reported with their places.
fn flat(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    let mut blanks = 0;
    while !rest.is_empty() {
        let (content, tag) = rest.split_at(next_tag(rest));
        for line in content.split_inclusive('\n') {
            let begins = text.is_empty() || text.ends_with('\n');
            let kept = if begins {
                line.trim_start_matches(' ')
            } else {
                line
            };
            blanks += line.len() - kept.len();
            text.push_str(kept);
        }
        let end = match tag.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            _ => "#}",
        };
        let end = tag.find(end).map_or(tag.len(), |at| at + end.len());
        let (tag, behind) = tag.split_at(end);
        let mark = if tag.get(2..3) == Some("-") { 3 } else { 2 };
        if let Some((mark, inside)) = tag.split_at_checked(mark) {
            text.push_str(mark);
            text.extend(iter::repeat_n(' ', mem::take(&mut blanks)));
            text.push_str(inside);
        }
        rest = behind;
    }
    text
}

/// Where the first tag begins, else the end.
fn next_tag(text: &str) -> usize {
    let braces = text.match_indices('{').map(|(at, _)| at);
    let mut tags =
        braces.filter(|at| matches!(text.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#')));
    tags.next().unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::flat;

    #[test]
    fn lines_begin_with_what_they_say() {
        for (written, made) in [
            ("", ""),
            ("  <p>\n    a  b\n  </p>\n", "<p>\na  b\n</p>\n"),
            ("<p>\n  {{ a }}  b\n", "<p>\n{{   a }}  b\n"),
            ("<p>\n  <b>{{- a }}</b>\n", "<p>\n<b>{{-   a }}</b>\n"),
            (
                "{% if a -%}\n  b\n{% endif %}",
                "{% if a -%}\nb\n{%   endif %}",
            ),
            (
                "  {% if a -%}\n    {#- b -#}\n",
                "{%   if a -%}\n{#-     b -#}\n",
            ),
            (
                "<p>\n  { {{ <a\n  b={c} /> }}",
                "<p>\n{ {{   <a\n  b={c} /> }}",
            ),
            (" {{", "{{ "),
            ("đ\n  {", "đ\n{"),
        ] {
            assert_eq!(flat(written), made);
        }
    }
}
