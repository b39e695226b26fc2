//! What the fuzz targets share: a small site to read texts with, and what must hold of whatever the program says.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a fuzz target fails loudly"
)]

pub mod bounds;
pub mod cache;
pub mod html;
pub mod paths;
pub mod reports;
pub mod site;
