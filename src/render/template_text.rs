//! A template as it is written.

use crate::diagnostic::SourcePath;

/// A text of a theme and where it comes from.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct TemplateText {
    pub(super) path: SourcePath,
    pub(super) text: String,
    pub(super) is_builtin: bool,
}
