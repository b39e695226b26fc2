//! What the disk says of a file without its being read.

use serde::{Deserialize, Serialize};
use std::{
    fs::Metadata,
    time::{Duration, SystemTime},
};
use xxhash_rust::xxh3::xxh3_128;

/// A file that was written so shortly before it was seen may be written again without its times showing it:
/// clocks of file systems have steps of up to two seconds.
const UNSURE: Duration = Duration::from_secs(2);

/// Length, times and identity of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    changed: (i64, i64),
    inode: u64,
    sure: bool,
}

impl Stamp {
    /// The stamp of a file that is seen at the time `now`.
    pub(super) fn new(metadata: &Metadata, now: SystemTime) -> Stamp {
        let modified = metadata.modified().ok();
        let (changed, inode) = identity(metadata);
        Stamp {
            length: metadata.len(),
            modified,
            changed,
            inode,
            sure: is_settled(metadata, now),
        }
    }

    /// Length of the file in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Names the content of the file, as far as the disk tells one from another.
    pub fn digest(&self) -> u128 {
        let (seconds, nanoseconds) = self.changed;
        let modified = self
            .modified
            .and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
        let modified = modified.map_or(0, |time| time.as_nanos());
        let told = format!(
            "{} {} {modified} {seconds} {nanoseconds}",
            self.length, self.inode
        );
        xxh3_128(told.as_bytes())
    }

    /// Whether it tells every later change of the file.
    pub fn is_sure(&self) -> bool {
        self.sure
    }

    /// Whether the file may have another content than when it had the stamp `later`.
    pub fn may_differ(&self, later: &Stamp) -> bool {
        !self.sure || self.differs(later)
    }

    /// Whether the stamps themselves are different.
    pub(super) fn differs(&self, later: &Stamp) -> bool {
        let of = |stamp: &Stamp| (stamp.length, stamp.modified, stamp.changed, stamp.inode);
        of(self) != of(later)
    }
}

/// Whether a file that is seen at the time `now` can no longer change without its times showing it.
pub fn is_settled(metadata: &Metadata, now: SystemTime) -> bool {
    let (changed, _) = identity(metadata);
    // Whoever sets the time of a file cannot set when that was.
    let last = metadata.modified().ok().max(time_of(changed));
    let age = last.and_then(|last| now.duration_since(last).ok());
    age.is_some_and(|age| age > UNSURE)
}

fn time_of((seconds, nanoseconds): (i64, i64)) -> Option<SystemTime> {
    let seconds = Duration::from_secs(seconds.try_into().ok()?);
    let rest = Duration::from_nanos(nanoseconds.try_into().ok()?);
    SystemTime::UNIX_EPOCH.checked_add(seconds + rest)
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> ((i64, i64), u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = (metadata.ctime(), metadata.ctime_nsec());
    (changed, metadata.ino())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> ((i64, i64), u64) {
    ((0, 0), 0)
}
