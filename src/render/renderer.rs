//! Renders pages and cards by the templates of a theme.

use super::{
    endless::PageOutput,
    fault::{excess, explain},
    theme::Theme,
};
use crate::{
    diagnostic::{Diagnostic, Excess, Place},
    view::{Card, Chrome, Head, View},
};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use tera::{Context, Value};

/// The HTML of a page or a part of one, or the problem of its template.
pub type RenderResult = Result<Vec<u8>, Box<Diagnostic>>;

/// Renders the pages of one site. The values that all pages share are made once.
pub struct Renderer<'t> {
    theme: &'t Theme,
    chrome: Value,
    labels: Value,
    /// Templates that did not end for a page, with the problem; no other page is made by them.
    endless: Mutex<BTreeMap<String, Diagnostic>>,
}

impl Theme {
    /// A renderer for the pages of one site; `chrome` is what surrounds all of them.
    pub fn renderer(&self, chrome: &Chrome) -> Renderer<'_> {
        Renderer {
            theme: self,
            chrome: Value::from_serializable(chrome),
            labels: Value::from_serializable(&self.strings.labels),
            endless: Mutex::default(),
        }
    }
}

impl Renderer<'_> {
    /// Renders a whole page.
    ///
    /// # Errors
    /// When the template of the page fails.
    pub fn page(&self, template: &str, head: &Head, view: &View) -> RenderResult {
        let mut context = self.context();
        context.insert_value("head", Value::from_serializable(head));
        context.insert_value("page", Value::from_serializable(view));
        self.render(template, &head.canonical, &context)
    }

    /// Renders the card of an article, which stands in lists.
    ///
    /// # Errors
    /// When the template of cards fails.
    pub fn card(&self, card: &Card) -> Result<String, Box<Diagnostic>> {
        let mut context = self.context();
        context.insert_value("page", Value::from_serializable(card));
        let html = self.render("card.html", &card.url, &context)?;
        Ok(String::from_utf8_lossy(&html).into_owned())
    }

    fn context(&self) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.chrome.clone());
        context.insert_value("t", self.labels.clone());
        context
    }

    /// Renders a template for the page at an address.
    fn render(&self, template: &str, page: &str, context: &Context) -> RenderResult {
        if let Some(endless) = self.known_as_endless(template) {
            return Err(endless.into());
        }
        let theme = self.theme;
        let work = theme.renders().begin(theme.digest(), template, page);
        let mut output = PageOutput::new(&work.render);
        let rendered = theme.tera.render_to(template, context, &mut output);
        let PageOutput {
            bytes, last_words, ..
        } = output;
        let failed = rendered.err().map(|error| {
            if let Some(excess) = excess(&error) {
                work.render.stop(excess);
            }
            self.failure(template, &error)
        });
        match (work.render.excess(), failed) {
            (None, None) => Ok(bytes),
            (None, Some(failed)) => Err(failed.into()),
            (Some(excess), failed) => {
                let place = failed.map(|failed| failed.place);
                let endless = match place.filter(|place| place.span.is_some()) {
                    Some(place) => work.render.diagnostic(place, excess),
                    None => theme.blame_for(&work.render, excess, &last_words),
                };
                self.note_endless(template, excess, endless.clone());
                Err(endless.into())
            }
        }
    }

    /// The problem of a template that failed, or of another template that it uses.
    fn failure(&self, template: &str, error: &tera::Error) -> Diagnostic {
        let (name, span, problem) = explain(error, &BTreeMap::new());
        let known = self.theme.templates.contains_key(&name);
        let path = self.theme.path_of(if known { &name } else { template });
        let span = match self.theme.inserts.get(&name) {
            Some(inserts) => span.map(|span| inserts.as_written(span)),
            None => span,
        };
        Diagnostic::new(Place { path, span }, problem)
    }

    fn known_as_endless(&self, template: &str) -> Option<Diagnostic> {
        let known = self.endless.lock();
        let known = known.unwrap_or_else(PoisonError::into_inner);
        known.get(template).or(self.theme.endless()).cloned()
    }

    /// Makes every later page of this template fail with the same problem. When the cause may lie in what all templates
    /// use, all of them fail.
    fn note_endless(&self, template: &str, excess: Excess, endless: Diagnostic) {
        match excess {
            Excess::Time | Excess::Memory => self.theme.set_aside(endless),
            Excess::Bytes | Excess::Rounds | Excess::Numbers | Excess::Value | Excess::Depth => {
                let known = self.endless.lock();
                let mut known = known.unwrap_or_else(PoisonError::into_inner);
                known.insert(template.to_owned(), endless);
            }
        }
    }
}
