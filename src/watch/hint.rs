//! What a watch tells of files.

use std::{collections::BTreeSet, path::PathBuf};

/// Where something may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// In these files and folders.
    These(BTreeSet<PathBuf>),
    /// Anywhere.
    Anywhere,
}
