//! What the last build published, and where.

use super::Folder;
use crate::site::Record;

/// Name of the record in the output folder; it is one of the files of the site.
const FILE: &str = ".bantin-addresses";
/// Longest record that is read, in bytes.
const MOST: u64 = 256 << 20;

impl Folder {
    /// The record of the addresses that were published; empty when there is none. Nothing but reminders and redirects
    /// follow from it, so it may come from another machine.
    pub fn addresses(&self) -> Record {
        let text = self.dir.read_text(FILE, MOST).unwrap_or_default();
        Record::parse(&text)
    }
}
