//! QR codes, which lead from paper to articles.

use super::{Redirect, Route};
use crate::{
    model::Family,
    site::{ArticleKey, Site},
};
use std::collections::BTreeMap;

/// The file of the code in the folder of an article.
const CODE: &str = "qr.svg";

impl Site {
    /// Every code by its path from the root of the site, and the page that it leads to. It stays with the notice of an
    /// article that is not shown any more, and at the address that an article had.
    pub fn codes(&self) -> BTreeMap<String, Route> {
        if !self.has_codes() {
            return BTreeMap::new();
        }
        let articles = self.lists.all().iter().map(|&key| Route::Article(key));
        let retired = self.retired_keys().map(Route::Retired);
        let old = self.redirects().iter().filter(|one| self.had_code(one));
        let old = old.map(|one| (format!("{}{CODE}", one.from), one.to));
        let own = articles.chain(retired);
        let own = own.map(|route| (self.address(route) + CODE, route));
        let mut codes = BTreeMap::new();
        for (path, route) in own.chain(old) {
            codes.entry(path).or_insert(route);
        }
        codes
    }

    /// The page that the code at a path from the root of the site leads to.
    pub fn code_at(&self, path: &str) -> Option<Route> {
        let address = path.strip_suffix(CODE).filter(|_| self.has_codes())?;
        match self.find(address)? {
            route @ (Route::Article(_) | Route::Retired(_)) => Some(route),
            Route::Redirect(key) => {
                let redirect = &self.redirect(key);
                self.had_code(redirect).then_some(redirect.to)
            }
            _ => None,
        }
    }

    /// Address of the code of an article from the root of its host, if the site has those.
    pub fn code_url(&self, key: ArticleKey) -> Option<String> {
        let path = || self.address(Route::Article(key)) + CODE;
        self.has_codes().then(|| self.root_url(&path()))
    }

    /// Whether an article was at an old address, and no page of an older site.
    fn had_code(&self, redirect: &Redirect) -> bool {
        let inside = redirect
            .from
            .strip_prefix(self.strings.addresses.news.as_str());
        let steps = inside.map_or(0, |inside| inside.matches('/').count());
        let is_of_article = steps == 3 && redirect.from.ends_with('/');
        is_of_article
            && matches!(redirect.to, Route::Article(_) | Route::Retired(_))
            && self.has_codes()
    }

    fn has_codes(&self) -> bool {
        self.has_host() && self.settings.families.has(Family::Qr)
    }
}
