//! A site in memory that follows its files.

use super::{
    articles::{ReadOptions, read_articles, read_pages},
    cache::Cache,
    options::{AsOf, BuildOptions},
    parse_settings::ParseSettings,
    parsed::ParsedFile,
    pictures::PictureCache,
    progress::LoadProgress,
    read::{self, NoSite},
    site_settings::LoadedSettings,
    update::{TouchedPages, Update},
};
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    lint::Levels,
    model::{Family, Manuscript, PageManuscript},
    render::Theme,
    search::SearchIndex,
    site::{
        ArticleFile, Asset, Assets, Edit, IncludeUnpublished, Site, SiteRevision, SiteSources,
        THEME_FOLDER,
    },
    source::{Purpose, ReadTracker, SourceFiles, purpose, scan},
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock, atomic::Ordering},
    time::Duration,
};

/// A site with its theme, and what is wrong with its files. It is loaded once, and then
/// [follows](Session::update) its files: a session that was updated is equal to one that is opened anew.
///
/// A faulty file takes nothing away. What can no longer be read or resolved stays as it was before, and is reported:
/// each article and page by itself; `site.yaml` and the registers together, which are taken over only when no article
/// is lost by it.
///
/// A clone costs little.
#[derive(Clone)]
pub struct Session {
    /// The site as readers see it.
    pub site: Site,
    /// The theme of the site, with its strings.
    pub theme: Arc<Theme>,
    pub(super) shown: IncludeUnpublished,
    /// The site by its newest settings and registers, when those would lose articles and are not taken over.
    pub(super) wanted: Option<Box<Site>>,
    pub(super) levels: Arc<Levels>,
    /// What articles were read with.
    pub(super) parse_settings: Arc<ParseSettings>,
    pub(super) pages: BTreeMap<SourcePath, PageFile>,
    /// The files of settings, registers and theme, so that they are read again without a listing of all files.
    pub(super) frame: Arc<BTreeSet<SourcePath>>,
    /// Digests of all files that are read.
    pub(super) digests: Arc<FxHashMap<SourcePath, u64>>,
    /// What is wrong with each article and page as a file.
    pub(super) found: Arc<BTreeMap<SourcePath, Vec<Diagnostic>>>,
    /// What is wrong with `site.yaml` and the registers.
    pub(super) found_in_settings: Vec<Diagnostic>,
    pub(super) found_in_theme: Vec<Diagnostic>,
    /// The cache of what was seen and made of pictures.
    pub(super) picture_cache: Arc<PictureCache>,
    /// The search index, once a clone of the session has made it.
    pub(super) index: Arc<OnceLock<Arc<SearchIndex>>>,
}

/// The file of a plain page.
#[derive(Clone, Default)]
pub(super) struct PageFile {
    /// What readers see: the page as it is now, else as it was before.
    pub(super) shown: Option<PageManuscript>,
    /// Whether the file cannot be read as it is now.
    pub(super) faulty: bool,
}

impl PageFile {
    fn take_in(&mut self, value: Option<PageManuscript>) {
        self.faulty = value.is_none();
        self.shown = value.or(self.shown.take());
    }
}

