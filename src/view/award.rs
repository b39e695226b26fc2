//! Awards as entries, and the newest of a roll.

use super::{
    pages::{AwardLine, RecipientLine, RollPart, RollYear},
    parts::Link,
    shared::{district, link, quantity, term},
};
use crate::{
    model::{
        OrgLevel, Recipient, RecipientType,
        registers::{Key, Org},
    },
    site::{ArticleKey, Award, AwardKey, Giver, PageNumber, RollOf, Route, Site, TermKey, Total},
    text::{Date, Number, is_person, may_be_person, sorted_parts},
};
use std::cmp::Ordering;

/// Names shown where awards are only part of a page.
const FEW_NAMES: usize = 6;

/// Where an award stands: it leaves out what the page itself says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AwardContext {
    /// On the page of its article.
    Article,
    /// On the page of its district, as one thing among many.
    District,
    /// On the roll of its district.
    DistrictRoll,
    /// On a roll of many places.
    Roll,
    /// On a page of many places, as one thing among many.
    Digest,
}

impl AwardContext {
    fn names(self) -> usize {
        match self {
            AwardContext::District | AwardContext::Digest => FEW_NAMES,
            AwardContext::Article | AwardContext::DistrictRoll | AwardContext::Roll => usize::MAX,
        }
    }

    fn says_district(self) -> bool {
        matches!(self, AwardContext::Roll | AwardContext::Digest)
    }
}

/// An award as an entry.
pub(super) fn award_line(site: &Site, key: AwardKey, beside: AwardContext) -> AwardLine {
    let (award, article) = (site.award(key), site.article(key.article));
    let mut recipients = recipients(site, award);
    let hidden = recipients.len().saturating_sub(beside.names());
    recipients.truncate(beside.names());
    let honour = &site.registers.honours[award.honour];
    AwardLine {
        honour: term(site, TermKey::Honour(award.honour)),
        kind_id: honour.kind.id(),
        count: award
            .count
            .and_then(Number::whole)
            .map(|count| quantity(site, award.qualifier, count, None)),
        recipients: recipients
            .into_iter()
            .map(|recipient| RecipientLine {
                name: recipient.name.value.clone(),
                org: recipient.org.clone(),
            })
            .collect(),
        more: (hidden > 0).then(|| {
            site.strings
                .count("more_names", hidden, &site.locale.count(hidden))
        }),
        by: award.by.as_ref().map(|by| giver(site, by)),
        level: award
            .level(&site.registers.orgs)
            .map(|level| level_label(site, level)),
        reason: award.reason.clone(),
        district: beside
            .says_district()
            .then(|| district(site, article.district())),
        date: site.locale.date(day(award.date)),
        article: (beside != AwardContext::Article)
            .then(|| link(site, article.title(), Route::Article(key.article))),
    }
}

/// An award is given on a day: the minute is that of its article.
fn day(date: Date) -> Date {
    match date {
        Date::Minute(moment) => Date::Day(moment.date()),
        date => date,
    }
}

/// Those named, each once, in alphabetical order: people by their given names.
pub(super) fn recipients<'s>(site: &'s Site, award: &'s Award) -> Vec<&'s Recipient> {
    let named: Vec<_> = award.recipients.iter().collect();
    if named.len() < 2 {
        return named; // most awards: the order of a language is not made for nothing
    }
    let collator = site.locale.collator();
    // Where most names are surely people's, the others that look like such are, too.
    let people = named
        .iter()
        .filter(|one| is_person(&one.name.value, site.locale))
        .count();
    let mostly_people = people * 2 > named.len();
    let parts = |recipient| sorted_name(site, award, recipient, mostly_people);
    let mut sorted: Vec<_> = named
        .into_iter()
        .map(|recipient| (parts(recipient), recipient))
        .collect();
    sorted.sort_by(|(name, a), (other, b)| {
        let parts = name.iter().zip(other);
        let by_name = parts.map(|(part, other)| collator.compare(part, other));
        let by_name = by_name.fold(Ordering::Equal, Ordering::then);
        by_name.then_with(|| a.identity().cmp(&b.identity()))
    });
    let mut named: Vec<_> = sorted.into_iter().map(|(_, recipient)| recipient).collect();
    named.dedup_by(|a, b| a.identity() == b.identity());
    named
}

