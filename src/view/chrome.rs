//! What surrounds every page: the same for the whole site (`Chrome`), or small and per page (`Head`).

use super::parts::Link;
use serde::Serialize;

/// `site` in a template. Holds nothing that changes from day to day: a date here would change every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chrome {
    /// Name of the site.
    pub title: String,
    /// One sentence on the site, if given.
    pub description: Option<String>,
    /// Language tag for `<html lang>`.
    pub language: String,
    /// Address of the front page.
    pub home: String,
    /// Address of the style sheet.
    pub stylesheet: String,
    /// Address of the site's icon.
    pub icon: String,
    /// Address of the search page, if there is one.
    pub search: Option<String>,
    /// The main menu: news, districts, campaigns, matrix, archive.
    pub menu: Vec<Link>,
    /// Categories in the order of the register: the second menu.
    pub categories: Vec<Link>,
    /// Plain pages, kinds and other indexes: the menu at the foot.
    pub foot: Vec<Link>,
    /// Publisher, licence and responsible editor, as far as given.
    pub imprint: Imprint,
}

/// Who publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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
    /// Whether search engines should leave the page out (404).
    pub noindex: bool,
}
