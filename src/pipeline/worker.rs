//! The service worker, which keeps pages for reading without a network, as a file of the published site.

use super::{
    Session,
    maker::Maker,
    output::{Output, OutputContent, WorkerTask},
};
use crate::{
    model::Offline,
    render::{self, RenderResult, Theme, ThemeAsset, digest},
    site::{Route, Site, THEME_FOLDER},
    view::{self, WORKER, Worker},
};
use xxhash_rust::xxh3::xxh3_64;

/// The script of the theme that registers the worker.
const REGISTRATION: &str = "offline.js";
/// The picture for places where pages are shared; no page shows it, so the worker does not keep it.
const SHARED: &str = "share.png";

impl Session {
    /// The worker, if `offline` is set; a file of the site's own in `static/` may take its place.
    pub(super) fn worker(&self) -> Option<Output> {
        let work = match self.site.settings.offline {
            Offline::Never => return None,
            Offline::Kept => WorkerTask::Keep,
            Offline::Ended => WorkerTask::End,
        };
        (!self.has_static(WORKER)).then(|| output(work))
    }

    /// The worker, if the site has one and this is its address.
    pub(super) fn worker_at(&self, address: &str) -> Option<Output> {
        self.worker().filter(|output| output.path == address)
    }

    /// The worker at an address in `bantin serve`: always one that removes itself, because pages that are being edited
    /// must not be kept.
    pub fn passing_worker_at(&self, address: &str) -> Option<Output> {
        let is_asked_for = address == WORKER && !self.has_static(WORKER);
        is_asked_for.then(|| output(WorkerTask::End))
    }

    /// The files of the theme that the site publishes.
    pub(super) fn published_assets(&self) -> impl Iterator<Item = &ThemeAsset> {
        published(&self.site, &self.theme).map(|(_, asset)| asset)
    }
}

fn output(work: WorkerTask) -> Output {
    Output {
        path: WORKER.to_owned(),
        content: OutputContent::Worker(work),
    }
}

fn published<'t>(site: &Site, theme: &'t Theme) -> impl Iterator<Item = (&'t str, &'t ThemeAsset)> {
    let keeps = site.settings.offline == Offline::Kept;
    let assets = theme.assets.iter();
    assets.filter(move |(name, _)| keeps || *name != REGISTRATION)
}

impl Maker<'_> {
    /// Makes the script of the worker.
    pub(super) fn worker(&self, work: WorkerTask) -> RenderResult {
        let home = self.site.root_url("");
        if work == WorkerTask::End {
            return Ok(render::worker(&Worker::Ends { home }));
        }
        let files = published(self.site, self.theme).filter(|(name, _)| *name != SHARED);
        let files = files.map(|(_, asset)| format!("{home}{THEME_FOLDER}/{}", asset.name));
        let files: Vec<String> = files.collect();
        let notice = self.render_page(Route::Offline)?;
        let version = digest(&(&files, xxh3_64(&notice)));
        Ok(render::worker(&view::keeper(self.site, files, version)))
    }
}
