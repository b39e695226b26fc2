//! Every page and file that a site has.

use super::{BOARD_ROWS, DataFile, ROLL_PAGE, Redirect, Route, feeds::every_feed};
use crate::{
    diagnostic::SourcePath,
    model::{Offline, registers::Key},
    site::{Boards, ListId, PageNumber, Pages, PhaseKey, RollOf, Rolls, Site, Taxonomy},
};

impl Site {
    /// Every page, in a fixed order.
    pub fn every_page(&self) -> Vec<Route> {
        let articles = self.lists.all().iter().map(|&key| Route::Article(key));
        let fronts = fronts(self).into_iter();
        let listed = fronts.flat_map(|front| match self.pages_of(front) {
            Some(pages) => pages.iter().map(|page| front.at(page)).collect(),
            None => vec![front],
        });
        let retired = self.retired_keys().map(Route::Retired);
        // Where drafts are shown, one may stand in the place of the notice that it is to replace.
        let replaced = |&route: &Route| self.article_at(&self.address(route)).is_some();
        let retired = retired.filter(|route| !replaced(route));
        let redirects = (0..self.redirects().len())
            .map(Key::new)
            .map(Route::Redirect);
        let unlisted = retired.chain(redirects);
        listed.chain(articles).chain(unlisted).collect()
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        let unlisted = self.retired.len() + self.redirects().len();
        self.count_pages(&fronts(self)) + self.articles.len() + unlisted
    }

    /// How many pages these have with their later ones.
    pub(super) fn count_pages<'r>(&self, fronts: impl IntoIterator<Item = &'r Route>) -> usize {
        let pages = fronts.into_iter();
        let pages = pages.map(|&front| 1 + self.pages_of(front).map_or(0, Pages::numbered));
        pages.sum()
    }

    /// How a list is cut into pages; none for a page that is no list.
    pub(super) fn pages_of(&self, route: Route) -> Option<Pages> {
        match route {
            Route::List(list, _) => {
                let len = self.lists.get(list).own.len();
                Some(Pages::new(len, self.settings.page_size))
            }
            Route::Roll(of, _) => Some(Pages::new(self.rolls.of(of).len(), ROLL_PAGE)),
            _ => None,
        }
    }
}

/// Every page but those of articles and the later ones of lists.
pub(super) fn fronts(site: &Site) -> Vec<Route> {
    let (lists, registers) = (&site.lists, &site.registers);
    let mut routes = vec![Route::Home, ListId::News.front(), Route::Districts];
    for district in registers.districts.keys() {
        routes.push(ListId::District(district).front());
    }
    for (district, group, _) in lists.pairs() {
        routes.push(ListId::Pair(district, group).front());
    }
    routes.push(Route::Campaigns);
    for (campaign, entry) in registers.campaigns.iter() {
        routes.push(ListId::Campaign(campaign).front());
        for phase in 0..entry.phases.len() {
            routes.push(ListId::Phase(PhaseKey { campaign, phase }).front());
        }
    }
    routes.push(Route::Matrix);
    routes.extend(roll_routes(&site.rolls));
    routes.extend(result_routes(&site.boards));
    for taxonomy in Taxonomy::ALL {
        let terms = lists.terms(taxonomy);
        if !terms.is_empty() {
            routes.push(Route::Terms(taxonomy));
        }
        routes.extend(terms.iter().map(|term| ListId::Term(term.key).front()));
    }
    routes.push(Route::Search);
    routes.push(Route::Archive);
    routes.extend(lists.years().map(|(year, _)| ListId::Year(year).front()));
    let months = lists.months();
    routes.extend(months.map(|(year, month, _)| ListId::Month(year, month).front()));
    routes.extend(site.every_plain_page().map(|(key, _)| Route::Plain(key)));
    routes.push(Route::NotFound);
    if site.settings.offline == Offline::Kept {
        routes.push(Route::Offline);
    }
    routes.retain(|&route| route.is_in(&site.settings.families));
    routes
}

/// The rolls with pages. An honour's own page shows a page's worth of its awards.
fn roll_routes(rolls: &Rolls) -> impl Iterator<Item = Route> {
    let long = rolls
        .iter()
        .filter(|(of, awards)| !matches!(of, RollOf::Honour(_)) || awards.len() > ROLL_PAGE);
    long.map(|(of, _)| Route::Roll(of, PageNumber::Front))
}

/// The pages of results.
fn result_routes(boards: &Boards) -> Vec<Route> {
    let mut routes = Vec::new();
    if !boards.all.is_empty() {
        routes.push(Route::Results);
    }
    routes.extend(boards.frames().map(Route::Frame));
    let long = boards.iter();
    let long = long.filter(|(_, board)| board.standings.len() > BOARD_ROWS);
    routes.extend(long.map(|(key, _)| Route::Board(key)));
    routes
}

/// Every file that is no page and has something in it, wanted or not.
pub(super) fn every_data_file(
    site: &Site,
    fronts: &[Route],
    redirects: &[Redirect],
) -> Vec<DataFile> {
    let Site {
        lists,
        rolls,
        boards,
        ..
    } = site;
    let mut data_files = Vec::new();
    if !rolls.all.is_empty() {
        data_files.push(DataFile::Awards);
    }
    data_files.extend(rolls.iter().map(|(of, _)| DataFile::Roll(of)));
    data_files.extend(boards.frames().map(DataFile::Results));
    if !lists.terms(Taxonomy::Commemoration).is_empty() {
        data_files.push(DataFile::Calendar);
    }
    data_files.extend(every_feed(fronts).map(DataFile::Atom));
    data_files.extend([DataFile::Rss, DataFile::JsonFeed]);
    data_files.extend(for_crawlers(site, fronts, redirects));
    let leads_on = redirects.iter().any(|redirect| redirect.declared);
    if leads_on || !site.taken_back().is_empty() {
        data_files.push(DataFile::Redirects);
    }
    data_files.extend([DataFile::Headers, DataFile::Addresses]);
    data_files
}

impl DataFile {
    /// Whether a site makes it: its family is not switched off, and the site has no file of its own in its place. A
    /// feed is an address with a host, and goes with its page.
    pub(super) fn is_wanted(self, site: &Site) -> bool {
        let families = &site.settings.families;
        let is_kept = match self {
            DataFile::Atom(of) => site.has_host() && of.feed_page().is_in(families),
            DataFile::Rss | DataFile::JsonFeed => site.has_host(),
            _ => true,
        };
        let family = self.family();
        is_kept && family.is_none_or(|family| families.has(family)) && !is_replaced(site, self)
    }
}

/// Site maps have addresses with a host, so a site that does not say where it is published has none.
fn for_crawlers(site: &Site, fronts: &[Route], redirects: &[Redirect]) -> Vec<DataFile> {
    if !site.has_host() {
        return Vec::new();
    }
    let mut data_files = vec![DataFile::Robots, DataFile::SitemapIndex];
    data_files.extend((1..=site.sitemap_parts(fronts, redirects)).map(DataFile::Sitemap));
    data_files.push(DataFile::NewsSitemap);
    data_files
}

/// Whether the site has a file of its own in the place of one that every site has: those for crawlers and hosts.
fn is_replaced(site: &Site, data_file: DataFile) -> bool {
    let replaceable = matches!(
        data_file,
        DataFile::Robots | DataFile::Redirects | DataFile::Headers
    );
    let path = format!("static/{}", site.addresses().file(data_file));
    replaceable && site.assets.statics.contains(&SourcePath::new(path))
}
