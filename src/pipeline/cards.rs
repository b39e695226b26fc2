//! Cards of articles: each is rendered once, when the first page needs it, and placed in many lists.

use crate::{
    diagnostic::Diagnostic,
    render::{Renderer, digest},
    site::{ArticleKey, Site},
    view::{self, Cards, Html},
};
use rayon::prelude::*;
use std::{cell::RefCell, sync::OnceLock};

/// The cards of all articles.
pub(super) struct Deck {
    cards: Vec<Slot>,
}

struct Slot {
    digest: u64,
    html: OnceLock<String>,
}

impl Deck {
    /// Cards that are told apart, and not yet rendered.
    pub(super) fn new(site: &Site) -> Deck {
        let keys = site.lists.all.par_iter();
        let mut cards: Vec<(usize, Slot)> = keys
            .map(|&key| {
                let digest = digest(&view::card(site, key));
                let html = OnceLock::new();
                (key.index(), Slot { digest, html })
            })
            .collect();
        cards.sort_unstable_by_key(|(index, _)| *index);
        let cards = cards.into_iter().map(|(_, slot)| slot);
        Deck {
            cards: cards.collect(),
        }
    }
}

/// Digests of cards, for telling whether a list is another one.
impl Cards for Deck {
    fn of(&self, key: ArticleKey) -> Html {
        Html::unmade(self.cards[key.index()].digest)
    }
}

/// Cards for one page, from a deck if there is one.
pub(super) struct Hand<'a> {
    site: &'a Site,
    renderer: &'a Renderer<'a>,
    deck: Option<&'a Deck>,
    failed: RefCell<Option<Box<Diagnostic>>>,
}

impl<'a> Hand<'a> {
    pub(super) fn new(
        site: &'a Site,
        renderer: &'a Renderer<'a>,
        deck: Option<&'a Deck>,
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
                Html::new(html.clone(), slot.digest)
            }
            None => Html::new(self.render(key), 0),
        }
    }
}
