//! Every code there is.

use super::{Explanation, Problem};
use crate::text::nearest;

/// The explanation of every code, sorted by code.
pub fn explanations() -> Vec<&'static Explanation> {
    let mut all: Vec<&Explanation> = Problem::EXPLANATIONS.iter().copied().flatten().collect();
    all.sort_by_key(|explanation| explanation.code);
    all
}

/// The explanation of a code.
///
/// # Errors
/// When there is no such code, with the nearest.
pub fn explain(code: &str) -> Result<&'static Explanation, Option<String>> {
    let all = explanations();
    let found = all.iter().find(|explanation| explanation.code == code);
    let codes = all.iter().map(|explanation| explanation.code);
    found.copied().ok_or_else(|| nearest(code, codes))
}
