//! The fields of an article besides its text, and how much a term weighs in each.

use crate::{
    site::{Article, ArticleKey, Giver, Group, Site, SourceLine, TermKey},
    text::Words,
};

/// The part of an article in which a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextField {
    Title,
    /// Names that the article is filed under: district, campaign, honours, recipients, people, organisations …
    Facts,
    Lead,
    Body,
}

impl TextField {
    /// All fields, from the one that weighs most on.
    pub(super) const ALL: [TextField; 4] = [
        TextField::Title,
        TextField::Facts,
        TextField::Lead,
        TextField::Body,
    ];
}

/// In which fields of an article a term stands, and how often in the body.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TermTally {
    title: bool,
    facts: bool,
    lead: bool,
    body: u32,
}

impl TermTally {
    pub(super) fn add(&mut self, field: TextField) {
        match field {
            TextField::Title => self.title = true,
            TextField::Facts => self.facts = true,
            TextField::Lead => self.lead = true,
            TextField::Body => self.body += 1,
        }
    }

    /// How much the article is about the term, from 1 to 15. Each field weighs more than all that follow it.
    pub(super) fn impact(self) -> u8 {
        let body = match self.body {
            0 => 0,
            1 | 2 => 1,
            _ => 2,
        };
        7 * u8::from(self.title) + 4 * u8::from(self.facts) + 2 * u8::from(self.lead) + body
    }
}

/// The words of the fields of an article that are not its body.
pub(super) fn fields(site: &Site, key: ArticleKey) -> [(TextField, Words); 3] {
    let article = site.article(key);
    let kicker = article.written.kicker.as_deref();
    [
        (TextField::Title, Words::of([article.title()])),
        (
            TextField::Facts,
            Words::of(kicker.into_iter().chain(facts(site, article))),
        ),
        (TextField::Lead, Words::of(article.lead())),
    ]
}

/// The names of everything that an article is filed under.
fn facts<'a>(site: &'a Site, article: &'a Article) -> Vec<&'a str> {
    let registers = &site.registers;
    let term = |key| site.lists.term(key).name.as_str();
    let mut facts = vec![term(TermKey::Kind(article.kind()))];
    let districts = article.districts.iter();
    facts.extend(districts.map(|&key| registers.districts[key].full_name.as_str()));
    let campaigns = article.placements.iter();
    facts.extend(campaigns.map(|placement| &*registers.campaigns[placement.campaign].names.name));
    facts.extend(
        article
            .groups()
            .into_iter()
            .filter_map(|group| match group {
                Group::Phase(key) => Some(site.phase(key).label.as_str()),
                _ => None,
            }),
    );
    let honours = article.all_honours().into_iter();
    facts.extend(honours.map(|key| &*registers.honours[key].names.name));
    for award in &article.awards {
        for recipient in award.recipients.iter() {
            facts.push(&recipient.name.value);
            facts.extend(recipient.org.as_deref());
        }
        facts.extend(award.by.as_ref().map(|by| match by {
            Giver::Org(key) => &*registers.orgs[*key].names.name,
            Giver::Free(name) => name,
        }));
        facts.extend(award.reason.as_deref());
    }
    for person in &article.written.people {
        facts.push(&person.name);
        facts.extend(person.role.as_deref());
    }
    facts.extend(
        article
            .orgs
            .iter()
            .map(|&key| &*registers.orgs[key].names.name),
    );
    facts.extend(
        article
            .programmes
            .iter()
            .map(|&key| &*registers.programmes[key].names.name),
    );
    facts.extend(
        article
            .sectors
            .iter()
            .map(|&key| &*registers.sectors[key].names.name),
    );
    facts.extend(article.movements.iter().map(|term| &*term.name));
    facts.extend(article.authors.iter().map(|term| &*term.name));
    facts.extend(
        article
            .category
            .map(|key| &*registers.categories[key].names.name),
    );
    facts.extend(article.source.as_ref().map(|source| match source {
        SourceLine::Registered(key) => &*registers.sources[*key].names.name,
        SourceLine::Free(term) => &*term.name,
    }));
    let welcomed = article.commemorations.iter();
    facts.extend(
        welcomed.map(|welcome| &*registers.commemorations[welcome.commemoration].names.name),
    );
    facts.extend(article.results.iter().map(|row| &*row.indicator));
    facts
}
