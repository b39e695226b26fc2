//! Where the links and pictures of a text lead.

mod asset_urls;
mod assets;
mod check;
mod index;
mod meant;
mod named_files;
mod pictures;

pub use assets::{Asset, Assets};
pub use index::{LinkIndex, LinkedPage};
pub(in crate::site) use named_files::NamedFiles;

use super::{Route, Site, article_states::ArticleState};
use crate::{diagnostic::SourcePath, text::nfc};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To another site, or to a mail or telephone program.
    Elsewhere(String),
    /// To a place in the same text: `#…`.
    Here(String),
    /// To a text of the site, and perhaps a place in it.
    Document(LinkedPage, Option<String>),
    /// To another page of the site, with whatever follows its address.
    Page(Route, String),
    /// To a file.
    File(Asset),
    /// To a file that bantin makes, from the root of the host.
    Download(String),
    /// To one of several articles.
    Ambiguous,
    /// Nowhere that is allowed.
    Unsafe,
    /// Nowhere.
    Nowhere,
}

impl Site {
    /// Where a link that is written in the file `from` leads.
    pub fn target(&self, from: &SourcePath, link: &str) -> Target {
        let link = self.of_site(link.trim());
        match scheme(link) {
            Scheme::Allowed => return Target::Elsewhere(link.to_owned()),
            Scheme::Forbidden => return Target::Unsafe,
            Scheme::None => {}
        }
        if let Some(anchor) = link.strip_prefix('#') {
            return Target::Here(decode(anchor).into_owned());
        }
        let (path, rest) = link.split_at(link.find(['#', '?']).unwrap_or(link.len()));
        let anchor = rest
            .split_once('#')
            .map(|(_, anchor)| decode(anchor).into_owned());
        let path = decode(path);
        if path.ends_with(".md") || path.ends_with(".markdown") {
            return self
                .by_file(from, &path)
                .map_or(Target::Nowhere, |document| {
                    Target::Document(document, anchor)
                });
        }
        if let Some(asset) = self.asset(from, &path) {
            return Target::File(asset);
        }
        if let Some(address) = path.strip_prefix('/') {
            return self.by_address(address, anchor, rest);
        }
        let slug = path.trim_end_matches('/');
        match self.links.by_slug(slug) {
            [only] => self.document(only).map_or(Target::Nowhere, |document| {
                Target::Document(document, anchor)
            }),
            [_, _, ..] => Target::Ambiguous,
            [] if self.links.is_lost(slug) => Target::Document(LinkedPage::Unreadable, anchor),
            [] => Target::Nowhere,
        }
    }

