//! What is remembered of pictures between commands: what was seen of their files, and the files that were made of them.
//!
//! All of it only saves time. What is damaged or of another program is treated as if it were not there.

mod budget;
mod known;
mod made;
mod metadata;
mod picture_cache;
mod store;

pub(super) use metadata::without_metadata;
pub use picture_cache::PictureCache;
