//! What the rules over a whole site work with.

use crate::{
    diagnostic::{Diagnostic, Lint, Place, SourcePath, Span},
    model::registers::Phase,
    site::{Article, Site},
    text::Date,
};
use std::collections::BTreeSet;

/// A site, what is wrong with it already, and what the rules have found.
pub(super) struct LintContext<'a> {
    pub(super) site: &'a Site,
    /// Files with errors, misspelled keys, or two campaigns to choose from.
    pub(super) faulty: &'a BTreeSet<&'a SourcePath>,
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> LintContext<'a> {
    /// Every article, published or not.
    pub(super) fn articles(&self) -> impl Iterator<Item = &'a Article> + use<'a> {
        let held_back = self.site.held_back.iter().map(|held| &held.article);
        let articles = self.site.articles.iter().chain(held_back);
        articles.map(|article| &**article)
    }

    /// Articles that are not faulty: what such an article lacks, its editor has really not written.
    pub(super) fn sound_articles(&self) -> Vec<&'a Article> {
        self.articles()
            .filter(|article| !self.faulty.contains(article.path()))
            .collect()
    }

    /// The phases of each campaign and of each programme.
    pub(super) fn phases(&self) -> impl Iterator<Item = &'a [Phase]> + use<'a> {
        let registers = &self.site.registers;
        let campaigns = registers
            .campaigns
            .iter()
            .map(|(_, entry)| &entry.phases[..]);
        let programmes = registers
            .programmes
            .iter()
            .map(|(_, entry)| &entry.phases[..]);
        campaigns.chain(programmes)
    }

    pub(super) fn date(&self, date: Date) -> String {
        self.site.locale.date(date)
    }

    pub(super) fn report(&mut self, path: &SourcePath, span: Span, lint: Lint) {
        self.report_at(Place::at(path, span), lint);
    }

    pub(super) fn report_at(&mut self, place: Place, lint: Lint) {
        self.found.push(Diagnostic::new(place, lint));
    }

    pub(super) fn report_pair(&mut self, place: Place, other: Place, lint: Lint) {
        let found = Diagnostic::new(place, lint);
        self.found.push(found.with_other(other));
    }
}
