//! Where the links and pictures of a text lead.

use super::{
    Article, ArticleKey, HeldBack, Parts, Route, Site,
    resolve::{Faulty, Resolved},
    routes::article_address,
};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, SourcePath, Span},
    markdown::Outline,
    text::{nearest, nfc, slug},
};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use rayon::prelude::*;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// A text of the site that links can name by its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// A published article.
    Article(ArticleKey),
    /// An article that is not public yet, by its position.
    HeldBack(usize),
    /// A plain page, by its position.
    Page(usize),
    /// A file that could not be read.
    Unreadable,
}

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

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To another site, or to a mail or telephone program.
    Elsewhere(String),
    /// To a place in the same text: `#…`.
    Here(String),
    /// To a text of the site, and perhaps a place in it.
    Document(Document, Option<String>),
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

/// Everything that links may name.
#[derive(Clone, Debug, Default)]
pub struct LinkIndex {
    by_path: BTreeMap<SourcePath, Document>,
    by_slug: BTreeMap<String, Vec<Document>>,
    by_title: BTreeMap<String, ArticleKey>,
    held_addresses: BTreeMap<String, Document>,
    unreadable_stems: BTreeSet<String>,
    attachments: BTreeSet<SourcePath>,
    statics: BTreeSet<SourcePath>,
}

impl LinkIndex {
    pub(super) fn new(parts: &Parts<'_>, resolved: &Resolved) -> LinkIndex {
        let mut index = LinkIndex {
            attachments: parts.attachments.iter().cloned().collect(),
            statics: parts.statics.iter().cloned().collect(),
            ..LinkIndex::default()
        };
        for (at, article) in resolved.articles.iter().enumerate() {
            index.add(article, Document::Article(ArticleKey::new(at)));
        }
        for (at, held) in resolved.held_back.iter().enumerate() {
            index.add(&held.article, Document::HeldBack(at));
            index.held_addresses.insert(
                article_address(&held.article, &parts.strings),
                Document::HeldBack(at),
            );
        }
        for (at, page) in resolved.pages.iter().enumerate() {
            index.by_path.insert(page.path.clone(), Document::Page(at));
        }
        let faulty = resolved.faulty.iter().map(|article| &article.path);
        let lost: Vec<SourcePath> = faulty.chain(&parts.unreadable).cloned().collect();
        let slugs = resolved.faulty.iter().map(|article| article.slug.clone());
        index
            .unreadable_stems
            .extend(slugs.filter(|slug| !slug.is_empty()));
        for path in lost {
            let stem = path
                .name()
                .rsplit_once('.')
                .map_or(path.name(), |(stem, _)| stem)
                .to_owned();
            index.unreadable_stems.insert(stem);
            index.by_path.insert(path, Document::Unreadable);
        }
        index
    }

    fn add(&mut self, article: &Article, document: Document) {
        self.by_path.insert(article.path.clone(), document);
        self.by_slug
            .entry(article.slug.clone())
            .or_default()
            .push(document);
        if let Document::Article(key) = document {
            self.by_title.entry(slug(&article.title)).or_insert(key);
        }
    }

    /// The newest published article with this slug.
    pub(super) fn article_by_slug(&self, slug: &str) -> Option<ArticleKey> {
        self.by_slug
            .get(slug)?
            .iter()
            .find_map(|document| match document {
                Document::Article(key) => Some(*key),
                Document::HeldBack(_) | Document::Page(_) | Document::Unreadable => None,
            })
    }

