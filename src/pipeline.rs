//! The one path by which a site is made: sources → [`Site`] → outputs. Every command uses it; none has
//! another.

use crate::{
    diagnostic::{Diagnostic, Lines, Outcome, Place, Problem, SourcePath, sort},
    lint::{self, Levels},
    markdown::{self, Abbreviations},
    model::{self, Manuscript, PageManuscript, SiteFile},
    render::{self, Rendered, Renderer, Theme},
    site::{ArticleKey, Asset, Download, PageNumber, Parts, Route, Site},
    source::{Files, SITE_FILE, decode, scan},
    text::Locale,
    view::{self, Cards, TextLinks},
};
use chrono::{DateTime, NaiveDate, Utc};
use rayon::prelude::*;
use std::{borrow::Cow, collections::BTreeMap};

/// Largest article, in bytes.
pub const LARGEST: usize = 5 << 20;

/// When the site is built.
#[derive(Clone, Copy, Debug)]
pub enum AsOf {
    /// On this day.
    Day(NaiveDate),
    /// Now: the day is that of the site's own time zone.
    Now(DateTime<Utc>),
}

/// A site with its theme, ready to be rendered, and everything that is wrong with it.
pub struct Loaded {
    /// The site.
    pub site: Site,
    /// Its theme.
    pub theme: Theme,
    /// Everything that is wrong, sorted.
    pub diagnostics: Vec<Diagnostic>,
    statics: Vec<SourcePath>,
}

/// A site whose `site.yaml` cannot be read.
pub struct NoSite(pub Vec<Diagnostic>);

/// Loads a site.
///
/// # Errors
/// When there is no `site.yaml` that can be read.
pub fn load(files: &dyn Files, as_of: AsOf) -> Result<Loaded, NoSite> {
    let (paths, mut diagnostics) = files.list();
    let scan = scan(paths);
    let mut site_file = read_site_file(files)?;
    let locale = site_file.locale;
    let eth = locale.eth_is_d();
    let levels = Levels::new(
        &site_file.settings.checks,
        &site_file.path,
        &mut site_file.diagnostics,
    );
    diagnostics.append(&mut site_file.diagnostics);
    if let Ok(bytes) = files.read(&site_file.path) {
        report_raw(&site_file.path, &bytes, eth, &mut diagnostics);
    }
    let (theme, found) = Theme::load(
        site_file.settings.theme.as_ref(),
        locale.tag(),
        &scan,
        files,
    );
    diagnostics.extend(found);

    let context = site_file.context(&theme.strings);
    let register_files = scan.registers.iter().filter_map(|(name, path)| {
        let text = read(files, path, eth, &mut diagnostics)?;
        Some((name.clone(), path.clone(), text))
    });
    let register_files: Vec<_> = register_files.collect();
    let (registers, found) = model::read_registers(&mut site_file, &context, &register_files);
    diagnostics.extend(found);

    let policy = site_file.settings.raw_html;
    let manuscripts: Vec<Text<Manuscript>> = parse(files, &scan.articles, eth, |path, text| {
        let mut outcome = model::manuscript(&context, path, text, policy);
        let body = text.len() - model::body(text).len();
        let title = outcome.value.as_ref().map(|found| &*found.title.value);
        let text = lint::text::Text::new(text, body, title.unwrap_or(""));
        let lints = lint::text::text(&text).into_iter();
        outcome
            .diagnostics
            .extend(lints.map(|(span, lint)| Diagnostic::new(Place::at(path, span), lint.into())));
        outcome
    });
    let pages: Vec<Text<PageManuscript>> = parse(files, &scan.pages, eth, |path, text| {
        model::page_manuscript(&context, path, text, policy)
    });

    let mut unreadable = Vec::new();
    let manuscripts = collect(manuscripts, &mut unreadable, &mut diagnostics);
    let pages = collect(pages, &mut unreadable, &mut diagnostics);
    let (site, found) = Site::build(Parts {
        as_of: match as_of {
            AsOf::Day(day) => day,
            AsOf::Now(now) => now.with_timezone(&site_file.settings.offset).date_naive(),
        },
        settings: site_file.settings,
        locale,
        strings: theme.strings.clone(),
        registers,
        manuscripts,
        pages,
        unreadable,
        attachments: &scan.attachments,
        statics: &scan.statics,
    });
    diagnostics.extend(found);
    let found = lint::site::site(&site, &diagnostics);
    diagnostics.extend(found);
    report_shared_paths(&site, &theme, &scan.statics, &mut diagnostics);
    levels.apply(&mut diagnostics);
    sort(&mut diagnostics);
    Ok(Loaded {
        site,
        theme,
        diagnostics,
        statics: scan.statics,
    })
}

