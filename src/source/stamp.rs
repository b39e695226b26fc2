//! Stamps: what the disk says of a file without reading it, by which a change is noticed.

use serde::{Deserialize, Serialize};
use std::{
    fs::Metadata,
    time::{Duration, SystemTime},
};
use xxhash_rust::xxh3::xxh3_128;

/// A file that was written so shortly before it was seen may change again without a change of its times: clocks of file
/// systems have steps of up to two seconds.
const UNSURE: Duration = Duration::from_secs(2);

/// As `UNSURE`, for times with parts of milliseconds: their clocks tick at least a hundred times a second.
const UNSURE_BY_FINE_CLOCK: Duration = Duration::from_millis(50);

/// Length, times and identity of a source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    length: u64,
    modified: Option<SystemTime>,
    changed: (i64, i64),
    inode: u64,
    sure: bool,
}

impl FileStamp {
    /// The stamp of a file that is seen at the time `now`.
    pub(super) fn new(metadata: &Metadata, now: SystemTime) -> FileStamp {
        let modified = metadata.modified().ok();
        let (changed, inode) = identity(metadata);
        FileStamp {
            length: metadata.len(),
            modified,
            changed,
            inode,
            sure: is_older(modified, changed, UNSURE, now),
        }
    }

    /// Length of the file in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// A digest of the stamp, which stands for the content of the file.
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

    /// Whether every later change of the file will change its stamp.
    pub fn is_sure(&self) -> bool {
        self.sure
    }

    /// Whether the file may have another content than when it had the stamp `later`.
    pub fn may_differ(&self, later: &FileStamp) -> bool {
        !self.sure || self.differs(later)
    }

    /// Whether two stamps differ in anything.
    pub(super) fn differs(&self, later: &FileStamp) -> bool {
        let of = |stamp: &FileStamp| (stamp.length, stamp.modified, stamp.changed, stamp.inode);
        of(self) != of(later)
    }
}

/// Whether a file with these times, seen at the time `now`, can no longer change without a change of its times.
pub fn is_settled(modified: Option<SystemTime>, changed: (i64, i64), now: SystemTime) -> bool {
    is_older(modified, changed, step(changed), now)
}

/// How long after a change another one may leave the same time.
fn step((_, nanoseconds): (i64, i64)) -> Duration {
    match nanoseconds % 1_000_000 {
        0 => UNSURE,
        _ => UNSURE_BY_FINE_CLOCK,
    }
}

fn is_older(
    modified: Option<SystemTime>,
    changed: (i64, i64),
    than: Duration,
    now: SystemTime,
) -> bool {
    // Whoever sets the time of a file cannot set the time of that change.
    let last = modified.max(time_of(changed));
    let age = last.and_then(|last| now.duration_since(last).ok());
    age.is_some_and(|age| age > than)
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

#[cfg(test)]
mod tests {
    use super::{is_older, step};
    use std::time::{Duration, SystemTime};

    /// A file may be written again within one step of the clock, whatever times somebody has given it.
    #[test]
    fn what_was_written_just_now_may_be_written_again_unseen() {
        let (fine, coarse) = ((100, 123_456_789), (100, 0));
        for (changed, modified, now, expected) in [
            (fine, 100.1, 100.13, false),
            (fine, 100.1, 100.2, true),
            (fine, 0.0, 100.13, false),
            (fine, 300.0, 200.0, false),
            (coarse, 100.0, 101.9, false),
            (coarse, 0.0, 101.9, false),
            (coarse, 100.0, 102.1, true),
            ((100, 120_000_000), 100.1, 101.0, false),
        ] {
            let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs_f64(seconds);
            let settled = is_older(Some(at(modified)), changed, step(changed), at(now));
            assert_eq!(settled, expected, "{changed:?} {modified} {now}");
        }
    }
}
