//! What surrounds every page: the same for the whole site (`Chrome`), or small and per page (`Head`).

use super::parts::Link;
use serde::Serialize;
use std::collections::BTreeMap;

/// What pages may load and run: what lies beside them, and nothing written into them. What it forbids is told to editors
/// whose HTML needs it (`src/markdown/blocked.rs`).
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; \
    img-src 'self' data:; base-uri 'self'; form-action 'self'";

/// `site` in a template. Holds nothing that changes from day to day: a date here would change every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chrome {
    /// Name of the site.
    pub title: String,
    /// One sentence on the site, if given.
    pub description: Option<String>,
    /// Language tag for `<html lang>`.
    pub language: String,
    /// Address of the front page.
    pub home: String,
    /// The files of the theme by their names below `static/`: `site.assets["style.css"].url`.
    pub assets: BTreeMap<String, AssetLink>,
    /// What browsers may load and run, for `Content-Security-Policy`.
    pub policy: &'static str,
    /// Address of the style sheet.
    pub stylesheet: String,
    /// Address of the site's icon.
    pub icon: String,
    /// Address, with the host, of the picture for pages that have none of their own, where they are shared.
    pub share: String,
    /// Address of the search page, if there is one.
    pub search: Option<String>,
    /// Address of the worker that keeps pages for times without a network, if the site has one.
    pub worker: Option<String>,
    /// The main menu: news, districts, campaigns, matrix, archive.
    pub menu: Vec<Link>,
    /// Categories in the order of the register: the second menu.
    pub categories: Vec<Link>,
    /// Plain pages, kinds and other indexes: the menu at the foot.
    pub foot: Vec<Link>,
    /// Publisher, licence and responsible editor, as far as given.
    pub imprint: Imprint,
}

/// A file of the theme, as pages name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssetLink {
    /// Address, from the root of the host.
    pub url: String,
    /// What browsers hold a script or a style sheet against: `sha256-…`. None for other files, and in `bantin serve`,
    /// where files change under their names.
    pub integrity: Option<String>,
}

/// Who publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Imprint {
    /// Publishing body (cơ quan chủ quản).
    pub publisher: Option<String>,
    /// Licence (giấy phép).
    pub licence: Option<String>,
    /// Responsible editor (người chịu trách nhiệm nội dung).
    pub editor: Option<String>,
}

/// `head` in a template: what a browser tab, a search engine and the breadcrumb need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Head {
    /// Text of `<title>`, site name included.
    pub title: String,
    /// Meta description.
    pub description: Option<String>,
    /// Absolute address of this page.
    pub canonical: String,
    /// Way from the front page to the parent of this page.
    pub crumbs: Vec<Link>,
    /// Address of the menu entry this page belongs to, for `aria-current`.
    pub section: Option<String>,
    /// Whether search engines should leave the page out: notices, old addresses.
    pub noindex: bool,
    /// Address to go on to at once, for an old address.
    pub refresh: Option<String>,
    /// What the page looks like where it is shared.
    pub social: Social,
    /// Feeds that tell of the page's news, and of the site's.
    pub feeds: Vec<FeedLink>,
    /// What the page says to machines: finished JSON-LD, none when it says nothing.
    pub structured: Option<String>,
}

/// Open Graph and the like, besides title, description and address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Social {
    /// The whole name of the page, without that of the site.
    pub title: String,
    /// `article` or `website`.
    pub kind: &'static str,
    /// `vi_VN`
    pub locale: &'static str,
    /// A picture of its own, if the page has one that such places can show.
    pub image: Option<SharedImage>,
    /// When an article was published.
    pub published: Option<String>,
    /// When an article last changed.
    pub modified: Option<String>,
    /// The last day of an article.
    pub expires: Option<String>,
    /// Pages of those who wrote an article, with the host.
    pub authors: Vec<String>,
    /// Category of an article, else its kind.
    pub section: Option<String>,
}

/// A picture that is shown where a page is shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SharedImage {
    /// Its address, with the host.
    pub url: String,
    /// Text for readers who do not see it; may be empty.
    pub alt: String,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FeedLink {
    /// Media type.
    pub kind: &'static str,
    /// Name of the feed.
    pub title: String,
    /// What the link to it says: `Atom`, `Quận Hà Đông (Atom)`.
    pub name: String,
    /// Address, from the root of the host.
    pub url: String,
}
