//! What the last build published, and where.

use crate::{site::Record, source::read_text};
use std::path::Path;

/// Name of the record in the output folder; it is one of the files of the site.
const FILE: &str = ".bantin-addresses";

/// The record of an output folder; empty when it has none.
pub fn addresses(out: &Path) -> Record {
    let text = read_text(&out.join(FILE)).unwrap_or_default();
    Record::parse(&text)
}
