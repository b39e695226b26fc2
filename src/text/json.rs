//! Values as JSON.

use serde::Serialize;

/// A value as JSON. It holds texts, numbers and lists and maps of them, which always have a form in JSON: one that has
/// none is a mistake of the program, and an empty file in its place would be published without a word.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers have a form in JSON")
}
