//! The files of the published site, and what each is made of.

use crate::{
    diagnostic::SourcePath,
    media::Variant,
    site::{ArticleKey, Asset, DataFile, Route},
};
use std::sync::Arc;

/// A file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path below the output folder.
    pub path: String,
    pub(super) content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Page(Route),
    DataFile(DataFile),
    Copy(Asset),
    /// A file that is made of a picture.
    Picture(Asset, Variant),
    /// The card of an article, for places where it is shared.
    Card(ArticleKey),
    /// The QR code that leads to a page.
    Code(Route),
    /// A file of the theme, by its name there or as it is published.
    Theme(String),
    /// What keeps pages for times without a network.
    Worker(Work),
    /// A file of the index of search.
    Index(IndexFile),
}

impl Output {
    /// The page, if it is one.
    pub fn route(&self) -> Option<Route> {
        match self.content {
            Content::Page(route) => Some(route),
            _ => None,
        }
    }

    /// The file that it is a copy of, to the byte unless that is a picture.
    pub fn copied(&self) -> Option<&SourcePath> {
        match &self.content {
            Content::Copy(asset) => Some(asset.source()),
            _ => None,
        }
    }
}

/// What a worker is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// To keep pages.
    Keep,
    /// To go, with what was kept.
    End,
}

/// A file of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IndexFile {
    /// Its bytes.
    Made(Arc<[u8]>),
    /// It is as it was published.
    Same,
}
