//! Every page of a site and its address.

use super::{
    Article, ArticleKey, Boards, Frame, Group, Lists, PageNumber, Pages, Parts, PhaseKey,
    PlainPage, RollOf, Rolls, Site, Taxonomy, article::Reason, resolve::Resolved,
};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, SourcePath},
    model::{
        Families, Settings,
        registers::{Campaign, District, Honour, Key, Registers},
    },
    source::SITE_FILE,
    text::{Strings, slug},
};
use std::collections::BTreeMap;

/// Awards on a page of a roll.
pub const ROLL_PAGE: usize = 100;
/// Districts of a board that are shown among others; a longer board has a page of its own.
pub const BOARD_ROWS: usize = 40;

/// A file that readers take away: a table for a spreadsheet, a calendar for a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Download {
    /// Every award, as CSV.
    Roll,
    /// The awards of an honour, as CSV.
    HonourRoll(Key<Honour>),
    /// The results of a programme or campaign, as CSV.
    Results(Frame),
    /// Anniversaries, congresses and phases, as iCalendar.
    Calendar,
}

impl Download {
    fn family(self) -> &'static str {
        match self {
            Download::Roll | Download::HonourRoll(_) => "honours",
            Download::Results(_) => "results",
            Download::Calendar => "commemorations",
        }
    }
}

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the page of its name")]
pub enum Route {
    Home,
    /// All articles.
    News(PageNumber),
    Article(ArticleKey),
    Districts,
    District(Key<District>, PageNumber),
    /// A district in a phase or group.
    Pair(Key<District>, Group, PageNumber),
    Campaigns,
    Campaign(Key<Campaign>, PageNumber),
    Phase(PhaseKey, PageNumber),
    Matrix,
    /// A part of the honour roll.
    Roll(RollOf, PageNumber),
    /// All results.
    Results,
    /// Results of a programme or campaign.
    Frame(Frame),
    /// One long board, by its position.
    Board(usize),
    /// All terms of a taxonomy.
    Terms(Taxonomy),
    /// A term, by its position.
    Term(Taxonomy, usize, PageNumber),
    /// All years.
    Archive,
    Year(i32, PageNumber),
    Month(i32, u32, PageNumber),
    /// A plain page, by its position.
    Plain(usize),
    NotFound,
}

impl Route {
    /// The page family that can be switched off, if it belongs to one.
    pub fn family(self) -> Option<&'static str> {
        match self {
            Route::Home
            | Route::News(_)
            | Route::Article(_)
            | Route::Plain(_)
            | Route::NotFound => None,
            Route::Districts | Route::District(..) => Some("districts"),
            Route::Pair(..) => Some("pairs"),
            Route::Campaigns | Route::Campaign(..) => Some("campaigns"),
            Route::Phase(..) => Some("phases"),
            Route::Matrix => Some("matrix"),
            Route::Roll(..) => Some("honours"),
            Route::Results | Route::Frame(_) | Route::Board(_) => Some("results"),
            Route::Terms(taxonomy) | Route::Term(taxonomy, ..) => Some(taxonomy.family()),
            Route::Archive | Route::Year(..) | Route::Month(..) => Some("archives"),
        }
    }

    /// The same list at another page.
    pub fn at(self, page: PageNumber) -> Route {
        match self {
            Route::News(_) => Route::News(page),
            Route::District(district, _) => Route::District(district, page),
            Route::Pair(district, group, _) => Route::Pair(district, group, page),
            Route::Campaign(campaign, _) => Route::Campaign(campaign, page),
            Route::Phase(phase, _) => Route::Phase(phase, page),
            Route::Roll(of, _) => Route::Roll(of, page),
            Route::Term(taxonomy, term, _) => Route::Term(taxonomy, term, page),
            Route::Year(year, _) => Route::Year(year, page),
            Route::Month(year, month, _) => Route::Month(year, month, page),
            Route::Home
            | Route::Article(_)
            | Route::Districts
            | Route::Campaigns
            | Route::Matrix
            | Route::Results
            | Route::Frame(_)
            | Route::Board(_)
            | Route::Terms(_)
            | Route::Archive
            | Route::Plain(_)
            | Route::NotFound => self,
        }
    }
}

/// What addresses are made of.
pub(super) struct Addresses<'a> {
    strings: &'a Strings,
    registers: &'a Registers,
    articles: &'a [Article],
    pages: &'a [PlainPage],
    lists: &'a Lists,
    boards: &'a Boards,
}

