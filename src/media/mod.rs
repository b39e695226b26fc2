//! Pictures: what their files tell, the files that are made of them, and cards for articles that have none.
//!
//! ```text
//! bytes ──look──▶ Facts ──variants──▶ names and sizes        (while a site is loaded)
//! bytes + Facts + Variants ──develop──▶ bytes of files       (when a file is published)
//! ShareCard ──Press──▶ bytes of a PNG
//! ```
//!
//! It is handed bytes and hands bytes back. The only door to `image` and all other crates that know pixels and fonts.

mod card;
mod develop;
mod facts;
mod format;
mod head;
mod sources;
mod svg;
mod variants;

pub use card::{Press, ShareCard};
pub use develop::develop;
pub use facts::{Facts, HEAVIEST, Seen, Trouble, look, too_heavy, unsupported};
pub use format::Format;
pub use sources::{Sources, Still};
pub use variants::Variant;

use std::borrow::Cow;

/// The file of a picture without what it says of place, time, persons and devices; any other file as it is.
pub fn without_metadata<'b>(name: &str, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    match Format::named(name) {
        Some(Format::Svg) | None => Cow::Borrowed(bytes),
        Some(format) => head::without_metadata(format, bytes),
    }
}
