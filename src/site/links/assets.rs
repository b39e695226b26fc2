//! Files that are published as they are: where they come from, and their addresses.

use super::{Scheme, decode, scheme};
use crate::{diagnostic::SourcePath, site::Site};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::collections::BTreeSet;

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asset {
    /// In `static/`.
    Static(SourcePath),
    /// Beside an article.
    Attachment(SourcePath),
}

impl Asset {
    /// The file.
    pub fn source(&self) -> &SourcePath {
        match self {
            Asset::Static(path) | Asset::Attachment(path) => path,
        }
    }
}

/// The files that a site may publish as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// In `content/`, beside articles.
    pub attachments: BTreeSet<SourcePath>,
    /// In `static/`.
    pub statics: BTreeSet<SourcePath>,
}

impl Assets {
    /// Whether a file is there.
    pub fn has(&self, asset: &Asset) -> bool {
        match asset {
            Asset::Static(path) => self.statics.contains(path),
            Asset::Attachment(path) => self.attachments.contains(path),
        }
    }

    pub(in crate::site) fn insert(&mut self, asset: Asset) {
        match asset {
            Asset::Static(path) => self.statics.insert(path),
            Asset::Attachment(path) => self.attachments.insert(path),
        };
    }

    pub(in crate::site) fn remove(&mut self, asset: &Asset) {
        match asset {
            Asset::Static(path) => self.statics.remove(path),
            Asset::Attachment(path) => self.attachments.remove(path),
        };
    }
}

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
            let path = SourcePath::new("static/x").resolve(rest)?;
            self.assets.statics.get(&path).cloned().map(Asset::Static)
        };
        match src.strip_prefix('/') {
            Some(rest) => {
                let base = self.settings.base_url.path.trim_start_matches('/');
                in_static(rest).or_else(|| in_static(rest.strip_prefix(base)?))
            }
            None => {
                let beside = from
                    .resolve(&src)
                    .and_then(|path| self.assets.attachments.get(&path).cloned());
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

    /// Address for a picture that is written in `from`. None when it is no file of the site: pages ask no other
    /// site for anything.
    pub fn picture_url(&self, from: &SourcePath, src: &str) -> Option<String> {
        match scheme(src) {
            Scheme::Allowed | Scheme::Forbidden => None,
            Scheme::None => match self.asset(from, src) {
                Some(asset) => Some(self.asset_url(&asset)),
                // Reported as missing; the address stays as it was meant.
                None => src.strip_prefix('/').map(|rest| self.root_url(rest)),
            },
        }
    }

    /// Files beside articles that a published text shows or links to, each once.
    pub fn attachments(&self) -> &BTreeSet<Asset> {
        self.shown_attachments
            .get_or_init(|| self.find_attachments().into())
    }

    fn find_attachments(&self) -> BTreeSet<Asset> {
        if self.assets.attachments.is_empty() {
            return BTreeSet::new();
        }
        let texts = self
            .articles
            .iter()
            .map(|a| (a.path(), a.outline()))
            .chain(self.pages.iter().map(|p| (&p.path, &p.outline)));
        let named = texts.flat_map(|(path, outline)| {
            let pictures = outline.pictures.iter().map(|picture| picture.src.as_str());
            let links = outline.links.iter().map(|link| link.target.as_str());
            pictures.chain(links).map(move |name| (path, name))
        });
        let photos = self
            .articles
            .iter()
            .filter_map(|a| Some((a.path(), a.photo.as_ref()?.src.value.as_str())));
        named
            .chain(photos)
            .filter(|(_, name)| matches!(scheme(name), Scheme::None))
            .filter_map(|(path, name)| {
                self.asset(path, name.split(['#', '?']).next().unwrap_or(name))
            })
            .filter(|asset| matches!(asset, Asset::Attachment(_)))
            .collect()
    }
}
