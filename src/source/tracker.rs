//! Notes what was read of files during a build.

use super::{FileStamp, OpenedFile, ReadError, SourceFiles};
use crate::diagnostic::{Diagnostic, SourcePath};
use rustc_hash::FxHashMap;
use std::{
    borrow::Cow,
    sync::{Mutex, MutexGuard, PoisonError},
};
use xxhash_rust::xxh3::xxh3_64;

/// Gives the digest that a file is known to have.
type KnownDigests<'a> = &'a (dyn Fn(&SourcePath) -> Option<u64> + Sync);

/// Files that note whether a file has the same content each time that it is read. A file that was saved in between gets
/// a digest that no content has, so what was made of it is made again by the next build.
pub struct ReadTracker<'a> {
    files: &'a dyn SourceFiles,
    known: KnownDigests<'a>,
    read: Mutex<FxHashMap<SourcePath, ReadDigest>>,
}

/// The digests with which a file was read.
#[derive(Clone, Copy)]
enum ReadDigest {
    /// Always with this digest.
    Same(u64),
    /// First with this digest, later with another one at least once.
    Strayed(u64),
}

impl ReadDigest {
    fn first(self) -> u64 {
        match self {
            ReadDigest::Same(first) | ReadDigest::Strayed(first) => first,
        }
    }

    fn digest(self) -> u64 {
        match self {
            ReadDigest::Same(digest) => digest,
            ReadDigest::Strayed(first) => no_files(first),
        }
    }
}

/// A digest that differs from this one, for a file whose content cannot be relied on.
pub fn no_files(digest: u64) -> u64 {
    !digest
}

impl<'a> ReadTracker<'a> {
    /// Tracks files from now on.
    pub fn new(files: &'a dyn SourceFiles) -> ReadTracker<'a> {
        ReadTracker::with_known(files, &|_| None)
    }

    /// Tracks files of which some digests are known.
    pub fn with_known(files: &'a dyn SourceFiles, known: KnownDigests<'a>) -> ReadTracker<'a> {
        ReadTracker {
            files,
            known,
            read: Mutex::default(),
        }
    }

    /// The digest with which a file was read, or is known; none when neither is the case.
    pub fn digest(&self, path: &SourcePath) -> Option<u64> {
        let read = self.notes().get(path).copied();
        read.map(ReadDigest::digest).or_else(|| (self.known)(path))
    }

    /// Files that were read with different contents, sorted.
    pub fn strayed(&self) -> Vec<SourcePath> {
        let notes = self.notes();
        let strayed = notes
            .iter()
            .filter(|(_, read)| matches!(read, ReadDigest::Strayed(_)));
        let mut strayed: Vec<SourcePath> = strayed.map(|(path, _)| path.clone()).collect();
        strayed.sort();
        strayed
    }

    fn notes(&self) -> MutexGuard<'_, FxHashMap<SourcePath, ReadDigest>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SourceFiles for ReadTracker<'_> {
    fn list(&self) -> Vec<SourcePath> {
        self.files.list()
    }

    fn oddities(&self) -> Vec<Diagnostic> {
        self.files.oddities()
    }

    fn has(&self, path: &SourcePath) -> bool {
        self.files.has(path)
    }

    fn stamp(&self, path: &SourcePath) -> Option<FileStamp> {
        self.files.stamp(path)
    }

    fn open(&self, path: &SourcePath) -> Result<OpenedFile<'_>, ReadError> {
        self.files.open(path)
    }

    fn read(&self, path: &SourcePath) -> Result<Cow<'_, [u8]>, ReadError> {
        let bytes = self.files.read(path)?;
        self.note(path, xxh3_64(&bytes));
        Ok(bytes)
    }

    fn note(&self, path: &SourcePath, digest: u64) {
        let known = (self.known)(path);
        if known == Some(digest) {
            return;
        }
        let mut notes = self.notes();
        let before = notes.get(path).map(|read| read.first());
        let now = match before.or(known) {
            Some(first) if first == digest => return,
            Some(first) => ReadDigest::Strayed(first),
            None => ReadDigest::Same(digest),
        };
        notes.insert(path.clone(), now);
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadTracker, no_files};
    use crate::{
        diagnostic::{Diagnostic, SourcePath},
        source::{OpenedFile, ReadError, SourceFiles},
    };
    use std::sync::Mutex;
    use xxhash_rust::xxh3::xxh3_64;

    /// Files of which each reading gives another text.
    struct Restless(Mutex<Vec<&'static str>>);

    impl SourceFiles for Restless {
        fn list(&self) -> Vec<SourcePath> {
            Vec::new()
        }

        fn oddities(&self) -> Vec<Diagnostic> {
            Vec::new()
        }

        fn has(&self, _: &SourcePath) -> bool {
            true
        }

        fn open(&self, _: &SourcePath) -> Result<OpenedFile<'_>, ReadError> {
            let text = self.0.lock().unwrap().remove(0);
            Ok(OpenedFile::InMemory(text.as_bytes()))
        }
    }

    #[test]
    fn what_is_saved_in_between_is_no_file() {
        let of = |text: &str| xxh3_64(text.as_bytes());
        let path = SourcePath::new("content/a.md");
        for (known, texts, expected) in [
            (None, vec![], None),
            (Some("a"), vec![], Some(of("a"))),
            (None, vec!["a", "a"], Some(of("a"))),
            (Some("a"), vec!["a", "a"], Some(of("a"))),
            (None, vec!["a", "b"], Some(no_files(of("a")))),
            (None, vec!["a", "b", "a"], Some(no_files(of("a")))),
            (Some("a"), vec!["b"], Some(no_files(of("a")))),
            (Some("a"), vec!["b", "a"], Some(no_files(of("a")))),
        ] {
            let files = Restless(Mutex::new(texts.clone()));
            let known = |_: &SourcePath| known.map(of);
            let tracker = ReadTracker::with_known(&files, &known);
            texts.iter().for_each(|_| drop(tracker.read(&path)));
            assert_eq!(tracker.digest(&path), expected, "{texts:?}");
            let strayed = !tracker.strayed().is_empty();
            assert_eq!(
                strayed,
                expected.is_some_and(|it| it == no_files(of("a"))),
                "{texts:?}"
            );
        }
    }
}
