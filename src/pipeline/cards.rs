//! Cards of articles. Each is rendered once, when the first page needs it, placed in many lists, and dropped when the
//! last list is made.

use crate::{
    diagnostic::Diagnostic,
    render::{Renderer, digest},
    site::{ArticleKey, Route, Site},
    view::{self, Cards, Html},
};
use std::{
    cell::RefCell,
    sync::{
        Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// The cards of all articles during a build.
pub(super) struct CardCache<'a> {
    site: &'a Site,
    cards: Vec<CachedCard>,
    /// Number of pages with cards that are still to be made.
    pages: AtomicUsize,
}

#[derive(Default)]
struct CachedCard {
    digest: OnceLock<u64>,
    html: Mutex<Option<Box<str>>>,
}

impl<'a> CardCache<'a> {
    /// A deck in which no card is rendered yet.
    pub(super) fn new(site: &'a Site) -> CardCache<'a> {
        let mut cards = Vec::new();
        cards.resize_with(site.articles.len(), CachedCard::default);
        let pages = site.every_page();
        let pages = pages.into_iter().filter(|&route| may_show_cards(route));
        CardCache {
            site,
            cards,
            pages: pages.count().into(),
        }
    }

    /// Notes that a page is made; called once for each. After the last page with cards no card is kept.
    pub(super) fn made(&self, route: Route) {
        if may_show_cards(route) && self.pages.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.cards.iter().for_each(|slot| *slot.html() = None);
        }
    }

    fn digest(&self, key: ArticleKey) -> u64 {
        let digest = || digest(&view::card(self.site, key));
        *self.cards[key.index()].digest.get_or_init(digest)
    }
}

impl CachedCard {
    fn html(&self) -> MutexGuard<'_, Option<Box<str>>> {
        self.html.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn may_show_cards(route: Route) -> bool {
    !matches!(route, Route::Article(_) | Route::Plain(_))
}

/// Gives cards without rendering them: only their digests, which tell whether a list has changed.
impl Cards for CardCache<'_> {
    fn card(&self, key: ArticleKey) -> Html {
        Html::unmade(self.digest(key))
    }
}

/// Gives the cards of one page: from the deck in a build, rendered anew for a single page.
pub(super) struct PageCards<'a> {
    site: &'a Site,
    renderer: &'a Renderer<'a>,
    deck: Option<&'a CardCache<'a>>,
    failed: RefCell<Option<Box<Diagnostic>>>,
}

impl<'a> PageCards<'a> {
    pub(super) fn new(
        site: &'a Site,
        renderer: &'a Renderer<'a>,
        deck: Option<&'a CardCache<'a>>,
    ) -> PageCards<'a> {
        PageCards {
            site,
            renderer,
            deck,
            failed: RefCell::new(None),
        }
    }

    /// The problem of the first card that could not be rendered, if one could not.
    pub(super) fn failed(self) -> Option<Box<Diagnostic>> {
        self.failed.into_inner()
    }

    fn render(&self, key: ArticleKey) -> String {
        let card = self.renderer.card(&view::card(self.site, key));
        card.unwrap_or_else(|failed| {
            self.failed.borrow_mut().get_or_insert(failed);
            String::new()
        })
    }
}

impl Cards for PageCards<'_> {
    fn card(&self, key: ArticleKey) -> Html {
        match self.deck {
            Some(deck) => {
                let mut html = deck.cards[key.index()].html();
                let html = html.get_or_insert_with(|| self.render(key).into());
                Html::new(html.to_string(), deck.digest(key))
            }
            None => Html::new(self.render(key), 0),
        }
    }
}
