//! Versions of pages, by which browsers notice changes.

use crate::render::ThemeAssets;
use memchr::memmem;
use std::ops::Range;
use xxhash_rust::xxh3::Xxh3;

/// A digest of what a page says. It does not change with the names of theme files: those a browser replaces in the page
/// that it shows.
pub(super) fn version(page: &[u8], assets: &ThemeAssets) -> u128 {
    let mut hasher = Xxh3::new();
    let mut read = 0;
    for (place, written) in names(page, assets) {
        if place.start < read {
            continue; // within a longer name
        }
        hasher.update(&page[read..place.start]);
        hasher.update(written.as_bytes());
        read = place.end;
    }
    hasher.update(&page[read..]);
    hasher.digest128()
}

/// The places in a page that depend on the content of theme files, each with the name of the file in the theme, in
/// order. Of two places with one beginning the longer one comes first.
fn names<'a>(page: &[u8], assets: &'a ThemeAssets) -> Vec<(Range<usize>, &'a str)> {
    let mut found = Vec::new();
    for (written, asset) in assets.iter() {
        let told = [Some(asset.name.as_str()), asset.integrity.as_deref()];
        for told in told.into_iter().flatten() {
            let places = memmem::find_iter(page, told);
            found.extend(places.map(|at| (at..at + told.len(), written)));
        }
    }
    found.sort_by_key(|(place, _)| (place.start, usize::MAX - place.end));
    found
}