impl Addresses<'_> {
    /// Address from the root of the site: `dia-ban/quan-ha-dong/`; empty for the front page.
    fn of(&self, route: Route) -> String {
        let words = &self.strings.addresses;
        let district = |key: Key<District>| {
            format!(
                "{}/{}/",
                words.districts, self.registers.districts[key].names.id
            )
        };
        let campaign = |key: Key<Campaign>| {
            format!(
                "{}/{}/",
                words.campaigns, self.registers.campaigns[key].names.id
            )
        };
        let phase = |key: PhaseKey| {
            self.registers.campaigns[key.campaign].phases[key.phase]
                .id
                .as_str()
        };
        match route {
            Route::Home => String::new(),
            Route::News(page) => format!("{}/{}", words.news, self.page(page)),
            Route::Article(key) => article_address(&self.articles[key.index()], self.strings),
            Route::Districts => format!("{}/", words.districts),
            Route::District(key, page) => district(key) + &self.page(page),
            Route::Pair(key, Group::Phase(phase_key), page) => {
                let campaign = &self.registers.campaigns[phase_key.campaign].names.id;
                format!(
                    "{}{campaign}/{}/{}",
                    district(key),
                    phase(phase_key),
                    self.page(page)
                )
            }
            Route::Pair(key, group, page) => {
                format!(
                    "{}{}/{}",
                    district(key),
                    group_slug(group, self.strings),
                    self.page(page)
                )
            }
            Route::Campaigns => format!("{}/", words.campaigns),
            Route::Campaign(key, page) => campaign(key) + &self.page(page),
            Route::Phase(key, page) => format!(
                "{}{}/{}",
                campaign(key.campaign),
                phase(key),
                self.page(page)
            ),
            Route::Matrix => format!("{}/", words.matrix),
            Route::Roll(of, page) => {
                let roll = match of {
                    RollOf::Honour(key) => format!("{}{}/", self.honour(key), words.roll),
                    RollOf::District(key) => format!("{}{}/", district(key), words.honours),
                    RollOf::Year(year) => format!("{}/{}-{year:04}/", words.honours, words.year),
                };
                roll + &self.page(page)
            }
            Route::Results => format!("{}/", words.results),
            Route::Frame(frame) => self.frame(frame),
            Route::Board(index) => self.board(index),
            Route::Terms(taxonomy) => format!("{}/", taxonomy.address(words)),
            Route::Term(taxonomy, term, page) => {
                let slug = &self.lists.terms(taxonomy)[term].slug;
                format!("{}/{slug}/{}", taxonomy.address(words), self.page(page))
            }
            Route::Archive => format!("{}/", words.archives),
            Route::Year(year, page) => format!("{}/{year:04}/{}", words.archives, self.page(page)),
            Route::Month(year, month, page) => {
                format!(
                    "{}/{year:04}/{month:02}/{}",
                    words.archives,
                    self.page(page)
                )
            }
            Route::Plain(index) => self.pages[index].address.clone(),
            Route::NotFound => "404.html".to_owned(),
        }
    }

    /// Path of a file from the root of the site: `ky-niem/ky-niem.ics`.
    fn file(&self, download: Download) -> String {
        let words = &self.strings.addresses;
        match download {
            Download::Roll => format!("{0}/{0}.csv", words.honours),
            Download::HonourRoll(key) => {
                let id = &self.registers.honours[key].names.id;
                format!("{}{id}.csv", self.honour(key))
            }
            Download::Results(frame) => format!("{}{}.csv", self.frame(frame), words.results),
            Download::Calendar => format!("{0}/{0}.ics", words.commemorations),
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
            Frame::Neither => {
                let apart = group_slug(Group::NoCampaign, self.strings);
                return format!("{}/{apart}/", words.results);
            }
        };
        format!("{}/{kind}/{id}/", words.results)
    }

    fn board(&self, index: usize) -> String {
        let board = &self.boards.all[index];
        let phases = match board.frame {
            Frame::Programme(key) => &self.registers.programmes[key].phases[..],
            Frame::Campaign(key) => &self.registers.campaigns[key].phases[..],
            Frame::Neither => &[],
        };
        let phase = board.phase.and_then(|phase| phases.get(phase));
        let phase = phase.map_or_else(String::new, |phase| format!("{}/", phase.id));
        format!("{}{phase}{}/", self.frame(board.frame), board.slug)
    }

    fn page(&self, page: PageNumber) -> String {
        match page {
            PageNumber::Front => String::new(),
            PageNumber::Number(number) => format!("{}-{number}/", self.strings.addresses.page),
        }
    }
}

pub(super) fn article_address(article: &Article, strings: &Strings) -> String {
    format!(
        "{}/{:04}/{}/",
        strings.addresses.news,
        article.date.year(),
        article.slug
    )
}

