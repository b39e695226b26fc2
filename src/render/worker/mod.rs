//! The worker that keeps pages in readers' browsers, as a script.

use crate::view::Worker;
use serde_json::json;

/// What it does while it keeps pages. `SITE` is what the worker of a site knows.
const KEEPS: &str = include_str!("keeps.js");
/// What it does when it is to go.
const ENDS: &str = include_str!("ends.js");

/// The bytes of a worker.
pub fn worker(worker: &Worker) -> Vec<u8> {
    let (site, script) = match worker {
        Worker::Keeps(keeper) => (json!(keeper), KEEPS),
        Worker::Ends { home } => (json!({ "home": home }), ENDS),
    };
    format!("const SITE = {site};\n{script}").into_bytes()
}
