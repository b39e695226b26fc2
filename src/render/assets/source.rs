//! A file of a theme as it is written.

use crate::{diagnostic::SourcePath, render::builtin};
use std::collections::BTreeMap;

/// A file of a theme as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::render) struct Source {
    pub(in crate::render) path: SourcePath,
    pub(in crate::render) bytes: Vec<u8>,
}

impl Source {
    /// Whether the program came with it: its scripts are known to bear what is done to them.
    pub(super) fn is_builtin(&self) -> bool {
        builtin::at(&self.path).is_some_and(|bytes| *bytes == *self.bytes)
    }
}

/// Written files by their names below `static/`.
pub(in crate::render) type Sources = BTreeMap<String, Source>;
