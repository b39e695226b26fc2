//! The site in memory, kept up with its files.

use super::{
    AsOf,
    cache::Cache,
    parsed::Parsed,
    pictures::PictureCache,
    read::{self, NoSite, Read},
};
use crate::{
    diagnostic::{Diagnostic, Outcome, Place, Problem, SourcePath, Taker, sort},
    lint::{self, Levels},
    markdown::RawHtml,
    model::{self, Context, Manuscript, PageManuscript, SiteFile},
    render::{Theme, digest},
    search::Index,
    site::{
        Asset, Assets, BrokenUrls, CancelToken, Cancelled, Edit, PublishedUrls, Revision, Shown,
        Site, SiteSources, THEME_FOLDER, Text,
    },
    source::{Files, Purpose, ReadTracker, Scan, purpose, scan},
    text::{Level, Locale, Strings},
};
use chrono::{FixedOffset, NaiveDate};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

/// What is shown, and when.
#[derive(Clone, Copy, Debug)]
pub struct BuildOptions {
    /// The build date.
    pub as_of: AsOf,
    /// Articles that are shown although they are not public.
    pub shown: Shown,
    /// Whether the words of articles are gathered while they are read, for an index that is made at once.
    pub words: bool,
}

impl AsOf {
    /// The day, at an offset from UTC.
    pub(super) fn day(self, offset: FixedOffset) -> NaiveDate {
        match self {
            AsOf::Day(day) => day,
            AsOf::Now(now) => now.with_timezone(&offset).date_naive(),
        }
    }
}

/// How many articles are read already.
#[derive(Debug, Default)]
pub struct Progress {
    /// Articles that were read.
    pub read: AtomicUsize,
    /// Articles in all; 0 as long as that is not known.
    pub all: AtomicUsize,
}

/// A site with its theme, and what is wrong with its files. It is loaded once, and then
/// [follows](Session::update) its files: a session that was updated is equal to one that is opened anew.
///
/// A faulty file takes nothing away. What can no longer be read or resolved stays as it was before, and is
/// reported: articles and pages each for itself; `site.yaml` and the registers together, which are taken over
/// only when no article is lost by it.
///
/// A copy costs little, as one of its site does.
#[derive(Clone)]
pub struct Session {
    /// The site.
    pub site: Site,
    /// Its theme.
    pub theme: Arc<Theme>,
    pub(super) shown: Shown,
    /// The site as its settings and registers now want it, when that would lose articles.
    wanted: Option<Box<Site>>,
    levels: Arc<Levels>,
    /// What articles were read with.
    pub(super) parse_settings: Arc<ParseSettings>,
    pages: BTreeMap<SourcePath, PageFile>,
    /// Where the settings and the theme are read from, so that they are read again without a look at all files.
    frame: Arc<BTreeSet<SourcePath>>,
    /// Digests of all files that are read.
    pub(super) digests: Arc<FxHashMap<SourcePath, u64>>,
    /// What is wrong with articles and pages as files.
    pub(super) found: Arc<BTreeMap<SourcePath, Vec<Diagnostic>>>,
    /// What is wrong with `site.yaml` and the registers.
    found_in_settings: Vec<Diagnostic>,
    found_in_theme: Vec<Diagnostic>,
    /// What is known of pictures.
    pub(super) picture_cache: Arc<PictureCache>,
    /// What search reads, once one of the copies has made it.
    pub(super) index: Arc<OnceLock<Arc<Index>>>,
}

/// The file of a plain page.
#[derive(Clone, Default)]
struct PageFile {
    /// What readers see: as it is now, else as it was before.
    shown: Option<PageManuscript>,
    /// Whether it cannot be read as it is now.
    faulty: bool,
}

impl PageFile {
    fn take_in(&mut self, value: Option<PageManuscript>) {
        self.faulty = value.is_none();
        self.shown = value.or(self.shown.take());
    }
}

/// How many pages a change concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Touched {
    /// None.
    #[default]
    None,
    /// This many, as far as it can be told without making them: those that show a changed article.
    Some(usize),
    /// Perhaps all.
    All,
}

/// What changed for readers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// Pages that may be different.
    pub pages: Touched,
    /// Published files that are not pages and have changed, by their paths in the published site.
    pub files: Vec<String>,
    /// Whether templates changed.
    pub templates: bool,
}