/// The name of a group outside phases as part of an address.
fn group_slug(group: Group, strings: &Strings) -> String {
    let name = strings
        .groups
        .get(group.state())
        .map_or(group.state(), String::as_str);
    slug(name)
}

/// What pages are derived from.
#[derive(Clone, Copy)]
pub(super) struct Indexes<'a> {
    pub(super) lists: &'a Lists,
    pub(super) rolls: &'a Rolls,
    pub(super) boards: &'a Boards,
}

/// All pages of a site.
#[derive(Clone, Debug)]
pub struct Routes {
    all: Vec<Route>,
    by_address: BTreeMap<String, Route>,
    downloads: BTreeMap<String, Download>,
}

impl Routes {
    pub(super) fn new(
        parts: &Parts<'_>,
        resolved: &Resolved,
        indexes: Indexes<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Routes {
        let Indexes { lists, boards, .. } = indexes;
        let families = &parts.settings.families;
        let addresses = Addresses {
            strings: &parts.strings,
            registers: &parts.registers,
            articles: &resolved.articles,
            pages: &resolved.pages,
            lists,
            boards,
        };
        let mut all = every_route(parts, resolved, indexes);
        all.retain(|route| has(families, *route));
        report_equal_slugs(resolved, diagnostics);
        let mut by_address: BTreeMap<String, Route> = BTreeMap::new();
        let place = |route| place(route, parts, resolved, lists);
        for &route in &all {
            let address = addresses.of(route);
            match by_address.get(&address) {
                // Two articles with one slug, two entries with one id: told already, in better words.
                Some(first) if same_family(*first, route) => {}
                Some(&first) => {
                    let problem = Problem::SameAddress {
                        address: format!("/{address}"),
                    };
                    diagnostics
                        .push(Diagnostic::new(place(route), problem).with_other(place(first)));
                }
                None => {
                    by_address.insert(address, route);
                }
            }
        }
        let downloads: BTreeMap<String, Download> = every_download(indexes)
            .into_iter()
            .filter(|download| families.has(download.family()))
            .map(|download| (addresses.file(download), download))
            .collect();
        report_static_files(parts.statics, &by_address, place, diagnostics);
        report_static_downloads(parts.statics, &downloads, diagnostics);
        Routes {
            all,
            by_address,
            downloads,
        }
    }

    /// Every page, in a fixed order.
    pub fn all(&self) -> &[Route] {
        &self.all
    }

    /// The page at an address from the root of the site, with its closing slash.
    pub fn find(&self, address: &str) -> Option<Route> {
        self.by_address.get(address).copied()
    }

    /// Every file to take away, by its path from the root of the site.
    pub fn downloads(&self) -> &BTreeMap<String, Download> {
        &self.downloads
    }

    /// All addresses.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.by_address.keys().map(String::as_str)
    }
}

fn has(families: &Families, route: Route) -> bool {
    route.family().is_none_or(|family| families.has(family))
}

