//! The address of every page and file.

use super::{BOARD_ROWS, DataFile, ROLL_PAGE, Redirect, Route};
use crate::{
    model::{
        Settings,
        registers::{Campaign, District, Honour, Key, Registers},
    },
    site::{
        Article, Board, Boards, Frame, Group, ListId, Lists, PageNumber, PhaseKey, PlainPage,
        Retired, RollOf, Site,
    },
    text::{Strings, slug},
};
use std::sync::Arc;

/// Folder of the theme's own files in the published site.
pub const THEME_FOLDER: &str = "assets";
/// The record of where every article is, in the output folder.
const ADDRESSES: &str = ".bantin-addresses";

/// What addresses are made of.
pub(in crate::site) struct Addresses<'a> {
    pub(super) strings: &'a Strings,
    pub(super) registers: &'a Registers,
    pub(super) articles: &'a [Arc<Article>],
    pub(super) retired: &'a [Arc<Retired>],
    pub(super) redirects: &'a [Redirect],
    pub(super) pages: &'a [PlainPage],
    pub(super) lists: &'a Lists,
    pub(super) boards: &'a Boards,
}

impl Addresses<'_> {
    /// Address from the root of the site: `dia-ban/quan-ha-dong/`; empty for the front page.
    pub(super) fn address_of(&self, route: Route) -> String {
        let words = &self.strings.addresses;
        match route {
            Route::Home => String::new(),
            Route::List(list, page) => self.list(list) + &self.page_step(page),
            Route::Article(key) => article_address(&self.articles[key.index()], self.strings),
            Route::Districts => format!("{}/", words.districts),
            Route::Campaigns => format!("{}/", words.campaigns),
            Route::Matrix => format!("{}/", words.matrix),
            Route::Search => format!("{}/", words.search),
            Route::Roll(of, page) => self.roll(of) + &self.page_step(page),
            Route::Results => format!("{}/", words.results),
            Route::Frame(frame) => self.frame(frame),
            Route::Board(key) => self.board(key),
            Route::Terms(taxonomy) => format!("{}/", taxonomy.address(words)),
            Route::Archive => format!("{}/", words.archives),
            Route::Retired(key) => {
                article_address(&self.retired[key.index()].article, self.strings)
            }
            Route::Redirect(key) => self.redirects[key.index()].from.clone(),
            Route::Plain(key) => self.pages[key.index()].address.clone(),
            Route::NotFound => "404.html".to_owned(),
            Route::Offline => format!("{}/", words.offline),
        }
    }

    /// Address of the first page of a list. Steps are put together: every link asks for one, and formatting takes its
    /// time.
    fn list(&self, list: ListId) -> String {
        let words = &self.strings.addresses;
        match list {
            ListId::News => [&words.news, "/"].concat(),
            ListId::District(key) => self.district(key),
            ListId::Pair(key, Group::Phase(phase)) => {
                let campaign = &self.registers.campaigns[phase.campaign].names.id;
                let phase = self.phase(phase);
                [&self.district(key), campaign, "/", phase, "/"].concat()
            }
            ListId::Pair(key, group) => {
                [&self.district(key), &*group_slug(group, self.strings), "/"].concat()
            }
            ListId::Campaign(key) => self.campaign(key),
            ListId::Phase(key) => [&self.campaign(key.campaign), self.phase(key), "/"].concat(),
            ListId::Term(key) => {
                let slug = &self.lists.term(key).slug;
                [key.taxonomy().address(words), "/", slug, "/"].concat()
            }
            ListId::Year(year) => format!("{}/{year:04}/", words.archives),
            ListId::Month(year, month) => format!("{}/{year:04}/{month:02}/", words.archives),
        }
    }

    fn district(&self, key: Key<District>) -> String {
        let id = &self.registers.districts[key].names.id;
        [&self.strings.addresses.districts, "/", id, "/"].concat()
    }

    fn campaign(&self, key: Key<Campaign>) -> String {
        let id = &self.registers.campaigns[key].names.id;
        [&self.strings.addresses.campaigns, "/", id, "/"].concat()
    }

    fn phase(&self, key: PhaseKey) -> &str {
        &self.registers.campaigns[key.campaign].phases[key.phase].id
    }

    fn roll(&self, of: RollOf) -> String {
        let words = &self.strings.addresses;
        match of {
            RollOf::Honour(key) => format!("{}{}/", self.honour(key), words.roll),
            RollOf::District(key) => format!("{}{}/", self.district(key), words.honours),
            RollOf::Year(year) => format!("{}/{}-{year:04}/", words.honours, words.year),
        }
    }

    /// Path of a file from the root of the site: `ky-niem/ky-niem.ics`.
    pub(super) fn file(&self, data_file: DataFile) -> String {
        let words = &self.strings.addresses;
        match data_file {
            DataFile::Awards => format!("{0}/{0}.csv", words.honours),
            DataFile::Roll(of) => {
                let registers = self.registers;
                match of {
                    RollOf::Honour(key) => {
                        format!(
                            "{}{}.csv",
                            self.honour(key),
                            registers.honours[key].names.id
                        )
                    }
                    RollOf::District(key) => {
                        format!("{}{}.csv", self.roll(of), registers.districts[key].names.id)
                    }
                    RollOf::Year(year) => format!("{}{}-{year:04}.csv", self.roll(of), words.year),
                }
            }
            DataFile::Results(frame) => format!("{}{}.csv", self.frame(frame), words.results),
            DataFile::Calendar => format!("{0}/{0}.ics", words.commemorations),
            DataFile::Atom(list) => self.address_of(list.feed_page()) + "feed.xml",
            DataFile::Rss => "rss.xml".to_owned(),
            DataFile::JsonFeed => "feed.json".to_owned(),
            DataFile::SitemapIndex => "sitemap.xml".to_owned(),
            DataFile::Sitemap(part) => format!("sitemap-{part}.xml"),
            DataFile::NewsSitemap => "sitemap-news.xml".to_owned(),
            DataFile::Robots => "robots.txt".to_owned(),
            DataFile::Redirects => "_redirects".to_owned(),
            DataFile::Headers => "_headers".to_owned(),
            DataFile::Addresses => ADDRESSES.to_owned(),
        }
    }

    fn honour(&self, key: Key<Honour>) -> String {
        let id = &self.registers.honours[key].names.id;
        format!("{}/{id}/", self.strings.addresses.honours)
    }

    fn frame(&self, frame: Frame) -> String {
        let words = &self.strings.addresses;
        let (kind, id) = match frame {
            Frame::Programme(key) => (&words.programmes, &self.registers.programmes[key].names.id),
            Frame::Campaign(key) => (&words.campaigns, &self.registers.campaigns[key].names.id),
            Frame::Year(year) => {
                return format!("{}/{}-{year:04}/", words.results, words.year);
            }
        };
        format!("{}/{kind}/{id}/", words.results)
    }

    fn board(&self, key: Key<Board>) -> String {
        let board = &self.boards[key];
        let phases = match board.frame {
            Frame::Programme(key) => &self.registers.programmes[key].phases[..],
            Frame::Campaign(key) => &self.registers.campaigns[key].phases[..],
            Frame::Year(_) => &[],
        };
        let phase = board.phase.and_then(|phase| phases.get(phase));
        let phase = phase.map_or_else(String::new, |phase| format!("{}/", phase.id));
        format!("{}{phase}{}/", self.frame(board.frame), board.slug)
    }

    fn page_step(&self, page: PageNumber) -> String {
        match page {
            PageNumber::Front => String::new(),
            PageNumber::Number(number) => format!("{}-{number}/", self.strings.addresses.page),
        }
    }
}

