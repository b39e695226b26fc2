//! Serves a site over HTTP to those who write it: pages are made when they are asked for, and browsers follow every
//! change.
//!
//! The server is private. It listens on this machine only, unless told otherwise. It answers only requests to its own
//! name, so that no page of another site can read it. It only reads, and only what the site publishes: an address is
//! looked up among those of the site, and never becomes a path on the disk.

mod address;
mod bind;
mod blocks;
mod connection;
mod guard;
mod handlers;
mod holder;
mod lan;
mod live;
mod preview;
mod respond;
mod share;

pub use bind::{BindError, DEFAULT_PORT, Listeners, Port, Reach, bind};
pub use connection::Limits;
pub use holder::{Holder, holder};
pub use lan::{lan_address, qr_code};
pub use live::Live;
pub use preview::{Answer, LargeFile, PreviewNotice, ServedFile, ServedSite};

use std::{io, sync::Arc, time::Duration};
use tokio::runtime::Builder;

/// A time longer than any server runs.
const ALWAYS: Duration = Duration::from_secs(u32::MAX as u64);

/// Answers requests until `stop` ends.
///
/// # Errors
/// When the system gives no threads.
pub fn run(
    listeners: Listeners,
    preview: Arc<dyn ServedSite>,
    live: Live,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(limits.workers)
        .thread_keep_alive(ALWAYS)
        .enable_all()
        .build()?;
    // Once one thread for pages exists, requests wait for it when the system gives no other.
    runtime.spawn_blocking(|| ());
    let served = runtime.block_on(async {
        let app = handlers::app(preview, live, listeners.reach());
        connection::serve(listeners, app, limits, stop).await
    });
    // Work that still runs has nobody left to answer.
    runtime.shutdown_background();
    served
}

/// Waits until the user or the system asks the program to end.
pub async fn interrupted() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
