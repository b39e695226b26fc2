//! Entries of feeds, each made when a feed first needs it, placed in many, and put away when the last one has it.

use super::Maker;
use crate::{
    diagnostic::Diagnostic,
    site::{ArticleKey, Site},
    view::{self, Entries, Entry},
};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

type Made = Result<Arc<Entry>, Box<Diagnostic>>;

/// The entries that are made already and wanted again, by article.
#[derive(Default)]
pub(super) struct EntryCache(OnceLock<Vec<Mutex<Place>>>);

#[derive(Default)]
struct Place {
    /// How many files will still ask for it.
    wanted: usize,
    made: Option<Made>,
}

impl EntryCache {
    fn place(&self, key: ArticleKey, site: &Site) -> &Mutex<Place> {
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

impl Entries for Maker<'_> {
    fn of(&self, key: ArticleKey) -> Made {
        let make = || {
            let article = self.site.article(key);
            let text = self.text(article.path(), article.lead(), true)?;
            Ok(Arc::new(view::entry(self.site, key, Some(text))))
        };
        if !self.makes_all() {
            return make();
        }
        let place = self.entries.place(key, self.site).lock();
        let mut place = place.unwrap_or_else(PoisonError::into_inner);
        place.wanted = place.wanted.saturating_sub(1);
        let made = place.made.take().unwrap_or_else(make);
        if place.wanted > 0 {
            place.made = Some(made.clone());
        }
        made
    }
}
