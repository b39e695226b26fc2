//! The pages and files of a site by their addresses.

use super::{DataFile, Redirect, Route};
use std::collections::BTreeMap;

/// Pages by their addresses from the root of the site.
pub(super) type Fronts = BTreeMap<String, Route>;

/// Pages and files by their addresses from the root of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Routes {
    /// All but articles and the later pages of lists.
    pub(super) fronts: Fronts,
    pub(super) data_files: BTreeMap<String, DataFile>,
    /// Sorted by their addresses.
    pub(super) redirects: Vec<Redirect>,
}

impl Routes {
    /// Every file to take away, by its paths from the root of the site: what it is called, and what it was called.
    pub fn data_files(&self) -> &BTreeMap<String, DataFile> {
        &self.data_files
    }
}
