//! The worker that keeps pages for times without a network, as a file of the published site.

use super::{
    Session,
    maker::Maker,
    output::{Content, Output, Work},
};
use crate::{
    model::Offline,
    render::{self, Asset, Rendered, Theme, digest},
    site::{Route, Site, THEME_FOLDER},
    view::{self, WORKER, Worker},
};
use xxhash_rust::xxh3::xxh3_64;

/// The script of pages that asks for the worker.
const REGISTRATION: &str = "offline.js";
/// What only places show where pages are shared.
const SHARED: &str = "share.png";

impl Session {
    /// The worker, if the site asks for one; a file of its own in `static/` may take its place.
    pub(super) fn worker(&self) -> Option<Output> {
        let work = match self.site.settings.offline {
            Offline::Never => return None,
            Offline::Kept => Work::Keep,
            Offline::Ended => Work::End,
        };
        (!self.has_static(WORKER)).then(|| output(work))
    }

    pub(super) fn worker_at(&self, address: &str) -> Option<Output> {
        self.worker().filter(|output| output.path == address)
    }

    /// The worker at an address for those who write: pages that are being written must not be kept, so it goes.
    pub fn passing_worker_at(&self, address: &str) -> Option<Output> {
        let is_asked_for = address == WORKER && !self.has_static(WORKER);
        is_asked_for.then(|| output(Work::End))
    }

    /// The files of the theme that are published.
    pub(super) fn published_assets(&self) -> impl Iterator<Item = &Asset> {
        published(&self.site, &self.theme).map(|(_, asset)| asset)
    }
}

fn output(work: Work) -> Output {
    Output {
        path: WORKER.to_owned(),
        content: Content::Worker(work),
    }
}

fn published<'t>(site: &Site, theme: &'t Theme) -> impl Iterator<Item = (&'t str, &'t Asset)> {
    let keeps = site.settings.offline == Offline::Kept;
    let assets = theme.assets.iter();
    assets.filter(move |(name, _)| keeps || *name != REGISTRATION)
}

impl Maker<'_> {
    pub(super) fn worker(&self, work: Work) -> Rendered {
        let home = self.site.root_url("");
        if work == Work::End {
            return Ok(render::worker(&Worker::Ends { home }));
        }
        let files = published(self.site, self.theme).filter(|(name, _)| *name != SHARED);
        let files = files.map(|(_, asset)| format!("{home}{THEME_FOLDER}/{}", asset.name));
        let files: Vec<String> = files.collect();
        let notice = self.page(Route::Offline)?;
        let version = digest(&(&files, xxh3_64(&notice)));
        Ok(render::worker(&view::keeper(self.site, files, version)))
    }
}
