//! Makes each file of the published site.

use super::{
    Session,
    cards::{CardCache, PageCards},
    entry_cache::EntryCache,
    output::{IndexFile, Output, OutputContent},
    pictures::{PictureCache, without_metadata},
};
use crate::{
    diagnostic::{Diagnostic, Place, SourcePath, sort},
    markdown::{self, Abbreviations},
    media::{BEGINNING, is_picture},
    model,
    render::{self, RenderResult, Renderer, Theme, digest},
    site::{CancelToken, Cancelled, PageNumber, Route, Site, THEME_FOLDER},
    source::{Limit, ReadError, SourceFiles, decode},
    view::{self, AssetLink, Chrome, Html, TextLinks, View},
};
use std::{borrow::Cow, collections::BTreeMap, io};
use xxhash_rust::xxh3::xxh3_64;

/// Number of pages on which `check` tries each template.
const SAMPLES: usize = 8;

/// Makes the files of a loaded site, one at a time and from several threads.
pub struct Maker<'a> {
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    pub(super) files: &'a dyn SourceFiles,
    pub(super) renderer: Renderer<'a>,
    /// The deck of cards; none when cards are rendered anew for each page.
    pub(super) deck: Option<CardCache<'a>>,
    labels: markdown::Labels,
    pub(super) picture_cache: &'a PictureCache,
    pub(super) entries: EntryCache,
    /// A digest of the settings that the HTML of texts depends on.
    pub(super) setting: u64,
}

impl Session {
    /// Makes a maker for all files of the site, which keeps cards and entries of feeds that are needed again.
    pub fn maker<'a>(&'a self, files: &'a dyn SourceFiles) -> Maker<'a> {
        self.site.gather_names();
        let mut maker = self.quick_maker(files);
        maker.deck = Some(CardCache::new(&self.site));
        maker
    }

    /// Makes a maker for a few files, which renders cards anew for each page.
    pub fn quick_maker<'a>(&'a self, files: &'a dyn SourceFiles) -> Maker<'a> {
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

    /// What surrounds the content of every page: menu, site name, links to styles and scripts.
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
    /// Renders a few pages of every template, and gives the problems of those that fail.
    ///
    /// # Errors
    /// When it is cancelled before all templates were tried.
    pub fn try_templates(&self, cancel: CancelToken<'_>) -> Result<Vec<Diagnostic>, Cancelled> {
        let mut tried: BTreeMap<(&str, bool), usize> = BTreeMap::new();
        let samples = self.site.every_page().into_iter().filter(|&route| {
            // Later pages of a list show what the first page does not.
            let front = route.at(PageNumber::Front) == route;
            let count = tried.entry((view::template(route), front)).or_default();
            *count += 1;
            *count <= SAMPLES
        });
        let mut found: Vec<Diagnostic> = Vec::new();
        for route in samples {
            cancel.check()?;
            found.extend(self.render_page(route).err().map(|diagnostic| *diagnostic));
        }
        sort(&mut found);
        Ok(found)
    }

    /// Whether the maker is one for all files of the site.
    pub(super) fn makes_all(&self) -> bool {
        self.deck.is_some()
    }

    /// Makes the bytes of a file.
    ///
    /// # Errors
    /// When its template fails or its source cannot be read any more.
    pub fn make(&self, output: &Output) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match &output.content {
            OutputContent::Page(route) => self.render_page(*route).map(Cow::Owned),
            OutputContent::DataFile(data_file) => {
                let file = view::file(self.site, self, *data_file)?;
                Ok(Cow::Owned(render::file(&file)))
            }
            OutputContent::Copy(asset) => {
                let copied = self.copied(asset.source());
                copied.map_err(|error| unreadable(asset.source(), &error))
            }
            OutputContent::Picture(asset, variant) => self.picture(asset, *variant).map(Cow::Owned),
            OutputContent::Card(key) => Ok(Cow::Owned(self.card(*key))),
            OutputContent::Code(route) => Ok(Cow::Owned(self.code(*route))),
            OutputContent::Theme(name) => {
                let asset = self.theme.assets.find(name);
                Ok(asset.map_or_else(Cow::default, |asset| Cow::Borrowed(&*asset.bytes)))
            }
            OutputContent::Worker(work) => self.worker(*work).map(Cow::Owned),
            OutputContent::Index(IndexFile::Made(bytes)) => Ok(Cow::Owned(bytes.to_vec())),
            OutputContent::Index(IndexFile::Same) => {
                // The file existed when the index was made.
                let path = SourcePath::new(output.path.clone());
                let lost = io::Error::from(io::ErrorKind::NotFound);
                Err(unreadable(&path, &lost.into()))
            }
        }
    }

    /// The bytes of a file that is published as it is. A picture is read whole, and its metadata is taken out.
    fn copied(&self, path: &SourcePath) -> Result<Cow<'_, [u8]>, ReadError> {
        let mut opened = self.files.open(path)?;
        let is_picture = is_picture(&opened.beginning(BEGINNING)?);
        let bytes = opened.read(if is_picture {
            Limit::PICTURE
        } else {
            Limit::COPIED
        })?;
        self.files.note(path, xxh3_64(&bytes));
        Ok(if is_picture {
            without_metadata(bytes)
        } else {
            bytes
        })
    }

    /// The QR code of a page, as SVG, for printed articles; empty when the address is too long for one.
    pub(super) fn code(&self, route: Route) -> Vec<u8> {
        let address = self.site.absolute_url(route);
        render::qr(&address).unwrap_or_default()
    }

    /// Makes the HTML of a page.
    pub(super) fn render_page(&self, route: Route) -> RenderResult {
        let view = self.view(route)?;
        self.renderer
            .page(view::template(route), &view::head(self.site, route), &view)
    }

    /// Gathers what a page shows, with its text and the cards of its lists.
    pub(super) fn view(&self, route: Route) -> Result<View, Box<Diagnostic>> {
        let text = match route {
            Route::Article(key) => {
                let article = self.site.article(key);
                let above = article.photo.as_ref().is_some_and(|photo| !photo.in_body);
                self.text(article.path(), article.lead(), above)?
            }
            Route::Plain(key) => self.text(&self.site.page(key).path, None, false)?,
            _ => view::FinishedText::default(),
        };
        let hand = PageCards::new(self.site, &self.renderer, self.deck.as_ref());
        let view = view::view(self.site, &hand, route, text);
        hand.failed().map_or(Ok(view), Err)
    }

    /// The HTML of a text; `has_photo` tells whether a photo stands above it. The file is read again: no text is kept
    /// between loading and rendering, so memory does not grow with the length of articles.
    pub(super) fn text(
        &self,
        path: &SourcePath,
        lead: Option<&str>,
        has_photo: bool,
    ) -> Result<view::FinishedText, Box<Diagnostic>> {
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
        Ok(view::FinishedText {
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
