//! What has become of the addresses that the last build published.
//!
//! ```text
//! record of the last build ──▶ fates ◀── record of this one
//!                                │
//!                                ▼
//!                           departures: what editors are told, and what is still to be told
//! ```

mod broken_urls;
mod record;
mod url_changes;

pub use broken_urls::{BrokenUrls, PublishedUrls};
pub use record::{Presence, Recorded, UrlRecord};
pub use url_changes::{UrlChange, url_changes};
