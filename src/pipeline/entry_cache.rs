//! Entries of feeds that were made already and are wanted again.

use crate::{
    diagnostic::Diagnostic,
    site::{ArticleKey, Site},
    view::Entry,
};
use std::sync::{Arc, Mutex, OnceLock};

pub(super) type MadeEntry = Result<Arc<Entry>, Box<Diagnostic>>;

/// The entries that are made already and wanted again, by article.
#[derive(Default)]
pub(super) struct EntryCache(OnceLock<Vec<Mutex<Place>>>);

#[derive(Default)]
pub(super) struct Place {
    /// How many files will still ask for it.
    pub(super) wanted: usize,
    pub(super) made: Option<MadeEntry>,
}

impl EntryCache {
    pub(super) fn place(&self, key: ArticleKey, site: &Site) -> &Mutex<Place> {
        &self.0.get_or_init(|| places(site))[key.index()]
    }
}

fn places(site: &Site) -> Vec<Mutex<Place>> {
    let mut wanted = vec![0; site.articles.len()];
    let files = site.routes.data_files().values();
    for key in files.flat_map(|&file| site.texts_in(file)) {
        wanted[key.index()] += 1;
    }
    let places = wanted
        .into_iter()
        .map(|wanted| Place { wanted, made: None });
    places.map(Mutex::new).collect()
}