impl Update {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.pages == Touched::None && self.files.is_empty()
    }
}

/// Everything besides its own file that the reading of an article depends on.
pub(super) struct ParseSettings {
    locale: &'static dyn Locale,
    strings: Arc<Strings>,
    levels: Vec<Level>,
    offset: FixedOffset,
    raw_html: RawHtml,
}

impl ParseSettings {
    fn context(&self) -> Context<'_> {
        Context {
            locale: self.locale,
            strings: &self.strings,
            levels: self.levels.clone(),
            offset: self.offset,
            words: false,
        }
    }

    /// A digest of it, and of whether words are gathered too.
    pub(super) fn digest(&self, words: bool) -> u64 {
        digest(&(
            words,
            self.locale.tag(),
            &*self.strings,
            &self.levels,
            self.offset.local_minus_utc(),
            self.raw_html,
        ))
    }
}

impl PartialEq for ParseSettings {
    fn eq(&self, other: &ParseSettings) -> bool {
        let of = |parse_settings: &ParseSettings| {
            (
                parse_settings.locale.tag(),
                parse_settings.offset,
                parse_settings.raw_html,
            )
        };
        of(self) == of(other) && self.strings == other.strings && self.levels == other.levels
    }
}

/// `site.yaml`, theme and registers as they are now.
struct Settings {
    file: SiteFile,
    parse_settings: ParseSettings,
    levels: Levels,
    theme: Theme,
    registers: model::registers::Registers,
    found: Vec<Diagnostic>,
    found_in_theme: Vec<Diagnostic>,
}

impl Settings {
    fn read(files: &dyn Files, scan: &Scan, before: Option<&Theme>) -> Result<Settings, NoSite> {
        let mut file = read::site_file(files)?;
        let eth = file.locale.eth_is_d();
        let mut found = Vec::new();
        let levels = Levels::new(&file.settings.checks, &file.path, &mut file.diagnostics);
        found.append(&mut file.diagnostics);
        let theme_name = file.settings.theme.as_ref();
        let (theme, found_in_theme) =
            Theme::load(theme_name, file.locale.tag(), scan, files, before);
        let context = file.context(&theme.strings);
        let register_files = scan.registers.iter().map(|(name, path)| {
            let read = read::read(files, path, eth);
            found.extend(read.found);
            (name.clone(), path.clone(), read.text)
        });
        let register_files: Vec<_> = register_files.collect();
        let (registers, found_in_registers) =
            model::read_registers(&mut file, &context, &register_files);
        found.extend(found_in_registers);
        let parse_settings = ParseSettings {
            levels: context.levels,
            locale: file.locale,
            strings: theme.strings.clone().into(),
            offset: file.settings.offset,
            raw_html: file.settings.raw_html,
        };
        Ok(Settings {
            file,
            parse_settings,
            levels,
            theme,
            registers,
            found,
            found_in_theme,
        })
    }
}