/// The language of a site, when its `site.yaml` can be read.
pub fn locale(files: &dyn Files) -> Option<&'static dyn Locale> {
    read_site_file(files).ok().map(|site| site.locale)
}

/// Files in `static/` that would lie where a file of the theme or one beside an article lies.
fn report_shared_paths(
    site: &Site,
    theme: &Theme,
    statics: &[SourcePath],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let attachments: BTreeMap<String, Asset> = site
        .attachments()
        .into_iter()
        .map(|asset| (site.asset_path(&asset), asset))
        .collect();
    for path in statics {
        let output = site.asset_path(&Asset::Static(path.clone()));
        let of_theme = output
            .strip_prefix(THEME_FOLDER)
            .and_then(|rest| rest.strip_prefix('/'));
        let beside = attachments.get(&output);
        if beside.is_some() || of_theme.is_some_and(|name| theme.files.contains_key(name)) {
            let problem = Problem::SameAddress {
                address: format!("/{output}"),
            };
            let diagnostic = Diagnostic::new(Place::file(path), problem);
            diagnostics.push(match beside {
                Some(asset) => diagnostic.with_other(Place::file(asset.source())),
                None => diagnostic,
            });
        }
    }
}

fn read_site_file(files: &dyn Files) -> Result<SiteFile, NoSite> {
    let path = SourcePath::new(SITE_FILE);
    let mut diagnostics = Vec::new();
    let text = match files.read(&path) {
        Ok(bytes) => decode_text(&path, &bytes, true, &mut diagnostics),
        Err(_) => {
            diagnostics.push(Diagnostic::new(Place::file(&path), Problem::NoSite));
            None
        }
    };
    let Some(text) = text else {
        return Err(NoSite(diagnostics));
    };
    match model::site_file(&path, &text) {
        Ok(mut site_file) => {
            site_file.diagnostics.extend(diagnostics);
            Ok(site_file)
        }
        Err(found) => {
            diagnostics.extend(found);
            sort(&mut diagnostics);
            Err(NoSite(diagnostics))
        }
    }
}

/// A parsed file, or its path when it could not be parsed, and what was wrong with it.
type Text<T> = (Result<T, SourcePath>, Vec<Diagnostic>);

/// Parses files in parallel, in the order of their paths.
fn parse<T: Send>(
    files: &dyn Files,
    paths: &[SourcePath],
    eth: bool,
    parse: impl Fn(&SourcePath, &str) -> Outcome<Option<T>> + Sync,
) -> Vec<Text<T>> {
    paths
        .par_iter()
        .map(|path| {
            let mut diagnostics = Vec::new();
            let Some(text) = read(files, path, eth, &mut diagnostics) else {
                return (Err(path.clone()), diagnostics);
            };
            let outcome = parse(path, &text);
            diagnostics.extend(outcome.diagnostics);
            (outcome.value.ok_or_else(|| path.clone()), diagnostics)
        })
        .collect()
}

