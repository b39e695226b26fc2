//! File operations that follow no link, for the folders that bantin writes into: outputs, stages, caches.
//!
//! A [`Dir`] is an open folder, as `Dir` is in the crate `cap-std`. Everything that is created, renamed, linked or
//! removed is named from one, and no link on the way is followed: a stranger's site may contain links to anywhere, and
//! a folder may be replaced by a link while a build is running. Apart from `check --fix`, which mends files of a site
//! (`cli`), only this room changes anything on a disk, and both count their operations ([`fault`]), so that tests can
//! make any of them fail.
//!
//! Linux resolves whole paths without links (`openat2`); other systems are asked for one part of the path after
//! another.

mod beneath;
mod copy;
mod dir;
pub(crate) mod fault;
mod file;
mod lock;
mod mark;
mod status;

pub use copy::Sums;
pub(crate) use copy::sums;
pub use dir::{Dir, DirEntry, create_dir_all};
pub use file::RegularFile;
pub use lock::Lock;
pub use mark::FolderMark;
pub use status::{FileKind, FileStatus, Mount};

use rustix::io::Errno;
use std::io;

/// Whether an operation failed because a folder on the way is a link, or is no folder.
pub fn is_behind_link(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(Errno::LOOP | Errno::NOTDIR)
    )
}
