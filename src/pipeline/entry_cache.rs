//! Keeps entries of feeds that are made and will be needed again.

use crate::{
    diagnostic::Diagnostic,
    site::{ArticleKey, Site},
    view::FeedEntry,
};
use std::sync::{Arc, Mutex, OnceLock};

/// The entry of an article in feeds, or why it cannot be made.
pub(super) type MadeEntry = Result<Arc<FeedEntry>, Box<Diagnostic>>;

/// For each article, its entry as long as more files will need it.
#[derive(Default)]
pub(super) struct EntryCache(OnceLock<Vec<Mutex<EntrySlot>>>);

/// The entry of one article, while feeds need it.
#[derive(Default)]
pub(super) struct EntrySlot {
    /// Number of files that will still ask for the entry.
    pub(super) wanted: usize,
    pub(super) made: Option<MadeEntry>,
}

impl EntryCache {
    /// The entry of an article, behind a lock.
    pub(super) fn place(&self, key: ArticleKey, site: &Site) -> &Mutex<EntrySlot> {
        &self.0.get_or_init(|| places(site))[key.index()]
    }
}

fn places(site: &Site) -> Vec<Mutex<EntrySlot>> {
    let mut wanted = vec![0; site.articles.len()];
    let files = site.routes.data_files().values();
    for key in files.flat_map(|&file| site.texts_in(file)) {
        wanted[key.index()] += 1;
    }
    let places = wanted
        .into_iter()
        .map(|wanted| EntrySlot { wanted, made: None });
    places.map(Mutex::new).collect()
}
