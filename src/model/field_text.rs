//! The texts of fields: on one line, and without the markup that comes along from web pages.

use super::{
    examples::text_with_colon,
    fields::FieldReader,
    yaml::{YamlNode, YamlValue},
};
use crate::{
    diagnostic::{FieldProblem, Lint, Rewriting, Shape, Span, Spanned},
    markdown::{PlainText, plain_text},
};
use memchr::memchr2;

/// Fields whose texts are addresses, in which `&` and `<` mean what they always do.
const ADDRESSES: [&str; 7] = [
    "aliases",
    "base_url",
    "id",
    "photo",
    "source_url",
    "src",
    "url",
];

impl FieldReader<'_> {
    /// A text on one line; none, with a report, when the node is a list or a map, and none without one
    /// when it is empty.
    pub(crate) fn text(&mut self, name: &str, node: YamlNode) -> Option<Spanned<String>> {
        self.text_as(name, node, Rewriting::of_value)
    }

    /// As [`text`](FieldReader::text), for an item of a list.
    pub(crate) fn item(&mut self, name: &str, node: YamlNode) -> Option<Spanned<String>> {
        self.text_as(name, node, |_, value| Rewriting::of_item(value))
    }

    /// As [`text`](FieldReader::text). `rewriting` is for a value that has been read otherwise than it is written.
    fn text_as(
        &mut self,
        name: &str,
        node: YamlNode,
        rewriting: fn(&str, &str) -> Rewriting,
    ) -> Option<Spanned<String>> {
        let (found, span) = (node.shape(), node.span);
        match node.value {
            YamlValue::Text(text) => {
                let text = self.plain(name, one_line(text), span, rewriting);
                (!text.is_empty()).then(|| Spanned::new(text, span.shift(self.shift)))
            }
            YamlValue::Empty => None,
            YamlValue::Map(entries) => {
                match text_with_colon(&entries) {
                    Some((text, all)) => {
                        let rewriting = Rewriting::item_in_quotes(&text);
                        let field = name.to_owned();
                        self.report(all, FieldProblem::ColonInText { field, rewriting });
                    }
                    None => self.wrong_shape(name, span, Shape::Text, found),
                }
                None
            }
            YamlValue::List(_) => {
                self.wrong_shape(name, span, Shape::Text, found);
                None
            }
        }
    }

    /// A text without the markup that came along from elsewhere, as far as it is certain what is meant.
    fn plain(
        &mut self,
        name: &str,
        text: String,
        span: Span,
        rewriting: fn(&str, &str) -> Rewriting,
    ) -> String {
        let has_markup = memchr2(b'&', b'<', text.as_bytes()).is_some();
        if !has_markup || ADDRESSES.contains(&name) {
            return text;
        }
        let Some(PlainText { text: read, markup }) =
            plain_text(&text, self.context.locale.eth_is_d())
        else {
            return text;
        };
        let problem = Lint::ReadMarkup {
            markup,
            rewriting: Box::new(rewriting(name, &read)),
            read: read.clone(),
        };
        self.report(span, problem);
        read
    }
}

fn one_line(text: String) -> String {
    let plain = !text.contains('\n') && !text.contains("  ") && text.trim().len() == text.len();
    if plain {
        text
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