/// The parts of a name by which it is sorted: of a person, the given name first; else the whole.
fn sorted_name(
    site: &Site,
    award: &Award,
    recipient: &Recipient,
    mostly_people: bool,
) -> [String; 3] {
    let name = &recipient.name.value;
    let kind = recipient
        .kind
        .or(site.registers.honours[award.honour].recipients);
    let is_person = match kind {
        Some(kind) => kind == RecipientType::Individual,
        None if mostly_people => may_be_person(name, site.locale),
        None => is_person(name, site.locale),
    };
    match is_person {
        true => sorted_parts(name, site.locale),
        false => [name.clone(), String::new(), String::new()],
    }
}

fn giver(site: &Site, giver: &Giver) -> Link {
    match giver {
        Giver::Org(key) => org(site, *key),
        Giver::Free(name) => Link {
            label: name.clone(),
            url: None,
        },
    }
}

/// An organisation by its short name.
pub(super) fn org(site: &Site, key: Key<Org>) -> Link {
    let names = &site.registers.orgs[key].names;
    Link {
        label: names.short.clone().unwrap_or_else(|| names.name.clone()),
        ..term(site, TermKey::Organisation(key))
    }
}

pub(super) fn level_label(site: &Site, level: OrgLevel) -> String {
    site.strings.name(&site.strings.levels, level.id())
}

/// Awards of a roll, by year.
pub(super) fn roll_years(site: &Site, keys: &[AwardKey], beside: AwardContext) -> Vec<RollYear> {
    let year = |key: &AwardKey| site.award(*key).date.year();
    keys.chunk_by(|a, b| year(a) == year(b))
        .map(|keys| {
            let year = year(&keys[0]);
            let route = Route::Roll(RollOf::Year(year), PageNumber::Front);
            RollYear {
                year: year.to_string(),
                url: site.url(route),
                awards: keys
                    .iter()
                    .map(|&key| award_line(site, key, beside))
                    .collect(),
            }
        })
        .collect()
}

/// The newest awards of a roll; none when it is empty.
pub(super) fn roll_part(
    site: &Site,
    keys: &[AwardKey],
    most: usize,
    beside: AwardContext,
    whole: Option<Route>,
) -> Option<RollPart> {
    let total = total_words(site, total(site, keys))?;
    let newest = keys.iter().take(most);
    Some(RollPart {
        total,
        awards: newest.map(|&key| award_line(site, key, beside)).collect(),
        whole: whole
            .map(|route| link(site, &site.strings.phrase("whole_roll"), route))
            .filter(|link| link.url.is_some()),
    })
}

/// The awards that some articles tell, newest first.
pub(super) fn awards_of(site: &Site, articles: &[ArticleKey]) -> Vec<AwardKey> {
    let mut keys: Vec<AwardKey> = articles
        .iter()
        .flat_map(|&article| {
            (0..site.article(article).awards.len()).map(move |index| AwardKey { article, index })
        })
        .collect();
    keys.sort_by(|a, b| {
        let newest = site.award(*a).date.newest_first(site.award(*b).date);
        newest.then_with(|| a.cmp(b))
    });
    keys
}

/// How many some awards are together.
pub(super) fn total(site: &Site, keys: &[AwardKey]) -> Total {
    Total::of(keys.iter().map(|&key| site.award(key)))
}

/// `trên 1.709`; none when no number is known.
pub(super) fn total_number(site: &Site, total: Total) -> Option<String> {
    let known = total.count > 0;
    let count = Number::whole(total.count).filter(|_| known)?;
    Some(quantity(site, total.qualifier, count, None))
}

/// `trên 1.709 lượt khen`; when no number is known, how many awards there are; none without any.
pub(super) fn total_words(site: &Site, total: Total) -> Option<String> {
    let words = |id: &str, count: u64, shown: &str| {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        site.strings.count(id, count, shown)
    };
    match (total_number(site, total), total.unknown) {
        (Some(shown), _) => Some(words("honoured", total.count, &shown)),
        (None, 0) => None,
        (None, unknown) => {
            let shown = site.locale.count(unknown);
            Some(site.strings.count("awards", unknown, &shown))
        }
    }
}
