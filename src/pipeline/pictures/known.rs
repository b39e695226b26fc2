//! Remembers what was seen of picture files, so that one that has not changed need not be read again.

use crate::{
    diagnostic::{PictureFault, SourcePath},
    fs::Dir,
    media::{PictureFormat, Seen, look, outweighed, too_heavy},
    source::{FileStamp, ReadError, SourceFiles},
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, io};
use xxhash_rust::xxh3::xxh3_64;

/// Name of the file in the state folder.
const NAME: &str = "pictures.seen";
/// Largest file that is read, in bytes.
const MOST: u64 = 256 << 20;

/// What was seen of each picture file, and the digest of the program that saw it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct KnownPictures {
    program: u64,
    pictures: BTreeMap<SourcePath, KnownPicture>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct KnownPicture {
    stamp: FileStamp,
    seen: Seen,
}

impl KnownPictures {
    /// Reads what an earlier command of this program saw; nothing when there is no intact file of it.
    pub(super) fn read(dir: &Dir, program: u64) -> KnownPictures {
        let read = || {
            let bytes = dir.read(NAME, MOST).ok()?;
            let (digest, rest) = bytes.split_first_chunk::<8>()?;
            if xxh3_64(rest).to_le_bytes() != *digest {
                return None;
            }
            let known: KnownPictures = postcard::from_bytes(rest).ok()?;
            (known.program == program).then_some(known)
        };
        read().unwrap_or_default()
    }

    /// Writes what is known now of the given pictures.
    pub(super) fn write(
        dir: &Dir,
        program: u64,
        files: &dyn SourceFiles,
        pictures: &BTreeMap<SourcePath, Seen>,
    ) -> io::Result<()> {
        let stamped = pictures.iter().filter_map(|(path, seen)| {
            let (stamp, seen) = (files.stamp(path)?, seen.clone());
            Some((path.clone(), KnownPicture { stamp, seen }))
        });
        let known = KnownPictures {
            program,
            pictures: stamped.collect(),
        };
        let bytes = postcard::to_stdvec(&known).map_err(io::Error::other)?;
        let digest = xxh3_64(&bytes).to_le_bytes();
        dir.replace(NAME, &[&digest[..], &bytes].concat())
    }

    /// What was seen of a picture, if its stamp vouches for it.
    fn known(&self, files: &dyn SourceFiles, path: &SourcePath) -> Option<&Seen> {
        let known = self.pictures.get(path)?;
        let now = files.stamp(path)?;
        (!known.stamp.may_differ(&now)).then_some(&known.seen)
    }

    /// Looks at picture files in parallel; those that have not changed are not read.
    pub(super) fn look_at(
        &self,
        files: &dyn SourceFiles,
        paths: &[&SourcePath],
    ) -> BTreeMap<SourcePath, Seen> {
        let looked = paths.par_iter().map(|&path| {
            let known = self.known(files, path).cloned();
            let seen = known.unwrap_or_else(|| look_at(files, path));
            (path.clone(), seen)
        });
        looked.collect()
    }

    /// Whether all these pictures are known, so that the same command would have none to read.
    pub(super) fn knows_all(
        &self,
        files: &dyn SourceFiles,
        pictures: &BTreeMap<SourcePath, Seen>,
    ) -> bool {
        self.pictures.len() == pictures.len()
            && pictures
                .keys()
                .all(|path| self.known(files, path).is_some())
    }
}

/// Whether a file has the name of a picture.
pub(super) fn is_picture(path: &SourcePath) -> bool {
    PictureFormat::named(path.name()).is_some()
}

fn look_at(files: &dyn SourceFiles, path: &SourcePath) -> Seen {
    let length = files.stamp(path).map_or(0, |stamp| stamp.length());
    if let Some(limit) = outweighed(path.name(), length) {
        return Err(too_heavy(limit));
    }
    match files.read(path) {
        Ok(bytes) => look(path.name(), &bytes),
        Err(ReadError::TooLarge { limit, .. }) => Err(too_heavy(limit)),
        Err(error) => {
            let reason = error.to_string();
            Err(PictureFault::Unreadable { reason }.into())
        }
    }
}
