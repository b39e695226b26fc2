//! Writes the service worker, a script that keeps pages in readers' browsers.

use crate::view::Worker;
use serde_json::json;

/// The script of a worker that keeps pages. `SITE` in it stands for the facts of the site.
const KEEPS: &str = include_str!("keeps.js");
/// The script of a worker that removes what was kept, and itself.
const ENDS: &str = include_str!("ends.js");

/// The bytes of the worker script.
pub fn worker(worker: &Worker) -> Vec<u8> {
    let (site, script) = match worker {
        Worker::Keeps(keeper) => (json!(keeper), KEEPS),
        Worker::Ends { home } => (json!({ "home": home }), ENDS),
    };
    format!("const SITE = {site};\n{script}").into_bytes()
}
