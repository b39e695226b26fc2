//! All files together: references followed, articles placed in phases, grouped, addressed and linked.
//!
//! ```text
//! Manuscripts + Registers ──resolve──▶ Articles ──group──▶ Lists ──▶ Routes ──▶ Links
//! ```
//!
//! A [`Site`] is made in one go. Then it changes here and nowhere else: [`Site::revise`] and [`Site::see_pictures`] take
//! in what happened to files, after which it equals one that is made anew of them, and [`Site::move_on`] takes it to
//! another minute in which it says the same. A copy that somebody holds stays as it was.
//!
//! Counting follows one rule: an article belongs to its first district and its first campaign and phase, and is counted
//! there once; in further ones it is shown as shared. So the matrix, its sums and the lists behind them agree.

mod article;
mod article_states;
mod board;
mod boards;
mod calendar;
mod cancel;
mod find_article;
mod finder;
mod geography;
mod ground;
mod life;
mod links;
mod lists;
mod moves;
mod order;
mod pager;
mod phase_record;
mod place;
mod related;
mod reports;
mod resolve;
mod retired;
mod revise;
mod roll;
mod routes;
mod slugs;
mod validity;

pub use article::{
    Article, ArticleFile, ArticleKey, Award, Frame, Giver, Group, HeldBack, HoldReason,
    IncludeUnpublished, JoinReason, PhaseKey, PhaseState, PhotoSource, Placement, PlainPage,
    ResultRow, Retired, Retirement, SourceLine, Term, Welcome,
};
pub use board::{Board, BoardTotal, ResultKey, Standing, StandingKey};
pub use boards::Boards;
pub use calendar::Occasion;
pub use cancel::{CancelToken, Cancelled};
pub use geography::Geography;
pub use links::{Asset, Assets, LinkIndex, LinkedPage, Target};
pub use lists::{FreeTaxonomy, List, ListId, Lists, Taxonomy, TermInfo, TermKey, TermPosition};
use lists::{ListName, lists_of};
pub use moves::{BrokenUrls, Presence, PublishedUrls, Recorded, UrlChange, UrlRecord, url_changes};
pub use pager::{PageNumber, Pages};
pub use phase_record::{PhaseChange, PhaseRecord};
pub use related::Neighbours;
pub use roll::{AwardKey, RollOf, Rolls, Total};
use routes::article_address;
pub use routes::{
    BOARD_ROWS, DataFile, ROLL_PAGE, Redirect, Route, Routes, SITEMAP_PAGE, THEME_FOLDER,
};

pub use revise::{Edit, SiteRevision};

use crate::{
    diagnostic::{Diagnostic, SourcePath},
    model::{
        PageManuscript, Settings,
        registers::{District, Key, Phase, Registers},
    },
    text::{Collator, Locale, Strings},
};
use article_states::ArticleStates;
use chrono::{NaiveDate, NaiveDateTime};
use finder::Finder;
use ground::Ground;
use links::NamedFiles;
use rayon::prelude::*;
use resolve::Resolver;
use slugs::Slugs;
use std::sync::{Arc, OnceLock};

/// Everything that a site is made of.
pub struct SiteSources {
    /// Settings.
    pub settings: Arc<Settings>,
    /// Rules of its language.
    pub locale: &'static dyn Locale,
    /// Words of its language.
    pub strings: Arc<Strings>,
    /// Registers.
    pub registers: Arc<Registers>,
    /// Articles as written.
    pub texts: Vec<ArticleFile>,
    /// Plain pages as written.
    pub pages: Vec<PageManuscript>,
    /// Plain pages that could not be read: links to them are not reported as broken too.
    pub lost_pages: Vec<SourcePath>,
    /// Files that may be published as they are.
    pub assets: Arc<Assets>,
    /// When it is built, in its own time zone.
    pub now: NaiveDateTime,
    /// Which articles are shown although they are not public.
    pub shown: IncludeUnpublished,
}

/// A site at a moment. A copy costs little: it shares everything until one of the two is revised.
#[derive(Clone)]
pub struct Site {
    /// Settings.
    pub settings: Arc<Settings>,
    /// Rules of its language.
    pub locale: &'static dyn Locale,
    /// Words of its language.
    pub strings: Arc<Strings>,
    /// When it is built, in its own time zone. Readers are told the day only; the minute decides what is published and
    /// what has expired.
    pub now: NaiveDateTime,
    /// Registers.
    pub registers: Arc<Registers>,
    /// What lies in what, and what came before what.
    pub geography: Arc<Geography>,
    /// Published articles in the order of lists: newest first.
    pub articles: Arc<Vec<Arc<Article>>>,
    /// Articles that are not public yet, in the order of lists.
    pub held_back: Arc<Vec<Arc<HeldBack>>>,
    /// Articles that are not shown any more, in the order of lists.
    pub retired: Arc<Vec<Arc<Retired>>>,
    /// Plain pages.
    pub pages: Arc<Vec<PlainPage>>,
    /// Articles by district, phase, term and time.
    pub lists: Arc<Lists>,
    /// The honour roll.
    pub rolls: Arc<Rolls>,
    /// Results compared.
    pub boards: Arc<Boards>,
    /// Pages and their addresses.
    pub routes: Arc<Routes>,
    /// Where links may lead.
    pub links: Arc<LinkIndex>,
    /// Files that may be published as they are.
    pub assets: Arc<Assets>,
    /// Offset from UTC as it is written: `+07:00`.
    pub offset: String,
    shown: IncludeUnpublished,
    article_states: Arc<ArticleStates>,
    collator: Arc<Collator>,
    /// What is wrong with plain pages.
    page_diagnostics: Vec<Diagnostic>,
    lost_pages: Vec<SourcePath>,
    /// Made when one of the copies is first asked for it.
    named_files: Arc<OnceLock<NamedFiles>>,
    /// Made for those who ask often.
    finder: OnceLock<Arc<Finder>>,
}

