//! What should stand in place of an address that leads nowhere, when only one file can be meant.

use serde::{Deserialize, Serialize};

/// An address as it should be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewriting {
    /// What stands there.
    pub written: String,
    /// What should stand there, with all that its place asks for: `<ke hoach.pdf>`.
    pub meant: String,
    /// The line as it should be: `![…](anh/le.jpg)`.
    pub line: String,
}

pub(super) fn rewritten_vi(rewriting: &Rewriting) -> String {
    let Rewriting { line, .. } = rewriting;
    format!("viết `{line}`, hoặc chạy `bantin check --fix` để máy sửa")
}

pub(super) fn rewritten_en(rewriting: &Rewriting) -> String {
    let Rewriting { line, .. } = rewriting;
    format!("write `{line}`, or let `bantin check --fix` write it")
}
