//! The program as its users meet it: whole sites built by the real binary, a module for each topic.
//!
//! `cargo test --test it honours::` runs one topic. One program instead of one for each topic, because each would be
//! linked by itself.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

mod common;

mod abbreviations;
mod acceptance;
mod ambiguities;
mod assets;
mod bad_input;
mod bad_pictures;
mod bare_links;
mod cli;
mod commemorations;
mod counting;
mod determinism;
mod faults;
mod feeds;
mod fix;
mod fix_readings;
mod foreign_keys;
mod honours;
mod incremental;
mod init;
mod interrupted;

mod kept_pictures;
mod life;
mod limits;
mod links;
mod lints;
mod moves;
mod offline;
mod overriding;
mod pictures;
mod publishing;
mod rebuilds;
mod results;
mod search;
mod serve;
mod serve_attacks;
mod serve_storms;
mod strangers;
mod structured;
mod terms;
mod trusted_html;
