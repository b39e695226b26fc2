//! Manuscripts → articles: every reference is followed, or reported.

use super::{
    Article, Geography, HeldBack, Parts, PhotoSource, PlainPage, Reason, SourceLine, Term,
    place::Placer, reports::Reports,
};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, SourcePath, Spanned},
    markdown::Outline,
    model::{
        Manuscript, PageManuscript,
        registers::{District, Key, Registers},
    },
    text::{Collator, slug},
};
use rayon::prelude::*;
use std::cmp::Ordering;

/// All articles and pages.
pub(super) struct Resolved {
    pub(super) articles: Vec<Article>,
    pub(super) held_back: Vec<HeldBack>,
    pub(super) pages: Vec<PlainPage>,
    /// Articles that cannot be published: their links are checked all the same.
    pub(super) faulty: Vec<Faulty>,
}

/// What becomes of a manuscript.
enum Fate {
    Published(Box<Article>),
    HeldBack(Box<HeldBack>),
    Faulty(Faulty),
}

/// An article that cannot be published.
pub(super) struct Faulty {
    pub(super) path: SourcePath,
    pub(super) slug: String,
    pub(super) outline: Outline,
}

pub(super) fn all(
    parts: &Parts<'_>,
    geography: &Geography,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved {
    let placer = Placer {
        registers: &parts.registers,
        geography,
        locale: parts.locale,
    };
    let resolved: Vec<(Fate, Vec<Diagnostic>)> = parts
        .manuscripts
        .par_iter()
        .map(|manuscript| {
            let mut found = Vec::new();
            let article =
                article(manuscript, parts, &placer, &mut found).filter(|_| !manuscript.faulty);
            let fate = match article {
                None => Fate::Faulty(Faulty {
                    path: manuscript.path.clone(),
                    slug: manuscript.slug.value.clone(),
                    outline: manuscript.outline.clone(),
                }),
                Some(article) => match reason(manuscript, &article, parts) {
                    Some(reason) => Fate::HeldBack(Box::new(HeldBack { article, reason })),
                    None => Fate::Published(Box::new(article)),
                },
            };
            (fate, found)
        })
        .collect();
    let (mut articles, mut held_back, mut faulty) = (Vec::new(), Vec::new(), Vec::new());
    for (fate, found) in resolved {
        match fate {
            Fate::Published(article) => articles.push(*article),
            Fate::HeldBack(held) => held_back.push(*held),
            Fate::Faulty(article) => faulty.push(article),
        }
        diagnostics.extend(found);
    }
    let collator = parts.locale.collator();
    articles.par_sort_by(|a, b| display_order(a, b, &collator));
    held_back.sort_by(|a, b| display_order(&a.article, &b.article, &collator));
    let pages = parts
        .pages
        .iter()
        .filter_map(|manuscript| page(manuscript, diagnostics))
        .collect();
    Resolved {
        articles,
        held_back,
        pages,
        faulty,
    }
}

/// Order of all lists of articles (`domain.md` §0.4).
fn display_order(a: &Article, b: &Article, collator: &Collator) -> Ordering {
    a.date
        .newest_first(b.date)
        .then_with(|| collator.compare(&a.title, &b.title))
        .then_with(|| a.path.cmp(&b.path))
}

fn reason(manuscript: &Manuscript, article: &Article, parts: &Parts<'_>) -> Option<Reason> {
    let public_from = article.date.interval().first;
    match manuscript.draft {
        true => Some(Reason::Draft),
        false => (public_from > parts.as_of).then_some(Reason::Scheduled(public_from)),
    }
}

/// A plain page; its address follows its file, and its last step the slug, if one is written.
fn page(page: &PageManuscript, diagnostics: &mut Vec<Diagnostic>) -> Option<PlainPage> {
    let inside = page.path.as_str().trim_start_matches("content/pages/");
    let stem = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    let mut steps: Vec<String> = stem.split('/').map(slug).collect();
    if let (Some(slug), Some(last)) = (&page.slug, steps.last_mut()) {
        last.clone_from(slug);
    }
    if steps.iter().any(String::is_empty) {
        let problem = Problem::EmptySlug {
            title: inside.to_owned(),
        };
        diagnostics.push(Diagnostic::new(Place::file(&page.path), problem));
        return None;
    }
    Some(PlainPage {
        path: page.path.clone(),
        title: page.title.clone(),
        address: format!("{}/", steps.join("/")),
        outline: page.outline.clone(),
    })
}

fn article(
    manuscript: &Manuscript,
    parts: &Parts<'_>,
    placer: &Placer<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Article> {
    let (registers, path) = (&parts.registers, &manuscript.path);
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
        path: path.clone(),
        title: m.title.value.clone(),
        slug_span: m.slug.span,
        date: m.date.value,
        date_span: m.event_date.as_ref().unwrap_or(&m.date).span,
        district_spans: places.iter().map(|place| place.span).collect(),
        slug: m.slug.value.clone(),
        kind: m.kind,
        kicker: m.kicker.clone(),
        lead: m.lead.clone(),
        districts,
        placements,
        authors: terms(&m.authors),
        source: m
            .source
            .as_ref()
            .map(|source| source_line(source, registers, path, diagnostics)),
        category,
        orgs,
        event_date: m.event_date.as_ref().map(|date| date.value),
        updated: m.updated,
        programmes,
        sectors,
        movements: terms(&m.movements),
        honours,
        awards,
        results,
        commemorations,
        people: m.people.clone(),
        photo: photo(m),
        related: m.related.clone(),
        outline: m.outline.clone(),
    })
}

/// Free texts as terms, each spelling once.
fn terms(names: &[Spanned<String>]) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::with_capacity(names.len());
    for name in names {
        let term = term(name);
        if terms.iter().all(|other| other.name != term.name) {
            terms.push(term);
        }
    }
    terms
}

fn term(name: &Spanned<String>) -> Term {
    Term {
        name: name.value.clone(),
        slug: slug(&name.value),
        span: name.span,
    }
}

/// A registered source, or the text as it is: a source need not be declared.
fn source_line(
    source: &Spanned<String>,
    registers: &Registers,
    path: &SourcePath,
    diagnostics: &mut Vec<Diagnostic>,
) -> SourceLine {
    use crate::model::registers::Unresolved;
    match registers.sources.lookup().resolve(&source.value) {
        Ok(key) => SourceLine::Registered(key),
        Err(Unresolved::Unknown(_) | Unresolved::Lost) => SourceLine::Free(term(source)),
        Err(Unresolved::Ambiguous(problem)) => {
            diagnostics.push(Diagnostic::new(Place::at(path, source.span), problem));
            SourceLine::Free(term(source))
        }
    }
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
