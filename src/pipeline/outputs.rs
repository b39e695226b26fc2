//! The files of the published site, and how each is made.

use super::{
    Session,
    cards::{Deck, Hand},
    entries::EntryCache,
    index::IndexFile,
    large,
    pictures::{PictureCache, without_metadata},
    worker::Work,
};
use crate::{
    diagnostic::{Diagnostic, Place, SourcePath, sort},
    markdown::{self, Abbreviations},
    media::{BEGINNING, Sources, Variant, is_picture},
    model,
    publish::{Copied, FileFingerprint, Made, MadeResult},
    render::{self, Rendered, Renderer, Theme, digest},
    site::{
        ArticleKey, Asset, CancelToken, Cancelled, DataFile, PageNumber, Route, Site, THEME_FOLDER,
    },
    source::{Files, Limit, ReadError, decode},
    view::{self, AssetLink, Chrome, Html, TextLinks, View},
};
use rayon::prelude::*;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    io,
};
use xxhash_rust::xxh3::xxh3_64;

/// A file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path below the output folder.
    pub path: String,
    pub(super) content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Page(Route),
    DataFile(DataFile),
    Copy(Asset),
    /// A file that is made of a picture.
    Picture(Asset, Variant),
    /// The card of an article, for places where it is shared.
    Card(ArticleKey),
    /// The QR code that leads to a page.
    Code(Route),
    /// A file of the theme, by its name there or as it is published.
    Theme(String),
    /// What keeps pages for times without a network.
    Worker(Work),
    /// A file of the index of search.
    Index(IndexFile),
}

impl Output {
    /// The page, if it is one.
    pub fn route(&self) -> Option<Route> {
        match self.content {
            Content::Page(route) => Some(route),
            _ => None,
        }
    }

    /// The file that it is a copy of, to the byte unless that is a picture.
    pub fn copied(&self) -> Option<&SourcePath> {
        match &self.content {
            Content::Copy(asset) => Some(asset.source()),
            _ => None,
        }
    }
}

fn page_path(site: &Site, route: Route) -> String {
    let address = site.address(route);
    if address.is_empty() || address.ends_with('/') {
        address + "index.html"
    } else {
        address
    }
}

/// The file that hosts send for a folder.
fn front_of(address: &str) -> Option<String> {
    let folder = address.is_empty() || address.ends_with('/');
    folder.then(|| format!("{address}index.html"))
}

/// Pages on which `check` tries each template.
const SAMPLES: usize = 8;

/// Makes the files of a site.
pub struct Maker<'a> {
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) files: &'a dyn Files,
    renderer: Renderer<'a>,
    /// None when cards are made for each page anew.
    deck: Option<Deck<'a>>,
    labels: markdown::Labels,
    pub(super) picture_cache: &'a PictureCache,
    pub(super) entries: EntryCache,
    /// A digest of what the texts of articles are rendered with, besides themselves.
    setting: u64,
}

/// What is known of the texts of articles and of other files without their being read.
pub struct Known<'a> {
    /// The digest of a file of the site, as far as it was always the same whenever it was read.
    pub digest: &'a (dyn Fn(&SourcePath) -> Option<u64> + Sync),
    /// Articles whose texts are others, when nothing else is different.
    pub only: Option<&'a BTreeSet<SourcePath>>,
}

impl Session {
    /// Every file of the published site, in a fixed order.
    pub fn outputs(&self) -> Vec<Output> {
        let pages = self.site.every_page().into_par_iter().map(|route| Output {
            path: page_path(&self.site, route),
            content: Content::Page(route),
        });
        let pages: Vec<Output> = pages.collect();
        let data_files = self.site.routes.data_files().iter();
        let data_files = data_files.map(|(path, &data_file)| Output {
            path: path.clone(),
            content: Content::DataFile(data_file),
        });
        let statics = self.site.assets.statics.iter();
        let copies = statics
            .cloned()
            .map(Asset::Static)
            .chain(self.site.attachments().iter().cloned());
        let copies = copies.map(|asset| Output {
            path: self.site.asset_path(&asset),
            content: Content::Copy(asset),
        });
        let codes = self.site.codes().into_iter().map(|(path, route)| Output {
            path,
            content: Content::Code(route),
        });
        let theme = self.published_assets().map(|asset| Output {
            path: format!("{THEME_FOLDER}/{}", asset.name),
            content: Content::Theme(asset.name.clone()),
        });
        let made = self.pictures().chain(self.cards()).chain(self.worker());
        let made = made.filter(|output| !self.has_static(&output.path));
        // Pictures first: packing one takes as much memory as a thousand pages, and there is most room at the beginning.
        let outputs = made.chain(pages).chain(data_files).chain(copies);
        outputs.chain(codes).chain(theme).collect()
    }

