//! Files that are published as they are.

use crate::{diagnostic::SourcePath, media::Seen};
use std::collections::{BTreeMap, BTreeSet};

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asset {
    /// In `static/`.
    Static(SourcePath),
    /// Beside an article.
    Attachment(SourcePath),
}

impl Asset {
    /// The file.
    pub fn source(&self) -> &SourcePath {
        match self {
            Asset::Static(path) | Asset::Attachment(path) => path,
        }
    }
}

/// The files that a site may publish as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// In `content/`, beside articles.
    pub attachments: BTreeSet<SourcePath>,
    /// In `static/`.
    pub statics: BTreeSet<SourcePath>,
    /// What is known of those that are pictures by their names.
    pub pictures: BTreeMap<SourcePath, Seen>,
}

impl Assets {
    /// Whether a file is there.
    pub fn has(&self, asset: &Asset) -> bool {
        match asset {
            Asset::Static(path) => self.statics.contains(path),
            Asset::Attachment(path) => self.attachments.contains(path),
        }
    }

    pub(in crate::site) fn insert(&mut self, asset: Asset) {
        match asset {
            Asset::Static(path) => self.statics.insert(path),
            Asset::Attachment(path) => self.attachments.insert(path),
        };
    }

    pub(in crate::site) fn remove(&mut self, asset: &Asset) {
        match asset {
            Asset::Static(path) => self.statics.remove(path),
            Asset::Attachment(path) => self.attachments.remove(path),
        };
    }
}
