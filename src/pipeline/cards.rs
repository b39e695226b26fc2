//! Cards of articles: each is rendered once, when the first page needs it, and placed in many lists.

use crate::{
    diagnostic::Diagnostic,
    render::{Renderer, digest},
    site::{ArticleKey, Site},
    view::{self, Cards, Html},
};
use std::{cell::RefCell, sync::OnceLock};

/// The cards of all articles.
pub(super) struct Deck<'a> {
    site: &'a Site,
    cards: Vec<Slot>,
}

#[derive(Default)]
struct Slot {
    digest: OnceLock<u64>,
    html: OnceLock<String>,
}

impl<'a> Deck<'a> {
    /// Cards of which nothing is made yet.
    pub(super) fn new(site: &'a Site) -> Deck<'a> {
        let mut cards = Vec::new();
        cards.resize_with(site.articles.len(), Slot::default);
        Deck { site, cards }
    }

    fn digest(&self, key: ArticleKey) -> u64 {
        let digest = || digest(&view::card(self.site, key));
        *self.cards[key.index()].digest.get_or_init(digest)
    }
}

/// Digests of cards, for telling whether a list is another one.
impl Cards for Deck<'_> {
    fn of(&self, key: ArticleKey) -> Html {
        Html::unmade(self.digest(key))
    }
}

/// Cards for one page, from a deck if there is one.
pub(super) struct Hand<'a> {
    site: &'a Site,
    renderer: &'a Renderer<'a>,
    deck: Option<&'a Deck<'a>>,
    failed: RefCell<Option<Box<Diagnostic>>>,
}

impl<'a> Hand<'a> {
    pub(super) fn new(
        site: &'a Site,
        renderer: &'a Renderer<'a>,
        deck: Option<&'a Deck<'a>>,
    ) -> Hand<'a> {
        Hand {
            site,
            renderer,
            deck,
            failed: RefCell::new(None),
        }
    }

    /// Why a card could not be made.
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

impl Cards for Hand<'_> {
    fn of(&self, key: ArticleKey) -> Html {
        match self.deck {
            Some(deck) => {
                let slot = &deck.cards[key.index()];
                let html = slot.html.get_or_init(|| self.render(key));
                Html::new(html.clone(), deck.digest(key))
            }
            None => Html::new(self.render(key), 0),
        }
    }
}
