//! A YAML document as a tree of values, each with its span in the source.

use crate::diagnostic::{Shape, Span, Spanned};

/// A value and its span in the source.
#[derive(Clone, Debug)]
pub(crate) struct YamlNode {
    pub(crate) value: YamlValue,
    pub(crate) span: Span,
}

/// A value by its form. Numbers and booleans are texts in the spelling of the source.
#[derive(Clone, Debug)]
pub(crate) enum YamlValue {
    Empty,
    Text(String),
    List(Vec<YamlNode>),
    Map(Vec<MapEntry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct MapEntry {
    pub(crate) key: Spanned<String>,
    pub(crate) node: YamlNode,
    /// Whether no colon follows the key: inside `{…}` that is what a comma leaves of a value.
    pub(crate) bare: bool,
}

impl YamlNode {
    pub(crate) fn shape(&self) -> Shape {
        match self.value {
            YamlValue::Empty => Shape::Empty,
            YamlValue::Text(_) => Shape::Text,
            YamlValue::List(_) => Shape::List,
            YamlValue::Map(_) => Shape::Map,
        }
    }
}