    /// What the site has at an address from its root, which may be that of a page (`dia-ban/`) or of a file.
    pub fn output_at(&self, address: &str) -> Option<Output> {
        let (site, theme) = (&self.site, &self.theme);
        let page = address.strip_suffix("index.html").unwrap_or(address);
        let page = site.find(page).or_else(|| site.find(address));
        let data_file = || site.routes.data_files().get(address).copied();
        let of_theme = || {
            let name = address.strip_prefix(THEME_FOLDER)?.strip_prefix('/')?;
            theme.assets.find(name).map(|_| name.to_owned())
        };
        if page.is_none()
            && let Some(made) = self.picture_at(address).or_else(|| self.worker_at(address))
        {
            return Some(made);
        }
        let content = page
            .map(Content::Page)
            .or_else(|| data_file().map(Content::DataFile))
            .or_else(|| of_theme().map(Content::Theme))
            .or_else(|| site.asset_at(address).map(Content::Copy))
            .or_else(|| site.asset_at(&front_of(address)?).map(Content::Copy))
            .or_else(|| site.code_at(address).map(Content::Code))?;
        let path = match &content {
            Content::Page(route) => page_path(site, *route),
            Content::Copy(asset) => site.asset_path(asset),
            _ => address.to_owned(),
        };
        Some(Output { path, content })
    }

    /// The page for addresses at which there is nothing.
    pub fn not_found(&self) -> Output {
        Output {
            path: page_path(&self.site, Route::NotFound),
            content: Content::Page(Route::NotFound),
        }
    }

    /// Makes ready to make all files.
    pub fn maker<'a>(&'a self, files: &'a dyn Files) -> Maker<'a> {
        self.site.gather_names();
        let mut maker = self.quick_maker(files);
        maker.deck = Some(Deck::new(&self.site));
        maker
    }

    /// Makes ready to make a few files.
    pub fn quick_maker<'a>(&'a self, files: &'a dyn Files) -> Maker<'a> {
        let settings = &self.site.settings;
        Maker {
            site: &self.site,
            theme: &self.theme,
            files,
            renderer: self.theme.renderer(&self.chrome()),
            deck: None,
            labels: view::labels(&self.site.strings),
            picture_cache: &self.picture_cache,
            setting: digest(&(&settings.abbreviations, settings.raw_html)),
            entries: EntryCache::default(),
        }
    }

    /// What surrounds every page.
    pub(super) fn chrome(&self) -> Chrome {
        let assets = self.theme.assets.iter().map(|(written, asset)| {
            let url = self
                .site
                .root_url(&format!("{THEME_FOLDER}/{}", asset.name));
            let integrity = asset.integrity.clone();
            (written.to_owned(), AssetLink { url, integrity })
        });
        view::chrome(&self.site, assets.collect())
    }
}

