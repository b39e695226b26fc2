//! Hints of a watch.

use std::{collections::BTreeSet, path::PathBuf};

/// Where files may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// At these paths, or in these folders.
    These(BTreeSet<PathBuf>),
    /// Anywhere in the site.
    Anywhere,
}
