//! A site follows its files: an edit changes what it touches, and the rest stays.
//!
//! A site that was revised is equal to one that is built anew from the same files.

use super::{
    Article, ArticleFile, HeldBack, Lists, Retired, Site,
    article_states::{ArticleState, Filed},
    ground::Ground,
    links::Asset,
    lists::lists_of,
    order::{Reordering, position},
    resolve,
    routes::routes,
};
use crate::{
    diagnostic::SourcePath,
    media::Seen,
    model::{Manuscript, PageManuscript},
};
use std::{collections::BTreeMap, sync::Arc};

/// What happened to the file of an article.
#[derive(Clone, Debug)]
pub enum Edit {
    /// It is written, for the first time or anew.
    Written(Arc<Manuscript>),
    /// Its front matter cannot be read.
    Unreadable(SourcePath),
    /// It is gone.
    Removed(SourcePath),
}

impl Edit {
    fn path(&self) -> &SourcePath {
        match self {
            Edit::Written(manuscript) => &manuscript.path,
            Edit::Unreadable(path) | Edit::Removed(path) => path,
        }
    }
}

/// What is different in a site.
#[derive(Clone, Debug, Default)]
pub struct SiteRevision {
    /// Files of articles.
    pub edits: Vec<Edit>,
    /// All plain pages and those that cannot be read, when one of them changed.
    pub pages: Option<(Vec<PageManuscript>, Vec<SourcePath>)>,
    /// Files to be published as they are that came.
    pub came: Vec<Asset>,
    /// Those that went.
    pub went: Vec<Asset>,
}

impl SiteRevision {
    fn is_about_files(&self) -> bool {
        self.pages.is_some() || !self.came.is_empty() || !self.went.is_empty()
    }
}

impl Site {
    /// Takes changes in. A text that can no longer be shown stays as it was before. Tells how many pages show
    /// an article that changed, each counted once for every article.
    pub fn revise(&mut self, revision: SiteRevision) -> usize {
        let is_about_files = revision.is_about_files();
        if is_about_files {
            self.named_files = Arc::default();
            let assets = Arc::make_mut(&mut self.assets);
            revision
                .came
                .into_iter()
                .for_each(|asset| assets.insert(asset));
            revision.went.iter().for_each(|asset| assets.remove(asset));
        }
        if let Some((pages, lost)) = &revision.pages {
            self.set_pages(pages, lost);
        }
        let mut changes = ListChanges::default();
        for edit in revision.edits {
            self.apply(edit, &mut changes);
        }
        if changes.are_only_texts() && !is_about_files {
            return self.replace(&changes.entered);
        }
        if Reordering::is_large(&changes.left, &changes.entered) {
            let articles = changes.left.len().max(changes.entered.len());
            self.begin();
            return articles;
        }
        // An article may leave the lists and keep its name, or come from among the unlisted.
        let links = Arc::make_mut(&mut self.links);
        changes.left.iter().for_each(|left| links.remove(left));
        if changes.unlisted {
            self.collect_unlisted();
        }
        if changes.other_files {
            self.named_files = Arc::default();
        }
        let links = Arc::make_mut(&mut self.links);
        let entered = changes.entered.iter();
        entered.for_each(|entered| links.add(entered, true));
        if changes.faulty || revision.pages.is_some() {
            links.set_lost(&self.article_states, &self.lost_pages);
        }
        let ListChanges {
            left,
            entered,
            texts,
            ..
        } = changes;
        let gone: usize = left.iter().map(|left| pages_showing(left)).sum();
        let reordering = Reordering::small(
            Arc::make_mut(&mut self.articles),
            left,
            entered,
            &self.collator,
        );
        self.follow(&reordering);
        let came = reordering
            .entered
            .iter()
            .map(|key| &self.articles[key.index()]);
        let came: usize = came.map(|entered| pages_showing(entered)).sum();
        match came.max(gone) {
            _ if texts == reordering.entered.len() && texts == reordering.left.len() => texts,
            pages => pages,
        }
    }

    /// Takes in what is known of picture files now; tells whether something is different. Of the `paths`, those that
    /// were not `seen` are no pictures any more.
    pub fn see_pictures(&mut self, paths: &[SourcePath], seen: BTreeMap<SourcePath, Seen>) -> bool {
        let known = &self.assets.pictures;
        let same = |path: &SourcePath| known.get(path) == seen.get(path);
        if paths.iter().all(same) {
            return false;
        }
        let pictures = &mut Arc::make_mut(&mut self.assets).pictures;
        paths.iter().for_each(|path| {
            pictures.remove(path);
        });
        pictures.extend(seen);
        true
    }

