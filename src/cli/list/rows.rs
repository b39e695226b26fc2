//! Rows of articles, districts, campaigns, phases and the matrix.

use super::filter::Filter;
use crate::{
    model::registers::Status,
    site::{
        Article, ArticleKey, Group, HoldReason, ListId, PhaseKey, Retirement, Route, Site,
        SourceLine,
    },
    view,
};
use serde::Serialize;

/// A row of a list: an object in JSON, and cells of a table for people.
pub(super) trait ListRow: Serialize {
    /// The cells of the row.
    fn cells(&self) -> Vec<String>;
}

/// A row of `list articles`.
#[derive(Serialize)]
pub(super) struct ArticleRow {
    path: String,
    url: String,
    slug: String,
    title: String,
    kind: &'static str,
    date: String,
    districts: Vec<String>,
    campaigns: Vec<String>,
    /// Why the article is in each of the campaigns: `named`, `phase-named`, `district-and-day`, `nearest`.
    joined_by: Vec<&'static str>,
    phases: Vec<String>,
    phase_state: &'static str,
    authors: Vec<String>,
    source: Option<String>,
    /// One of `published`, `draft`, `scheduled`, `withdrawn`, `expired`.
    status: &'static str,
    draft: bool,
    public_from: Option<String>,
    expires: Option<String>,
    /// When the article last changed.
    modified: String,
    corrections: usize,
    aliases: Vec<String>,
    /// The id of the article in feeds.
    id: String,
}

/// Whether readers see an article at the build date.
#[derive(Clone, Copy)]
enum PublicationState {
    Published(ArticleKey),
    HeldBack(HoldReason),
    Retired(Retirement),
}

impl PublicationState {
    fn id(self) -> &'static str {
        match self {
            PublicationState::Published(_) => "published",
            PublicationState::HeldBack(HoldReason::Draft) => "draft",
            PublicationState::HeldBack(HoldReason::Scheduled(_)) => "scheduled",
            PublicationState::Retired(Retirement::Withdrawn) => "withdrawn",
            PublicationState::Retired(Retirement::Expired(_)) => "expired",
        }
    }
}

impl ListRow for ArticleRow {
    fn cells(&self) -> Vec<String> {
        let phase = match self.phases.first() {
            Some(phase) => phase.clone(),
            None => self.phase_state.to_owned(),
        };
        vec![
            self.date.clone(),
            self.districts.join(", "),
            phase,
            self.joined_by.join(", "),
            self.status.to_owned(),
            self.kind.to_owned(),
            self.title.clone(),
            self.path.clone(),
        ]
    }
}

pub(super) fn articles(site: &Site, filter: &Filter, all: bool) -> Vec<ArticleRow> {
    let published = site
        .lists
        .all()
        .iter()
        .map(|&key| (site.article(key), PublicationState::Published(key)));
    let held = site
        .held_back
        .iter()
        .map(|held| (&*held.article, PublicationState::HeldBack(held.reason)));
    let retired = site
        .retired
        .iter()
        .map(|one| (&*one.article, PublicationState::Retired(one.reason)));
    let mut rows: Vec<_> = published
        .chain(held.chain(retired).filter(|_| all))
        .filter(|(article, ..)| filter.article(site, article))
        .collect();
    // Each part is sorted already; this puts articles that readers do not see between the others.
    rows.sort_by(|(a, ..), (b, ..)| a.date().newest_first(b.date()));
    rows.into_iter()
        .map(|(article, standing)| article_row(site, article, standing))
        .collect()
}

