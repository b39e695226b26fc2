//! Every file to take away, by its path: those of the present, those of lists that articles have left, and all of them
//! under their old paths. Only pages can lead on by themselves, so the same file is at both.

use super::{
    Download, Redirect,
    every::every_download,
    renamed::{has_old_ids, old_paths},
};
use crate::{
    diagnostic::SourcePath,
    site::{FeedOf, RollOf, Site},
};
use std::collections::BTreeMap;

/// Files by their paths from the root of the site.
pub(super) fn files(site: &Site, redirects: &[Redirect]) -> BTreeMap<String, Download> {
    let mut downloads = every_download(site, redirects);
    downloads.extend(left(site));
    downloads.retain(|download| download.is_wanted(site));
    let addresses = site.addresses();
    let now = downloads.iter().map(|&one| (addresses.file(one), one));
    let mut files: BTreeMap<String, Download> = now.collect();
    if has_old_ids(&site.registers) {
        for &download in &downloads {
            for path in old_paths(site, download).filter(|path| !is_static(site, path)) {
                files.entry(path).or_insert(download);
            }
        }
    }
    files
}

/// Files of lists that articles have left: they stay, though nothing may be in them.
fn left(site: &Site) -> Vec<Download> {
    let retired = site.retired.iter().map(|retired| &retired.article);
    let left = retired.flat_map(|article| {
        let districts = article.districts.iter();
        let feeds = districts.flat_map(|&district| {
            let groups = article.groups().into_iter();
            groups.map(move |group| Download::Atom(FeedOf::Pair(district, group)))
        });
        let rolls = article.awards.iter().flat_map(|award| {
            [
                Download::Awards,
                Download::Roll(RollOf::Honour(award.honour)),
                Download::Roll(RollOf::Year(award.date.year())),
                Download::Roll(RollOf::District(article.district())),
            ]
        });
        let results = article.results.iter();
        let results = results.map(|result| Download::Results(result.frame()));
        feeds.chain(rolls).chain(results).collect::<Vec<_>>()
    });
    left.collect()
}

fn is_static(site: &Site, path: &str) -> bool {
    let path = SourcePath::new(format!("static/{path}"));
    site.assets.statics.contains(&path)
}
