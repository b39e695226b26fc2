//! Pictures between commands: what was seen of their files, and the files that were made of them.
//!
//! It only saves time. Whatever is damaged or of another program is as if it were not there.

mod budget;
mod known;
mod made;
mod metadata;
mod picture_cache;
mod store;

pub(super) use metadata::without_metadata;
pub use picture_cache::PictureCache;
