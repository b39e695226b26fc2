//! Makes the files that must be made, in parallel, and tells which of them differ from the published ones.

use super::{
    PublishError, PublishRequest,
    compress::{is_name_of, pack, pays},
    failure::DiskFailure,
    folder::OutputFolder,
    manifest::{FileFingerprint, ManifestEntry},
    stage::Stage,
    stamps::{OutputStamp, UnknownCause},
};
use crate::{
    diagnostic::{Diagnostic, sort},
    model::ContentCoding,
};
use rayon::prelude::*;
use std::{
    borrow::Cow,
    collections::BTreeSet,
    fs::File,
    sync::{Arc, OnceLock},
};

/// What the pipeline gives for a file that it is asked to make.
pub enum MadeFile<'m> {
    /// The file would be the same, because it is made of the same things.
    Same,
    /// The bytes of the file, and digests of what it is made of.
    New(FileFingerprint, Cow<'m, [u8]>),
    /// An open source file that is copied.
    Copy(Copied<'m>),
}

/// A source file that is copied as it is, without being held in memory.
pub struct Copied<'m> {
    /// The open source file.
    pub file: File,
    /// Gives the fingerprint of the copy, from the digest of its bytes (XXH3, 64 bits).
    pub fingerprint: Box<dyn Fn(u64) -> FileFingerprint + 'm>,
}

/// What the pipeline gives for a file, or why it cannot be made.
pub type Result<'m> = std::result::Result<MadeFile<'m>, Box<Diagnostic>>;

/// Why a file was made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemakeReason {
    /// The file was not published before.
    New,
    /// Somebody else has changed or removed the published file.
    Touched,
    /// The user asked for every file to be made anew.
    Forced,
    /// Another version of bantin made the published file.
    Program,
    /// It is not known what the published file was made of.
    Forgotten,
    /// Templates or strings of the theme have changed.
    Theme,
    /// What surrounds every page has changed: the menu, the name of the site.
    Chrome,
    /// The text of the article or page has changed.
    Text,
    /// What the page shows besides texts has changed.
    View,
    /// Title, description or addresses of the page have changed.
    Head,
}

/// What a build found or did about one file.
pub(super) struct FileOutcome {
    pub(super) path: Arc<str>,
    pub(super) entry: ManifestEntry,
    pub(super) change: FileChange,
    /// The stamp of the published file, if that stays.
    pub(super) seen: Option<OutputStamp>,
    /// Why the file was made; none when it was not.
    pub(super) reason: Option<RemakeReason>,
}

/// A published file that is as it was written, with its stamp.
#[derive(Clone, Copy)]
struct IntactFile<'e> {
    entry: &'e ManifestEntry,
    seen: OutputStamp,
}

/// How a file differs from the published one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileChange {
    /// It has the same bytes.
    None,
    /// It was not published before.
    New,
    /// It has other bytes.
    Bytes,
}

/// Makes all files of a site.
pub(super) struct Making<'f> {
    folder: &'f OutputFolder,
    order: &'f PublishRequest<'f>,
    /// Made when the first file differs.
    stage: OnceLock<std::result::Result<Stage, DiskFailure>>,
    /// Files of the site itself that have the name of a compressed form.
    own: BTreeSet<&'f str>,
}

enum Stop {
    Disk(DiskFailure),
    Content(Box<Diagnostic>),
}

