//! Reads the record of the addresses that the last build published.

use super::OutputFolder;
use crate::site::UrlRecord;

/// Name of the record in the output folder, where it is a file of the site.
const FILE: &str = ".bantin-addresses";
/// Longest record that is read, in bytes.
const MOST: u64 = 256 << 20;

impl OutputFolder {
    /// The record of the published addresses; empty when there is none. Only warnings and redirects follow from it, so
    /// it may have been written on another machine.
    pub fn addresses(&self) -> UrlRecord {
        let text = self.dir.read_text(FILE, MOST).unwrap_or_default();
        UrlRecord::parse(&text)
    }
}
