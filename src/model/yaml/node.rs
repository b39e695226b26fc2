//! A YAML document as a tree of values, each with its span in the source.

use crate::diagnostic::{Shape, Span, Spanned};

/// A value and its span in the source.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) span: Span,
}

/// A value by its form. Numbers and booleans are texts in the spelling of the source.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Empty,
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Spanned<String>,
    pub(crate) node: Node,
    /// Whether no colon follows the key: inside `{…}` that is what a comma leaves of a value.
    pub(crate) bare: bool,
}

impl Node {
    pub(crate) fn shape(&self) -> Shape {
        match self.value {
            Value::Empty => Shape::Empty,
            Value::Text(_) => Shape::Text,
            Value::List(_) => Shape::List,
            Value::Map(_) => Shape::Map,
        }
    }
}
