//! Reading the strings of a theme.

use super::yaml;
use crate::{
    diagnostic::{Problem, Span},
    text::Strings,
};

/// The strings of a language: those of the built-in theme, with what the site's own files change.
///
/// # Errors
/// The number of the text at fault, and what is wrong with it.
pub fn strings(texts: &[&str]) -> Result<Strings, (usize, Span, Problem)> {
    yaml::typed(texts)
}