    /// The newest published article with this title.
    pub(super) fn article_by_title(&self, title: &str) -> Option<ArticleKey> {
        self.by_title.get(&slug(title)).copied()
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
    /// Where a link that is written in the file `from` leads.
    pub fn target(&self, from: &SourcePath, link: &str) -> Target {
        let link = link.trim();
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
        if path.starts_with('/') {
            return self.by_address(&path, anchor, rest);
        }
        let slug = path.trim_end_matches('/');
        match self.links.by_slug.get(slug).map(Vec::as_slice) {
            Some([document]) => Target::Document(*document, anchor),
            Some([_, _, ..]) => Target::Ambiguous,
            _ if self.links.unreadable_stems.contains(slug) => {
                Target::Document(Document::Unreadable, anchor)
            }
            _ => Target::Nowhere,
        }
    }

    fn by_file(&self, from: &SourcePath, path: &str) -> Option<Document> {
        let beside = from.resolve(path);
        let in_content = || SourcePath::new("content/x").resolve(path.trim_start_matches('/'));
        let find = |path: Option<SourcePath>| self.links.by_path.get(&path?).copied();
        let in_root = || SourcePath::new("x").resolve(path.trim_start_matches('/'));
        find(beside)
            .or_else(|| find(in_content()))
            .or_else(|| find(in_root()))
    }

    fn by_address(&self, path: &str, anchor: Option<String>, rest: &str) -> Target {
        let base = &self.settings.base_url.path;
        let inside = path.strip_prefix(base.as_str()).unwrap_or(&path[1..]);
        let inside = inside.strip_suffix("index.html").unwrap_or(inside);
        let address = if inside.is_empty() || inside.ends_with('/') {
            inside.to_owned()
        } else {
            format!("{inside}/")
        };
        match self
            .routes
            .find(&address)
            .or_else(|| self.routes.find(inside))
        {
            Some(Route::Article(key)) => Target::Document(Document::Article(key), anchor),
            Some(Route::Plain(page)) => Target::Document(Document::Page(page), anchor),
            Some(route) => Target::Page(route, rest.to_owned()),
            None if self.routes.downloads().contains_key(inside) => {
                Target::Download(self.root_url(inside))
            }
            None => match self.links.held_addresses.get(&address) {
                Some(&document) => Target::Document(document, anchor),
                None if self.names_unreadable(&address) => {
                    Target::Document(Document::Unreadable, anchor)
                }
                None => Target::Nowhere,
            },
        }
    }

    fn names_unreadable(&self, address: &str) -> bool {
        let last = address
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or("");
        self.links.unreadable_stems.contains(last)
    }

    /// The file that a picture or link in `from` names: beside it, or in `static/`.
    pub fn asset(&self, from: &SourcePath, src: &str) -> Option<Asset> {
        let src = decode(src);
        let in_static = |rest: &str| {
            let path = SourcePath::new("static/x").resolve(rest)?;
            self.links.statics.get(&path).cloned().map(Asset::Static)
        };
        match src.strip_prefix('/') {
            Some(rest) => {
                let base = self.settings.base_url.path.trim_start_matches('/');
                in_static(rest).or_else(|| in_static(rest.strip_prefix(base)?))
            }
            None => {
                let beside = from
                    .resolve(&src)
                    .and_then(|path| self.links.attachments.get(&path).cloned());
                beside.map(Asset::Attachment).or_else(|| in_static(&src))
            }
        }
    }

    /// Address of a published file from the root of the site, as a path on the disk.
    pub fn asset_path(&self, asset: &Asset) -> String {
        match asset {
            Asset::Static(path) => path.as_str().trim_start_matches("static/").to_owned(),
            Asset::Attachment(path) => {
                format!(
                    "{}/{}",
                    self.strings.addresses.files,
                    path.as_str().trim_start_matches("content/")
                )
            }
        }
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

    /// Address for a link that is written in `from`; none when its words should stand without a link.
    pub fn link_url(&self, from: &SourcePath, link: &str) -> Option<String> {
        let with_anchor = |url: Option<String>, anchor: Option<String>| match anchor {
            Some(anchor) => url.map(|url| format!("{url}#{anchor}")),
            None => url,
        };
        match self.target(from, link) {
            Target::Elsewhere(url) => Some(url),
            Target::Here(anchor) => Some(format!("#{anchor}")),
            Target::Document(Document::Article(key), anchor) => {
                with_anchor(self.url(Route::Article(key)), anchor)
            }
            Target::Document(Document::Page(page), anchor) => {
                with_anchor(self.url(Route::Plain(page)), anchor)
            }
            Target::Page(route, rest) => self.url(route).map(|url| url + &rest),
            Target::File(asset) => Some(self.asset_url(&asset)),
            Target::Download(url) => Some(url),
            Target::Document(Document::HeldBack(_) | Document::Unreadable, _)
            | Target::Ambiguous
            | Target::Unsafe
            | Target::Nowhere => None,
        }
    }

    /// Files beside articles that a published text shows or links to, each once.
    pub fn attachments(&self) -> BTreeSet<Asset> {
        let texts = self
            .articles
            .iter()
            .map(|a| (&a.path, &a.outline))
            .chain(self.pages.iter().map(|p| (&p.path, &p.outline)));
        let named = texts.flat_map(|(path, outline)| {
            let pictures = outline.pictures.iter().map(|picture| picture.src.as_str());
            let links = outline.links.iter().map(|link| link.target.as_str());
            pictures.chain(links).map(move |name| (path, name))
        });
        let photos = self
            .articles
            .iter()
            .filter_map(|a| Some((&a.path, a.photo.as_ref()?.src.value.as_str())));
        named
            .chain(photos)
            .filter(|(_, name)| matches!(scheme(name), Scheme::None))
            .filter_map(|(path, name)| {
                self.asset(path, name.split(['#', '?']).next().unwrap_or(name))
            })
            .filter(|asset| matches!(asset, Asset::Attachment(_)))
            .collect()
    }

    /// Reports every link and picture that leads nowhere.
    pub(super) fn check_links(&self, faulty: &[Faulty], diagnostics: &mut Vec<Diagnostic>) {
        let held = self
            .held_back
            .iter()
            .map(|HeldBack { article, .. }| article);
        let articles: Vec<&Article> = self.articles.iter().chain(held).collect();
        let found: Vec<Vec<Diagnostic>> = articles
            .par_iter()
            .map(|article| {
                let mut found = self.check_text(&article.path, &article.outline);
                if let Some(photo) = article.photo.as_ref().filter(|photo| !photo.in_body) {
                    found.extend(self.check_picture(
                        &article.path,
                        &photo.src.value,
                        photo.src.span,
                    ));
                }
                found
            })
            .collect();
        diagnostics.extend(found.into_iter().flatten());
        diagnostics.extend(
            self.pages
                .iter()
                .flat_map(|page| self.check_text(&page.path, &page.outline)),
        );
        diagnostics.extend(
            faulty
                .iter()
                .flat_map(|article| self.check_text(&article.path, &article.outline)),
        );
    }

    fn check_text(&self, path: &SourcePath, outline: &Outline) -> Vec<Diagnostic> {
        let links = outline.links.iter().filter_map(|link| {
            let problem = self.check_link(path, outline, &link.target)?;
            Some(Diagnostic::new(Place::at(path, link.span), problem))
        });
        let pictures = outline
            .pictures
            .iter()
            .filter_map(|picture| self.check_picture(path, &picture.src, picture.span));
        links.chain(pictures).collect()
    }

    fn check_link(&self, path: &SourcePath, outline: &Outline, link: &str) -> Option<Problem> {
        let target = || link.to_owned();
        match self.target(path, link) {
            Target::Here(anchor) => check_anchor(outline, anchor, target),
            Target::Document(Document::Article(key), Some(anchor)) => {
                check_anchor(&self.article(key).outline, anchor, target)
            }
            Target::Document(Document::Page(page), Some(anchor)) => {
                check_anchor(&self.pages[page].outline, anchor, target)
            }
            Target::Document(Document::HeldBack(at), _) => Some(Problem::LinkToUnpublished {
                title: self.held_back[at].article.title.clone(),
            }),
            Target::Ambiguous => Some(Problem::AmbiguousLink { slug: target() }),
            Target::Unsafe => Some(Problem::UnsafeLink { target: target() }),
            Target::Nowhere => Some(Problem::BrokenLink {
                target: target(),
                nearest: self.nearest_link(path, link),
            }),
            Target::Elsewhere(_)
            | Target::Document(
                Document::Article(_) | Document::Page(_) | Document::Unreadable,
                _,
            )
            | Target::Page(..)
            | Target::File(_)
            | Target::Download(_) => None,
        }
    }

    fn check_picture(&self, path: &SourcePath, src: &str, span: Span) -> Option<Diagnostic> {
        let problem = match scheme(src) {
            Scheme::Allowed => Problem::ExternalPicture {
                src: src.to_owned(),
            },
            Scheme::Forbidden => Problem::UnsafeLink {
                target: src.to_owned(),
            },
            Scheme::None if self.asset(path, src).is_some() => return None,
            Scheme::None => {
                let files = self
                    .links
                    .attachments
                    .iter()
                    .filter(|file| file.folder() == path.folder())
                    .map(SourcePath::name);
                Problem::MissingPicture {
                    src: src.to_owned(),
                    nearest: nearest(src, files),
                }
            }
        };
        Some(Diagnostic::new(Place::at(path, span), problem))
    }

    /// What a link that leads nowhere was probably meant to be.
    fn nearest_link(&self, from: &SourcePath, link: &str) -> Option<String> {
        let path = link.split(['#', '?']).next().unwrap_or(link);
        if path.ends_with(".md") {
            let folder = from.resolve(path)?;
            let siblings = self
                .links
                .by_path
                .keys()
                .filter(|file| file.folder() == folder.folder());
            return nearest(folder.name(), siblings.map(SourcePath::name));
        }
        let wanted = path.trim_matches('/').rsplit('/').next().unwrap_or(path);
        let start: String = wanted.chars().take(3).collect();
        let close =
            |slug: &&str| slug.starts_with(&start) && slug.len().abs_diff(wanted.len()) <= 6;
        nearest(
            wanted,
            self.links.by_slug.keys().map(String::as_str).filter(close),
        )
    }
}

fn check_anchor(outline: &Outline, anchor: String, target: impl Fn() -> String) -> Option<Problem> {
    let footnote = anchor.starts_with("fn-") || anchor.starts_with("fnref-");
    if anchor.is_empty() || footnote || outline.anchors.contains(&anchor) {
        return None;
    }
    let nearest = nearest(&anchor, outline.anchors.iter().map(String::as_str));
    Some(Problem::BrokenAnchor {
        target: target(),
        anchor,
        nearest,
    })
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
    let read: String = address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
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
