//! File operations that follow no link, for the folders that bantin writes into: outputs, stages, caches.
//!
//! A [`Dir`] is an open folder, as `Dir` is in the crate `cap-std`. Everything that is created, renamed, linked or removed
//! is named from one, and no link on the way is followed: what comes with a stranger's site may hold links to anywhere,
//! and a folder may become a link while a build is running. Only this room changes anything on a disk, so one counter of
//! calls ([`fault`]) lets tests make any of them fail.
//!
//! Linux resolves whole paths without links (`openat2`); other systems are asked for one part after another.

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
pub use dir::{Dir, Found, create_dir_all};
pub use file::File;
pub use lock::Lock;
pub use mark::Mark;
pub use status::{Kind, Mount, Status};

use rustix::io::Errno;
use std::io;

/// Whether an operation failed because a folder on the way is a link, or is no folder.
pub fn is_behind_link(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(Errno::LOOP | Errno::NOTDIR)
    )
}
