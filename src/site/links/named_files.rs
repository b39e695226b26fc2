//! The files of a site that its published texts name.

use super::Asset;
use std::collections::BTreeSet;

/// The files beside articles and the pictures that published texts name.
#[derive(Clone, Debug, Default)]
pub(in crate::site) struct NamedFiles {
    /// Files beside articles that are published as they are.
    pub(super) attachments: BTreeSet<Asset>,
    /// Pictures that pages show.
    pub(super) pictures: BTreeSet<Asset>,
}

impl NamedFiles {
    /// The files of both.
    pub(super) fn and(mut self, mut other: NamedFiles) -> NamedFiles {
        self.attachments.append(&mut other.attachments);
        self.pictures.append(&mut other.pictures);
        self
    }
}
