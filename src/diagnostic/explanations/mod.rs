//! What each code of the [catalogue](super::catalogue) means at length, apart from the rules of
//! [`lint`](crate::lint), which explain themselves.

mod fields;
mod files;
mod life;
mod new;
mod pictures;
mod references;
mod registers;
mod text;
mod theme;
mod yaml;

use super::{Explanation, Stands};
use new::{error, warning};

/// All of them, by family.
pub const EXPLANATIONS: &[&[Explanation]] = &[
    files::ALL,
    yaml::ALL,
    fields::ALL,
    registers::ALL,
    references::ALL,
    life::ALL,
    text::ALL,
    pictures::ALL,
    theme::ALL,
];
