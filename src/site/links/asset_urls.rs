//! Addresses of files that are published as they are.

use super::{Asset, decode};
use crate::{diagnostic::SourcePath, site::Site};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Characters that an address must not contain as they are.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'#')
    .add(b'?')
    .add(b'%')
    .add(b'\\');

impl Site {
    /// The file that a picture or link in `from` names: beside it, or in `static/`.
    pub fn asset(&self, from: &SourcePath, src: &str) -> Option<Asset> {
        let src = decode(src);
        let in_static = |rest: &str| {
            if self.assets.statics.is_empty() {
                return None;
            }
            let path = SourcePath::new("static/x").resolve(rest)?;
            self.assets.statics.get(&path).cloned().map(Asset::Static)
        };
        match src.strip_prefix('/') {
            Some(rest) => {
                let base = &self.settings.base_url;
                in_static(rest).or_else(|| in_static(base.inside(rest)?))
            }
            None => {
                let attachments = &self.assets.attachments;
                let beside = || attachments.get(&from.resolve(&src)?).cloned();
                let beside = (!attachments.is_empty()).then(beside).flatten();
                beside.map(Asset::Attachment).or_else(|| in_static(&src))
            }
        }
    }

    /// Address of a published file from the root of the site, as a path on the disk.
    pub fn asset_path(&self, asset: &Asset) -> String {
        let below = |path: &SourcePath, folder: &str| {
            let path = path.as_str();
            path.strip_prefix(folder).unwrap_or(path).to_owned()
        };
        match asset {
            Asset::Static(path) => below(path, "static/"),
            Asset::Attachment(path) => {
                format!(
                    "{}/{}",
                    self.strings.addresses.files,
                    below(path, "content/")
                )
            }
        }
    }

    /// The file that is published at a path from the root of the site.
    pub fn asset_at(&self, path: &str) -> Option<Asset> {
        let in_static = || {
            let path = SourcePath::new(format!("static/{path}"));
            let asset = Asset::Static(path);
            self.assets.has(&asset).then_some(asset)
        };
        let beside = || {
            let inside = path
                .strip_prefix(self.strings.addresses.files.as_str())?
                .strip_prefix('/')?;
            let asset = Asset::Attachment(SourcePath::new(format!("content/{inside}")));
            self.attachments().contains(&asset).then_some(asset)
        };
        in_static().or_else(beside)
    }

    /// Address of a published file from the root of its host.
    pub fn asset_url(&self, asset: &Asset) -> String {
        utf8_percent_encode(&self.root_url(&self.asset_path(asset)), ESCAPED).to_string()
    }
}
