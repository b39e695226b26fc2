//! A file of a theme as its author wrote it.

use crate::{diagnostic::SourcePath, render::builtin};
use std::collections::BTreeMap;

/// A file below `static/` of a theme as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::render) struct Source {
    pub(in crate::render) path: SourcePath,
    pub(in crate::render) bytes: Vec<u8>,
}

impl Source {
    /// Whether the file is built into the program. Only built-in scripts are shortened.
    pub(super) fn is_builtin(&self) -> bool {
        builtin::at(&self.path).is_some_and(|bytes| *bytes == *self.bytes)
    }
}

/// The files of a theme by their names below `static/`.
pub(in crate::render) type Sources = BTreeMap<String, Source>;
