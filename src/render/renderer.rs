//! Pages and cards by the templates of a theme.

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

/// A page or a part of one, or what is wrong with its template.
pub type Rendered = Result<Vec<u8>, Box<Diagnostic>>;

/// Renders the pages of one site. What all pages share is made once.
pub struct Renderer<'t> {
    theme: &'t Theme,
    chrome: Value,
    labels: Value,
    /// Templates that did not end for one page, which no other is made with.
    endless: Mutex<BTreeMap<String, Diagnostic>>,
}

impl Theme {
    /// A renderer for the pages of one site.
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
    /// A whole page.
    ///
    /// # Errors
    /// When its template fails.
    pub fn page(&self, template: &str, head: &Head, view: &View) -> Rendered {
        let mut context = self.context();
        context.insert_value("head", Value::from_serializable(head));
        context.insert_value("page", Value::from_serializable(view));
        self.render(template, &head.canonical, &context)
    }

    /// An article in a list.
    ///
    /// # Errors
    /// When its template fails.
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

    /// What a template makes for the page at an address.
    fn render(&self, template: &str, page: &str, context: &Context) -> Rendered {
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

    /// What is wrong with a template, or with another that it uses.
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

    /// Has no further page made that would end in the same way. What takes long may lie in what all templates use.
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
