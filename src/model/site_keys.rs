//! The keys of `site.yaml`.

use super::registers::REGISTERS;

/// The keys of the section `site`.
pub(super) const SITE_KEYS: &[&str] = &[
    "title",
    "description",
    "base_url",
    "language",
    "utc_offset",
    "page_size",
    "imprint",
    "theme",
    "families",
    "feeds",
    "raw_html",
    "precompress",
    "share_cards",
    "offline",
];

/// The keys of the file: its sections.
pub(super) fn sections() -> Vec<&'static str> {
    let own = ["site", "abbreviations", "checks", "levels"].into_iter();
    own.chain(REGISTERS.iter().copied()).collect()
}