impl Maker<'_> {
    /// Tries every template on a few of its pages, and says which fail.
    ///
    /// # Errors
    /// When it is cancelled before all were tried.
    pub fn try_templates(&self, cancel: CancelToken<'_>) -> Result<Vec<Diagnostic>, Cancelled> {
        let mut tried: BTreeMap<(&str, bool), usize> = BTreeMap::new();
        let samples = self.site.every_page().into_iter().filter(|&route| {
            // A later page of a list shows what its first page does not.
            let front = route.at(PageNumber::Front) == route;
            let count = tried.entry((view::template(route), front)).or_default();
            *count += 1;
            *count <= SAMPLES
        });
        let mut found: Vec<Diagnostic> = Vec::new();
        for route in samples {
            cancel.check()?;
            found.extend(self.page(route).err().map(|diagnostic| *diagnostic));
        }
        sort(&mut found);
        Ok(found)
    }

    /// Whether all files of the site are to be made, and not only a few.
    pub(super) fn makes_all(&self) -> bool {
        self.deck.is_some()
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// When its template fails or its source cannot be read any more.
    pub fn make(&self, output: &Output) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match &output.content {
            Content::Page(route) => self.page(*route).map(Cow::Owned),
            Content::DataFile(data_file) => {
                let file = view::file(self.site, self, *data_file)?;
                Ok(Cow::Owned(render::file(&file)))
            }
            Content::Copy(asset) => {
                let copied = self.copied(asset.source());
                copied.map_err(|error| unreadable(asset.source(), &error))
            }
            Content::Picture(asset, variant) => self.picture(asset, *variant).map(Cow::Owned),
            Content::Card(key) => Ok(Cow::Owned(self.card(*key))),
            Content::Code(route) => Ok(Cow::Owned(self.code(*route))),
            Content::Theme(name) => {
                let asset = self.theme.assets.find(name);
                Ok(asset.map_or_else(Cow::default, |asset| Cow::Borrowed(&*asset.bytes)))
            }
            Content::Worker(work) => self.worker(*work).map(Cow::Owned),
            Content::Index(IndexFile::Made(bytes)) => Ok(Cow::Owned(bytes.to_vec())),
            Content::Index(IndexFile::Same) => {
                // It was there when the index was made.
                let path = SourcePath::new(output.path.clone());
                let lost = io::Error::from(io::ErrorKind::NotFound);
                Err(unreadable(&path, &lost.into()))
            }
        }
    }

    /// A file that is published as it is. A picture is published without what it tells of its makers, and for that it is
    /// read whole.
    fn copied(&self, path: &SourcePath) -> Result<Cow<'_, [u8]>, ReadError> {
        let mut opened = self.files.open(path)?;
        let is_picture = is_picture(&opened.beginning(BEGINNING)?);
        let bytes = opened.read(match is_picture {
            true => Limit::PICTURE,
            false => Limit::COPIED,
        })?;
        self.files.note(path, xxh3_64(&bytes));
        Ok(match is_picture {
            true => without_metadata(bytes),
            false => bytes,
        })
    }

    /// The bytes of a file, unless it is made of what is known already.
    ///
    /// # Errors
    /// As those of [`make`](Maker::make).
    pub fn make_unless<'m>(
        &'m self,
        output: &'m Output,
        before: Option<&FileFingerprint>,
        known: &'m Known<'m>,
    ) -> MadeResult<'m> {
        if let Some(endless) = self.theme.endless() {
            return Err(endless.clone().into()); // there will be no site
        }
        if let (Some(_), Some(only)) = (before, known.only)
            && self.is_untouched(output, only)
        {
            return Ok(Made::Same);
        }
        match &output.content {
            Content::Page(route) => {
                let made = self.make_page(*route, before, known);
                self.deck.iter().for_each(|deck| deck.made(*route));
                made
            }
            // Their names tell their contents.
            Content::Picture(..) | Content::Card(_) | Content::Index(IndexFile::Same)
                if before.is_some() =>
            {
                Ok(Made::Same)
            }
            Content::Copy(asset) => {
                let digest = || (known.digest)(asset.source());
                let fingerprint = |view| FileFingerprint {
                    view,
                    ..FileFingerprint::default()
                };
                if before.is_some() && before == digest().map(fingerprint).as_ref() {
                    return Ok(Made::Same);
                }
                let source = asset.source();
                if let Some((file, _)) = large(self.files, source) {
                    // Asked again: it may have been saved since.
                    let now = move |read| (known.digest)(source).unwrap_or(read);
                    let fingerprint = move |read| {
                        self.files.note(source, read);
                        fingerprint(now(read))
                    };
                    let fingerprint = Box::new(fingerprint);
                    return Ok(Made::Copy(Copied { file, fingerprint }));
                }
                let bytes = self.make(output)?;
                let now = digest().unwrap_or_else(|| xxh3_64(&bytes));
                Ok(Made::New(fingerprint(now), bytes))
            }
            Content::Code(route) => {
                let fingerprint = FileFingerprint {
                    view: digest(&self.site.absolute_url(*route)),
                    ..FileFingerprint::default()
                };
                if before == Some(&fingerprint) {
                    return Ok(Made::Same);
                }
                Ok(Made::New(fingerprint, self.code(*route).into()))
            }
            Content::DataFile(_)
            | Content::Theme(_)
            | Content::Worker(_)
            | Content::Index(_)
            | Content::Picture(..)
            | Content::Card(_) => {
                let bytes = self.make(output)?;
                let fingerprint = FileFingerprint {
                    view: xxh3_64(&bytes),
                    ..FileFingerprint::default()
                };
                Ok(Made::New(fingerprint, bytes))
            }
        }
    }

    /// A picture that leads from paper to an article; an empty one where its address is too long for that.
    fn code(&self, route: Route) -> Vec<u8> {
        let address = self.site.absolute_url(route);
        render::qr(&address).unwrap_or_default()
    }

    /// Whether a file is the same when nothing is different but these texts.
    fn is_untouched(&self, output: &Output, only: &BTreeSet<SourcePath>) -> bool {
        match &output.content {
            Content::Page(route) => {
                let text = self.source_of(*route);
                text.is_none_or(|path| !only.contains(path))
            }
            Content::Code(_) => true,
            Content::DataFile(data_file) => !self.site.texts_in(*data_file).any(|key| {
                let path = self.site.article(key).path();
                only.contains(path)
            }),
            Content::Copy(_)
            | Content::Theme(_)
            | Content::Worker(_)
            | Content::Index(_)
            | Content::Picture(..)
            | Content::Card(_) => false,
        }
    }

    fn make_page(
        &self,
        route: Route,
        before: Option<&FileFingerprint>,
        known: &Known<'_>,
    ) -> MadeResult<'_> {
        // Asked again after the text was read: it may have been saved since.
        let text = || {
            let path = self.source_of(route)?;
            let text = (known.digest)(path).unwrap_or_default();
            Some(self.text_key(path, route, text))
        };
        let head = view::head(self.site, route);
        let fingerprint = |view: &View| FileFingerprint {
            head: digest(&head),
            view: digest(view),
            text: text().unwrap_or_default(),
        };
        if let (Some(before), Some(deck)) = (before, &self.deck) {
            let sketch = view::view(self.site, deck, route, self.sketch_of_text(route));
            if *before == fingerprint(&sketch) {
                return Ok(Made::Same);
            }
        }
        let view = self.view(route)?;
        let page = self.renderer.page(view::template(route), &head, &view)?;
        Ok(Made::New(fingerprint(&view), page.into()))
    }

    /// What stands for the text of a page in its key, which has the text itself as a part of its own.
    fn sketch_of_text(&self, route: Route) -> view::Text {
        let lead = match route {
            Route::Article(key) => self.site.article(key).lead(),
            _ => None,
        };
        view::Text {
            lead: lead.map(|_| Html::default()),
            ..view::Text::default()
        }
    }

    /// The file that holds the text of a page.
    fn source_of(&self, route: Route) -> Option<&SourcePath> {
        match route {
            Route::Article(key) => Some(self.site.article(key).path()),
            Route::Plain(index) => Some(&self.site.pages[index].path),
            _ => None,
        }
    }

    /// A digest of all that the HTML of a text is made of: the text, and where its links and pictures lead.
    fn text_key(&self, path: &SourcePath, route: Route, text: u64) -> u64 {
        let outline = match route {
            Route::Article(key) => self.site.article(key).outline(),
            Route::Plain(index) => &self.site.pages[index].outline,
            _ => return text,
        };
        let links = outline.links.iter();
        let links: Vec<Option<String>> = links
            .map(|link| self.site.link_url(path, &link.target))
            .collect();
        let pictures = outline.pictures.iter();
        let pictures: Vec<Option<Sources>> = pictures
            .map(|picture| self.site.sources(path, &picture.src))
            .collect();
        digest(&(text, links, pictures, self.setting))
    }

    pub(super) fn page(&self, route: Route) -> Rendered {
        let view = self.view(route)?;
        self.renderer
            .page(view::template(route), &view::head(self.site, route), &view)
    }

    fn view(&self, route: Route) -> Result<View, Box<Diagnostic>> {
        let text = match route {
            Route::Article(key) => {
                let article = self.site.article(key);
                let above = article.photo.as_ref().is_some_and(|photo| !photo.in_body);
                self.text(article.path(), article.lead(), above)?
            }
            Route::Plain(index) => self.text(&self.site.pages[index].path, None, false)?,
            _ => view::Text::default(),
        };
        let hand = Hand::new(self.site, &self.renderer, self.deck.as_ref());
        let view = view::view(self.site, &hand, route, text);
        hand.failed().map_or(Ok(view), Err)
    }

    /// The HTML of a text, above which a photo may stand. It is read again: no text is kept between loading and rendering, so memory does
    /// not grow with the length of articles.
    pub(super) fn text(
        &self,
        path: &SourcePath,
        lead: Option<&str>,
        has_photo: bool,
    ) -> Result<view::Text, Box<Diagnostic>> {
        let bytes = self
            .files
            .read(path)
            .map_err(|error| unreadable(path, &error))?;
        let decoded = decode(&bytes, self.site.locale.eth_is_d()).map_err(|found| {
            Box::new(Diagnostic::new(Place::at(path, found.span), found.problem))
        })?;
        let links = TextLinks {
            site: self.site,
            path,
            opens_the_page: !has_photo,
        };
        let settings = &self.site.settings;
        let mut abbreviations = Abbreviations::new(&settings.abbreviations);
        let words = |text: &str| text.split_whitespace().count();
        let in_lead = lead.map_or(0, words);
        let lead = lead.map(|lead| Html::new(abbreviations.mark(lead), 0));
        let rendered = markdown::render(
            model::body(&decoded.text),
            &links,
            &self.labels,
            &mut abbreviations,
            settings.raw_html,
        );
        Ok(view::Text {
            lead,
            body: Html::new(rendered.html, 0),
            headings: rendered.headings,
            words: in_lead + rendered.words,
        })
    }
}

fn unreadable(path: &SourcePath, error: &ReadError) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Place::file(path), error.problem(path)))
}