pub(in crate::site) fn article_address(article: &Article, strings: &Strings) -> String {
    // Asked for more often than anything else.
    let (news, slug) = (&strings.addresses.news, article.slug());
    let mut address = String::with_capacity(news.len() + slug.len() + 7);
    address.push_str(news);
    address.push('/');
    address.extend(year(article).map(char::from));
    address.push('/');
    address.push_str(slug);
    address.push('/');
    address
}

/// The digits of the year of an article.
fn year(article: &Article) -> [u8; 4] {
    let year = article.date().year().rem_euclid(10_000);
    [1000, 100, 10, 1].map(|place| b'0' + (year / place % 10) as u8)
}

/// Whether an address is that of an article.
pub(super) fn is_article_address(article: &Article, strings: &Strings, address: &str) -> bool {
    let inside = address
        .strip_prefix(strings.addresses.news.as_str())
        .and_then(|rest| rest.strip_prefix('/'))
        .and_then(|rest| rest.strip_suffix('/'));
    inside
        .and_then(|inside| inside.split_once('/'))
        .is_some_and(|(of, slug)| slug == article.slug() && of.as_bytes() == year(article))
}

/// The name of a group outside phases as part of an address.
fn group_slug(group: Group, strings: &Strings) -> String {
    let name = strings
        .groups
        .get(group.state())
        .map_or(group.state(), String::as_str);
    slug(name)
}

impl Site {
    pub(super) fn addresses(&self) -> Addresses<'_> {
        Addresses {
            strings: &self.strings,
            registers: &self.registers,
            articles: &self.articles,
            retired: &self.retired,
            redirects: self.redirects(),
            pages: &self.pages,
            lists: &self.lists,
            boards: &self.boards,
        }
    }

    /// Address of a page from the root of the site: `dia-ban/quan-ha-dong/`; empty for the front page.
    pub fn address(&self, route: Route) -> String {
        self.addresses().address_of(route)
    }

    /// Address of a page from the root of its host, sub-path included; none when its family is switched off
    /// or the page does not exist.
    pub fn url(&self, route: Route) -> Option<String> {
        let exists = match route {
            Route::List(list @ ListId::Pair(..), _) => self.lists.has(list),
            Route::Terms(taxonomy) => !self.lists.terms(taxonomy).is_empty(),
            Route::Roll(RollOf::Honour(key), _) => {
                self.rolls.of(RollOf::Honour(key)).len() > ROLL_PAGE
            }
            Route::Roll(of, _) => !self.rolls.of(of).is_empty(),
            Route::Results => !self.boards.all.is_empty(),
            Route::Frame(frame) => !self.boards.of_frame(frame).is_empty(),
            Route::Board(key) => self.boards[key].standings.len() > BOARD_ROWS,
            _ => true,
        };
        (exists && route.is_in(&self.settings.families))
            .then(|| self.root_url(&self.address(route)))
    }

    /// Path of a file to take away from the root of its host; none when the site does not make it.
    pub fn data_file_url(&self, data_file: DataFile) -> Option<String> {
        let file = self.addresses().file(data_file);
        let made = self.routes.data_files.contains_key(&file);
        made.then(|| self.root_url(&file))
    }

    /// Address that an article will have when it is published, from the root of its host.
    pub fn future_url(&self, article: &Article) -> String {
        self.root_url(&article_address(article, &self.strings))
    }

    /// An address from the root of the site as one from the root of the host.
    pub fn root_url(&self, address: &str) -> String {
        [&self.settings.base_url.path, address].concat()
    }

    /// Address of a page with its host.
    pub fn absolute_url(&self, route: Route) -> String {
        let Settings { base_url, .. } = &*self.settings;
        [&base_url.origin, &base_url.path, &*self.address(route)].concat()
    }
}
