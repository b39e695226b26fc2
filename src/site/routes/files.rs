//! Every file to take away, by its path: those of the present, those of lists that articles have left, and all of them
//! under their old paths. Only pages can lead on by themselves, so the same file is at both.

use super::{
    DataFile, Redirect, Route,
    every::every_data_file,
    renamed::{has_old_ids, old_paths},
};
use crate::{
    diagnostic::SourcePath,
    site::{ListId, ListName, RollOf, Site, lists_of},
};
use std::collections::BTreeMap;

/// Files by their paths from the root of the site.
pub(super) fn files(
    site: &Site,
    fronts: &[Route],
    redirects: &[Redirect],
) -> BTreeMap<String, DataFile> {
    let mut data_files = every_data_file(site, fronts, redirects);
    data_files.extend(left(site));
    data_files.retain(|data_file| data_file.is_wanted(site));
    let addresses = site.addresses();
    let now = data_files.iter().map(|&one| (addresses.file(one), one));
    let mut files: BTreeMap<String, DataFile> = now.collect();
    if has_old_ids(&site.registers) {
        for &data_file in &data_files {
            for path in old_paths(site, data_file).filter(|path| !is_static(site, path)) {
                files.entry(path).or_insert(data_file);
            }
        }
    }
    files
}

/// Files of lists that articles have left: they stay, though nothing may be in them.
fn left(site: &Site) -> Vec<DataFile> {
    let retired = site.retired.iter().map(|retired| &retired.article);
    let left = retired.flat_map(|article| {
        let feeds = lists_of(article).into_iter();
        let feeds = feeds.filter_map(|membership| match membership.list {
            ListName::Id(pair @ ListId::Pair(..)) => Some(DataFile::Atom(pair)),
            ListName::Id(_) | ListName::Free(..) => None,
        });
        let rolls = article.awards.iter().flat_map(|award| {
            [
                DataFile::Awards,
                DataFile::Roll(RollOf::Honour(award.honour)),
                DataFile::Roll(RollOf::Year(award.date.year())),
                DataFile::Roll(RollOf::District(article.district())),
            ]
        });
        let results = article.results.iter();
        let results = results.map(|result| DataFile::Results(result.frame()));
        feeds.chain(rolls).chain(results).collect::<Vec<_>>()
    });
    left.collect()
}

fn is_static(site: &Site, path: &str) -> bool {
    let path = SourcePath::new(format!("static/{path}"));
    site.assets.statics.contains(&path)
}
