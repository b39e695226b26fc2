//! Files whose addresses are others now, for hosts that can lead on from a file.

use super::Route;
use crate::{
    model::registers::Key,
    site::{Retired, Site},
};
use std::collections::BTreeMap;

impl Site {
    /// Old paths of files from the root of the site, and where each leads, from the root of the host. Documents of
    /// articles that are not shown any more lead to the notice. A QR code is at its old path, and nobody asks for more.
    pub fn moved_files(&self) -> BTreeMap<String, String> {
        let addresses = self.addresses();
        let data_files = self.routes.data_files.iter();
        let data_files = data_files.filter(|&(path, &one)| *path != addresses.file(one));
        let data_files =
            data_files.filter_map(|(path, &one)| Some((path.clone(), self.data_file_url(one)?)));
        let documents = self.taken_back().into_iter();
        let notice = |key| self.root_url(&self.address(Route::Retired(key)));
        let documents = documents.map(|(path, key)| (path, notice(key)));
        data_files.chain(documents).collect()
    }

    /// Documents of articles that are not shown any more, by their paths from the root of the site, each with the
    /// article.
    pub(super) fn taken_back(&self) -> BTreeMap<String, Key<Retired>> {
        let documents = self.retired_keys().flat_map(|key| {
            let article = &self.retired_article(key).article;
            let left = self.left_documents(article).into_iter();
            left.map(move |asset| (self.asset_path(&asset), key))
        });
        documents.collect()
    }
}
