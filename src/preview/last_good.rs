//! Keeps texts that readers saw last, for when their files break.
//!
//! An article is read again when its page is made, so one whose file can no longer be read has no text. Editors mostly
//! break what they have just looked at, so few texts must be kept.

use crate::{
    diagnostic::{Diagnostic, SourcePath},
    pipeline::Session,
    source::{Disk, OpenedFile, Purpose, ReadError, SourceFiles, purpose},
};
use std::{
    borrow::Cow,
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Most texts that are kept.
const MOST: usize = 256;

/// Stands in for the text of a broken article that nobody has looked at before.
const NEVER_SEEN_VI: &str = "---\n---\n*Bài này đang hỏng, và chưa ai xem nó từ khi `bantin serve` chạy: không còn bản cũ để hiện. Những chỗ cần sửa được ghi ở cuối màn hình.*\n";
const NEVER_SEEN_EN: &str = "---\n---\n*This text is broken, and nobody has seen it since `bantin serve` began: there is no older one to show. What should be mended is told at the foot of the screen.*\n";

/// The texts that readers saw last, the newest at the end.
#[derive(Default)]
pub(super) struct LastGoodTexts {
    texts: Mutex<VecDeque<(SourcePath, Vec<u8>)>>,
}

impl LastGoodTexts {
    /// The files of a site, in which kept texts stand in for broken ones.
    pub(super) fn over<'a>(&'a self, disk: &'a Disk, session: &'a Session) -> LastGoodFiles<'a> {
        LastGoodFiles {
            last_good: self,
            disk,
            session,
        }
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(SourcePath, Vec<u8>)>> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, path: &SourcePath) -> Option<Vec<u8>> {
        let texts = self.lock();
        let found = texts.iter().find(|(kept, _)| kept == path);
        found.map(|(_, bytes)| bytes.clone())
    }

    fn keep(&self, path: &SourcePath, bytes: &[u8]) {
        let mut texts = self.lock();
        texts.retain(|(kept, _)| kept != path);
        if texts.len() >= MOST {
            texts.pop_front();
        }
        texts.push_back((path.clone(), bytes.to_vec()));
    }
}

/// The files of a site, in which kept texts stand in for broken ones.
pub(super) struct LastGoodFiles<'a> {
    last_good: &'a LastGoodTexts,
    disk: &'a Disk,
    session: &'a Session,
}

impl LastGoodFiles<'_> {
    /// The text that readers saw last, else words that say why there is none.
    fn stand_in(&self, path: &SourcePath) -> Cow<'static, [u8]> {
        let never_seen = || match self.session.site.locale.tag() {
            "en" => NEVER_SEEN_EN,
            _ => NEVER_SEEN_VI,
        };
        let kept = self.last_good.get(path);
        kept.map_or_else(|| Cow::Borrowed(never_seen().as_bytes()), Cow::Owned)
    }
}

fn is_text(path: &SourcePath) -> bool {
    matches!(purpose(path), Some(Purpose::Article | Purpose::Page))
}

impl SourceFiles for LastGoodFiles<'_> {
    fn list(&self) -> Vec<SourcePath> {
        self.disk.list()
    }

    fn oddities(&self) -> Vec<Diagnostic> {
        self.disk.oddities()
    }

    fn has(&self, path: &SourcePath) -> bool {
        self.disk.has(path)
    }

    fn open(&self, path: &SourcePath) -> Result<OpenedFile<'_>, ReadError> {
        self.disk.open(path)
    }

    fn read(&self, path: &SourcePath) -> Result<Cow<'_, [u8]>, ReadError> {
        if self.session.stands_in_for(path) {
            return Ok(self.stand_in(path));
        }
        let bytes = match self.disk.read(path) {
            // When a folder can no longer be read, everything in it stays as it was.
            Err(error) if error.is_denied() && is_text(path) => {
                return Ok(self.stand_in(path));
            }
            read => read?,
        };
        if self.session.has_read(path, &bytes) {
            self.last_good.keep(path, &bytes);
        }
        Ok(bytes)
    }
}
