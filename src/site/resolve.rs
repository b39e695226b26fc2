//! Manuscripts → articles: every reference is followed, or reported.

use super::{
    Article, ArticleFile, Geography, HeldBack, HoldReason, IncludeUnpublished, PhotoSource,
    PlainPage, Retired, Retirement, SourceLine, Term,
    article_states::{ArticleState, Faulty, Filed},
    place::Placer,
    reports::Reports,
    slugs::Slugs,
};
use crate::{
    diagnostic::{AddressProblem, Bearer, Diagnostic, Place, SourcePath, Spanned},
    model::{
        Manuscript, PageManuscript,
        registers::{District, Key, Registers},
    },
    text::{Collator, Locale, path_fault, slug},
};
use chrono::NaiveDateTime;
use rustc_hash::FxHashSet;
use std::{cmp::Ordering, sync::Arc};

/// Follows the references of articles.
pub(super) struct Resolver<'a> {
    pub(super) registers: &'a Registers,
    pub(super) geography: &'a Geography,
    pub(super) locale: &'static dyn Locale,
    pub(super) now: NaiveDateTime,
    pub(super) shown: IncludeUnpublished,
    pub(super) slugs: Slugs,
}

impl Resolver<'_> {
    /// What becomes of a text: as it is now, else as it was before.
    pub(super) fn file(&self, text: &ArticleFile) -> Filed {
        let mut diagnostics = Vec::new();
        let now = text
            .now
            .as_ref()
            .and_then(|now| self.state(now, &mut diagnostics));
        if let Some(state) = now {
            return Filed {
                state,
                faulty: None,
                diagnostics,
            };
        }
        let before = text.before.as_ref();
        let before = before.and_then(|before| self.state(before, &mut Vec::new()));
        let now = text.now.clone();
        Filed {
            state: before.unwrap_or(ArticleState::Lost),
            faulty: Some(now.map_or(Faulty::Unreadable, Faulty::Written)),
            diagnostics,
        }
    }

    fn state(
        &self,
        manuscript: &Arc<Manuscript>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<ArticleState> {
        let article = self.article(manuscript, diagnostics);
        let article = article.filter(|_| !manuscript.faulty)?;
        // A copy has no room to spare in its lists.
        let article = Arc::new(article.clone());
        if let Some(reason) = self.reason(&article) {
            return Some(ArticleState::HeldBack(Arc::new(HeldBack {
                article,
                reason,
            })));
        }
        Some(match Retirement::of(&article, self.now) {
            Some(reason) => ArticleState::Retired(Arc::new(Retired { article, reason })),
            None => ArticleState::Published(article),
        })
    }

    fn reason(&self, article: &Article) -> Option<HoldReason> {
        let public_from = article.date().beginning();
        if article.written.draft && !self.shown.drafts {
            return Some(HoldReason::Draft);
        }
        let scheduled = !public_from.has_come(self.now) && !self.shown.future;
        scheduled.then_some(HoldReason::Scheduled(public_from))
    }

    fn article(
        &self,
        manuscript: &Arc<Manuscript>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Article> {
        let placer = Placer {
            registers: self.registers,
            geography: self.geography,
            locale: self.locale,
        };
        article(manuscript, self, &placer, diagnostics)
    }
}

/// Order of all lists of articles (`domain.md` §0.4).
pub(super) fn display_order(a: &Article, b: &Article, collator: &Collator) -> Ordering {
    a.date()
        .newest_first(b.date())
        .then_with(|| collator.compare(a.title(), b.title()))
        .then_with(|| a.path().cmp(b.path()))
}

/// A plain page; its address follows its file, and its last step the slug, if one is written.
pub(super) fn resolve_page(
    page: &PageManuscript,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<PlainPage> {
    let path = page.path.as_str();
    let inside = path.strip_prefix("content/pages/").unwrap_or(path);
    let stem = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    let mut steps: Vec<String> = stem.split('/').map(slug).collect();
    if let (Some(slug), Some(last)) = (&page.slug, steps.last_mut()) {
        last.clone_from(slug);
    }
    if steps.iter().any(String::is_empty) {
        let problem = AddressProblem::EmptySlug {
            title: inside.to_owned(),
        };
        diagnostics.push(Diagnostic::new(Place::file(&page.path), problem));
        return None;
    }
    let address = format!("{}/", steps.join("/"));
    if let Some((_, fault)) = path_fault(&address) {
        let problem = AddressProblem::BadPath {
            path: address,
            of: Bearer::File,
            fault,
        };
        diagnostics.push(Diagnostic::new(Place::file(&page.path), problem));
        return None;
    }
    Some(PlainPage {
        path: page.path.clone(),
        title: page.title.clone(),
        address,
        aliases: page.aliases.clone(),
        outline: page.outline.clone(),
    })
}

fn article(
    manuscript: &Arc<Manuscript>,
    resolver: &Resolver<'_>,
    placer: &Placer<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Article> {
    let (registers, slugs) = (resolver.registers, &resolver.slugs);
    let path = &manuscript.path;
    let m = manuscript;
    let places = registers
        .districts
        .lookup()
        .find_places(&m.districts, path, diagnostics);
    let districts: Vec<Key<District>> = places.iter().map(|place| place.value).collect();
    let category = m
        .category
        .as_ref()
        .and_then(|name| registers.categories.lookup().find(name, path, diagnostics));
    let orgs = registers.orgs.lookup().find_all(&m.orgs, path, diagnostics);
    let programmes = registers
        .programmes
        .lookup()
        .find_all(&m.programmes, path, diagnostics);
    let sectors = registers
        .sectors
        .lookup()
        .find_all(&m.sectors, path, diagnostics);
    let honours = registers
        .honours
        .lookup()
        .find_places(&m.honours, path, diagnostics);
    let placements = match districts.first() {
        Some(&primary) => placer.place(m, primary, diagnostics),
        None => Vec::new(),
    };
    let mut reports = Reports {
        manuscript: m,
        registers,
        district: districts.first().copied(),
        placements: &placements,
        programmes: &programmes,
        diagnostics,
    };
    let awards = reports.awards();
    let results = reports.results();
    let commemorations = reports.welcomes();
    if districts.is_empty() {
        return None; // reported above: an article without a place has no page
    }
    Some(Article {
        written: manuscript.clone(),
        district_spans: places.iter().map(|place| place.span).collect(),
        districts,
        placements,
        authors: terms(&m.authors, slugs),
        source: m
            .source
            .as_ref()
            .map(|source| source_line(source, resolver, path, diagnostics)),
        category,
        orgs,
        programmes,
        sectors,
        movements: terms(&m.movements, slugs),
        honours,
        awards,
        results,
        commemorations,
        photo: photo(m),
    })
}

/// Free texts as terms, each spelling once.
fn terms(names: &[Spanned<String>], slugs: &Slugs) -> Vec<Term> {
    let mut known = FxHashSet::default();
    let terms = names.iter().map(|name| term(name, slugs));
    terms
        .filter(|term| known.insert(term.name.clone()))
        .collect()
}

fn term(written: &Spanned<String>, slugs: &Slugs) -> Term {
    let (name, slug) = slugs.intern(&written.value);
    Term {
        name,
        slug,
        span: written.span,
    }
}

/// A registered source, or the text as it is: a source need not be declared.
fn source_line(
    source: &Spanned<String>,
    resolver: &Resolver<'_>,
    path: &SourcePath,
    diagnostics: &mut Vec<Diagnostic>,
) -> SourceLine {
    let sources = resolver.registers.sources.lookup();
    let known = match sources.named(&source.value) {
        [] => None,
        [key] => Some(*key),
        _ => sources.find(source, path, diagnostics),
    };
    let free = || SourceLine::Free(term(source, &resolver.slugs));
    known.map_or_else(free, SourceLine::Registered)
}

/// The declared picture, else the first one of the text.
fn photo(manuscript: &Manuscript) -> Option<PhotoSource> {
    let pictures = &manuscript.outline.pictures;
    if let Some(photo) = &manuscript.photo {
        let shown = pictures
            .iter()
            .find(|picture| picture.src == photo.src.value);
        return Some(PhotoSource {
            src: photo.src.clone(),
            caption: photo
                .caption
                .clone()
                .or_else(|| shown.map(|picture| picture.alt.clone())),
            credit: photo.credit.clone(),
            in_body: shown.is_some(),
        });
    }
    pictures
        .iter()
        .find(|picture| !picture.src.is_empty())
        .map(|picture| PhotoSource {
            src: Spanned::new(picture.src.clone(), picture.span),
            caption: Some(picture.alt.clone()),
            credit: picture.credit.clone(),
            in_body: true,
        })
}
