//! YAML as a tree whose pieces know where they stand.

use crate::diagnostic::{Shape, Span, Spanned};

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) span: Span,
}

/// The forms of a value.
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
