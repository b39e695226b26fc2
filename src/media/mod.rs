//! Pictures: what their files tell, the files that are made of them, and cards for articles that have none.
//!
//! ```text
//! bytes ──look──▶ Facts ──variants──▶ names and sizes        (while a site is loaded)
//! bytes + Facts + Variants ──develop──▶ bytes of files       (when a file is published)
//! ShareCard ──CardRenderer──▶ bytes of a PNG
//! ```
//!
//! This room is handed bytes and hands bytes back. The only door to `image` and all other crates for pixels and fonts.

mod card;
mod develop;
mod encode;
mod facts;
mod format;
mod head;
mod inks;
mod lighter;
mod metadata;
mod palette;
mod sources;
mod svg;
mod variants;

pub use card::{CardRenderer, ShareCard};
pub use develop::make_variants;
pub use facts::{PictureError, PictureFacts, Seen, look, outweighed, too_heavy, unsupported};
pub use format::{BEGINNING, PictureFormat};
pub use metadata::{is_picture, picture_format, without_metadata};
pub use sources::{Sources, Still};
pub use variants::Variant;
