//! The text of a template as it was written.

use crate::diagnostic::SourcePath;

/// The text of a template, and its file.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct TemplateText {
    pub(super) path: SourcePath,
    pub(super) text: String,
    pub(super) is_builtin: bool,
}