    /// The texts of all articles, for building the site anew.
    pub fn texts(&self) -> Vec<ArticleFile> {
        let texts = self
            .article_states
            .iter()
            .map(|(path, filed)| filed.text(path));
        texts.collect()
    }

    /// Whether what is written in the file of an article cannot be shown.
    pub fn is_faulty(&self, path: &SourcePath) -> bool {
        self.article_states.is_faulty(path)
    }

    /// Whether an article is shown as it was before, because it cannot be shown as it is now.
    pub fn has_stand_ins(&self) -> bool {
        let shown = |filed: &Filed| !matches!(filed.state, ArticleState::Lost);
        let mut files = self.article_states.iter();
        files.any(|(_, filed)| filed.faulty.is_some() && shown(filed))
    }

    /// Whether all articles that `other` shows are shown here too, or would be if they were public.
    pub fn shows_all_of(&self, other: &Site) -> bool {
        other
            .shown()
            .all(|path| match self.article_states.state(path) {
                Some(
                    ArticleState::Published(_)
                    | ArticleState::HeldBack(_)
                    | ArticleState::Retired(_),
                ) => true,
                Some(ArticleState::Lost) | None => false,
            })
    }

    fn shown(&self) -> impl Iterator<Item = &SourcePath> {
        let files = self.article_states.iter();
        files
            .filter(|(_, filed)| !matches!(filed.state, ArticleState::Lost))
            .map(|(path, _)| path)
    }

    fn apply(&mut self, edit: Edit, changes: &mut ListChanges) {
        let path = edit.path().clone();
        let filed = match edit {
            Edit::Removed(_) => None,
            Edit::Written(now) => Some(self.file(&path, Some(now))),
            Edit::Unreadable(_) => Some(self.file(&path, None)),
        };
        let after = filed.as_ref().map(|filed| filed.state.clone());
        let before = match filed {
            Some(filed) => Arc::make_mut(&mut self.article_states).insert(path.clone(), filed),
            None => Arc::make_mut(&mut self.article_states).remove(&path),
        };
        let faulty = before.as_ref().is_some_and(|filed| filed.faulty.is_some());
        changes.faulty |= faulty || self.article_states.is_faulty(&path);
        changes.note(before.as_ref().map(|filed| &filed.state), after.as_ref());
    }

    /// Puts articles in the places of those that they differ from in nothing but their text: no list shows it.
    fn replace(&mut self, articles: &[Arc<Article>]) -> usize {
        let order = Arc::make_mut(&mut self.articles);
        for article in articles {
            if let Some(place) = position(order, article, &self.collator) {
                order[place] = article.clone();
            }
        }
        articles.len()
    }

    fn file(&self, path: &SourcePath, now: Option<Arc<Manuscript>>) -> Filed {
        let before = self
            .article_states
            .state(path)
            .and_then(ArticleState::article);
        self.resolver().file(&ArticleFile {
            path: path.clone(),
            before: before.map(|article| article.written.clone()),
            now,
        })
    }

    /// Makes every index from what the states of articles say.
    pub(super) fn begin(&mut self) {
        let published = self
            .article_states
            .iter()
            .filter_map(|(_, filed)| match &filed.state {
                ArticleState::Published(article) => Some(article.clone()),
                ArticleState::HeldBack(_) | ArticleState::Retired(_) | ArticleState::Lost => None,
            });
        let mut articles: Vec<Arc<Article>> = published.collect();
        let reordering = Reordering::first(&mut articles, &self.collator);
        let links = Arc::make_mut(&mut self.links);
        links.clear_articles();
        articles.iter().for_each(|article| links.add(article, true));
        links.set_lost(&self.article_states, &self.lost_pages);
        self.articles = articles.into();
        self.held_back = Arc::default();
        self.retired = Arc::default();
        self.collect_unlisted();
        self.named_files = Arc::default();
        let lists = Lists::empty(Ground {
            registers: &self.registers,
            strings: &self.strings,
            locale: self.locale,
        });
        self.lists = lists.into();
        self.rolls = Arc::default();
        self.boards = Arc::default();
        self.follow(&reordering);
    }

    fn follow(&mut self, reordering: &Reordering) {
        let (articles, registers) = (&self.articles, &self.registers);
        let (lists, rolls, boards) = (&mut self.lists, &mut self.rolls, &mut self.boards);
        let collator = &self.collator;
        rayon::join(
            || Arc::make_mut(lists).revise(reordering, articles),
            || {
                Arc::make_mut(rolls).revise(reordering, articles, registers);
                let districts = &registers.districts;
                Arc::make_mut(boards).revise(reordering, articles, districts, collator);
            },
        );
        self.finder.take();
        self.routes = routes(self).into();
    }

