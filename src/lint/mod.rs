//! Lints: what a careful sub-editor would notice, one rule in each file.
//!
//! There are four sorts of rules. Those over [raw] text see a file before its letters are brought into one form, which
//! would hide what they look for. Those over [letters] see any decoded text, also registers and themes. Those over
//! [text](mod@text) see the decoded text of an article. Those over the whole [site] see articles, published or not, and
//! registers. Each rule has a code and an [`Explanation`] with an example. Nearly all findings are warnings unless
//! [`checks:`](Levels) of the site says otherwise.

pub mod letters;
mod levels;
mod mend;
pub mod raw;
pub mod site;
pub mod text;

pub use levels::{Levels, explanation, explanations};
pub use mend::{Mended, Mending, mend};

use crate::diagnostic::Explanation;

/// The explanations of all rules.
pub fn rules() -> impl Iterator<Item = &'static Explanation> {
    let all = [raw::RULES, letters::RULES, text::RULES, site::RULES];
    all.into_iter().flatten().copied()
}
