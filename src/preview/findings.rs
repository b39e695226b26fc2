//! What was found in a site while it is previewed.

use crate::diagnostic::{Diagnostic, Lines, SourcePath};
use std::collections::BTreeMap;

/// Everything that is wrong with a version of a site, and the texts that it points into.
#[derive(Default)]
pub struct Findings {
    /// What is wrong, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts.
    pub texts: BTreeMap<SourcePath, Lines>,
}
