//! Pages at old addresses, which lead to the new ones.

use super::{
    Redirect, Route,
    emptied::{LeadsOn, emptied},
    renamed::renamed,
    table::Fronts,
};
use crate::{
    diagnostic::{AddressProblem, Diagnostic, Place, SourcePath, Spanned, Taker},
    model::{OldAddress, registers::Key},
    site::{Article, ArticleKey, Site, article_address},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Every old address of a page of the site, sorted; with those of lists that articles have left. `fronts` are the
/// pages that are there.
pub(super) fn redirects(site: &Site, fronts: &Fronts) -> Vec<Redirect> {
    let base = &site.settings.base_url;
    let mut redirects = Vec::new();
    let mut add = |to: Route, path: &SourcePath, aliases: &[Spanned<OldAddress>]| {
        redirects.extend(aliases.iter().map(|alias| {
            let address = alias.value.as_str();
            // Written as readers see it, with the sub-path of the site.
            let inside = base.inside(address).filter(|rest| !rest.is_empty());
            Redirect {
                from: inside.unwrap_or(address).to_owned(),
                to,
                place: Place::at(path, alias.span),
                declared: true,
            }
        }));
    };
    for (index, article) in site.articles.iter().enumerate() {
        let route = Route::Article(ArticleKey::new(index));
        add(route, article.path(), &article.written.life.aliases);
    }
    for key in site.retired_keys() {
        let article = &site.retired_article(key).article;
        add(
            Route::Retired(key),
            article.path(),
            &article.written.life.aliases,
        );
    }
    for (key, page) in site.every_plain_page() {
        add(Route::Plain(key), &page.path, &page.aliases);
    }
    redirects.extend(renamed(site, fronts));
    let known: BTreeSet<String> = redirects
        .iter()
        .map(|one| one.from.to_lowercase())
        .collect();
    let left = emptied(site, fronts).into_iter().chain(documents(site));
    let left = left.filter(|one| !known.contains(&one.from) && !site.is_file(&one.from));
    redirects.extend(left.map(|one| Redirect {
        from: one.from,
        to: one.to,
        place: one.place,
        declared: false,
    }));
    redirects.sort_by(|a, b| (&a.from, &a.place).cmp(&(&b.from, &b.place)));
    redirects
}

/// Addresses of documents of articles that are not shown any more: where a host finds a folder in the place of a file, it
/// opens it.
fn documents(site: &Site) -> impl Iterator<Item = LeadsOn> {
    let documents = site.taken_back().into_iter();
    documents.map(|(path, key)| {
        let article = &site.retired_article(key).article;
        LeadsOn {
            from: path + "/",
            to: Route::Retired(key),
            place: Place::at(article.path(), article.written.slug.span),
        }
    })
}

impl Site {
    /// Whether an editor has put a file where a page was.
    pub(in crate::site) fn is_file(&self, address: &str) -> bool {
        let file = SourcePath::new(format!("static/{address}index.html"));
        let above = SourcePath::new(format!("static/{}", address.trim_end_matches('/')));
        [file, above]
            .iter()
            .any(|path| self.assets.statics.contains(path))
    }

    /// Every old address, sorted.
    pub fn redirects(&self) -> &[Redirect] {
        &self.routes.redirects
    }

    /// An old address.
    pub fn redirect(&self, key: Key<Redirect>) -> &Redirect {
        &self.routes.redirects[key.index()]
    }

    /// The redirect at an address.
    pub(super) fn redirect_at(&self, address: &str) -> Option<Route> {
        let redirects = &self.routes.redirects;
        let at = redirects.partition_point(|redirect| redirect.from.as_str() < address);
        let found = redirects
            .get(at)
            .filter(|redirect| redirect.from == address);
        found.map(|_| Route::Redirect(Key::new(at)))
    }

    /// Reports old addresses that are taken: by a page, a file or another old address. So no redirect leads to
    /// another one, or to itself. `pages` are those of the site; the redirects are added to it.
    pub(super) fn check_redirects(
        &self,
        pages: &mut BTreeMap<String, Route>,
        place: impl Fn(Route) -> Place,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if !self.redirects().iter().any(|redirect| redirect.declared) {
            return; // as on most sites: what follows costs time
        }
        let waiting = self.waiting_addresses();
        let files = self.every_file();
        let redirects = self.redirects().iter().enumerate();
        for (index, redirect) in redirects.filter(|(_, redirect)| redirect.declared) {
            let key = redirect.from.to_lowercase();
            let alias = format!("/{}", redirect.from);
            let page = pages.get(&key).or_else(|| across(&key, pages));
            let page = page.or_else(|| below_file(&key, pages)).copied();
            let article = waiting.get(&key);
            let file = files
                .get(key.trim_end_matches('/'))
                .or_else(|| across(&key, &files));
            let (problem, other) = match (page, article, file) {
                (Some(page), ..) if page == redirect.to => {
                    (AddressProblem::AliasOfItself { alias }, None)
                }
                (Some(page), ..) => {
                    let by = match page {
                        Route::Redirect(_) => Taker::Alias,
                        _ => Taker::Page,
                    };
                    (AddressProblem::AliasTaken { alias, by }, Some(place(page)))
                }
                (None, Some(article), _) => {
                    let place = Place::at(article.path(), article.written.slug.span);
                    let by = Taker::Page;
                    (AddressProblem::AliasTaken { alias, by }, Some(place))
                }
                (None, None, Some(file)) => {
                    let by = Taker::File;
                    let place = file.as_ref().map(Place::file);
                    (AddressProblem::AliasTaken { alias, by }, place)
                }
                (None, None, None) => {
                    pages.insert(key, Route::Redirect(Key::new(index)));
                    continue;
                }
            };
            let found = Diagnostic::new(redirect.place.clone(), problem);
            diagnostics.push(match other {
                Some(other) => found.with_other(other),
                None => found,
            });
        }
    }

    /// The addresses that articles will have on their day. A draft may repeat what it is to replace.
    fn waiting_addresses(&self) -> BTreeMap<String, Arc<Article>> {
        let waiting = self.held_back.iter().map(|held| &held.article);
        let waiting = waiting.filter(|article| !article.written.draft);
        waiting
            .map(|article| (article_address(article, &self.strings), article.clone()))
            .collect()
    }

    /// Every file besides pages, by its path from the root of the site in small letters, and its source if it has
    /// one.
    fn every_file(&self) -> BTreeMap<String, Option<SourcePath>> {
        let statics = self.assets.statics.iter().cloned();
        let copied = statics
            .map(crate::site::Asset::Static)
            .chain(self.attachments().iter().cloned());
        let copied = copied.map(|asset| {
            (
                self.asset_path(&asset).to_lowercase(),
                Some(asset.source().clone()),
            )
        });
        let made = self
            .routes
            .data_files()
            .keys()
            .map(|path| (path.clone(), None));
        let codes = self.codes().into_iter();
        let codes = codes.map(|(path, _)| (path.to_lowercase(), None));
        copied.chain(made).chain(codes).collect()
    }
}

/// What is a file where an address needs a folder, or a folder where it is a file.
fn across<'t, T>(address: &str, taken: &'t BTreeMap<String, T>) -> Option<&'t T> {
    let mut above = address.match_indices('/').map(|(at, _)| &address[..at]);
    let file = above.find_map(|folder| taken.get(folder));
    file.or_else(|| {
        if address.ends_with('/') {
            return None;
        }
        let under = format!("{address}/");
        let (path, found) = taken.range(under.clone()..).next()?;
        path.starts_with(&under).then_some(found)
    })
}

/// The page whose file would be a folder for an address: `tin/a/index.html/b/`.
fn below_file<'t>(address: &str, pages: &'t BTreeMap<String, Route>) -> Option<&'t Route> {
    let mut files = address.match_indices("index.html/");
    files.find_map(|(at, _)| pages.get(&address[..at]))
}

impl Redirect {
    /// Where it is declared.
    pub fn place(&self) -> &Place {
        &self.place
    }
}
