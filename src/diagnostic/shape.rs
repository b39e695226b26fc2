//! The forms that a value can have.

use serde::{Deserialize, Serialize};

/// The forms a YAML value can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// A single word, number or text.
    Text,
    /// A list.
    List,
    /// Keys with values.
    Map,
    /// Nothing.
    Empty,
}

pub(super) fn shape_vi(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "một giá trị đơn",
        Shape::List => "một danh sách",
        Shape::Map => "các khóa con",
        Shape::Empty => "chỗ trống",
    }
}

pub(super) fn shape_en(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a single value",
        Shape::List => "a list",
        Shape::Map => "keys with values",
        Shape::Empty => "nothing",
    }
}