impl Session {
    /// Loads a site; articles that have not changed are taken from the cache. `progress` is told how far that is.
    ///
    /// # Errors
    /// When there is no `site.yaml` that can be read.
    pub fn open(
        files: &dyn Files,
        cache: &Cache,
        options: BuildOptions,
        progress: &Progress,
    ) -> Result<Session, NoSite> {
        let listed = files.list();
        let scan = scan(listed.clone());
        progress.all.store(scan.articles.len(), Ordering::Relaxed);
        let tracker = ReadTracker::new(files);
        let settings = Settings::read(&tracker, &scan, None)?;
        let words = options.words && settings.file.settings.families.has("search");
        let articles = read_articles(
            files,
            &scan.articles,
            &settings.parse_settings,
            Wanted { words, cache },
            progress,
        );
        let pages = read_pages(files, &scan.pages, &settings.parse_settings);
        let registers = scan.registers.iter().map(|(_, path)| path);
        let frame = registers.chain(&scan.templates).chain(&scan.themes);
        let mut session = Session {
            site: Site::build(SiteSources {
                as_of: options.as_of.day(settings.file.settings.offset),
                settings: settings.file.settings.into(),
                locale: settings.file.locale,
                strings: settings.parse_settings.strings.clone(),
                registers: settings.registers.into(),
                texts: articles.iter().map(text).collect(),
                pages: pages.iter().filter_map(|page| page.value.clone()).collect(),
                lost_pages: lost(&pages),
                assets: Arc::new(Assets {
                    pictures: cache
                        .picture_cache
                        .look_at(files, scan.attachments.iter().chain(&scan.statics)),
                    attachments: scan.attachments.into_iter().collect(),
                    statics: scan.statics.into_iter().collect(),
                }),
                shown: options.shown,
            }),
            theme: settings.theme.into(),
            shown: options.shown,
            wanted: None,
            levels: settings.levels.into(),
            parse_settings: settings.parse_settings.into(),
            pages: BTreeMap::new(),
            frame: Arc::new(frame.cloned().collect()),
            digests: Arc::default(),
            found: Arc::default(),
            found_in_settings: settings.found,
            found_in_theme: settings.found_in_theme,
            picture_cache: cache.picture_cache.clone(),
            index: Arc::default(),
        };
        session.digests = Arc::new(digests_of_settings(&tracker, &listed));
        for article in articles {
            session.note(article.path, article.digest, article.found);
        }
        for page in pages {
            let slot = session.pages.entry(page.path.clone()).or_default();
            slot.take_in(page.value);
            session.note(page.path, page.digest, page.found);
        }
        Ok(session)
    }

    fn note(&mut self, path: SourcePath, digest: u64, found: Vec<Diagnostic>) {
        if !found.is_empty() {
            Arc::make_mut(&mut self.found).insert(path.clone(), found);
        } else if self.found.contains_key(&path) {
            Arc::make_mut(&mut self.found).remove(&path);
        }
        Arc::make_mut(&mut self.digests).insert(path, digest);
    }

    fn forget(&mut self, path: &SourcePath) {
        Arc::make_mut(&mut self.found).remove(path);
        Arc::make_mut(&mut self.digests).remove(path);
    }

    /// Looks at files that may have changed, come or gone, and at the date.
    pub fn update(
        &mut self,
        files: &dyn Files,
        suspects: &BTreeSet<SourcePath>,
        as_of: AsOf,
    ) -> Update {
        self.index = Arc::default();
        let mut update = Update::default();
        let (settings, theme) = self.settings_changed(files, suspects);
        let of = |wanted: Purpose| {
            let found = suspects
                .iter()
                .filter(move |path| purpose(path) == Some(wanted));
            found.cloned().collect::<Vec<SourcePath>>()
        };
        let mut revision = Revision {
            edits: self.edits(files, &of(Purpose::Article)),
            pages: self.edit_pages(files, &of(Purpose::Page)),
            ..Revision::default()
        };
        if revision.pages.is_some() {
            update.pages = Touched::All; // they are in the menu of every page
        }
        let attachments = of(Purpose::Attachment).into_iter().map(Asset::Attachment);
        let statics = of(Purpose::Static).into_iter().map(Asset::Static);
        for asset in attachments.chain(statics) {
            let (had, has) = (self.site.assets.has(&asset), files.has(asset.source()));
            update.files.push(self.site.asset_path(&asset));
            if had != has {
                update.pages = Touched::All; // any text may show it
            }
            match has {
                true if !had => revision.came.push(asset),
                false if had => revision.went.push(asset),
                _ => {}
            }
        }
        let changed: Vec<SourcePath> = [Purpose::Attachment, Purpose::Static]
            .into_iter()
            .flat_map(of)
            .collect();
        if self.look_at_pictures(files, &changed) {
            update.pages = Touched::All; // any text may show it
        }
        let touched = self.site.revise(revision);
        if update.pages == Touched::None && touched > 0 {
            update.pages = Touched::Some(touched);
        }

        let day = as_of.day(self.parse_settings.offset);
        let late = day != self.site.as_of;
        if settings || theme || late || self.wanted.is_some() {
            self.reload(files, as_of, settings || late, &mut update);
        }
        update
    }

    /// Looks again at those of these files that are pictures; tells whether one is different.
    fn look_at_pictures(&mut self, files: &dyn Files, paths: &[SourcePath]) -> bool {
        let there = paths.iter().filter(|path| files.has(path));
        let seen = self.picture_cache.look_at(files, there);
        let known = &self.site.assets.pictures;
        let same = |path: &SourcePath| known.get(path) == seen.get(path);
        if paths.iter().all(same) {
            return false;
        }
        let pictures = &mut Arc::make_mut(&mut self.site.assets).pictures;
        paths.iter().for_each(|path| {
            pictures.remove(path);
        });
        pictures.extend(seen);
        true
    }

