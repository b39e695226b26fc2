//! What commands remember of a site, in its state folder.

use super::console::Console;
use crate::{
    pipeline::{CACHE, Cache, Ignored, PictureCache},
    site::{PhaseRecord, UrlRecord},
    state::StateDir,
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Longest record in bytes that is read.
const MOST: u64 = 256 << 20;
/// Name of the file with the campaigns and phases of articles.
const PHASES: &str = "phases";

/// The state folder of a site, and its files.
pub(super) struct SiteState {
    state: Arc<StateDir>,
}

impl SiteState {
    /// The state of a site. Nothing is read or made yet.
    pub(super) fn of(root: &Path) -> SiteState {
        SiteState {
            state: Arc::new(StateDir::of(root)),
        }
    }

    /// The state folder.
    pub(super) fn state(&self) -> &Arc<StateDir> {
        &self.state
    }

    /// Reports that `.bantin` in the folder of the site is not bantin's own.
    pub(super) fn report_foreign(&self, console: Console) {
        let Some(path) = self.state.foreign() else {
            return;
        };
        let path = path.display();
        console.report(
            format!("không dùng bộ nhớ đệm {path}: không phải do bantin tạo ra ở đây (liên kết, bản sao, hay tệp của người khác), nên để nguyên\n= cách sửa: xóa nó đi, lần dựng sau sẽ tạo lại"),
            format!("the cache {path} is not used: bantin did not make it here (it is a link, a copy, or somebody else's), so it is left alone\n= help: delete it; the next build makes a new one"),
        );
    }

    /// The cache of the files of the site.
    pub(super) fn cache(&self, program: u64) -> Result<Cache, Ignored> {
        match self.state.dir() {
            Some(dir) => Cache::open(dir, program),
            None => Ok(Cache::default()),
        }
    }

    /// The cache of what was seen and made of pictures.
    pub(super) fn picture_cache(&self, program: u64) -> PictureCache {
        PictureCache::new(self.state.clone(), program)
    }

    /// The path of the cache, for messages.
    pub(super) fn cache_file(&self) -> PathBuf {
        self.state.path_of(CACHE)
    }

    /// Addresses that an output folder had once and that lead nowhere now.
    pub(super) fn unanswered(&self, out: &Path) -> UrlRecord {
        let name = StateDir::name_for("unanswered", out);
        let text = self
            .state
            .dir()
            .and_then(|dir| dir.read_text(name, MOST).ok());
        UrlRecord::parse(&text.unwrap_or_default())
    }

    /// The campaigns and phases of articles at the last build.
    pub(super) fn phases(&self) -> Option<PhaseRecord> {
        let text = self.state.dir()?.read_text(PHASES, MOST).ok()?;
        PhaseRecord::parse(&text)
    }

    /// Remembers campaigns and phases. If that fails, the next build compares with older ones.
    pub(super) fn keep_phases(&self, phases: &PhaseRecord) {
        if let Some(dir) = self.state.make() {
            drop(dir.replace(PHASES, phases.text().as_bytes()));
        }
    }

    /// Remembers these addresses. If that fails, the next build does not report them again.
    pub(super) fn keep_unanswered(&self, out: &Path, unanswered: &UrlRecord) {
        let name = StateDir::name_for("unanswered", out);
        if let Some(dir) = self.state.make() {
            drop(if unanswered.0.is_empty() {
                dir.remove_file(name)
            } else {
                dir.replace(name, unanswered.text().as_bytes())
            });
        }
    }
}
