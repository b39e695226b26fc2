//! Rows of entries of registers: commemorations, programmes, organisations.

use super::{filter::Filter, rows::ListRow};
use crate::{
    model::registers::{Commemoration, Key, Org, Period, Programme},
    site::{AwardKey, Frame, Occasion, PhaseKey, Site, TermKey, Total},
    view,
};
use chrono::Datelike;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct CommemorationRow {
    id: String,
    name: String,
    kind: &'static str,
    /// The day of the anniversary, or that on which the congress meets.
    date: Option<String>,
    /// Years since the founding, or the number of the congress.
    ordinal: Option<u64>,
    round: bool,
    founded: Option<String>,
    term: Option<String>,
    phases: Vec<String>,
    articles: usize,
}

impl ListRow for CommemorationRow {
    fn cells(&self) -> Vec<String> {
        let round = if self.round { "★" } else { "" };
        vec![
            self.date.clone().unwrap_or_default(),
            self.ordinal
                .map(|ordinal| ordinal.to_string())
                .unwrap_or_default(),
            round.to_owned(),
            self.id.clone(),
            self.name.clone(),
        ]
    }
}

/// Anniversaries of a year (that of the build date, if none is wanted), or in the time of the wanted campaign or
/// phases, each once, by time. Then congresses; when phases are wanted, only those of these phases.
pub(super) fn commemorations(site: &Site, filter: &Filter) -> Vec<CommemorationRow> {
    let phases = filter.phases(site);
    let mut occasions: Vec<Occasion> = match &phases {
        Some(phases) => {
            let whole = filter.campaign.filter(|_| filter.phase.is_none());
            let periods: Vec<Period> = match whole {
                Some(campaign) => site.registers.campaigns[campaign]
                    .period
                    .into_iter()
                    .collect(),
                None => {
                    let periods = phases.iter().filter_map(|&key| site.phase(key).period);
                    periods.collect()
                }
            };
            let inside = periods
                .into_iter()
                .flat_map(|period| site.occasions_in(period.interval()));
            let wanted = |year| filter.year().is_none_or(|wanted| wanted == year);
            inside
                .filter(|occasion| wanted(occasion.date.year()))
                .collect()
        }
        None => {
            let year = filter.year().unwrap_or_else(|| site.as_of().year());
            let keys = site.registers.commemorations.keys();
            keys.filter_map(|key| site.occasion(key, year)).collect()
        }
    };
    occasions.sort_by_key(|occasion| (occasion.date.interval(), occasion.commemoration));
    occasions.dedup(); // phases of several campaigns overlap
    let mut rows: Vec<CommemorationRow> = occasions
        .into_iter()
        .map(|occasion| {
            let around = site.phases_around(occasion.date);
            CommemorationRow {
                date: Some(occasion.date.iso(&site.offset)),
                ordinal: Some(occasion.ordinal.into()),
                round: occasion.is_round(),
                phases: names(site, &around),
                ..row(site, occasion.commemoration)
            }
        })
        .collect();
    for (key, entry) in site.registers.commemorations.iter() {
        let welcoming = site.phases_welcoming(key);
        let wanted = match &phases {
            Some(phases) => welcoming.iter().any(|phase| phases.contains(phase)),
            None => true,
        };
        if matches!(entry.detail, Commemoration::Congress { .. }) && wanted {
            rows.push(CommemorationRow {
                phases: names(site, &welcoming),
                ..row(site, key)
            });
        }
    }
    rows
}

fn names(site: &Site, keys: &[PhaseKey]) -> Vec<String> {
    let name = |key: &PhaseKey| {
        let campaign = &site.registers.campaigns[key.campaign].names.id;
        format!("{campaign}/{}", site.phase(*key).id)
    };
    keys.iter().map(name).collect()
}

fn row(site: &Site, key: Key<Commemoration>) -> CommemorationRow {
    let entry = &site.registers.commemorations[key];
    let (kind, date, ordinal, founded, term) = match &entry.detail {
        Commemoration::Anniversary { date } => ("anniversary", None, None, Some(*date), None),
        Commemoration::Congress {
            ordinal,
            term,
            date,
        } => ("congress", *date, *ordinal, None, term.clone()),
    };
    CommemorationRow {
        id: entry.names.id.clone(),
        name: entry.names.name.clone(),
        kind,
        date: date.map(|date| date.iso(&site.offset)),
        ordinal,
        round: false,
        founded: founded.map(|date| date.iso(&site.offset)),
        term,
        phases: Vec::new(),
        articles: site.lists.of_term(TermKey::Commemoration(key)).len(),
    }
}