/// Whether two pages come from one register or one list of articles, where equal names are reported.
fn same_family(a: Route, b: Route) -> bool {
    let plain = matches!(a, Route::Plain(_));
    !plain && std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

fn every_route(parts: &Parts<'_>, resolved: &Resolved, indexes: Indexes<'_>) -> Vec<Route> {
    let Indexes {
        lists,
        rolls,
        boards,
    } = indexes;
    let size = parts.settings.page_size;
    let mut routes = vec![Route::Home];
    let paged = |routes: &mut Vec<Route>, len: usize, route: Route| {
        routes.extend(Pages::new(len, size).iter().map(|page| route.at(page)));
    };
    let front = PageNumber::Front;
    paged(&mut routes, resolved.articles.len(), Route::News(front));
    routes.extend((0..resolved.articles.len()).map(|index| Route::Article(ArticleKey::new(index))));
    routes.push(Route::Districts);
    for district in parts.registers.districts.keys() {
        paged(
            &mut routes,
            lists.district(district).own.len(),
            Route::District(district, front),
        );
    }
    for (&(district, group), list) in &lists.pairs {
        paged(
            &mut routes,
            list.own.len(),
            Route::Pair(district, group, front),
        );
    }
    routes.push(Route::Campaigns);
    for (campaign, entry) in parts.registers.campaigns.iter() {
        paged(
            &mut routes,
            lists.campaign(campaign).own.len(),
            Route::Campaign(campaign, front),
        );
        for phase in 0..entry.phases.len() {
            let key = PhaseKey { campaign, phase };
            paged(
                &mut routes,
                lists.phase(key).own.len(),
                Route::Phase(key, front),
            );
        }
    }
    routes.push(Route::Matrix);
    routes.extend(roll_routes(rolls));
    routes.extend(result_routes(boards));
    for taxonomy in Taxonomy::ALL {
        let terms = lists.terms(taxonomy);
        if !terms.is_empty() {
            routes.push(Route::Terms(taxonomy));
        }
        for (index, term) in terms.iter().enumerate() {
            paged(
                &mut routes,
                term.articles.len(),
                Route::Term(taxonomy, index, front),
            );
        }
    }
    routes.push(Route::Archive);
    for (&year, articles) in &lists.years {
        paged(&mut routes, articles.len(), Route::Year(year, front));
    }
    for (&(year, month), articles) in &lists.months {
        paged(
            &mut routes,
            articles.len(),
            Route::Month(year, month, front),
        );
    }
    routes.extend((0..resolved.pages.len()).map(Route::Plain));
    routes.push(Route::NotFound);
    routes
}

/// The pages of the honour roll. An honour's own page shows a page's worth of its awards.
fn roll_routes(rolls: &Rolls) -> Vec<Route> {
    let mut routes = Vec::new();
    for (of, awards) in rolls.iter() {
        if matches!(of, RollOf::Honour(_)) && awards.len() <= ROLL_PAGE {
            continue;
        }
        let pages = Pages::new(awards.len(), ROLL_PAGE);
        routes.extend(pages.iter().map(|page| Route::Roll(of, page)));
    }
    routes
}

/// The pages of results.
fn result_routes(boards: &Boards) -> Vec<Route> {
    let mut routes = Vec::new();
    if !boards.all.is_empty() {
        routes.push(Route::Results);
    }
    routes.extend(boards.frames().map(Route::Frame));
    let long = boards.all.iter().enumerate();
    let long = long.filter(|(_, board)| board.standings.len() > BOARD_ROWS);
    routes.extend(long.map(|(index, _)| Route::Board(index)));
    routes
}

fn every_download(indexes: Indexes<'_>) -> Vec<Download> {
    let Indexes {
        lists,
        rolls,
        boards,
    } = indexes;
    let mut downloads = Vec::new();
    if !rolls.all.is_empty() {
        downloads.push(Download::Roll);
    }
    downloads.extend(rolls.iter().filter_map(|(of, _)| match of {
        RollOf::Honour(honour) => Some(Download::HonourRoll(honour)),
        RollOf::District(_) | RollOf::Year(_) => None,
    }));
    downloads.extend(boards.frames().map(Download::Results));
    if !lists.terms(Taxonomy::Commemoration).is_empty() {
        downloads.push(Download::Calendar);
    }
    downloads
}

/// Two articles with one slug in one year, published or waiting; a draft may repeat what it replaces.
fn report_equal_slugs(resolved: &Resolved, diagnostics: &mut Vec<Diagnostic>) {
    let waiting = resolved
        .held_back
        .iter()
        .filter(|held| held.reason != Reason::Draft)
        .map(|held| &held.article);
    let mut articles: Vec<&Article> = resolved.articles.iter().chain(waiting).collect();
    articles
        .sort_by(|a, b| (a.date.year(), &a.slug, &a.path).cmp(&(b.date.year(), &b.slug, &b.path)));
    for pair in articles.windows(2) {
        let [first, second] = pair else { continue };
        if first.date.year() == second.date.year() && first.slug == second.slug {
            let problem = Problem::DuplicateSlug {
                slug: second.slug.clone(),
                year: second.date.year(),
            };
            let place = |article: &Article| Place::at(&article.path, article.slug_span);
            diagnostics.push(Diagnostic::new(place(second), problem).with_other(place(first)));
        }
    }
}

/// A file in `static/` where a page is, or as a file where pages need a folder.
fn report_static_files(
    statics: &[SourcePath],
    by_address: &BTreeMap<String, Route>,
    place: impl Fn(Route) -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for path in statics {
        let file = path.as_str().trim_start_matches("static/").to_lowercase();
        let page = match file.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
            _ => file.clone(),
        };
        let under = format!("{file}/");
        let taken = by_address.get(&page).or_else(|| {
            by_address
                .range(under.clone()..)
                .next()
                .filter(|(address, _)| address.starts_with(&under))
                .map(|(_, route)| route)
        });
        if let Some(&route) = taken {
            let problem = Problem::SameAddress {
                address: format!("/{page}"),
            };
            diagnostics.push(Diagnostic::new(Place::file(path), problem).with_other(place(route)));
        }
    }
}