fn article_row(site: &Site, article: &Article, standing: PublicationState) -> ArticleRow {
    let life = &article.written.life;
    let registers = &site.registers;
    let phase = |key: PhaseKey| {
        format!(
            "{}/{}",
            registers.campaigns[key.campaign].names.id,
            site.phase(key).id
        )
    };
    ArticleRow {
        path: article.path().to_string(),
        url: match standing {
            PublicationState::Published(key) => site.url(Route::Article(key)).unwrap_or_default(),
            PublicationState::HeldBack(_) | PublicationState::Retired(_) => {
                site.future_url(article)
            }
        },
        slug: article.slug().to_owned(),
        title: article.title().to_owned(),
        kind: article.kind().id(),
        date: article.date().iso(&site.offset),
        districts: article
            .districts
            .iter()
            .map(|&key| registers.districts[key].names.id.clone())
            .collect(),
        campaigns: article
            .placements
            .iter()
            .map(|p| registers.campaigns[p.campaign].names.id.clone())
            .collect(),
        joined_by: article
            .placements
            .iter()
            .map(|placement| placement.why.id())
            .collect(),
        phases: article.phases().map(phase).collect(),
        phase_state: article.group().state(),
        authors: article
            .authors
            .iter()
            .map(|author| author.name.to_string())
            .collect(),
        source: article.source.as_ref().map(|source| match source {
            SourceLine::Registered(key) => registers.sources[*key].names.id.clone(),
            SourceLine::Free(term) => term.name.to_string(),
        }),
        status: standing.id(),
        draft: matches!(standing, PublicationState::HeldBack(HoldReason::Draft)),
        public_from: match standing {
            PublicationState::HeldBack(HoldReason::Scheduled(from)) => Some(from.iso(&site.offset)),
            _ => None,
        },
        expires: life
            .expires
            .as_ref()
            .map(|date| date.value.iso(&site.offset)),
        modified: site.modified(article).iso(&site.offset),
        corrections: site.corrections(article).count(),
        aliases: life
            .aliases
            .iter()
            .map(|alias| format!("/{}", alias.value.as_str()))
            .collect(),
        id: site.article_id(article),
    }
}

#[derive(Serialize)]
pub(super) struct DistrictRow {
    id: String,
    name: String,
    full_name: String,
    level: String,
    parent: Option<String>,
    in_force: bool,
    articles: usize,
    articles_with_children: usize,
}

impl ListRow for DistrictRow {
    fn cells(&self) -> Vec<String> {
        let in_force = if self.in_force { "" } else { "†" };
        vec![
            self.id.clone(),
            format!("{} {in_force}", self.full_name),
            self.articles.to_string(),
            self.articles_with_children.to_string(),
        ]
    }
}

pub(super) fn districts(site: &Site, filter: &Filter) -> Vec<DistrictRow> {
    let register = &site.registers.districts;
    let keys = view::districts_in_order(site).into_iter();
    keys.filter(|&key| filter.district.is_none_or(|wanted| wanted == key))
        .map(|key| {
            let entry = &register[key];
            DistrictRow {
                id: entry.names.id.clone(),
                name: entry.names.name.clone(),
                full_name: entry.full_name.clone(),
                level: entry.level.id.clone(),
                parent: entry.parent.map(|key| register[key].names.id.clone()),
                in_force: entry.in_force(site.as_of()),
                articles: filter.count(site, &site.lists.district(key).own),
                articles_with_children: site
                    .districts_within(key)
                    .map(|inner| filter.count(site, &site.lists.district(inner).own))
                    .sum(),
            }
        })
        .collect()
}

#[derive(Serialize)]
pub(super) struct CampaignRow {
    id: String,
    name: String,
    district: Option<String>,
    start: Option<String>,
    end: Option<String>,
    range: Option<String>,
    status: String,
    status_id: &'static str,
    articles: usize,
}

impl ListRow for CampaignRow {
    fn cells(&self) -> Vec<String> {
        let range = self.range.clone().unwrap_or_default();
        vec![
            self.id.clone(),
            self.status.clone(),
            range,
            self.articles.to_string(),
            self.name.clone(),
        ]
    }
}

pub(super) fn campaigns(site: &Site, filter: &Filter) -> Vec<CampaignRow> {
    let keys = view::campaigns_in_order(site).into_iter();
    keys.filter(|&key| filter.campaign(key) && filter.covered_by(site, key))
        .map(|key| {
            let entry = &site.registers.campaigns[key];
            let interval = entry.period.map(|period| period.interval());
            let status = Status::on(entry.period, site.as_of());
            CampaignRow {
                id: entry.names.id.clone(),
                name: entry.names.name.clone(),
                district: entry
                    .district
                    .map(|key| site.registers.districts[key].names.id.clone()),
                start: interval.map(|interval| interval.first.to_string()),
                end: interval.map(|interval| interval.last.to_string()),
                range: entry.period.map(|period| period.range(site.locale)),
                status: view::status_label(site, status),
                status_id: status.id(),
                articles: filter.count(site, &site.lists.campaign(key).own),
            }
        })
        .collect()
}