fn collect<T>(
    texts: Vec<Text<T>>,
    unreadable: &mut Vec<SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<T> {
    let mut values = Vec::with_capacity(texts.len());
    for (value, found) in texts {
        match value {
            Ok(value) => values.push(value),
            Err(path) => unreadable.push(path),
        }
        diagnostics.extend(found);
    }
    values
}

fn read(
    files: &dyn Files,
    path: &SourcePath,
    eth: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    match files.read(path) {
        Ok(bytes) if bytes.len() > LARGEST => {
            let limit = format!("{} MB", LARGEST >> 20);
            diagnostics.push(Diagnostic::new(
                Place::file(path),
                Problem::FileTooLarge { limit },
            ));
            None
        }
        Ok(bytes) => {
            let text = decode_text(path, &bytes, eth, diagnostics)?;
            if !lint::raw::is_plain(&bytes, &text) {
                report_raw(path, &bytes, eth, diagnostics);
            }
            Some(text)
        }
        Err(error) => {
            let problem = Problem::Unreadable {
                reason: error.to_string(),
            };
            diagnostics.push(Diagnostic::new(Place::file(path), problem));
            None
        }
    }
}

fn report_raw(path: &SourcePath, bytes: &[u8], eth: bool, diagnostics: &mut Vec<Diagnostic>) {
    let lints = lint::raw::raw(bytes, eth).into_iter();
    diagnostics
        .extend(lints.map(|(span, lint)| Diagnostic::new(Place::at(path, span), lint.into())));
}

fn decode_text(
    path: &SourcePath,
    bytes: &[u8],
    eth: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let mut report =
        |span, problem| diagnostics.push(Diagnostic::new(Place::at(path, span), problem));
    match decode(bytes, eth) {
        Ok(decoded) => {
            decoded
                .problems
                .into_iter()
                .for_each(|(span, problem)| report(span, problem));
            Some(decoded.text)
        }
        Err(undecodable) => {
            report(undecodable.span, undecodable.problem);
            None
        }
    }
}

/// The text of every file that a diagnostic points into, for showing its lines.
pub fn texts(files: &dyn Files, diagnostics: &[Diagnostic]) -> BTreeMap<SourcePath, Lines> {
    let places = diagnostics
        .iter()
        .flat_map(|diagnostic| [Some(&diagnostic.place), diagnostic.other.as_ref()]);
    let mut texts = BTreeMap::new();
    for place in places.flatten().filter(|place| place.span.is_some()) {
        if !texts.contains_key(&place.path) {
            let text = match files.read(&place.path) {
                Ok(bytes) => match decode(&bytes, true) {
                    Ok(decoded) => decoded.text,
                    Err(undecodable) => undecodable.readable,
                },
                Err(_) => Theme::builtin_text(&place.path).unwrap_or_default(),
            };
            texts.insert(place.path.clone(), Lines::new(text));
        }
    }
    texts
}

/// A file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path below the output folder.
    pub path: String,
    content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Page(Route),
    Download(Download),
    Copy(Asset),
    Theme(String),
}

/// Pages on which `check` tries each template.
const SAMPLES: usize = 8;

/// Folder of the theme's own files in the published site.
const THEME_FOLDER: &str = "assets";

/// Makes the files of a site.
pub struct Maker<'a> {
    site: &'a Site,
    theme: &'a Theme,
    files: &'a dyn Files,
    renderer: Renderer<'a>,
    cards: Cards,
    labels: markdown::Labels,
}

impl Loaded {
    /// Every file of the published site, in a fixed order.
    pub fn outputs(&self) -> Vec<Output> {
        let pages = self.site.routes.all().iter().map(|&route| {
            let address = self.site.address(route);
            let path = if address.is_empty() || address.ends_with('/') {
                address + "index.html"
            } else {
                address
            };
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
        let copies = self
            .statics
            .iter()
            .cloned()
            .map(Asset::Static)
            .chain(self.site.attachments());
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

    /// Makes ready to make files: renders the card of every article.
    ///
    /// # Errors
    /// When the template of a card fails.
    pub fn maker<'a>(&'a self, files: &'a dyn Files) -> Result<Maker<'a>, Box<Diagnostic>> {
        let chrome = view::chrome(&self.site, |name| {
            self.site.root_url(&format!("{THEME_FOLDER}/{name}"))
        });
        let renderer = self.theme.renderer(&chrome);
        let keys: &[ArticleKey] = &self.site.lists.all;
        let cards = keys
            .par_iter()
            .map(|&key| renderer.card(&view::card(&self.site, key)))
            .collect::<Result<_, _>>()?;
        let labels = view::labels(&self.site.strings);
        Ok(Maker {
            site: &self.site,
            theme: &self.theme,
            files,
            renderer,
            cards: Cards(cards),
            labels,
        })
    }
}

impl Maker<'_> {
    /// Tries every template on a few of its pages, and says which fail.
    pub fn try_templates(&self) -> Vec<Diagnostic> {
        let mut tried: BTreeMap<(&str, bool), usize> = BTreeMap::new();
        let samples = self.site.routes.all().iter().copied().filter(|&route| {
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
        }
    }

    fn page(&self, route: Route) -> Rendered {
        let text = match route {
            Route::Article(key) => {
                let article = self.site.article(key);
                self.text(&article.path, article.lead.as_deref())?
            }
            Route::Plain(index) => self.text(&self.site.pages[index].path, None)?,
            _ => view::Text::default(),
        };
        let view = view::view(self.site, &self.cards, route, text);
        self.renderer
            .page(view::template(route), &view::head(self.site, route), &view)
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