    /// Remembers what is known of pictures, when these files of the site are published.
    pub fn remember_pictures(&self, files: &dyn Files, paths: &[&str]) {
        let folder = self.site.picture_path("");
        let names = paths.iter().filter_map(|path| path.strip_prefix(&folder));
        let pictures = &self.site.assets.pictures;
        self.picture_cache
            .remember(files, pictures, &names.collect());
    }

    /// Whether `site.yaml` or a register changed, and whether the theme did.
    fn settings_changed(
        &mut self,
        files: &dyn Files,
        suspects: &BTreeSet<SourcePath>,
    ) -> (bool, bool) {
        let (mut settings, mut theme) = (false, false);
        for path in suspects {
            let concerned = match purpose(path) {
                Some(Purpose::Site | Purpose::Register) => &mut settings,
                Some(Purpose::Template | Purpose::Theme) => &mut theme,
                _ => continue,
            };
            let frame = Arc::make_mut(&mut self.frame);
            match files.has(path) {
                true => frame.insert(path.clone()),
                false => frame.remove(path),
            };
            let now = read::digest(files, path);
            if now == self.digests.get(path).copied() {
                continue;
            }
            *concerned = true;
            let digests = Arc::make_mut(&mut self.digests);
            match now {
                Some(now) => digests.insert(path.clone(), now),
                None => digests.remove(path),
            };
        }
        (settings, theme)
    }

    /// What was done to the files of articles.
    fn edits(&mut self, files: &dyn Files, paths: &[SourcePath]) -> Vec<Edit> {
        let (there, gone): (Vec<_>, Vec<_>) =
            paths.iter().cloned().partition(|path| files.has(path));
        let changed: Vec<SourcePath> = there
            .into_par_iter()
            .filter(|path| read::digest(files, path) != self.digests.get(path).copied())
            .collect();
        let mut edits = Vec::new();
        let nothing = Cache::default();
        for path in gone {
            if self.digests.contains_key(&path) {
                self.forget(&path);
                edits.push(Edit::Removed(path));
            }
        }
        let (wanted, progress) = (Wanted::only_facts(&nothing), Progress::default());
        for article in read_articles(files, &changed, &self.parse_settings, wanted, &progress) {
            let path = article.path.clone();
            self.note(article.path, article.digest, article.found);
            edits.push(article.value.map_or(Edit::Unreadable(path), Edit::Written));
        }
        edits
    }

    /// All plain pages, when one of them changed. One that can no longer be read stays as it was.
    fn edit_pages(
        &mut self,
        files: &dyn Files,
        paths: &[SourcePath],
    ) -> Option<(Vec<PageManuscript>, Vec<SourcePath>)> {
        let (there, gone): (Vec<_>, Vec<_>) =
            paths.iter().cloned().partition(|path| files.has(path));
        let mut changed = false;
        for path in gone {
            changed |= self.pages.remove(&path).is_some();
            self.forget(&path);
        }
        let digests = &self.digests;
        let there: Vec<SourcePath> = there
            .into_iter()
            .filter(|path| read::digest(files, path) != digests.get(path).copied())
            .collect();
        for page in read_pages(files, &there, &self.parse_settings) {
            changed = true;
            let slot = self.pages.entry(page.path.clone()).or_default();
            slot.take_in(page.value);
            self.note(page.path, page.digest, page.found);
        }
        changed.then(|| self.all_pages())
    }

    fn all_pages(&self) -> (Vec<PageManuscript>, Vec<SourcePath>) {
        let shown = self.pages.values().filter_map(|page| page.shown.clone());
        let lost = self.pages.iter().filter(|(_, page)| page.shown.is_none());
        (
            shown.collect(),
            lost.map(|(path, _)| path.clone()).collect(),
        )
    }