#[derive(Serialize)]
pub(super) struct PhaseRow {
    campaign: String,
    id: String,
    label: String,
    start: Option<String>,
    end: Option<String>,
    range: Option<String>,
    days: Option<i64>,
    status: String,
    status_id: &'static str,
    days_left: Option<i64>,
    articles: usize,
}

impl ListRow for PhaseRow {
    fn cells(&self) -> Vec<String> {
        let range = self.range.clone().unwrap_or_default();
        let name = format!("{}/{}", self.campaign, self.id);
        vec![
            name,
            self.label.clone(),
            self.status.clone(),
            range,
            self.articles.to_string(),
        ]
    }
}

pub(super) fn phases(site: &Site, filter: &Filter) -> Vec<PhaseRow> {
    let campaigns = view::campaigns_in_order(site).into_iter();
    let keys = campaigns.flat_map(|campaign| {
        (0..site.registers.campaigns[campaign].phases.len())
            .map(move |phase| PhaseKey { campaign, phase })
    });
    keys.filter(|&key| filter.phase(site, key) && filter.covered_by(site, key.campaign))
        .map(|key| {
            let phase = site.phase(key);
            let interval = phase.period.map(|period| period.interval());
            let status = Status::on(phase.period, site.as_of());
            let days_left = interval
                .filter(|_| status == Status::Running)
                .map(|time| (time.last - site.as_of()).num_days());
            PhaseRow {
                campaign: site.registers.campaigns[key.campaign].names.id.clone(),
                id: phase.id.clone(),
                label: phase.label.clone(),
                start: interval.map(|interval| interval.first.to_string()),
                end: interval.map(|interval| interval.last.to_string()),
                range: phase.period.map(|period| period.range(site.locale)),
                days: interval.map(|interval| interval.days()),
                status: view::status_label(site, status),
                status_id: status.id(),
                days_left,
                articles: filter.count(site, &site.lists.phase(key).own),
            }
        })
        .collect()
}

#[derive(Serialize)]
pub(super) struct CellRow {
    district: String,
    campaign: Option<String>,
    phase: Option<String>,
    state: &'static str,
    articles: usize,
    url: Option<String>,
}

impl ListRow for CellRow {
    fn cells(&self) -> Vec<String> {
        let column = match (&self.campaign, &self.phase) {
            (Some(campaign), Some(phase)) => format!("{campaign}/{phase}"),
            _ => self.state.to_owned(),
        };
        vec![self.district.clone(), column, self.articles.to_string()]
    }
}

pub(super) fn matrix(site: &Site, filter: &Filter) -> Vec<CellRow> {
    let columns = site.matrix_columns();
    let wanted = |group: Group| match group {
        Group::Phase(key) => filter.phase(site, key),
        _ => filter.campaign.is_none() && filter.phase.is_none(),
    };
    let mut rows = Vec::new();
    for district in view::districts_in_order(site) {
        if filter.district.is_some_and(|wanted| wanted != district) {
            continue;
        }
        for &(_, group) in columns.iter().filter(|(_, group)| wanted(*group)) {
            let articles = filter.count(site, &site.lists.get(ListId::Pair(district, group)).own);
            if articles == 0 {
                continue;
            }
            let phase = match group {
                Group::Phase(key) => Some(key),
                _ => None,
            };
            rows.push(CellRow {
                district: site.registers.districts[district].names.id.clone(),
                campaign: phase.map(|key| site.registers.campaigns[key.campaign].names.id.clone()),
                phase: phase.map(|key| site.phase(key).id.clone()),
                state: group.state(),
                articles,
                url: site.url(ListId::Pair(district, group).front()),
            });
        }
    }
    rows
}
