//! Links and pictures that lead nowhere.

use super::{LinkedPage, Scheme, Target, scheme};
use crate::{
    diagnostic::{Blocked, Diagnostic, Place, SourcePath, Span, TextProblem},
    markdown::Outline,
    site::{Article, CancelToken, Cancelled, Site},
    text::nearest,
};
use rayon::prelude::*;
use std::sync::Arc;

impl Site {
    /// Reports every link and picture that leads nowhere.
    pub(in crate::site) fn check_links(
        &self,
        cancel: CancelToken<'_>,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        self.links.gather_titles(&self.articles, cancel)?;
        let shown = self.articles.iter();
        let held = self.held_back.iter().map(|held| &held.article);
        let articles: Vec<&Arc<Article>> = shown.chain(held).collect();
        let found: Vec<Vec<Diagnostic>> = articles
            .par_iter()
            .map(|article| {
                cancel.check()?;
                let mut found = self.check_text(article.path(), article.outline());
                if let Some(photo) = article.photo.as_ref().filter(|photo| !photo.in_body) {
                    found.extend(self.check_picture(
                        article.path(),
                        &photo.src.value,
                        photo.src.span,
                        false,
                    ));
                }
                Ok(found)
            })
            .collect::<Result<_, Cancelled>>()?;
        let mut diagnostics = found.concat();
        let pages = self.pages.iter().map(|page| (&page.path, &page.outline));
        let faulty = self.article_states.faulty();
        let faulty = faulty.map(|manuscript| (&manuscript.path, &manuscript.outline));
        diagnostics.extend(
            pages
                .chain(faulty)
                .flat_map(|(path, outline)| self.check_text(path, outline)),
        );
        Ok(diagnostics)
    }

    fn check_text(&self, path: &SourcePath, outline: &Outline) -> Vec<Diagnostic> {
        let links = outline.links.iter().filter_map(|link| {
            match self.check_link(path, outline, &link.target) {
                Some(problem) => Some(Diagnostic::new(Place::at(path, link.span), problem)),
                None => self.check_linked_drawing(path, &link.target, link.span),
            }
        });
        let pictures = outline.pictures.iter().filter_map(|picture| {
            self.check_picture(path, &picture.src, picture.span, picture.in_html)
        });
        links.chain(pictures).collect()
    }

    fn check_link(&self, path: &SourcePath, outline: &Outline, link: &str) -> Option<TextProblem> {
        let target = || link.to_owned();
        match self.target(path, link) {
            Target::Here(anchor) => check_anchor(outline, anchor, target),
            Target::Document(LinkedPage::Article(key), Some(anchor)) => {
                check_anchor(self.article(key).outline(), anchor, target)
            }
            Target::Document(LinkedPage::Page(page), Some(anchor)) => {
                check_anchor(&self.page(page).outline, anchor, target)
            }
            Target::Document(LinkedPage::HeldBack(at), _) => Some(TextProblem::LinkToUnpublished {
                title: self.held_back[at.index()].article.title().to_owned(),
            }),
            Target::Document(LinkedPage::Retired(at), _) => Some(TextProblem::LinkToRetired {
                title: self.retired_article(at).article.title().to_owned(),
            }),
            Target::Ambiguous => Some(TextProblem::AmbiguousLink { slug: target() }),
            Target::Unsafe => Some(TextProblem::UnsafeLink { target: target() }),
            Target::Nowhere => Some(TextProblem::BrokenLink {
                target: target(),
                nearest: self.nearest_link(path, link),
            }),
            Target::Elsewhere(_)
            | Target::Document(
                LinkedPage::Article(_) | LinkedPage::Page(_) | LinkedPage::Unreadable,
                _,
            )
            | Target::Page(..)
            | Target::File(_)
            | Target::Download(_) => None,
        }
    }

    fn check_picture(
        &self,
        path: &SourcePath,
        src: &str,
        span: Span,
        in_html: bool,
    ) -> Option<Diagnostic> {
        let src = self.of_site(src);
        let problem = match scheme(src) {
            Scheme::Allowed if in_html => TextProblem::BlockedHtml {
                what: Blocked::Picture {
                    src: src.to_owned(),
                },
                more: 0,
            },
            Scheme::Allowed => TextProblem::ExternalPicture {
                src: src.to_owned(),
            },
            Scheme::Forbidden => TextProblem::UnsafeLink {
                target: src.to_owned(),
            },
            Scheme::None => {
                if let Some(asset) = self.asset(path, src) {
                    return self.check_file(&asset, path, span);
                }
                let files = self
                    .assets
                    .attachments
                    .iter()
                    .filter(|file| file.folder() == path.folder())
                    .map(SourcePath::name);
                TextProblem::MissingPicture {
                    src: src.to_owned(),
                    nearest: nearest(src, files),
                }
            }
        };
        Some(Diagnostic::new(Place::at(path, span), problem))
    }

    /// What a link that leads nowhere was probably meant to be.
    fn nearest_link(&self, from: &SourcePath, link: &str) -> Option<String> {
        let path = link.split(['#', '?']).next().unwrap_or(link);
        if path.ends_with(".md") {
            let folder = from.resolve(path)?;
            let articles = self.article_states.paths();
            let pages = self.pages.iter().map(|page| &page.path);
            let siblings = articles
                .chain(pages)
                .filter(|file| file.folder() == folder.folder());
            return nearest(folder.name(), siblings.map(SourcePath::name));
        }
        let wanted = path.trim_matches('/').rsplit('/').next().unwrap_or(path);
        let start: String = wanted.chars().take(3).collect();
        let close =
            |slug: &&str| slug.starts_with(&start) && slug.len().abs_diff(wanted.len()) <= 6;
        nearest(wanted, self.links.slugs().filter(close))
    }
}

fn check_anchor(
    outline: &Outline,
    anchor: String,
    target: impl Fn() -> String,
) -> Option<TextProblem> {
    let footnote = anchor.starts_with("fn-") || anchor.starts_with("fnref-");
    if anchor.is_empty() || footnote || outline.anchors.iter().any(|id| id == anchor) {
        return None;
    }
    let nearest = nearest(&anchor, outline.anchors.iter());
    Some(TextProblem::BrokenAnchor {
        target: target(),
        anchor,
        nearest,
    })
}