    /// The site as it is written now: nothing stands in for what cannot be shown. None when that is the site
    /// itself.
    fn as_written(&self) -> Option<Site> {
        let stands_in = |page: &PageFile| page.faulty && page.shown.is_some();
        let newest = self.wanted.as_deref().unwrap_or(&self.site);
        let same = self.wanted.is_none() && !newest.has_stand_ins();
        if same && !self.pages.values().any(stands_in) {
            return None;
        }
        let texts = newest.texts().into_iter();
        let pages = self.pages.iter();
        let (lost, pages): (Vec<_>, Vec<_>) = pages.partition(|(_, page)| page.faulty);
        Some(Site::build(SiteSources {
            settings: newest.settings.clone(),
            locale: newest.locale,
            strings: newest.strings.clone(),
            registers: newest.registers.clone(),
            texts: texts
                .map(|text| Text {
                    before: None,
                    ..text
                })
                .collect(),
            pages: pages
                .into_iter()
                .filter_map(|(_, page)| page.shown.clone())
                .collect(),
            lost_pages: lost.into_iter().map(|(path, _)| path.clone()).collect(),
            assets: newest.assets.clone(),
            as_of: newest.as_of,
            shown: self.shown,
        }))
    }

    /// Reads `site.yaml`, the registers and the theme again.
    fn reload(
        &mut self,
        files: &dyn Files,
        as_of: AsOf,
        settings_changed: bool,
        update: &mut Update,
    ) {
        let scan = scan(self.frame.iter().cloned().collect());
        let settings = match Settings::read(files, &scan, Some(&self.theme)) {
            Ok(settings) => settings,
            Err(NoSite(found)) => {
                self.found_in_settings = found;
                return;
            }
        };
        update.files.extend(
            self.theme
                .assets
                .changed(&settings.theme.assets)
                .map(|name| format!("{THEME_FOLDER}/{name}")),
        );
        update.templates |= !self.theme.has_templates_of(&settings.theme);
        let same_words = *self.site.strings == settings.theme.strings;
        self.found_in_settings = settings.found;
        self.found_in_theme = settings.found_in_theme;
        self.levels = settings.levels.into();
        self.theme = settings.theme.into();
        if update.templates || settings_changed || !same_words {
            update.pages = Touched::All;
        }
        if same_words && !settings_changed && self.wanted.is_none() {
            return;
        }
        let mut texts = self.site.texts();
        if settings.parse_settings != *self.parse_settings {
            self.parse_settings = settings.parse_settings.into();
            self.read_anew(files, &mut texts);
        }
        let (pages, lost_pages) = self.all_pages();
        let site = Site::build(SiteSources {
            as_of: as_of.day(settings.file.settings.offset),
            settings: settings.file.settings.into(),
            locale: settings.file.locale,
            strings: self.theme.strings.clone().into(),
            registers: settings.registers.into(),
            texts,
            pages,
            lost_pages,
            assets: self.site.assets.clone(),
            shown: self.shown,
        });
        if site.shows_all_of(&self.site) {
            self.site = site;
            self.wanted = None;
        } else {
            self.wanted = Some(Box::new(site));
        }
    }

    /// Reads every article and page again, because something else says what they mean.
    fn read_anew(&mut self, files: &dyn Files, texts: &mut [Text]) {
        let paths: Vec<SourcePath> = texts.iter().map(|text| text.path.clone()).collect();
        let nothing = Cache::default();
        let (wanted, progress) = (Wanted::only_facts(&nothing), Progress::default());
        let articles = read_articles(files, &paths, &self.parse_settings, wanted, &progress);
        for (text, article) in texts.iter_mut().zip(articles) {
            text.now = article.value;
            self.note(article.path, article.digest, article.found);
        }
        let pages: Vec<SourcePath> = self.pages.keys().cloned().collect();
        for page in read_pages(files, &pages, &self.parse_settings) {
            let slot = self.pages.entry(page.path.clone()).or_default();
            slot.take_in(page.value);
            self.note(page.path, page.digest, page.found);
        }
    }

    /// Whether readers see an article or a page as it was before, because it cannot be shown as it is now.
    pub fn stands_in_for(&self, path: &SourcePath) -> bool {
        let page = self.pages.get(path).is_some_and(|page| page.faulty);
        page || self.site.is_faulty(path)
    }

    /// The digest of a file as it was read last; none when it is not there, or is only copied.
    pub fn digest(&self, path: &SourcePath) -> Option<u64> {
        self.digests.get(path).copied()
    }

