//! What a server hands to the one that replaces it in the same process.

use crate::{diagnostic::Diagnostic, preview::Preview};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

/// The hidden option by which a server gets what the one before knew.
pub(super) const HANDOVER: &str = "--handover";

/// What a server hands to the one that replaces it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Handover {
    /// The port on which it listened.
    pub(super) port: u16,
    /// A digest of the theme that has a template which does not end.
    pub(super) theme: u64,
    pub(super) endless: Diagnostic,
}

impl Handover {
    /// Reads the value of the option.
    pub(super) fn parse(text: &str) -> Result<Handover, &'static str> {
        let packed = BASE64_URL_SAFE_NO_PAD.decode(text);
        let handover = packed
            .ok()
            .and_then(|packed| postcard::from_bytes(&packed).ok());
        handover.ok_or("not what another server hands over")
    }

    /// Writes the value of the option.
    pub(super) fn to_text(&self) -> postcard::Result<String> {
        let packed = postcard::to_stdvec(self)?;
        Ok(BASE64_URL_SAFE_NO_PAD.encode(packed))
    }

    /// Lets no page be made by those templates, unless they have changed since.
    pub(super) fn take_over(&self, preview: &Preview) {
        let theme = preview.theme();
        let same = theme.filter(|theme| theme.digest() == self.theme);
        same.iter()
            .for_each(|theme| theme.set_aside(self.endless.clone()));
    }
}
