//! Pictures: what their files tell, the files that are made of them, and cards for articles that have none.
//!
//! ```text
//! bytes ──look──▶ Facts ──variants──▶ names and sizes        (while a site is loaded)
//! bytes + Facts + Variants ──develop──▶ bytes of files       (when a file is published)
//! ShareCard ──CardRenderer──▶ bytes of a PNG
//! ```
//!
//! It is handed bytes and hands bytes back. The only door to `image` and all other crates that know pixels and fonts.

mod bare_svg;
mod card;
mod develop;
mod facts;
mod format;
mod head;
mod sources;
mod svg;
mod variants;

pub use card::{CardRenderer, ShareCard};
pub use develop::develop;
pub use facts::{Facts, Seen, Trouble, look, outweighed, too_heavy, unsupported};
pub use format::{BEGINNING, Format};
pub use sources::{Sources, Still};
pub use variants::Variant;

use std::borrow::Cow;

/// Whether a file is a picture that pages show, as its [`BEGINNING`] tells.
pub fn is_picture(beginning: &[u8]) -> bool {
    matches!(format::sniff(beginning), Some((Some(_), _)))
}

/// The file of a picture without what it says of place, time, persons and devices; any other file as it is. What it is,
/// its first bytes tell: names lie.
pub fn without_metadata(bytes: &[u8]) -> Cow<'_, [u8]> {
    match format::sniff(bytes) {
        Some((Some(Format::Svg), _)) => bare_svg::bare(bytes),
        Some((Some(format), _)) => head::without_metadata(format, bytes),
        Some((None, _)) | None => Cow::Borrowed(bytes),
    }
}