/// A file in `static/` in the place of one that bantin makes.
fn report_static_downloads(
    statics: &[SourcePath],
    downloads: &BTreeMap<String, Download>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for path in statics {
        let file = path.as_str().trim_start_matches("static/").to_lowercase();
        if downloads.contains_key(&file) {
            let problem = Problem::SameAddress {
                address: format!("/{file}"),
            };
            diagnostics.push(Diagnostic::new(Place::file(path), problem));
        }
    }
}

/// Where a page comes from, for a report.
fn place(route: Route, parts: &Parts<'_>, resolved: &Resolved, lists: &Lists) -> Place {
    let site = || Place::file(&SourcePath::new(SITE_FILE));
    match route {
        Route::Article(key) => {
            let article = &resolved.articles[key.index()];
            Place::at(&article.path, article.slug_span)
        }
        Route::District(key, _) | Route::Pair(key, ..) | Route::Roll(RollOf::District(key), _) => {
            parts.registers.districts[key].names.place.clone()
        }
        Route::Campaign(key, _) | Route::Frame(Frame::Campaign(key)) => {
            parts.registers.campaigns[key].names.place.clone()
        }
        Route::Frame(Frame::Programme(key)) => parts.registers.programmes[key].names.place.clone(),
        Route::Roll(RollOf::Honour(key), _) => parts.registers.honours[key].names.place.clone(),
        Route::Phase(key, _) => parts.registers.campaigns[key.campaign].phases[key.phase]
            .place
            .clone(),
        Route::Term(taxonomy, term, _) => {
            let term = &lists.terms(taxonomy)[term];
            match (&term.place, term.articles.last()) {
                (Some(place), _) => place.clone(),
                (None, Some(key)) => Place::file(&resolved.articles[key.index()].path),
                (None, None) => site(),
            }
        }
        Route::Plain(index) => Place::file(&resolved.pages[index].path),
        Route::Home
        | Route::News(_)
        | Route::Districts
        | Route::Campaigns
        | Route::Matrix
        | Route::Roll(RollOf::Year(_), _)
        | Route::Results
        | Route::Frame(Frame::Neither)
        | Route::Board(_)
        | Route::Terms(_)
        | Route::Archive
        | Route::Year(..)
        | Route::Month(..)
        | Route::NotFound => site(),
    }
}

impl Site {
    fn addresses(&self) -> Addresses<'_> {
        Addresses {
            strings: &self.strings,
            registers: &self.registers,
            articles: &self.articles,
            pages: &self.pages,
            lists: &self.lists,
            boards: &self.boards,
        }
    }

    /// Address of a page from the root of the site: `dia-ban/quan-ha-dong/`; empty for the front page.
    pub fn address(&self, route: Route) -> String {
        self.addresses().of(route)
    }

    /// Address of a page from the root of its host, sub-path included; none when its family is switched off
    /// or the page does not exist.
    pub fn url(&self, route: Route) -> Option<String> {
        let exists = match route {
            Route::Pair(district, group, _) => self.lists.pairs.contains_key(&(district, group)),
            Route::Terms(taxonomy) => !self.lists.terms(taxonomy).is_empty(),
            Route::Roll(RollOf::Honour(key), _) => {
                self.rolls.of(RollOf::Honour(key)).len() > ROLL_PAGE
            }
            Route::Roll(of, _) => !self.rolls.of(of).is_empty(),
            Route::Results => !self.boards.all.is_empty(),
            Route::Frame(frame) => !self.boards.of_frame(frame).is_empty(),
            Route::Board(index) => self.boards.all[index].standings.len() > BOARD_ROWS,
            _ => true,
        };
        (exists && has(&self.settings.families, route)).then(|| self.root_url(&self.address(route)))
    }

    /// Path of a file to take away from the root of its host; none when the site does not make it.
    pub fn download_url(&self, download: Download) -> Option<String> {
        let file = self.addresses().file(download);
        let made = self.routes.downloads.contains_key(&file);
        made.then(|| self.root_url(&file))
    }

    /// Address that an article will have when it is published, from the root of its host.
    pub fn future_url(&self, article: &Article) -> String {
        self.root_url(&article_address(article, &self.strings))
    }

    /// An address from the root of the site as one from the root of the host.
    pub fn root_url(&self, address: &str) -> String {
        format!("{}{address}", self.settings.base_url.path)
    }

    /// Address of a page with its host.
    pub fn absolute_url(&self, route: Route) -> String {
        let Settings { base_url, .. } = &self.settings;
        format!(
            "{}{}{}",
            base_url.origin,
            base_url.path,
            self.address(route)
        )
    }
}