impl Session {
    /// Loads a site. Articles that have not changed are taken from the cache. `progress` counts the articles that are
    /// read.
    ///
    /// # Errors
    /// When there is no `site.yaml` that can be read.
    pub fn open(
        files: &dyn SourceFiles,
        cache: &Cache,
        options: BuildOptions,
        progress: &LoadProgress,
    ) -> Result<Session, NoSite> {
        let listed = files.list();
        let scan = scan(listed.clone());
        progress.all.store(scan.articles.len(), Ordering::Relaxed);
        let tracker = ReadTracker::new(files);
        let settings = LoadedSettings::read(&tracker, &scan, None)?;
        let words = options.words && settings.file.settings.families.has(Family::Search);
        let articles = read_articles(
            files,
            &scan.articles,
            &settings.parse_settings,
            ReadOptions { words, cache },
            progress,
        );
        let pages = read_pages(files, &scan.pages, &settings.parse_settings);
        let registers = scan.registers.iter().map(|(_, path)| path);
        let frame = registers.chain(&scan.templates).chain(&scan.themes);
        let mut session = Session {
            site: Site::build(SiteSources {
                now: options.as_of.moment(settings.file.settings.offset),
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

    /// Takes in files that may have changed, come or gone, and the date.
    pub fn update(
        &mut self,
        files: &dyn SourceFiles,
        suspects: &BTreeSet<SourcePath>,
        as_of: AsOf,
    ) -> Update {
        self.index = Arc::default();
        let mut update = Update::default();
        let now = as_of.moment(self.parse_settings.offset);
        let late = !self.site.validity().contains(&now);
        if !late {
            self.site.move_on(now);
        }
        let (settings, theme) = self.settings_changed(files, suspects);
        let of = |wanted: Purpose| {
            let found = suspects
                .iter()
                .filter(move |path| purpose(path) == Some(wanted));
            found.cloned().collect::<Vec<SourcePath>>()
        };
        let mut revision = SiteRevision {
            edits: self.edits(files, &of(Purpose::Article)),
            pages: self.edit_pages(files, &of(Purpose::Page)),
            ..SiteRevision::default()
        };
        if revision.pages.is_some() {
            update.pages = TouchedPages::All; // they are in the menu of every page
        }
        let attachments = of(Purpose::Attachment).into_iter().map(Asset::Attachment);
        let statics = of(Purpose::Static).into_iter().map(Asset::Static);
        for asset in attachments.chain(statics) {
            let (had, has) = (self.site.assets.has(&asset), files.has(asset.source()));
            update.files.push(self.site.asset_path(&asset));
            if had != has {
                update.pages = TouchedPages::All; // any text may show it
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
            update.pages = TouchedPages::All; // any text may show it
        }
        let touched = self.site.revise(revision);
        if update.pages == TouchedPages::None && touched > 0 {
            update.pages = TouchedPages::Some(touched);
        }

        if settings || theme || late || self.wanted.is_some() {
            self.reload(files, as_of, settings || late, &mut update);
        }
        update
    }

    /// How long the site stays as it is when no file changes; none where time stands still.
    pub fn until_next_change(&self, as_of: AsOf) -> Option<Duration> {
        match as_of {
            AsOf::Now(_) => {
                let now = as_of.moment(self.parse_settings.offset);
                let left = self.site.validity().end - now;
                Some(left.to_std().unwrap_or_default())
            }
            AsOf::Day(_) | AsOf::Moment(_) => None,
        }
    }

    /// Looks again at picture files; tells whether one of them has changed.
    fn look_at_pictures(&mut self, files: &dyn SourceFiles, paths: &[SourcePath]) -> bool {
        let there = paths.iter().filter(|path| files.has(path));
        let seen = self.picture_cache.look_at(files, there);
        self.site.see_pictures(paths, seen)
    }

    /// Remembers what is known of pictures. `paths` are the published files, of which the made ones are kept.
    pub fn remember_pictures(&self, files: &dyn SourceFiles, paths: &[&str]) {
        let folder = self.site.picture_path("");
        let names = paths.iter().filter_map(|path| path.strip_prefix(&folder));
        let pictures = &self.site.assets.pictures;
        self.picture_cache
            .remember(files, pictures, &names.collect());
    }

    /// Whether `site.yaml` or a register changed, and whether the theme did.
    fn settings_changed(
        &mut self,
        files: &dyn SourceFiles,
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
            if files.has(path) {
                frame.insert(path.clone())
            } else {
                frame.remove(path)
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

    /// The edits to the files of articles.
    fn edits(&mut self, files: &dyn SourceFiles, paths: &[SourcePath]) -> Vec<Edit> {
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
        let (wanted, progress) = (ReadOptions::only_facts(&nothing), LoadProgress::default());
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
        files: &dyn SourceFiles,
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

    /// Reads `site.yaml`, the registers and the theme again.
    fn reload(
        &mut self,
        files: &dyn SourceFiles,
        as_of: AsOf,
        settings_changed: bool,
        update: &mut Update,
    ) {
        let scan = scan(self.frame.iter().cloned().collect());
        let settings = match LoadedSettings::read(files, &scan, Some(&self.theme)) {
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
            update.pages = TouchedPages::All;
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
            now: as_of.moment(settings.file.settings.offset),
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

    /// Reads every article and page again, because the settings that they are read with have changed.
    fn read_anew(&mut self, files: &dyn SourceFiles, texts: &mut [ArticleFile]) {
        let paths: Vec<SourcePath> = texts.iter().map(|text| text.path.clone()).collect();
        let nothing = Cache::default();
        let (wanted, progress) = (ReadOptions::only_facts(&nothing), LoadProgress::default());
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

    /// Whether readers see an older version of an article or page, because the file as it is now cannot be shown.
    pub fn stands_in_for(&self, path: &SourcePath) -> bool {
        let page = self.pages.get(path).is_some_and(|page| page.faulty);
        page || self.site.is_faulty(path)
    }

    /// The digest of a file when it was last read; none when it is not there, or is only copied.
    pub fn digest(&self, path: &SourcePath) -> Option<u64> {
        self.digests.get(path).copied()
    }

    /// Whether these bytes of an article or page are those that were read last.
    pub fn has_read(&self, path: &SourcePath, bytes: &[u8]) -> bool {
        self.digests.get(path) == Some(&read::digest_of(bytes))
    }
}

/// The digests of all files that are read and are neither articles nor pages. Files that were read already keep the
/// digest that they had then.
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

fn text(article: &ParsedFile<Arc<Manuscript>>) -> ArticleFile {
    ArticleFile {
        path: article.path.clone(),
        now: article.value.clone(),
        before: None,
    }
}

fn lost<T>(parsed: &[ParsedFile<T>]) -> Vec<SourcePath> {
    let lost = parsed.iter().filter(|parsed| parsed.value.is_none());
    lost.map(|parsed| parsed.path.clone()).collect()
}