impl<'f> Making<'f> {
    pub(super) fn new(folder: &'f OutputFolder, order: &'f PublishRequest<'f>) -> Making<'f> {
        let packed = |path: &&&str| {
            order
                .encodings
                .iter()
                .any(|encoding| is_name_of(*encoding, path))
        };
        Making {
            folder,
            order,
            stage: OnceLock::new(),
            own: order.paths.iter().filter(packed).copied().collect(),
        }
    }

    /// The stage with the files that differ, if there are any.
    pub(super) fn into_stage(self) -> Option<Stage> {
        self.stage.into_inner().and_then(std::result::Result::ok)
    }

    /// Makes all files in parallel.
    pub(super) fn run<'m>(
        &self,
        make: &(impl Fn(usize, Option<&FileFingerprint>) -> Result<'m> + Sync),
    ) -> std::result::Result<Vec<FileOutcome>, PublishError> {
        let paths = self.order.paths.par_iter().enumerate();
        let outcomes = paths.map(|(index, path)| self.file(index, path, make));
        let outcomes: Vec<std::result::Result<Vec<FileOutcome>, Stop>> = outcomes.collect();
        let (mut made, mut content) = (Vec::with_capacity(outcomes.len()), Vec::new());
        for outcome in outcomes {
            match outcome {
                Ok(outcomes) => made.extend(outcomes),
                Err(Stop::Disk(trouble)) => return Err(trouble.into()),
                Err(Stop::Content(found)) => content.push(*found),
            }
        }
        sort(&mut content);
        if content.is_empty() {
            Ok(made)
        } else {
            Err(PublishError::Content(content))
        }
    }

    /// Makes a file and its compressed forms.
    fn file<'m>(
        &self,
        index: usize,
        path: &str,
        make: &(impl Fn(usize, Option<&FileFingerprint>) -> Result<'m> + Sync),
    ) -> std::result::Result<Vec<FileOutcome>, Stop> {
        let before = self.folder.manifest.files.get(path);
        let there = self.there(path, before);
        let known = there
            .filter(|_| self.may_be_same())
            .map(|there| &there.entry.fingerprint);
        let (outcome, bytes) = match (make(index, known).map_err(Stop::Content)?, there) {
            (MadeFile::Same, Some(there)) => (self.same(path, there), None),
            (MadeFile::Same, None) => return Ok(Vec::new()), // `Same` is only answered when a fingerprint was given
            (MadeFile::New(fingerprint, bytes), _) => {
                let same = there.is_some_and(|there| there.entry.fingerprint == fingerprint)
                    && self.may_be_same();
                let reason = (!same).then(|| self.reason(before, there, &fingerprint));
                let outcome = self.made(path, &bytes, fingerprint, there, before, reason)?;
                (outcome, Some(bytes))
            }
            (MadeFile::Copy(copied), _) => (self.copied(path, copied, there, before)?, None),
        };
        let mut outcomes = vec![outcome];
        for &encoding in self.order.encodings {
            let FileOutcome { entry, change, .. } = &outcomes[0];
            let is_staged = *change != FileChange::None;
            outcomes.extend(self.companion(path, entry, encoding, bytes.as_deref(), is_staged)?);
        }
        Ok(outcomes)
    }

    fn may_be_same(&self) -> bool {
        !self.order.force
            && self.folder.is_own()
            && self
                .order
                .site_fingerprint
                .makes_equal_pages(&self.folder.manifest.site_fingerprint)
    }

    /// The published file, if it is as it was written.
    fn there<'e>(&self, path: &str, before: Option<&'e ManifestEntry>) -> Option<IntactFile<'e>> {
        let entry = before?;
        let seen = self.folder.verify(path, entry)?;
        Some(IntactFile { entry, seen })
    }

    fn same(&self, path: &str, there: IntactFile<'_>) -> FileOutcome {
        FileOutcome {
            path: path.into(),
            entry: *there.entry,
            change: FileChange::None,
            seen: Some(there.seen),
            reason: None,
        }
    }

    /// Writes a file into the stage if its bytes differ.
    fn made(
        &self,
        path: &str,
        bytes: &[u8],
        fingerprint: FileFingerprint,
        there: Option<IntactFile<'_>>,
        before: Option<&ManifestEntry>,
        reason: Option<RemakeReason>,
    ) -> std::result::Result<FileOutcome, Stop> {
        let entry = ManifestEntry::new(bytes, fingerprint);
        let change = change(&entry, there, before);
        if change != FileChange::None {
            self.stage()?.write(path, bytes).map_err(Stop::Disk)?;
        }
        Ok(FileOutcome {
            path: path.into(),
            entry,
            change,
            seen: there.map(|there| there.seen),
            reason,
        })
    }

    /// Copies a file into the stage, and takes it out again if its bytes do not differ.
    fn copied(
        &self,
        path: &str,
        mut copied: Copied<'_>,
        there: Option<IntactFile<'_>>,
        before: Option<&ManifestEntry>,
    ) -> std::result::Result<FileOutcome, Stop> {
        let stage = self.stage()?;
        let sums = stage.copy(&mut copied.file, path).map_err(Stop::Disk)?;
        let fingerprint = (copied.fingerprint)(sums.short);
        let entry = ManifestEntry::from_sums(sums, fingerprint);
        let change = change(&entry, there, before);
        if change == FileChange::None {
            stage.take_out(path).map_err(Stop::Disk)?;
        }
        Ok(FileOutcome {
            path: path.into(),
            entry,
            change,
            seen: there.map(|there| there.seen),
            reason: Some(self.reason(before, there, &fingerprint)),
        })
    }

    fn stage(&self) -> std::result::Result<&Stage, Stop> {
        let stage = self.stage.get_or_init(|| self.folder.stage());
        stage
            .as_ref()
            .map_err(|trouble| Stop::Disk(trouble.clone()))
    }

    fn reason(
        &self,
        before: Option<&ManifestEntry>,
        there: Option<IntactFile<'_>>,
        fingerprint: &FileFingerprint,
    ) -> RemakeReason {
        let (was, is) = (
            &self.folder.manifest.site_fingerprint,
            &self.order.site_fingerprint,
        );
        match (before, there) {
            (None, _) => RemakeReason::New,
            (Some(_), None) => RemakeReason::Touched,
            _ if self.order.force => RemakeReason::Forced,
            _ if self.folder.unknown == Some(UnknownCause::OtherProgram) => RemakeReason::Program,
            _ if self.folder.unknown.is_some() => RemakeReason::Forgotten,
            _ if was.program != is.program => RemakeReason::Program,
            _ if was.theme != is.theme => RemakeReason::Theme,
            _ if was.chrome != is.chrome => RemakeReason::Chrome,
            (_, Some(there)) if there.entry.fingerprint.text != fingerprint.text => {
                RemakeReason::Text
            }
            (_, Some(there)) if there.entry.fingerprint.view != fingerprint.view => {
                RemakeReason::View
            }
            _ => RemakeReason::Head,
        }
    }

    /// Makes a compressed form of a file; when the file has the same bytes as before, the published form is kept.
    fn companion(
        &self,
        path: &str,
        of: &ManifestEntry,
        encoding: ContentCoding,
        bytes: Option<&[u8]>,
        is_staged: bool,
    ) -> std::result::Result<Option<FileOutcome>, Stop> {
        let companion = format!("{path}.{}", encoding.extension());
        if self.own.contains(companion.as_str()) || !pays(path, of.size) {
            return Ok(None);
        }
        let fingerprint = FileFingerprint {
            view: of.digest as u64,
            text: (of.digest >> 64) as u64,
            ..FileFingerprint::default()
        };
        let before = self.folder.manifest.files.get(companion.as_str());
        let there = self.there(&companion, before);
        let kept =
            there.filter(|there| there.entry.fingerprint == fingerprint && !self.order.force);
        if let Some(there) = kept {
            return Ok(Some(self.same(&companion, there)));
        }
        let bytes = match bytes {
            Some(bytes) => Cow::Borrowed(bytes),
            None => {
                let folder = if is_staged {
                    self.stage()?.dir()
                } else {
                    &self.folder.dir
                };
                let read = folder.read(path, of.size);
                Cow::Owned(read.map_err(|error| Stop::Disk(self.folder.trouble(path, error)))?)
            }
        };
        let packed = pack(encoding, &bytes);
        self.made(&companion, &packed, fingerprint, there, before, None)
            .map(Some)
    }
}

/// How a file differs from the published one, which has the entry `before` on the list.
fn change(
    entry: &ManifestEntry,
    there: Option<IntactFile<'_>>,
    before: Option<&ManifestEntry>,
) -> FileChange {
    let bytes = |entry: &ManifestEntry| (entry.digest, entry.size);
    let same = there.is_some_and(|there| bytes(there.entry) == bytes(entry));
    match (same, before) {
        (true, _) => FileChange::None,
        (false, Some(_)) => FileChange::Bytes,
        (false, None) => FileChange::New,
    }
}
