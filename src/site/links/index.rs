//! The names by which texts may be linked to.

use crate::{
    diagnostic::SourcePath,
    model::registers::Key,
    site::{
        Article, ArticleKey, CancelToken, Cancelled, HeldBack, PlainPage, Retired,
        article_states::ArticleStates,
    },
    text::slug,
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};

/// A text of the site that links can name by its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkedPage {
    /// A published article.
    Article(ArticleKey),
    /// An article that is not public yet.
    HeldBack(Key<HeldBack>),
    /// An article that is not shown any more.
    Retired(Key<Retired>),
    /// A plain page.
    Page(Key<PlainPage>),
    /// A file that could not be read.
    Unreadable,
}

/// Names of texts, besides their files and addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkIndex {
    /// Published articles and those held back.
    by_slug: Named,
    /// Published articles whose slug is not made of their title. Made when it is first asked for: few texts name
    /// others by title, and slugs of all titles take their time.
    by_title: OnceLock<Named>,
    pages: BTreeMap<SourcePath, LinkedPage>,
    /// Names of texts that cannot be read: links to them are not reported as broken too.
    lost: BTreeSet<String>,
}

type Named = BTreeMap<String, Vec<SourcePath>>;

impl LinkIndex {
    pub(in crate::site) fn add(&mut self, article: &Article, published: bool) {
        let path = article.path();
        insert(&mut self.by_slug, article.slug().to_owned(), path);
        if let Some(titles) = self.by_title.get_mut().filter(|_| published)
            && let Some(title) = own_title(article)
        {
            insert(titles, title, path);
        }
    }

    pub(in crate::site) fn remove(&mut self, article: &Article) {
        let path = article.path();
        remove(&mut self.by_slug, article.slug(), path);
        if let Some(titles) = self.by_title.get_mut()
            && let Some(title) = own_title(article)
        {
            remove(titles, &title, path);
        }
    }

    pub(in crate::site) fn clear_articles(&mut self) {
        self.by_slug.clear();
        self.by_title.take();
    }

    pub(in crate::site) fn set_pages(&mut self, pages: &[PlainPage], lost: &[SourcePath]) {
        let readable = pages.iter().enumerate();
        let readable =
            readable.map(|(at, page)| (page.path.clone(), LinkedPage::Page(Key::new(at))));
        let lost = lost
            .iter()
            .map(|path| (path.clone(), LinkedPage::Unreadable));
        self.pages = readable.chain(lost).collect();
    }

    pub(in crate::site) fn set_lost(
        &mut self,
        article_states: &ArticleStates,
        pages: &[SourcePath],
    ) {
        let slugs = article_states
            .faulty()
            .map(|manuscript| &manuscript.slug.value);
        self.lost = slugs.filter(|slug| !slug.is_empty()).cloned().collect();
        let paths = article_states.lost().chain(pages);
        self.lost.extend(paths.map(|path| {
            let name = path.name();
            name.rsplit_once('.')
                .map_or(name, |(stem, _)| stem)
                .to_owned()
        }));
    }

    /// Files of the published articles and those held back that have this slug.
    pub(in crate::site) fn by_slug(&self, slug: &str) -> &[SourcePath] {
        self.by_slug.get(slug).map_or(&[], Vec::as_slice)
    }

    /// Files of those of the published `articles` that have this title, but not a slug that is made of it.
    pub(in crate::site) fn by_title(
        &self,
        title: &str,
        articles: &[Arc<Article>],
    ) -> &[SourcePath] {
        if self.by_title.get().is_none() {
            // A token that is never cancelled does not end it.
            let _ = self.gather_titles(articles, CancelToken::NEVER);
        }
        let titles = self.by_title.get();
        let found = titles.and_then(|titles| titles.get(&slug(title)));
        found.map_or(&[], Vec::as_slice)
    }

    /// Makes ready what is needed to find texts by their titles.
    pub(super) fn gather_titles(
        &self,
        articles: &[Arc<Article>],
        cancel: CancelToken<'_>,
    ) -> Result<(), Cancelled> {
        if self.by_title.get().is_none() {
            // If others gathered them meanwhile, they found the same.
            let _ = self.by_title.set(titles(articles, cancel)?);
        }
        Ok(())
    }

    /// All slugs.
    pub(super) fn slugs(&self) -> impl Iterator<Item = &str> {
        self.by_slug.keys().map(String::as_str)
    }

    /// The plain page of a file.
    pub(super) fn page_at(&self, path: &SourcePath) -> Option<LinkedPage> {
        self.pages.get(path).copied()
    }

    /// Whether a text that cannot be read may have had this name.
    pub(super) fn is_lost(&self, name: &str) -> bool {
        self.lost.contains(name)
    }
}

fn titles(articles: &[Arc<Article>], cancel: CancelToken<'_>) -> Result<Named, Cancelled> {
    let titles: Vec<Option<(String, &SourcePath)>> = articles
        .par_iter()
        .map(|article| {
            cancel.check()?;
            Ok(own_title(article).map(|title| (title, article.path())))
        })
        .collect::<Result<_, Cancelled>>()?;
    let mut named = Named::new();
    for (title, path) in titles.into_iter().flatten() {
        cancel.check()?;
        insert(&mut named, title, path);
    }
    Ok(named)
}

/// The slug of a title that is not the article's own slug.
fn own_title(article: &Article) -> Option<String> {
    let written = &article.written;
    let made_of_title = written.slug.span == written.title.span;
    (!made_of_title).then(|| slug(article.title()))
}

fn insert(named: &mut Named, name: String, path: &SourcePath) {
    let paths = named.entry(name).or_default();
    if let Err(at) = paths.binary_search(path) {
        paths.insert(at, path.clone());
    }
}

fn remove(named: &mut Named, name: &str, path: &SourcePath) {
    if let Some(paths) = named.get_mut(name) {
        paths.retain(|other| other != path);
        if paths.is_empty() {
            named.remove(name);
        }
    }
}
