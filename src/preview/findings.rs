//! What a search for mistakes has found.

use crate::diagnostic::{Diagnostic, SourcePath, SourceText};
use std::collections::BTreeMap;

/// What is wrong with a version of a site, and the texts that diagnostics point into.
#[derive(Default)]
pub struct Findings {
    /// The diagnostics, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts of the files that they point into, for quoting lines.
    pub texts: BTreeMap<SourcePath, SourceText>,
}
