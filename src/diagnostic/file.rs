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

/// Why no file can be published at a path, or none that every system can hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PathFault {
    /// A part of it has more bytes than the name of a file may have.
    LongName {
        /// The part.
        name: String,
        /// Most bytes that it may have.
        limit: usize,
    },
    /// It has too many bytes.
    Long {
        /// How many it has.
        bytes: usize,
        /// Most that it may have.
        limit: usize,
    },
    /// It has too many parts.
    Deep {
        /// How many it has.
        parts: usize,
        /// Most that it may have.
        limit: usize,
    },
    /// Windows keeps a part of it for a device.
    Device {
        /// The part.
        name: String,
    },
    /// A part of it ends in a dot or a space, which Windows drops.
    End {
        /// The part.
        name: String,
    },
    /// A part of it has a character that Windows forbids.
    Character {
        /// The character.
        character: char,
    },
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