    /// Whether these bytes of an article or a page are those that the site was made of.
    pub fn has_read(&self, path: &SourcePath, bytes: &[u8]) -> bool {
        self.digests.get(path) == Some(&read::digest_of(bytes))
    }

    /// What has become of the addresses that earlier builds published, as far as readers are worse off, sorted.
    pub fn broken_urls(&self, past: &PublishedUrls) -> BrokenUrls {
        let mut broken_urls = self.site.broken_urls(past);
        self.levels.apply(&mut broken_urls.diagnostics);
        sort(&mut broken_urls.diagnostics);
        broken_urls
    }

    /// Everything that is wrong with the site as it is written now, sorted.
    pub fn check(&self, files: &dyn Files) -> Vec<Diagnostic> {
        let found = self.check_with(CancelToken::NEVER, files);
        found.unwrap_or_default() // endless cancel does not end
    }

    /// The same, unless it is cancelled.
    ///
    /// # Errors
    /// When it ends first.
    pub fn check_with(
        &self,
        cancel: CancelToken<'_>,
        files: &dyn Files,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        let as_written = self.as_written();
        let site = as_written.as_ref().unwrap_or(&self.site);
        let mut diagnostics = files.oddities();
        diagnostics.extend(self.found_in_settings.iter().cloned());
        diagnostics.extend(self.found_in_theme.iter().cloned());
        diagnostics.extend(self.found.values().flatten().cloned());
        diagnostics.extend(site.check(cancel)?);
        let found = lint::site::site(site, &diagnostics, cancel)?;
        diagnostics.extend(found);
        cancel.check()?;
        report_shared_paths(site, &self.theme, &mut diagnostics);
        self.levels.apply(&mut diagnostics);
        sort(&mut diagnostics);
        Ok(diagnostics)
    }
}

/// The digests of all files that are neither articles nor pages, and are read: those that were read already are what
/// they were then.
fn digests_of_settings(
    files: &ReadTracker<'_>,
    paths: &[SourcePath],
) -> FxHashMap<SourcePath, u64> {
    let read = [
        Purpose::Site,
        Purpose::Register,
        Purpose::Template,
        Purpose::Theme,
    ];
    paths
        .iter()
        .filter(|path| purpose(path).is_some_and(|purpose| read.contains(&purpose)))
        .filter_map(|path| {
            let digest = files.digest(path).or_else(|| read::digest(files, path))?;
            Some((path.clone(), digest))
        })
        .collect()
}

fn text(article: &Parsed<Arc<Manuscript>>) -> Text {
    Text {
        path: article.path.clone(),
        now: article.value.clone(),
        before: None,
    }
}

fn lost<T>(parsed: &[Parsed<T>]) -> Vec<SourcePath> {
    let lost = parsed.iter().filter(|parsed| parsed.value.is_none());
    lost.map(|parsed| parsed.path.clone()).collect()
}

/// What is wanted of articles, and what is known of them already.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    words: bool,
    cache: &'a Cache,
}

