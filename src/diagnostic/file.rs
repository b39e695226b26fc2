//! What can be wrong with files as such, with their paths and with folders, as typed facts.

use serde::{Deserialize, Serialize};

/// What a file is that is too large, as far as that says what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Oversized {
    /// An article or a plain page.
    Text,
    /// `site.yaml` or a register.
    Register,
    /// A template, words or another file of a theme.
    Theme,
    /// A picture.
    Picture,
}

/// What has a path, as far as its editor can do something about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bearer {
    /// An old address of a page.
    Alias,
    /// A word that becomes a part of addresses.
    Slug {
        /// What could be written instead.
        suggestion: String,
    },
    /// The id of an entry of a register.
    Id {
        /// What could be written instead.
        suggestion: String,
    },
    /// A file of the site, or a folder.
    File,
}

/// Why a site has no folder for its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoContent {
    /// There is nothing of that name, or a link to nothing.
    Missing,
    /// There is a file.
    NoFolder,
    /// There is a link that leads out of the site.
    Outside,
}
