//! What is known of published files besides the list: what each was made of, and its stamp after it was written.
//! Whoever changes a file by hand changes its stamp too, and a file with the same stamp need not be read again.
//!
//! Stamps belong to the program that wrote the files: a program trusts only its own record of what a file was made of.

use super::manifest::{self, FileFingerprint, OutputManifest, SiteFingerprint};
use crate::{
    fs::{Dir, FileStatus},
    source::is_settled,
};
use rustc_hash::FxHashMap;
use std::{
    io,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use xxhash_rust::xxh3::xxh3_128;

/// Bytes of a stamp in the file of stamps.
const STAMP: usize = 48;
/// Bytes of the stamp and the fingerprint of one file.
const LENGTH: usize = STAMP + 24;
/// Bytes of the fingerprint of a site.
const SITE_FINGERPRINT: usize = 48;

/// Size, times and identity of a published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OutputStamp {
    size: u64,
    modified: u128,
    /// When anything about the file last changed: a time that nobody can set.
    changed: (i64, i64),
    inode: u64,
    /// Whether every later change of the file would change the stamp. Only such stamps are kept.
    sure: bool,
}

impl OutputStamp {
    pub(super) fn new(found: &FileStatus) -> OutputStamp {
        let modified = found.modified();
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        OutputStamp {
            size: found.size,
            modified: since.map_or(0, |time| time.as_nanos()),
            changed: found.changed,
            inode: found.inode,
            sure: is_settled(modified, found.changed, SystemTime::now()),
        }
    }

    pub(super) fn is_sure(self) -> bool {
        self.sure
    }

    fn bytes(self) -> [u8; STAMP] {
        let mut bytes = [0; STAMP];
        bytes[..8].copy_from_slice(&self.size.to_le_bytes());
        bytes[8..24].copy_from_slice(&self.modified.to_le_bytes());
        bytes[24..32].copy_from_slice(&self.inode.to_le_bytes());
        bytes[32..40].copy_from_slice(&self.changed.0.to_le_bytes());
        bytes[40..].copy_from_slice(&self.changed.1.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> OutputStamp {
        let number = |at: usize| number(bytes, at);
        OutputStamp {
            size: number(0),
            modified: u128::from(number(8)) | u128::from(number(16)) << 64,
            inode: number(24),
            changed: (number(32).cast_signed(), number(40).cast_signed()),
            sure: true,
        }
    }
}

/// The number at an offset; 0 when there are too few bytes.
fn number(bytes: &[u8], at: usize) -> u64 {
    let part = bytes.get(at..).and_then(|rest| rest.first_chunk());
    part.map_or(0, |part| u64::from_le_bytes(*part))
}

impl SiteFingerprint {
    fn bytes(&self) -> [u8; SITE_FINGERPRINT] {
        let mut bytes = [0; SITE_FINGERPRINT];
        for (at, part) in [self.program, self.theme, self.chrome, self.facts]
            .into_iter()
            .enumerate()
        {
            bytes[at * 8..][..8].copy_from_slice(&part.to_le_bytes());
        }
        bytes[32..].copy_from_slice(&self.inputs.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; SITE_FINGERPRINT]) -> SiteFingerprint {
        let number = |at: usize| number(bytes, at);
        SiteFingerprint {
            program: number(0),
            theme: number(8),
            chrome: number(16),
            facts: number(24),
            inputs: u128::from(number(32)) | u128::from(number(40)) << 64,
        }
    }
}

impl FileFingerprint {
    fn from_bytes(bytes: &[u8]) -> FileFingerprint {
        FileFingerprint {
            head: number(bytes, 0),
            view: number(bytes, 8),
            text: number(bytes, 16),
        }
    }
}

/// What stamps belong to.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    /// A digest of the program that wrote the files.
    pub(super) program: u64,
    /// The digest of the list of those files.
    pub(super) manifest: u128,
}

impl Owner {
    fn bytes(self) -> [u8; 24] {
        let mut bytes = [0; 24];
        bytes[..8].copy_from_slice(&self.program.to_le_bytes());
        bytes[8..].copy_from_slice(&self.manifest.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; 24]) -> Owner {
        let number = |at: usize| number(bytes, at);
        Owner {
            program: number(0),
            manifest: u128::from(number(8)) | u128::from(number(16)) << 64,
        }
    }
}

/// Why it is not known what published files were made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownCause {
    /// Nothing was kept, or only what belongs to an earlier list: a build was killed, or the state folder was deleted.
    Lost,
    /// Another version of bantin wrote them.
    OtherProgram,
    /// The file of stamps is damaged.
    Damaged,
}

