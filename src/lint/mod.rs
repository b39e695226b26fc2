//! What a careful sub-editor would notice, one rule a file.
//!
//! There are three sorts of rules. Those over [raw] text see a file before its letters are brought into one
//! form, which would hide what they look for. Those over [text](mod@text) see the decoded text of an
//! article. Those over the whole [site] see articles, published or not, and registers. Each rule has a code,
//! an [`Explanation`] with an example, and is a warning until the site's [`checks:`](Levels) say otherwise.

mod levels;
mod mend;
pub mod raw;
pub mod site;
pub mod text;

pub use levels::{Levels, explanation, explanations};
pub use mend::{Mended, mend};

use crate::diagnostic::Explanation;

/// The explanation of every rule.
pub fn rules() -> impl Iterator<Item = &'static Explanation> {
    let all = raw::RULES.iter().chain(text::RULES).chain(site::RULES);
    all.copied()
}
