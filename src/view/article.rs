//! The reading page.

use super::{
    FinishedText, OfText,
    award::{AwardContext, award_line},
    beside::beside,
    commemoration::welcomed,
    pages::{ArticlePage, CorrectionLine, Fact, Person, Source},
    parts::Link,
    reading::{holds, reading},
    results::{On, result_line},
    share::share,
    shared::{campaign, category, district, group_label, link, phase, picture, stamp, term, terms},
};
use crate::{
    diagnostic::SourcePath,
    markdown::Links,
    media::Sources,
    model::WebAddress,
    site::{
        Article, ArticleKey, AwardKey, FreeTaxonomy, Group, ListId, Placement, ResultKey, Site,
        SourceLine, Term, TermKey,
    },
};

/// Where the links and pictures of one text lead.
pub struct TextLinks<'s> {
    /// The site.
    pub site: &'s Site,
    /// The file of the text.
    pub path: &'s SourcePath,
    /// Whether a picture with which the text begins is what readers see first.
    pub opens_the_page: bool,
}

impl Links for TextLinks<'_> {
    fn link(&self, target: &str) -> Option<String> {
        self.site.link_url(self.path, target)
    }

    fn picture(&self, src: &str) -> Option<Sources> {
        self.site.sources(self.path, src)
    }

    fn opens_the_page(&self) -> bool {
        self.opens_the_page
    }
}

pub(super) fn article(site: &Site, key: ArticleKey, text: FinishedText) -> ArticlePage {
    let article = site.article(key);
    let beside = beside(site, key);
    ArticlePage {
        kicker: article.written.kicker.clone(),
        title: article.title().to_owned(),
        date: stamp(site, article.date()),
        updated: site.changed(article).map(|date| stamp(site, date)),
        kind: term(site, TermKey::Kind(article.kind())),
        kind_id: article.kind().id(),
        category: category(site, article.category),
        districts: article
            .districts
            .iter()
            .map(|&key| district(site, key))
            .collect(),
        campaigns: article
            .placements
            .iter()
            .map(|placement| campaign(site, placement.campaign))
            .collect(),
        phases: phases(site, article),
        reading: OfText(reading(site, &text)),
        holds: OfText(holds(&text)),
        share: share(site, key),
        lead: text.lead,
        photo: article
            .photo
            .as_ref()
            .filter(|photo| !photo.in_body)
            .and_then(|p| picture(site, article.path(), p)),
        body: text.body,
        corrections: corrections(site, article),
        authors: free_terms(site, FreeTaxonomy::Author, &article.authors),
        source: source(site, article),
        facts: facts(site, article),
        people: article
            .written
            .people
            .iter()
            .map(|p| Person {
                name: p.name.clone(),
                role: p.role.clone(),
            })
            .collect(),
        awards: (0..article.awards.len())
            .map(|index| AwardKey {
                article: key,
                index,
            })
            .map(|award| award_line(site, award, AwardContext::Article))
            .collect(),
        results: (0..article.results.len())
            .map(|index| ResultKey {
                article: key,
                index,
            })
            .map(|result| result_line(site, result, On::Article))
            .collect(),
        related: beside.related,
        in_phase: beside.in_phase,
        in_district: beside.in_district,
        previous: beside.previous,
        next: beside.next,
        others: beside.others,
    }
}

fn corrections(site: &Site, article: &Article) -> Vec<CorrectionLine> {
    let corrections = site.corrections(article);
    corrections
        .map(|correction| CorrectionLine {
            date: stamp(site, correction.date.value),
            text: correction.text.clone(),
        })
        .collect()
}

/// Phases, or the group outside phases, each with the page of the article's district in it.
fn phases(site: &Site, article: &Article) -> Vec<Link> {
    article
        .placements
        .iter()
        .flat_map(Placement::groups)
        .map(|group| match group {
            Group::Phase(key) => phase(site, key),
            _ => link(
                site,
                &group_label(site, group),
                ListId::Pair(article.district(), group).front(),
            ),
        })
        .collect()
}

fn free_terms(site: &Site, taxonomy: FreeTaxonomy, names: &[Term]) -> Vec<Link> {
    let known = |name: &Term| {
        site.lists
            .free_term(taxonomy, name)
            .map(|key| term(site, key))
    };
    names
        .iter()
        .map(|name| {
            known(name).unwrap_or_else(|| Link {
                label: name.name.to_string(),
                url: None,
            })
        })
        .collect()
}

/// Where it was first printed: its source, and the original text. Where only that is known, its host stands for the
/// source.
fn source(site: &Site, article: &Article) -> Option<Source> {
    let original = article.written.source_url.as_ref();
    let Some(line) = &article.source else {
        return original.map(|original| Source {
            link: link_to_host(original),
            elsewhere: None,
        });
    };
    let link = match (site.lists.source(line), line) {
        (Some(key), _) => term(site, key),
        (None, SourceLine::Free(name)) => Link {
            label: name.name.to_string(),
            url: None,
        },
        (None, SourceLine::Registered(key)) => Link {
            label: site.registers.sources[*key].names.name.clone(),
            url: None,
        },
    };
    let publisher = match line {
        SourceLine::Registered(key) => site.registers.sources[*key].url.as_ref(),
        SourceLine::Free(_) => None,
    };
    let original = original.map(|original| Link {
        label: site.strings.phrase("original"),
        url: Some(original.as_str().to_owned()),
    });
    let elsewhere = original.or_else(|| publisher.map(link_to_host));
    Some(Source { link, elsewhere })
}

fn link_to_host(address: &WebAddress) -> Link {
    Link {
        label: address.host().to_owned(),
        url: Some(address.as_str().to_owned()),
    }
}

/// The box of facts; lines without a value are left out.
fn facts(site: &Site, article: &Article) -> Vec<Fact> {
    let fact = |phrase: &str, values: Vec<Link>| Fact {
        label: site.strings.phrase(phrase),
        values,
    };
    let event = article.written.event_date.as_ref().map(|date| Link {
        label: site.locale.date(date.value),
        url: None,
    });
    let pair = match article.group() {
        Group::Phase(key) => {
            let route = ListId::Pair(article.district(), Group::Phase(key)).front();
            let place = &site.registers.districts[article.district()].full_name;
            vec![link(
                site,
                &format!("{place} · {}", site.phase(key).label),
                route,
            )]
        }
        _ => Vec::new(),
    };
    let lines = vec![
        fact(
            "district",
            article
                .districts
                .iter()
                .map(|&key| district(site, key))
                .collect(),
        ),
        fact(
            "campaign",
            article
                .placements
                .iter()
                .map(|p| campaign(site, p.campaign))
                .collect(),
        ),
        fact("phase", phases(site, article)),
        fact("pair", pair),
        fact("event_date", event.into_iter().collect()),
        fact("orgs", terms(site, &article.orgs, TermKey::Organisation)),
        fact(
            "programmes",
            terms(site, &article.programmes, TermKey::Programme),
        ),
        fact("sectors", terms(site, &article.sectors, TermKey::Sector)),
        fact(
            "movements",
            free_terms(site, FreeTaxonomy::Movement, &article.movements),
        ),
        fact(
            "honours_aimed",
            article
                .honours
                .iter()
                .map(|honour| term(site, TermKey::Honour(honour.value)))
                .collect(),
        ),
        fact("welcomes", welcomed(site, article)),
    ];
    lines
        .into_iter()
        .filter(|line| !line.values.is_empty())
        .collect()
}