/// The stamps of the files on a list.
#[derive(Debug, Default)]
pub(super) struct OutputStamps {
    stamps: FxHashMap<Arc<str>, OutputStamp>,
}

impl OutputStamps {
    /// Reads the stamps of a list, and adds to the list what its files were made of.
    pub(super) fn read(
        dir: &Dir,
        name: &str,
        of: Owner,
        manifest: &mut OutputManifest,
    ) -> Result<OutputStamps, UnknownCause> {
        let bytes = dir
            .read(name, manifest::MOST)
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => UnknownCause::Lost,
                _ => UnknownCause::Damaged,
            })?;
        let stamps = parse(&bytes, of, manifest)?;
        Ok(OutputStamps { stamps })
    }

    pub(super) fn get(&self, path: &str) -> Option<OutputStamp> {
        self.stamps.get(path).copied()
    }

    pub(super) fn insert(&mut self, path: &Arc<str>, stamp: OutputStamp) {
        if stamp.sure {
            self.stamps.insert(path.clone(), stamp)
        } else {
            self.stamps.remove(path)
        };
    }

    /// Writes the stamps of the files on a list for the next build.
    pub(super) fn write(
        &self,
        dir: &Dir,
        name: &str,
        of: Owner,
        manifest: &OutputManifest,
    ) -> io::Result<()> {
        let nothing = OutputStamp {
            size: u64::MAX,
            modified: 0,
            changed: (0, 0),
            inode: 0,
            sure: true,
        };
        let mut bytes = Vec::with_capacity(128 + LENGTH * manifest.files.len());
        bytes.extend_from_slice(&of.bytes());
        bytes.extend_from_slice(&manifest.site_fingerprint.bytes());
        for (path, entry) in &manifest.files {
            let stamp = self.get(path).unwrap_or(nothing);
            bytes.extend_from_slice(&stamp.bytes());
            let FileFingerprint { head, view, text } = entry.fingerprint;
            for part in [head, view, text] {
                bytes.extend_from_slice(&part.to_le_bytes());
            }
        }
        let digest = xxh3_128(&bytes);
        bytes.extend_from_slice(&digest.to_le_bytes());
        dir.replace(name, &bytes)
    }
}

fn parse(
    bytes: &[u8],
    owner: Owner,
    manifest: &mut OutputManifest,
) -> Result<FxHashMap<Arc<str>, OutputStamp>, UnknownCause> {
    let content = intact(bytes).ok_or(UnknownCause::Damaged)?;
    let (of, rest) = content.split_first_chunk().ok_or(UnknownCause::Damaged)?;
    let of = Owner::from_bytes(of);
    if of.program != owner.program {
        return Err(UnknownCause::OtherProgram);
    }
    let (site_fingerprint, notes) = rest.split_first_chunk().ok_or(UnknownCause::Damaged)?;
    if of.manifest != owner.manifest || notes.len() != LENGTH * manifest.files.len() {
        return Err(UnknownCause::Lost);
    }
    manifest.site_fingerprint = SiteFingerprint::from_bytes(site_fingerprint);
    let files = manifest.files.iter_mut().zip(notes.chunks_exact(LENGTH));
    let stamps = files.map(|((path, entry), note)| {
        let (stamp, fingerprint) = note.split_at(STAMP);
        entry.fingerprint = FileFingerprint::from_bytes(fingerprint);
        (path.clone(), OutputStamp::from_bytes(stamp))
    });
    Ok(stamps.collect())
}

/// What a file of stamps contains besides its digest, if it is intact.
fn intact(bytes: &[u8]) -> Option<&[u8]> {
    let (content, sum) = bytes.split_last_chunk::<16>()?;
    (xxh3_128(content) == u128::from_le_bytes(*sum)).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::{OutputStamp, OutputStamps};

    #[test]
    fn only_what_tells_every_change_is_kept() {
        let sure = OutputStamp::from_bytes(&[7; 48]);
        let doubtful = OutputStamp {
            sure: false,
            ..sure
        };
        let mut stamps = OutputStamps::default();
        let mut kept = |stamp| {
            stamps.insert(&"a".into(), stamp);
            stamps.get("a")
        };
        assert_eq!(kept(sure), Some(sure));
        assert_eq!(kept(doubtful), None);
    }
}
