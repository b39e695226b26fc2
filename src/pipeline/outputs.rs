//! The files of the published site, and how each is made.

use super::{
    Newsroom, THEME_FOLDER,
    cards::{OnDemand, Ready},
};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, SourcePath, sort},
    markdown::{self, Abbreviations},
    model,
    render::{self, Rendered, Renderer, Theme},
    site::{Asset, Download, PageNumber, Route, Site},
    source::{Files, decode},
    view::{self, TextLinks, View},
};
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

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
    Download(Download),
    Copy(Asset),
    Theme(String),
    /// A file of the index of search.
    Index(Arc<[u8]>),
}

impl Output {
    /// The page, if it is one.
    pub fn route(&self) -> Option<Route> {
        match self.content {
            Content::Page(route) => Some(route),
            Content::Download(_) | Content::Copy(_) | Content::Theme(_) | Content::Index(_) => None,
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

/// Pages on which `check` tries each template.
const SAMPLES: usize = 8;

/// Makes the files of a site.
pub struct Maker<'a> {
    site: &'a Site,
    theme: &'a Theme,
    files: &'a dyn Files,
    renderer: Renderer<'a>,
    /// None when they are made for each page anew.
    cards: Option<Ready>,
    labels: markdown::Labels,
}

impl Newsroom {
    /// Every file of the published site, in a fixed order.
    pub fn outputs(&self) -> Vec<Output> {
        let pages = self.site.every_page().into_iter().map(|route| {
            let path = page_path(&self.site, route);
            Output {
                path,
                content: Content::Page(route),
            }
        });
        let downloads = self.site.routes.downloads().iter();
        let downloads = downloads.map(|(path, &download)| Output {
            path: path.clone(),
            content: Content::Download(download),
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
        let theme = self.theme.files.keys();
        let theme = theme.map(|name| Output {
            path: format!("{THEME_FOLDER}/{name}"),
            content: Content::Theme(name.clone()),
        });
        pages.chain(downloads).chain(copies).chain(theme).collect()
    }

    /// What the site has at an address from its root, which may be that of a page (`dia-ban/`) or of a file.
    pub fn output_at(&self, address: &str) -> Option<Output> {
        let (site, theme) = (&self.site, &self.theme);
        let page = address.strip_suffix("index.html").unwrap_or(address);
        let page = site.find(page).or_else(|| site.find(address));
        let download = || site.routes.downloads().get(address).copied();
        let of_theme = || {
            let name = address.strip_prefix(THEME_FOLDER)?.strip_prefix('/')?;
            theme.files.contains_key(name).then(|| name.to_owned())
        };
        let content = page
            .map(Content::Page)
            .or_else(|| download().map(Content::Download))
            .or_else(|| of_theme().map(Content::Theme))
            .or_else(|| site.asset_at(address).map(Content::Copy))?;
        let path = match content {
            Content::Page(route) => page_path(site, route),
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

    /// Makes ready to make all files: renders the card of every article.
    ///
    /// # Errors
    /// When the template of a card fails.
    pub fn maker<'a>(&'a self, files: &'a dyn Files) -> Result<Maker<'a>, Box<Diagnostic>> {
        let mut maker = self.quick_maker(files);
        maker.cards = Some(Ready::make(&self.site, &maker.renderer)?);
        Ok(maker)
    }

    /// Makes ready to make a few files.
    pub fn quick_maker<'a>(&'a self, files: &'a dyn Files) -> Maker<'a> {
        let chrome = view::chrome(&self.site, |name| {
            self.site.root_url(&format!("{THEME_FOLDER}/{name}"))
        });
        Maker {
            site: &self.site,
            theme: &self.theme,
            files,
            renderer: self.theme.renderer(&chrome),
            cards: None,
            labels: view::labels(&self.site.strings),
        }
    }
}

impl Maker<'_> {
    /// Tries every template on a few of its pages, and says which fail.
    pub fn try_templates(&self) -> Vec<Diagnostic> {
        let mut tried: BTreeMap<(&str, bool), usize> = BTreeMap::new();
        let samples = self.site.every_page().into_iter().filter(|&route| {
            // A later page of a list shows what its first page does not.
            let front = route.at(PageNumber::Front) == route;
            let count = tried.entry((view::template(route), front)).or_default();
            *count += 1;
            *count <= SAMPLES
        });
        let mut found: Vec<Diagnostic> = samples
            .filter_map(|route| self.page(route).err())
            .map(|diagnostic| *diagnostic)
            .collect();
        sort(&mut found);
        found
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// When its template fails or its source cannot be read any more.
    pub fn make(&self, output: &Output) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match &output.content {
            Content::Page(route) => self.page(*route).map(Cow::Owned),
            Content::Download(download) => {
                let file = view::file(self.site, *download);
                Ok(Cow::Owned(render::file(&file)))
            }
            Content::Copy(asset) => self
                .files
                .read(asset.source())
                .map_err(|error| unreadable(asset.source(), &error)),
            Content::Theme(name) => Ok(Cow::Borrowed(&self.theme.files[name])),
            Content::Index(bytes) => Ok(Cow::Owned(bytes.to_vec())),
        }
    }

    fn page(&self, route: Route) -> Rendered {
        let text = match route {
            Route::Article(key) => {
                let article = self.site.article(key);
                self.text(article.path(), article.lead())?
            }
            Route::Plain(index) => self.text(&self.site.pages[index].path, None)?,
            _ => view::Text::default(),
        };
        let view = self.view(route, text)?;
        self.renderer
            .page(view::template(route), &view::head(self.site, route), &view)
    }

    fn view(&self, route: Route, text: view::Text) -> Result<View, Box<Diagnostic>> {
        if let Some(cards) = &self.cards {
            return Ok(view::view(self.site, cards, route, text));
        }
        let cards = OnDemand::new(self.site, &self.renderer);
        let view = view::view(self.site, &cards, route, text);
        cards.failed().map_or(Ok(view), Err)
    }

    /// The HTML of a text. It is read again: no text is kept between loading and rendering, so memory does
    /// not grow with the length of articles.
    fn text(&self, path: &SourcePath, lead: Option<&str>) -> Result<view::Text, Box<Diagnostic>> {
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
        };
        let settings = &self.site.settings;
        let mut abbreviations = Abbreviations::new(&settings.abbreviations);
        Ok(view::Text {
            lead: lead.map(|lead| abbreviations.mark(lead)),
            body: markdown::render(
                model::body(&decoded.text),
                &links,
                &self.labels,
                &mut abbreviations,
                settings.raw_html,
            ),
        })
    }
}

fn unreadable(path: &SourcePath, error: &std::io::Error) -> Box<Diagnostic> {
    let problem = Problem::Unreadable {
        reason: error.to_string(),
    };
    Box::new(Diagnostic::new(Place::file(path), problem))
}
