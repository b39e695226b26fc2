//! What reading an article depends on besides its file.

use crate::{
    markdown::RawHtml,
    model::Context,
    render::digest,
    text::{Level, Locale, Strings},
};
use chrono::FixedOffset;
use std::sync::Arc;

/// Everything besides its own file that reading an article depends on.
pub(super) struct ParseSettings {
    pub(super) locale: &'static dyn Locale,
    pub(super) strings: Arc<Strings>,
    pub(super) levels: Vec<Level>,
    pub(super) offset: FixedOffset,
    pub(super) raw_html: RawHtml,
}

impl ParseSettings {
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            locale: self.locale,
            strings: &self.strings,
            levels: self.levels.clone(),
            offset: self.offset,
            words: false,
        }
    }

    /// A digest of the settings, and of whether words are gathered.
    pub(super) fn digest(&self, words: bool) -> u64 {
        digest(&(
            words,
            self.locale.tag(),
            &*self.strings,
            &self.levels,
            self.offset.local_minus_utc(),
            self.raw_html,
        ))
    }
}

impl PartialEq for ParseSettings {
    fn eq(&self, other: &ParseSettings) -> bool {
        let of = |parse_settings: &ParseSettings| {
            (
                parse_settings.locale.tag(),
                parse_settings.offset,
                parse_settings.raw_html,
            )
        };
        of(self) == of(other) && self.strings == other.strings && self.levels == other.levels
    }
}