impl Site {
    /// Puts a site together.
    pub fn build(sources: SiteSources) -> Site {
        let geography = Geography::new(&sources.registers.districts);
        let ground = Ground {
            registers: &sources.registers,
            strings: &sources.strings,
            locale: sources.locale,
        };
        let mut site = Site {
            geography: geography.into(),
            articles: Arc::default(),
            held_back: Arc::default(),
            retired: Arc::default(),
            pages: Arc::default(),
            lists: Lists::empty(ground).into(),
            rolls: Arc::default(),
            boards: Arc::default(),
            routes: Arc::default(),
            links: Arc::default(),
            assets: sources.assets,
            offset: sources.settings.offset.to_string(),
            article_states: Arc::default(),
            collator: sources.locale.collator().into(),
            page_diagnostics: Vec::new(),
            lost_pages: Vec::new(),
            named_files: Arc::default(),
            finder: OnceLock::new(),
            settings: sources.settings,
            locale: sources.locale,
            strings: sources.strings,
            now: sources.now,
            registers: sources.registers,
            shown: sources.shown,
        };
        let resolver = site.resolver();
        let files: Vec<_> = sources
            .texts
            .par_iter()
            .map(|text| (text.path.clone(), resolver.file(text)))
            .collect();
        site.article_states = ArticleStates::new(files).into();
        site.set_pages(&sources.pages, &sources.lost_pages);
        site.begin();
        site
    }

    /// Everything that is wrong between the files of the site.
    ///
    /// # Errors
    /// When it is cancelled before everything was looked at.
    pub fn check(&self, cancel: CancelToken<'_>) -> Result<Vec<Diagnostic>, Cancelled> {
        self.gather_names_with(cancel)?;
        let mut diagnostics: Vec<Diagnostic> = self.article_states.diagnostics().cloned().collect();
        diagnostics.extend(self.page_diagnostics.iter().cloned());
        let terms = || self.lists.check(&self.articles, cancel);
        let addresses = || self.check_addresses(cancel);
        let links = || self.check_links(cancel);
        let (links, (addresses, terms)) = rayon::join(links, || rayon::join(addresses, terms));
        diagnostics.extend([terms?, addresses?, links?].concat());
        diagnostics.extend(self.check_statics());
        self.check_lives(&mut diagnostics);
        Ok(diagnostics)
    }

    fn resolver(&self) -> Resolver<'_> {
        Resolver {
            registers: &self.registers,
            geography: &self.geography,
            locale: self.locale,
            now: self.now,
            shown: self.shown,
            slugs: Slugs::default(),
        }
    }

    /// The key of an article among those held back.
    fn held_key(&self, held: &HeldBack) -> Option<Key<HeldBack>> {
        let found = self.held_back.binary_search_by(|other| {
            resolve::display_order(&other.article, &held.article, &self.collator)
        });
        found.ok().map(Key::new)
    }

    /// Moves the site on to another moment of its [`validity`](Site::validity), in which it says the same.
    pub fn move_on(&mut self, now: NaiveDateTime) {
        self.now = now;
    }

    /// The build date.
    pub fn as_of(&self) -> NaiveDate {
        self.now.date()
    }

    /// A published article.
    pub fn article(&self, key: ArticleKey) -> &Article {
        &self.articles[key.index()]
    }

    /// A plain page.
    pub fn page(&self, key: Key<PlainPage>) -> &PlainPage {
        &self.pages[key.index()]
    }

    /// Every plain page with its key.
    pub fn every_plain_page(&self) -> impl Iterator<Item = (Key<PlainPage>, &PlainPage)> {
        let pages = self.pages.iter().enumerate();
        pages.map(|(at, page)| (Key::new(at), page))
    }

    /// An award.
    pub fn award(&self, key: AwardKey) -> &Award {
        &self.article(key.article).awards[key.index]
    }

    /// A result.
    pub fn result(&self, key: ResultKey) -> &ResultRow {
        &self.article(key.article).results[key.index]
    }

    /// The phases of a programme or campaign.
    pub fn phases_of(&self, frame: Frame) -> &[Phase] {
        match frame {
            Frame::Programme(key) => &self.registers.programmes[key].phases,
            Frame::Campaign(key) => &self.registers.campaigns[key].phases,
            Frame::Year(_) => &[],
        }
    }

    /// A district and all that lies in it.
    pub fn districts_within(&self, outer: Key<District>) -> impl Iterator<Item = Key<District>> {
        let districts = self.registers.districts.keys();
        districts.filter(move |&key| self.geography.lies_in(key, outer))
    }

    /// A phase of a campaign.
    pub fn phase(&self, key: PhaseKey) -> &Phase {
        &self.registers.campaigns[key.campaign].phases[key.phase]
    }
}
