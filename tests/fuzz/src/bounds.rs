//! How much memory and time one input may take.

use cap::Cap;
use cpu_time::ThreadTime;
use std::{alloc::System, time::Duration};

/// Counts every byte that Rust code asks for. Beyond the limit it refuses, which ends the process: also a buffer that
/// is asked for because a file says so, and is then never touched.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// Lets the process have so many MiB from now on.
pub fn limit_memory(mib: usize) {
    MEMORY.set_limit(mib << 20).expect("less is in use so far");
}

/// Does something and fails when that takes longer than it may. It is the time of the processor: other work on the
/// machine does not count.
pub fn within<T>(most: Duration, what: impl FnOnce() -> T) -> T {
    let start = ThreadTime::now();
    let done = what();
    let taken = start.elapsed();
    assert!(taken <= most, "took {taken:?}");
    done
}
