//! Finds the folder of a site.

use super::args::CommonArgs;
use crate::source::SITE_FILE;
use std::{env, path::PathBuf};

/// The folder of the site: that on the command line, else the nearest one upwards with a `site.yaml`.
pub(super) fn root(common: &CommonArgs) -> PathBuf {
    let typed = common.root.clone();
    typed
        .or_else(find_root)
        .unwrap_or_else(|| PathBuf::from("."))
}

/// The nearest folder upwards with a `site.yaml`.
fn find_root() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    here.ancestors()
        .find(|folder| folder.join(SITE_FILE).is_file())
        .map(PathBuf::from)
}
