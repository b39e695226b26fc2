//! Cards of articles, made beforehand or when a page needs them.

use crate::{
    diagnostic::Diagnostic,
    render::Renderer,
    site::{ArticleKey, Site},
    view::{self, Cards},
};
use rayon::prelude::*;
use std::cell::RefCell;

/// The card of every article, made beforehand.
pub(super) struct Ready(Vec<String>);

impl Ready {
    pub(super) fn make(site: &Site, renderer: &Renderer<'_>) -> Result<Ready, Box<Diagnostic>> {
        let keys = site.lists.all.par_iter();
        let cards = keys.map(|&key| renderer.card(&view::card(site, key)));
        cards.collect::<Result<_, _>>().map(Ready)
    }
}

impl Cards for Ready {
    fn of(&self, key: ArticleKey) -> String {
        self.0[key.index()].clone()
    }
}

/// Cards for one page.
pub(super) struct OnDemand<'a> {
    site: &'a Site,
    renderer: &'a Renderer<'a>,
    failed: RefCell<Option<Box<Diagnostic>>>,
}

impl<'a> OnDemand<'a> {
    pub(super) fn new(site: &'a Site, renderer: &'a Renderer<'a>) -> OnDemand<'a> {
        OnDemand {
            site,
            renderer,
            failed: RefCell::new(None),
        }
    }

    /// Why a card could not be made.
    pub(super) fn failed(self) -> Option<Box<Diagnostic>> {
        self.failed.into_inner()
    }
}

impl Cards for OnDemand<'_> {
    fn of(&self, key: ArticleKey) -> String {
        let card = self.renderer.card(&view::card(self.site, key));
        card.unwrap_or_else(|failed| {
            self.failed.borrow_mut().get_or_insert(failed);
            String::new()
        })
    }
}