impl<'a> Wanted<'a> {
    fn only_facts(cache: &'a Cache) -> Wanted<'a> {
        Wanted {
            words: false,
            cache,
        }
    }

    /// Digests of the settings that facts may have been read with: those with words also do where no words are wanted.
    fn keys(self, parse_settings: &ParseSettings) -> Vec<u64> {
        match self.words {
            true => vec![parse_settings.digest(true)],
            false => vec![parse_settings.digest(true), parse_settings.digest(false)],
        }
    }
}

/// Reads articles in parallel, in the order of their paths. Those that the cache knows are not read.
fn read_articles(
    files: &dyn Files,
    paths: &[SourcePath],
    parse_settings: &ParseSettings,
    wanted: Wanted<'_>,
    progress: &Progress,
) -> Vec<Parsed<Arc<Manuscript>>> {
    let context = Context {
        words: wanted.words,
        ..parse_settings.context()
    };
    let eth = parse_settings.locale.eth_is_d();
    let keys = wanted.keys(parse_settings);
    let known = |path: &SourcePath, digest| {
        keys.iter()
            .find_map(|&key| wanted.cache.article(path, digest, key))
    };
    let of = |path: &SourcePath| {
        let by_stamp = wanted.cache.digest_by_stamp(files, path);
        if let Some(known) = by_stamp.and_then(|digest| known(path, digest)) {
            return known;
        }
        let bytes = files.read(path);
        let digest = bytes.as_ref().ok().map(|bytes| read::digest_of(bytes));
        let known = digest.and_then(|digest| known(path, digest));
        known.unwrap_or_else(|| {
            let read = read::text_of(path, bytes, eth);
            parsed(path, read, |text| {
                article(&context, path, text, parse_settings)
            })
        })
    };
    let articles = paths.par_iter().map(|path| {
        let read = of(path);
        progress.read.fetch_add(1, Ordering::Relaxed);
        read
    });
    articles.collect()
}

fn article(
    context: &Context<'_>,
    path: &SourcePath,
    text: &str,
    parse_settings: &ParseSettings,
) -> Outcome<Option<Arc<Manuscript>>> {
    let mut outcome = model::manuscript(context, path, text, parse_settings.raw_html);
    let body = text.len() - model::body(text).len();
    let title = outcome.value.as_ref().map(|found| &*found.title.value);
    let text = lint::text::Text::new(text, body, title.unwrap_or(""));
    let lints = lint::text::text(&text).into_iter();
    outcome
        .diagnostics
        .extend(lints.map(|(span, lint)| Diagnostic::new(Place::at(path, span), lint.into())));
    Outcome {
        // A copy has no room to spare in its texts and lists, which is a fifth of what it takes.
        value: outcome.value.map(|read| Arc::new(read.clone())),
        diagnostics: outcome.diagnostics,
    }
}

fn read_pages(
    files: &dyn Files,
    paths: &[SourcePath],
    parse_settings: &ParseSettings,
) -> Vec<Parsed<PageManuscript>> {
    let (context, eth) = (parse_settings.context(), parse_settings.locale.eth_is_d());
    let pages = paths.par_iter().map(|path| {
        let read = read::read(files, path, eth);
        parsed(path, read, |text| {
            model::page_manuscript(&context, path, text, parse_settings.raw_html)
        })
    });
    pages.collect()
}

fn parsed<T>(
    path: &SourcePath,
    read: Read,
    parse: impl FnOnce(&str) -> Outcome<Option<T>>,
) -> Parsed<T> {
    let Read {
        text,
        digest,
        mut found,
    } = read;
    let value = text.and_then(|text| {
        let outcome = parse(&text);
        found.extend(outcome.diagnostics);
        outcome.value
    });
    Parsed {
        path: path.clone(),
        value,
        digest,
        found,
    }
}

/// Files in `static/` that would lie where a file of the theme or one beside an article lies.
fn report_shared_paths(site: &Site, theme: &Theme, diagnostics: &mut Vec<Diagnostic>) {
    let attachments = site.attachments().iter();
    let attachments: BTreeMap<String, &Asset> = attachments
        .map(|asset| (site.asset_path(asset), asset))
        .collect();
    for path in &site.assets.statics {
        let output = site.asset_path(&Asset::Static(path.clone()));
        let of_theme = output
            .strip_prefix(THEME_FOLDER)
            .and_then(|rest| rest.strip_prefix('/'));
        let beside = attachments.get(&output);
        if beside.is_some() || of_theme.is_some_and(|name| theme.assets.find(name).is_some()) {
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
    report_shared_redirects(site, theme, diagnostics);
}

/// Old addresses where a file of the theme lies, or below one.
fn report_shared_redirects(site: &Site, theme: &Theme, diagnostics: &mut Vec<Diagnostic>) {
    for redirect in site.redirects() {
        let from = redirect.from.to_lowercase();
        let inside = from
            .strip_prefix(THEME_FOLDER)
            .and_then(|rest| rest.strip_prefix('/'));
        let taken = inside.is_some_and(|inside| {
            let steps = inside.match_indices('/').map(|(at, _)| &inside[..at]);
            steps
                .chain([inside])
                .any(|file| theme.assets.find(file).is_some())
        });
        if taken {
            let problem = Problem::AliasTaken {
                alias: format!("/{}", redirect.from),
                by: Taker::File,
            };
            diagnostics.push(Diagnostic::new(redirect.place().clone(), problem));
        }
    }
}
