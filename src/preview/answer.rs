//! Answers what a version of a site has at an address. Pages are made when they are asked for, by the same functions as
//! in a build.

use super::{
    Preview,
    state::{SiteVersion, Snapshot},
    version::version,
};
use crate::{
    diagnostic::Diagnostic,
    pipeline::{Output, Session, large},
    publish::compressed,
    serve::{self, Answer, LargeFile, PreviewNotice, ServedFile},
    site::Route,
    source::Disk,
};
use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_128;

impl serve::ServedSite for Preview {
    fn answer(&self, path: &str) -> Answer {
        if let Some(tell) = self.asked.get() {
            tell();
        }
        let SiteVersion { disk, snapshot } = self.newest();
        let Ok(snapshot) = snapshot else {
            return Answer::Failed;
        };
        let session = &snapshot.session;
        let passing = session.passing_worker_at(path);
        let Some(output) = passing.or_else(|| self.output_at(path, session, &disk)) else {
            if let Some(found) = self.compressed(path, &snapshot, &disk) {
                return found;
            }
            let page = format!("{path}/");
            if session.site.find(&page).is_some() {
                return Answer::Moved(page);
            }
            let missing = self.make(&snapshot, &disk, &session.not_found());
            return missing.map_or(Answer::Failed, Answer::Missing);
        };
        if let Some(file) = large_file(&disk, &output) {
            let path = output.path;
            return Answer::Large { path, file };
        }
        match self.make(&snapshot, &disk, &output) {
            Some(file) => Answer::Found {
                notice: notice(session, &output),
                path: output.path,
                file,
            },
            None => Answer::Failed,
        }
    }

    fn base(&self) -> String {
        let state = self.newest();
        let base = state
            .snapshot
            .map(|snapshot| snapshot.session.site.root_url(""));
        base.unwrap_or_else(|_| "/".to_owned())
    }
}

impl Preview {
    fn output_at(&self, path: &str, session: &Session, disk: &Disk) -> Option<Output> {
        let of_index = || session.index_output_at(path, &self.last_good.over(disk, session));
        session.output_at(path).or_else(of_index)
    }

    /// The compressed form of a file, if the site publishes such forms.
    fn compressed(&self, path: &str, snapshot: &Snapshot, disk: &Disk) -> Option<Answer> {
        let session = &snapshot.session;
        let mut encodings = session.site.settings.precompress.iter();
        encodings.find_map(|&encoding| {
            let plain = path.strip_suffix(encoding.extension())?.strip_suffix('.')?;
            let output = self.output_at(plain, session, disk)?;
            // A page has a compressed form of its file, and not of its address.
            let output = (output.path == plain).then_some(output)?;
            let plain = self.make(snapshot, disk, &output)?;
            let bytes = compressed(encoding, &output.path, &plain.bytes)?;
            Some(Answer::Found {
                notice: None,
                path: path.to_owned(),
                file: ServedFile {
                    version: xxh3_128(&bytes),
                    bytes,
                },
            })
        })
    }

    /// Makes a file. When a template fails, an older one stands in for it.
    fn make(&self, snapshot: &Snapshot, disk: &Disk, output: &Output) -> Option<ServedFile> {
        let files = self.last_good.over(disk, &snapshot.session);
        let make = |session: &Session| {
            let maker = session.quick_maker(&files);
            let made = maker.make(output).map(Cow::into_owned);
            let bytes = made.map_err(|failure| self.note(snapshot, *failure))?;
            let version = match output.route() {
                Some(_) => version(&bytes, &session.theme.assets),
                None => xxh3_128(&bytes),
            };
            Ok(ServedFile { bytes, version })
        };
        make(&snapshot.session)
            .or_else(|()| make(&snapshot.with_spare_theme()))
            .ok()
    }

    fn note(&self, snapshot: &Snapshot, failure: Diagnostic) {
        if snapshot.note(failure)
            && let Some(tell) = self.failed.get()
        {
            tell();
        }
    }
}

/// The file that is sent, when it is too large for memory.
fn large_file(disk: &Disk, output: &Output) -> Option<LargeFile> {
    let (file, stamp) = large(disk, output.copied()?)?;
    Some(LargeFile {
        file,
        length: stamp.length(),
        version: stamp.digest(),
    })
}

/// Why readers cannot see the page of an output yet, if they cannot.
fn notice(session: &Session, output: &Output) -> Option<PreviewNotice> {
    let Some(Route::Article(key)) = output.route() else {
        return None;
    };
    let site = &session.site;
    let article = site.article(key);
    let public_from = article.date().beginning();
    if article.written.draft {
        return Some(PreviewNotice::Draft);
    }
    (!public_from.has_come(site.now))
        .then(|| PreviewNotice::Scheduled(site.locale.date(public_from)))
}
