//! What should stand in the place of something wrong, when only one thing can be meant: an address, a value, a key. The
//! cure that is printed and what `check --fix` writes are both taken from here.

use super::yaml_text::{in_flow, in_quotes, in_straight_quotes};
use serde::{Deserialize, Serialize};

/// A place as it should be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewriting {
    /// What stands there; empty when all of the place of the finding is written anew.
    pub written: String,
    /// What should stand there, with all that its place asks for: `<ke hoach.pdf>`.
    pub meant: String,
    /// The line as it should be: `![…](anh/le.jpg)`.
    pub line: String,
}

impl Rewriting {
    /// Another value of a field of YAML, in quotes where it needs them.
    pub fn of_value(field: &str, value: &str) -> Rewriting {
        Rewriting::of_yaml(field, in_flow(value))
    }

    /// The same value of a field of YAML in quotes, which it lacks.
    pub fn in_quotes(field: &str, value: &str) -> Rewriting {
        Rewriting::of_yaml(field, in_straight_quotes(value))
    }

    fn of_yaml(field: &str, value: String) -> Rewriting {
        Rewriting {
            written: String::new(),
            line: format!("{field}: {value}"),
            meant: value,
        }
    }

    /// Another value of an item in a list of YAML, in quotes where it needs them.
    pub fn of_item(value: &str) -> Rewriting {
        Rewriting::of_bare(in_flow(value))
    }

    /// The same value of an item in a list of YAML in quotes, which it lacks.
    pub fn item_in_quotes(value: &str) -> Rewriting {
        Rewriting::of_bare(in_quotes(value))
    }

    fn of_bare(value: String) -> Rewriting {
        Rewriting {
            written: String::new(),
            line: value.clone(),
            meant: value,
        }
    }

    /// Another name of a key.
    pub fn of_key(key: &str) -> Rewriting {
        Rewriting {
            written: String::new(),
            line: format!("{key}: …"),
            meant: key.to_owned(),
        }
    }
}

pub(super) fn rewritten_vi(rewriting: &Rewriting) -> String {
    let Rewriting { line, .. } = rewriting;
    format!("viết `{line}`, hoặc chạy `bantin check --fix` để máy sửa")
}

pub(super) fn rewritten_en(rewriting: &Rewriting) -> String {
    let Rewriting { line, .. } = rewriting;
    format!("write `{line}`, or let `bantin check --fix` write it")
}
