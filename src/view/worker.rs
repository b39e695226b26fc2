//! The worker that keeps pages in readers' browsers for times without a network.

use crate::site::{Route, Site};
use serde::Serialize;

/// Its file. A worker looks after what is below its own address, so it is at the root of the site.
pub const WORKER: &str = "sw.js";

/// What a worker does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worker {
    /// It keeps pages.
    Keeps(Keeper),
    /// It goes, with all that was kept below this address.
    Ends {
        /// Address of the front page.
        home: String,
    },
}

/// What a worker that keeps pages knows. All addresses are from the root of the host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Keeper {
    /// Address of the front page, below which all others are.
    pub home: String,
    /// Another one for other files.
    pub version: String,
    /// The page that is shown in the place of one that was not kept.
    pub notice: String,
    /// What every page may need.
    pub files: Vec<String>,
}

/// The worker that keeps the pages of a site. `files` are those of the theme, `version` tells them and the notice.
pub fn keeper(site: &Site, files: Vec<String>, version: u64) -> Worker {
    Worker::Keeps(Keeper {
        home: site.root_url(""),
        version: format!("{version:016x}"),
        notice: site.root_url(&site.address(Route::Offline)),
        files,
    })
}