    /// An address on the site's own host without the host; any other as it is.
    fn of_site<'a>(&self, address: &'a str) -> &'a str {
        let inside = self.settings.base_url.without_origin(address);
        inside.unwrap_or(address)
    }

    /// What the file of an article or a plain page has become.
    fn document(&self, path: &SourcePath) -> Option<LinkedPage> {
        if let Some(key) = self.key_at(path) {
            return Some(LinkedPage::Article(key));
        }
        match self.article_states.state(path) {
            Some(ArticleState::Published(_)) => None, // never: all of these have keys
            Some(ArticleState::HeldBack(held)) => self.held_key(held).map(LinkedPage::HeldBack),
            Some(ArticleState::Retired(one)) => self.retired_key(one).map(LinkedPage::Retired),
            Some(ArticleState::Lost) => Some(LinkedPage::Unreadable),
            None => self.links.page_at(path),
        }
    }

    fn by_file(&self, from: &SourcePath, path: &str) -> Option<LinkedPage> {
        let beside = from.resolve(path);
        let in_content = || SourcePath::new("content/x").resolve(path.trim_start_matches('/'));
        let find = |path: Option<SourcePath>| self.document(&path?);
        let in_root = || SourcePath::new("x").resolve(path.trim_start_matches('/'));
        find(beside)
            .or_else(|| find(in_content()))
            .or_else(|| find(in_root()))
    }

    /// What is at an address from the root of the host, or else of the site.
    fn by_address(&self, path: &str, anchor: Option<String>, rest: &str) -> Target {
        let inside = self.settings.base_url.inside(path);
        let of_host = inside.map(|inside| self.at(inside, anchor.clone(), rest));
        let of_host = of_host.filter(|target| *target != Target::Nowhere);
        of_host.unwrap_or_else(|| self.at(path, anchor, rest))
    }

    /// What is at an address from the root of the site.
    fn at(&self, inside: &str, anchor: Option<String>, rest: &str) -> Target {
        let inside = inside.strip_suffix("index.html").unwrap_or(inside);
        let address = if inside.is_empty() || inside.ends_with('/') {
            inside.to_owned()
        } else {
            format!("{inside}/")
        };
        match self.find(&address).or_else(|| self.find(inside)) {
            Some(Route::Article(key)) => Target::Document(LinkedPage::Article(key), anchor),
            Some(Route::Retired(key)) => Target::Document(LinkedPage::Retired(key), anchor),
            Some(Route::Plain(page)) => Target::Document(LinkedPage::Page(page), anchor),
            Some(Route::Redirect(key)) => {
                self.at(&self.address(self.redirect(key).to), anchor, rest)
            }
            Some(route) => Target::Page(route, rest.to_owned()),
            None => match (self.data_file_at(inside), self.held_back_at(&address)) {
                (Some(url), _) => Target::Download(url),
                (None, Some(held)) => Target::Document(LinkedPage::HeldBack(held), anchor),
                (None, None) if self.names_unreadable(&address) => {
                    Target::Document(LinkedPage::Unreadable, anchor)
                }
                (None, None) => Target::Nowhere,
            },
        }
    }

    /// Where the file is that was or is at a path from the root of the site.
    fn data_file_at(&self, path: &str) -> Option<String> {
        self.data_file_url(*self.routes.data_files().get(path)?)
    }

    fn names_unreadable(&self, address: &str) -> bool {
        let last = address
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or("");
        self.links.is_lost(last)
    }

    /// Address for a link that is written in `from`; none when its words should stand without a link.
    pub fn link_url(&self, from: &SourcePath, link: &str) -> Option<String> {
        let with_anchor = |url: Option<String>, anchor: Option<String>| match anchor {
            Some(anchor) => url.map(|url| format!("{url}#{anchor}")),
            None => url,
        };
        match self.target(from, link) {
            Target::Elsewhere(url) => Some(url),
            Target::Here(anchor) => Some(format!("#{anchor}")),
            Target::Document(LinkedPage::Article(key), anchor) => {
                with_anchor(self.url(Route::Article(key)), anchor)
            }
            Target::Document(LinkedPage::Page(page), anchor) => {
                with_anchor(self.url(Route::Plain(page)), anchor)
            }
            // The notice has no places of its own.
            Target::Document(LinkedPage::Retired(key), _) => self.url(Route::Retired(key)),
            Target::Page(route, rest) => self.url(route).map(|url| url + &rest),
            Target::File(asset) => Some(self.asset_url(&asset)),
            Target::Download(url) => Some(url),
            Target::Document(LinkedPage::HeldBack(_) | LinkedPage::Unreadable, _)
            | Target::Ambiguous
            | Target::Unsafe
            | Target::Nowhere => None,
        }
    }
}

fn decode(text: &str) -> Cow<'_, str> {
    match percent_decode_str(text).decode_utf8_lossy() {
        Cow::Borrowed(text) => nfc(text),
        Cow::Owned(text) => Cow::Owned(nfc(&text).into_owned()),
    }
}

enum Scheme {
    None,
    Allowed,
    Forbidden,
}

/// Judges the scheme of an address as a browser would read it: without control characters and spaces.
fn scheme(address: &str) -> Scheme {
    let is_read = |c: char| !c.is_whitespace() && !c.is_control();
    let read: Cow<'_, str> = if address.chars().all(is_read) {
        address.into()
    } else {
        address.chars().filter(|&c| is_read(c)).collect()
    };
    if read.starts_with("//") {
        return Scheme::Allowed;
    }
    let head = read.split(['/', '?', '#']).next().unwrap_or("");
    match head.split_once(':') {
        None => Scheme::None,
        Some((scheme, _))
            if ["http", "https", "mailto", "tel"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(scheme)) =>
        {
            Scheme::Allowed
        }
        Some(_) => Scheme::Forbidden,
    }
}
