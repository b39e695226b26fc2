//! The texts of fields, on one line.

use super::{
    examples::text_with_colon,
    fields::FieldReader,
    yaml::{YamlNode, YamlValue},
};
use crate::diagnostic::{FieldProblem, Rewriting, Shape, Spanned};

impl FieldReader<'_> {
    /// A text on one line; none, with a report, when the node is a list or a map, and none without one
    /// when it is empty.
    pub(crate) fn text(&mut self, name: &str, node: YamlNode) -> Option<Spanned<String>> {
        let (found, span) = (node.shape(), node.span);
        match node.value {
            YamlValue::Text(text) => {
                let text = one_line(text);
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
}

fn one_line(text: String) -> String {
    let plain = !text.contains('\n') && !text.contains("  ") && text.trim().len() == text.len();
    if plain {
        text
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
