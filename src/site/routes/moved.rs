//! Files whose addresses are others now, for hosts that can lead on from a file.

use super::Route;
use crate::site::Site;
use std::collections::BTreeMap;

impl Site {
    /// Old paths of files from the root of the site, and where each leads, from the root of the host. Documents of
    /// articles that are not shown any more lead to the notice. A QR code is at its old path, and nobody asks for more.
    pub fn moved_files(&self) -> BTreeMap<String, String> {
        let addresses = self.addresses();
        let downloads = self.routes.downloads.iter();
        let downloads = downloads.filter(|&(path, &one)| *path != addresses.file(one));
        let downloads =
            downloads.filter_map(|(path, &one)| Some((path.clone(), self.download_url(one)?)));
        let documents = self
            .retired
            .iter()
            .enumerate()
            .flat_map(|(index, retired)| {
                let notice = self.root_url(&self.address(Route::Retired(index)));
                let left = self.left_documents(&retired.article).into_iter();
                left.map(move |asset| (self.asset_path(&asset), notice.clone()))
            });
        downloads.chain(documents).collect()
    }
}
