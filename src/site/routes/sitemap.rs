//! What search engines are shown.

use super::{Redirect, Route, SITEMAP_PAGE};
use crate::site::{ArticleKey, Pages, Site};
use crate::text::Date;
use chrono::{Days, NaiveDate};

/// Days before the build date on which news is new: 48 hours.
const NEW: u64 = 2;
/// Articles in a news site map at most.
const MOST_NEWS: usize = 1000;

impl Site {
    /// Every page that search engines should show, in a fixed order.
    pub fn indexable_pages(&self) -> Vec<Route> {
        let mut pages = self.every_page();
        pages.retain(|route| {
            !matches!(
                route,
                Route::NotFound | Route::Offline | Route::Retired(_) | Route::Redirect(_)
            )
        });
        pages
    }

    /// How many parts the site map has: as many as it would have with what is not shown any more and these old addresses,
    /// since crawlers know the addresses of all.
    pub(super) fn sitemap_parts(&self, fronts: &[Route], redirects: &[Redirect]) -> usize {
        let is_shown = |route: &&Route| !matches!(route, Route::NotFound | Route::Offline);
        let unlisted = self.retired.len() + redirects.len();
        let pages =
            self.count_pages(fronts.iter().filter(is_shown)) + self.articles.len() + unlisted;
        pages.div_ceil(SITEMAP_PAGE)
    }

    /// Articles of the 48 hours before the build date begins, and of the build date, newest first. Of an article
    /// that is dated less exactly than to the day nobody can tell.
    pub fn latest_news(&self) -> Vec<ArticleKey> {
        self.all_latest_news().take(MOST_NEWS).collect()
    }

    /// How many of them are too many for a news site map.
    pub fn news_left_out(&self) -> usize {
        self.all_latest_news().skip(MOST_NEWS).count()
    }

    fn all_latest_news(&self) -> impl Iterator<Item = ArticleKey> {
        let since = self.as_of().checked_sub_days(Days::new(NEW));
        let since = since.unwrap_or(NaiveDate::MIN);
        let keys = self.lists.all().iter().copied();
        let keys = keys.take_while(move |&key| self.article(key).date().interval().first >= since);
        keys.filter(move |&key| matches!(self.article(key).date(), Date::Day(_) | Date::Minute(_)))
    }

    /// The first build date on which one of the latest news is no longer new; none when there are none.
    pub fn news_stale_from(&self) -> Option<NaiveDate> {
        let oldest = *self.latest_news().last()?;
        let day = self.article(oldest).date().interval().first;
        day.checked_add_days(Days::new(NEW + 1))
    }

    /// The articles of the list that a page shows a part of, newest first; none for a page that is no list of
    /// articles.
    pub fn listed(&self, route: Route) -> Option<&[ArticleKey]> {
        let (list, _) = route.list()?;
        Some(&self.lists.get(list).own)
    }

    /// Those of them that the page itself shows.
    pub fn shown_on(&self, route: Route) -> Option<&[ArticleKey]> {
        let (list, page) = route.list()?;
        let all = &self.lists.get(list).own;
        let pages = Pages::new(all.len(), self.settings.page_size);
        Some(all.get(pages.range(page)).unwrap_or(&[]))
    }
}
