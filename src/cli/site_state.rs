//! What commands remember of a site, and the folder in which they do.

use super::console::Console;
use crate::{
    pipeline::{CACHE, Cache, Ignored, PictureCache},
    site::Record,
    state::StateDir,
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Longest record that is read, in bytes.
const MOST: u64 = 256 << 20;

/// What earlier commands knew of a site.
pub(super) struct SiteState {
    state: Arc<StateDir>,
}

impl SiteState {
    /// That of the site in a folder. Nothing is made yet.
    pub(super) fn of(root: &Path) -> SiteState {
        SiteState {
            state: Arc::new(StateDir::of(root)),
        }
    }

    /// Where it is.
    pub(super) fn state(&self) -> &Arc<StateDir> {
        &self.state
    }

    /// Says that what has the name of the state folder is not bantin's own.
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

    /// What is known of the files of the site.
    pub(super) fn cache(&self, program: u64) -> Result<Cache, Ignored> {
        match self.state.dir() {
            Some(dir) => Cache::open(dir, program),
            None => Ok(Cache::default()),
        }
    }

    /// What is known of its pictures, and files that were made of them.
    pub(super) fn picture_cache(&self, program: u64) -> PictureCache {
        PictureCache::new(self.state.clone(), program)
    }

    /// Where the cache is, for messages.
    pub(super) fn cache_file(&self) -> PathBuf {
        self.state.path_of(CACHE)
    }

    /// Addresses that an output folder had and that lead nowhere now.
    pub(super) fn unanswered(&self, out: &Path) -> Record {
        let name = StateDir::name_for("unanswered", out);
        let text = self
            .state
            .dir()
            .and_then(|dir| dir.read_text(name, MOST).ok());
        Record::parse(&text.unwrap_or_default())
    }

    /// Keeps them in mind. At worst the next build does not tell again what this one told.
    pub(super) fn keep_unanswered(&self, out: &Path, unanswered: &Record) {
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
