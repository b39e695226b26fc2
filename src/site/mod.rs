//! All files together: references followed, articles placed in phases, grouped, addressed and linked.
//!
//! ```text
//! Manuscripts + Registers ──resolve──▶ Articles ──group──▶ Lists ──▶ Routes ──▶ Links
//! ```
//!
//! A [`Site`] is made in one go and never changed. Counting follows one rule: an article belongs to its
//! first district and its first campaign and phase, and is counted there once; in further ones it is shown
//! as shared. So the matrix, its sums and the lists behind them agree.

mod article;
mod boards;
mod calendar;
mod geography;
mod links;
mod lists;
mod pager;
mod place;
mod related;
mod reports;
mod resolve;
mod roll;
mod routes;
mod terms;

pub use article::{
    Article, ArticleKey, Award, Frame, Giver, Group, HeldBack, PhaseKey, PhaseState, PhotoSource,
    Placement, PlainPage, Reason, ResultRow, SourceLine, Term, Welcome,
};
pub use boards::{Board, BoardTotal, Boards, ResultKey, Standing, StandingKey};
pub use calendar::Occasion;
pub use geography::Geography;
pub use links::{Asset, Document, LinkIndex, Target};
pub use lists::{List, Lists, Pair};
pub use pager::{PageNumber, Pages};
pub use related::Neighbours;
pub use roll::{AwardKey, RollOf, Rolls, Total};
pub use routes::{BOARD_ROWS, Download, ROLL_PAGE, Route, Routes};
pub use terms::{Taxonomy, TermList};

use routes::Indexes;

use crate::{
    diagnostic::{Diagnostic, SourcePath},
    model::{
        Manuscript, PageManuscript, Settings,
        registers::{District, Key, Phase, Registers},
    },
    text::{Locale, Strings},
};
use chrono::NaiveDate;

/// Everything that a site is made of.
pub struct Parts<'a> {
    /// Settings.
    pub settings: Settings,
    /// Rules of its language.
    pub locale: &'static dyn Locale,
    /// Words of its language.
    pub strings: Strings,
    /// Registers.
    pub registers: Registers,
    /// Articles as written.
    pub manuscripts: Vec<Manuscript>,
    /// Plain pages as written.
    pub pages: Vec<PageManuscript>,
    /// Articles and pages that could not be read: links to them are not reported as broken too.
    pub unreadable: Vec<SourcePath>,
    /// Files beside articles.
    pub attachments: &'a [SourcePath],
    /// Files that are copied as they are.
    pub statics: &'a [SourcePath],
    /// The build date.
    pub as_of: NaiveDate,
}

/// A site at a build date.
pub struct Site {
    /// Settings.
    pub settings: Settings,
    /// Rules of its language.
    pub locale: &'static dyn Locale,
    /// Words of its language.
    pub strings: Strings,
    /// The build date.
    pub as_of: NaiveDate,
    /// Registers.
    pub registers: Registers,
    /// What lies in what, and what came before what.
    pub geography: Geography,
    /// Published articles in the order of lists: newest first.
    pub articles: Vec<Article>,
    /// Articles that are not public yet, in the order of lists.
    pub held_back: Vec<HeldBack>,
    /// Plain pages.
    pub pages: Vec<PlainPage>,
    /// Articles by district, phase, term and time.
    pub lists: Lists,
    /// The honour roll.
    pub rolls: Rolls,
    /// Results compared.
    pub boards: Boards,
    /// Pages and their addresses.
    pub routes: Routes,
    /// Where links may lead.
    pub links: LinkIndex,
    /// Offset from UTC as it is written: `+07:00`.
    pub offset: String,
}

impl Site {
    /// Puts a site together, with everything that is wrong between its files.
    pub fn build(parts: Parts<'_>) -> (Site, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let geography = Geography::new(&parts.registers.districts);
        let resolved = resolve::all(&parts, &geography, &mut diagnostics);
        let lists = Lists::new(&parts, &resolved.articles, &mut diagnostics);
        let rolls = Rolls::new(&parts.registers, &resolved);
        let collator = parts.locale.collator();
        let boards = Boards::new(&parts.registers.districts, &resolved, &collator);
        let indexes = Indexes {
            lists: &lists,
            rolls: &rolls,
            boards: &boards,
        };
        let routes = Routes::new(&parts, &resolved, indexes, &mut diagnostics);
        let links = LinkIndex::new(&parts, &resolved);
        let faulty = resolved.faulty;
        let site = Site {
            offset: parts.settings.offset.to_string(),
            settings: parts.settings,
            locale: parts.locale,
            strings: parts.strings,
            as_of: parts.as_of,
            registers: parts.registers,
            geography,
            articles: resolved.articles,
            held_back: resolved.held_back,
            pages: resolved.pages,
            lists,
            rolls,
            boards,
            routes,
            links,
        };
        site.check_links(&faulty, &mut diagnostics);
        (site, diagnostics)
    }

    /// A published article.
    pub fn article(&self, key: ArticleKey) -> &Article {
        &self.articles[key.index()]
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
