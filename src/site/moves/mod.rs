//! What has become of the addresses that the last build published.
//!
//! ```text
//! record of the last build ──▶ fates ◀── record of this one
//!                                │
//!                                ▼
//!                           departures: what editors are told, and what is still to be told
//! ```

mod departures;
mod fates;
mod record;

pub use departures::{Departures, Past};
pub use fates::{Fate, fates};
pub use record::{Presence, Record, Recorded};