    /// Articles that are in no list: not public yet, or not shown any more.
    fn collect_unlisted(&mut self) {
        let links = Arc::make_mut(&mut self.links);
        let held_back = self.held_back.iter().map(|held| &held.article);
        let retired = self.retired.iter().map(|retired| &retired.article);
        held_back
            .chain(retired)
            .for_each(|article| links.remove(article));
        let mut held_back: Vec<Arc<HeldBack>> = Vec::new();
        let mut retired: Vec<Arc<Retired>> = Vec::new();
        for (_, filed) in self.article_states.iter() {
            match &filed.state {
                ArticleState::HeldBack(held) => held_back.push(held.clone()),
                ArticleState::Retired(one) => retired.push(one.clone()),
                ArticleState::Published(_) | ArticleState::Lost => continue,
            }
            let article = filed.state.article();
            article
                .into_iter()
                .for_each(|article| links.add(article, false));
        }
        let collator = &self.collator;
        held_back.sort_by(|a, b| resolve::display_order(&a.article, &b.article, collator));
        retired.sort_by(|a, b| resolve::display_order(&a.article, &b.article, collator));
        self.held_back = held_back.into();
        self.retired = retired.into();
    }

    pub(super) fn set_pages(&mut self, pages: &[PageManuscript], lost: &[SourcePath]) {
        let mut diagnostics = Vec::new();
        let pages = pages.iter();
        let pages: Vec<_> = pages
            .filter_map(|manuscript| resolve::resolve_page(manuscript, &mut diagnostics))
            .collect();
        self.pages = pages.into();
        self.page_diagnostics = diagnostics;
        self.lost_pages = lost.to_vec();
        Arc::make_mut(&mut self.links).set_pages(&self.pages, lost);
    }
}

/// What edits do to the lists of a site.
#[derive(Default)]
struct ListChanges {
    left: Vec<Arc<Article>>,
    entered: Vec<Arc<Article>>,
    /// Whether those that are in no list are others.
    unlisted: bool,
    /// Whether texts may show other files.
    other_files: bool,
    /// Whether other texts cannot be shown.
    faulty: bool,
    /// How many articles changed in nothing but their text.
    texts: usize,
}

impl ListChanges {
    fn note(&mut self, before: Option<&ArticleState>, after: Option<&ArticleState>) {
        let unlisted = |state: Option<&ArticleState>| {
            matches!(
                state,
                Some(ArticleState::HeldBack(_) | ArticleState::Retired(_))
            )
        };
        self.unlisted |= unlisted(before) || unlisted(after);
        let published = |state: Option<&ArticleState>| match state {
            Some(ArticleState::Published(article)) => Some(article.clone()),
            Some(ArticleState::HeldBack(_) | ArticleState::Retired(_) | ArticleState::Lost)
            | None => None,
        };
        let (before, after) = (published(before), published(after));
        self.other_files |= match (&before, &after) {
            (Some(before), Some(after)) => files_of(before) != files_of(after),
            (None, None) => false,
            (Some(_), None) | (None, Some(_)) => true,
        };
        if let (Some(before), Some(after)) = (&before, &after) {
            self.texts += usize::from(differ_in_text(before, after));
        }
        self.left.extend(before);
        self.entered.extend(after);
    }

    /// Whether every article is where it was, and nothing but pages of articles is different.
    fn are_only_texts(&self) -> bool {
        let others = self.unlisted || self.faulty || self.other_files;
        !others && self.texts == self.left.len() && self.texts == self.entered.len()
    }
}

/// Whether only the page of an article itself shows that it changed.
fn differ_in_text(before: &Article, after: &Article) -> bool {
    let (was, is) = (&*before.written, &*after.written);
    let same_facts = Manuscript {
        body: is.body,
        outline: is.outline.clone(),
        ..was.clone()
    };
    same_facts == *is
        && before.summary() == after.summary()
        && was.outline.pictures.first().map(|picture| &picture.src)
            == is.outline.pictures.first().map(|picture| &picture.src)
}

/// How many pages show an article: its own, the front page, and one of each list that it is in.
fn pages_showing(article: &Article) -> usize {
    2 + lists_of(article).len()
}

/// The files that an article may show, and those that it may link to, as far as they are written in it.
fn files_of(article: &Article) -> (Vec<&str>, Vec<&str>) {
    let outline = article.outline();
    let pictures = outline.pictures.iter().map(|picture| picture.src.as_str());
    let links = outline.links.iter().map(|link| link.target.as_str());
    let photo = article.photo.iter().map(|photo| photo.src.value.as_str());
    (pictures.chain(photo).collect(), links.collect())
}
