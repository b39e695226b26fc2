//! The house rules of the source, held by tests that read it.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

mod circles;
mod crates;
mod lines;
mod rooms;
mod sizes;
mod source;
mod words;
