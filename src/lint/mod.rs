//! What a careful sub-editor would notice, one rule a file, but for letters, which one scan finds.
//!
//! There are four sorts of rules. Those over [raw] text see a file before its letters are brought into one
//! form, which would hide what they look for. Those over [letters] see any decoded text, registers and themes too.
//! Those over [text](mod@text) see the decoded text of an article. Those over the whole [site] see articles, published
//! or not, and registers. What a rule finds is a [`Lint`](crate::diagnostic::Lint), whose rows hold its code, its words and
//! its explanation. Nearly all are warnings until the site's [`checks:`](Levels) say otherwise.

pub mod letters;
mod levels;
mod mend;
pub mod raw;
pub mod site;
pub mod text;

pub use levels::Levels;
pub use mend::{Mended, Mending, mend, on_disk};
