//! The files of the published site, and what each is made of.

use crate::{
    diagnostic::SourcePath,
    media::Variant,
    site::{ArticleKey, Asset, DataFile, Route},
};
use std::sync::Arc;

/// A file of the published site, which a [`Maker`](super::Maker) can make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path below the output folder: `dia-ban/index.html`.
    pub path: String,
    pub(super) content: OutputContent,
}

/// What an output is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OutputContent {
    Page(Route),
    DataFile(DataFile),
    Copy(Asset),
    /// One of the files that are made of a picture.
    Picture(Asset, Variant),
    /// The share card of an article: the picture that is shown where the article is shared.
    Card(ArticleKey),
    /// The QR code of a page.
    Code(Route),
    /// A file of the theme, by its name in the theme or by its published name with a digest.
    Theme(String),
    /// The service worker, which keeps pages for reading without a network.
    Worker(WorkerTask),
    /// A file of the search index.
    Index(IndexFile),
}

impl Output {
    /// The page, if the output is one.
    pub fn route(&self) -> Option<Route> {
        match self.content {
            OutputContent::Page(route) => Some(route),
            _ => None,
        }
    }

    /// The source file, if the output is a copy of one; of pictures the metadata is taken out.
    pub fn copied(&self) -> Option<&SourcePath> {
        match &self.content {
            OutputContent::Copy(asset) => Some(asset.source()),
            _ => None,
        }
    }
}

/// What the service worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WorkerTask {
    /// It keeps the pages that a reader opens.
    Keep,
    /// It removes what was kept, and itself.
    End,
}

/// A file of the search index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IndexFile {
    /// The bytes of the file.
    Made(Arc<[u8]>),
    /// The file is the same as in the last build, and is not made.
    Same,
}