#[derive(Serialize)]
pub(super) struct ProgrammeRow {
    id: String,
    name: String,
    short: Option<String>,
    org: Option<String>,
    phases: Vec<String>,
    campaigns: Vec<String>,
    results: usize,
    articles: usize,
}

impl ListRow for ProgrammeRow {
    fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.org.clone().unwrap_or_default(),
            self.phases.join(", "),
            self.articles.to_string(),
            self.name.clone(),
        ]
    }
}

/// Programmes that the filter leaves, in the order of the register.
pub(super) fn programmes(site: &Site, filter: &Filter) -> Vec<ProgrammeRow> {
    let programmes = site.registers.programmes.iter();
    programmes
        .filter(|(key, _)| filter.programme(*key))
        .map(|(key, entry)| ProgrammeRow {
            id: entry.names.id.clone(),
            name: entry.names.name.clone(),
            short: entry.names.short.clone(),
            org: entry
                .org
                .map(|key| site.registers.orgs[key].names.id.clone()),
            phases: entry.phases.iter().map(|phase| phase.id.clone()).collect(),
            campaigns: campaigns(site, key),
            results: site
                .boards
                .of_frame(Frame::Programme(key))
                .iter()
                .flat_map(|&board| &site.boards[board].standings)
                .filter(|standing| filter.result(site, standing.result))
                .count(),
            articles: filter.count(site, site.lists.of_term(TermKey::Programme(key))),
        })
        .collect()
}

fn campaigns(site: &Site, programme: Key<Programme>) -> Vec<String> {
    let campaigns = view::campaigns_in_order(site).into_iter();
    campaigns
        .map(|key| &site.registers.campaigns[key])
        .filter(|entry| entry.programmes.contains(&programme))
        .map(|entry| entry.names.id.clone())
        .collect()
}

#[derive(Serialize)]
pub(super) struct OrganisationRow {
    id: String,
    name: String,
    short: Option<String>,
    level: Option<&'static str>,
    district: Option<String>,
    parent: Option<String>,
    from: Option<String>,
    until: Option<String>,
    campaigns: Vec<String>,
    /// Number of recipients that the organisation honoured; the next field counts those of its own that were honoured.
    given: u64,
    received: u64,
    articles: usize,
}

impl ListRow for OrganisationRow {
    fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.level.unwrap_or_default().to_owned(),
            self.campaigns.len().to_string(),
            self.given.to_string(),
            self.articles.to_string(),
            self.name.clone(),
        ]
    }
}

/// Organisations that the filter leaves, in the order of the register.
pub(super) fn organisations(site: &Site, filter: &Filter) -> Vec<OrganisationRow> {
    let orgs = site.registers.orgs.iter();
    orgs.filter(|(_, org)| filter.district.is_none() || org.district == filter.district)
        .map(|(key, org)| organisation(site, filter, key, org))
        .collect()
}

fn organisation(site: &Site, filter: &Filter, key: Key<Org>, org: &Org) -> OrganisationRow {
    let registers = &site.registers;
    let names = &registers.orgs[key].names;
    let total = |keys: &[AwardKey]| Total::of(keys.iter().map(|&key| site.award(key))).count;
    let launched = registers.campaigns.iter();
    let launched = launched.filter(|(_, campaign)| campaign.org == Some(key));
    OrganisationRow {
        id: names.id.clone(),
        name: names.name.clone(),
        short: names.short.clone(),
        level: org.level.map(|level| level.id()),
        district: org
            .district
            .map(|key| registers.districts[key].names.id.clone()),
        parent: org.parent.map(|key| registers.orgs[key].names.id.clone()),
        from: org.from.map(|date| date.iso(&site.offset)),
        until: org.until.map(|date| date.iso(&site.offset)),
        campaigns: launched
            .map(|(_, campaign)| campaign.names.id.clone())
            .collect(),
        given: total(site.rolls.given(key)),
        received: total(site.rolls.received(key)),
        articles: filter.count(site, site.lists.of_term(TermKey::Organisation(key))),
    }
}
