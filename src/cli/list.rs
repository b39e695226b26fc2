//! `bantin list`: the site as data, in the order in which pages show it.

use super::{
    Exit,
    args::{Common, ListArgs, What},
    open::{Voice, open, print},
    words::say,
};
use crate::{
    diagnostic::has_errors,
    model::{
        Kind,
        registers::{Campaign, District, Key, Lookup, Status, Unresolved},
    },
    site::{
        Article, ArticleKey, Group, HeldBack, PageNumber, PhaseKey, Reason, Route, Site, SourceLine,
    },
    text::{nearest, slug},
    view,
};
use serde::Serialize;

pub(super) fn run(common: &Common, args: &ListArgs) -> Exit {
    let opened = match open(common) {
        Ok(opened) => opened,
        Err(closed) => return closed.tell(),
    };
    let (site, voice) = (&opened.loaded.site, opened.voice);
    let filter = match Filter::new(site, args) {
        Ok(filter) => filter,
        Err(unknown) => {
            let Unknown { value, nearest } = unknown;
            let near = |words: &str| {
                nearest
                    .as_ref()
                    .map_or_else(String::new, |near| format!(", {words} `{near}`?"))
            };
            let vi = format!("không có `{value}`{}", near("có phải ý bạn là"));
            voice.line(&say(
                voice.language,
                vi,
                format!("there is no `{value}`{}", near("did you mean")),
            ));
            return Exit::Trouble;
        }
    };
    let printed = match args.what {
        What::Articles => output(&articles(site, &filter, args.all), args.json),
        What::Districts => output(&districts(site, &filter), args.json),
        What::Campaigns => output(&campaigns(site, &filter), args.json),
        What::Phases => output(&phases(site, &filter), args.json),
        What::Matrix => output(&matrix(site, &filter), args.json),
    };
    told(voice, &opened.disk, &opened.loaded.diagnostics, printed)
}

/// Faulty files are missing from the list, so they are told.
fn told(
    voice: Voice,
    files: &dyn crate::source::Files,
    found: &[crate::diagnostic::Diagnostic],
    printed: Exit,
) -> Exit {
    if !has_errors(found) {
        return printed;
    }
    voice.tell(files, found);
    Exit::Findings
}

/// What the options leave.
struct Filter {
    district: Option<Key<District>>,
    campaign: Option<Key<Campaign>>,
    phase: Option<String>,
    kind: Option<Kind>,
    year: Option<i32>,
}

/// An option that names nothing.
struct Unknown {
    value: String,
    nearest: Option<String>,
}

impl Filter {
    fn new(site: &Site, args: &ListArgs) -> Result<Filter, Unknown> {
        let (phase_campaign, phase) = match args
            .phase
            .as_deref()
            .map(|phase| phase.split_once('/').ok_or(phase))
        {
            Some(Ok((campaign, phase))) => (Some(campaign), Some(slug(phase))),
            Some(Err(phase)) => (None, Some(slug(phase))),
            None => (None, None),
        };
        let filter = Filter {
            district: find(site.registers.districts.lookup(), args.district.as_deref())?,
            campaign: find(
                site.registers.campaigns.lookup(),
                args.campaign.as_deref().or(phase_campaign),
            )?,
            phase,
            kind: args
                .kind
                .as_deref()
                .map(|kind| find_kind(site, kind))
                .transpose()?,
            year: args.year,
        };
        let known = |campaign: Key<Campaign>| {
            (0..site.registers.campaigns[campaign].phases.len())
                .map(move |phase| PhaseKey { campaign, phase })
        };
        let mut phases = site.registers.campaigns.keys().flat_map(known);
        match &args.phase {
            Some(wanted) if !phases.any(|key| filter.phase(site, key)) => {
                let campaigns = site
                    .registers
                    .campaigns
                    .iter()
                    .flat_map(|(_, campaign)| &campaign.phases);
                let nearest = nearest(wanted, campaigns.map(|phase| phase.id.as_str()));
                Err(Unknown {
                    value: wanted.clone(),
                    nearest,
                })
            }
            _ => Ok(filter),
        }
    }

    /// How many of these articles are left.
    fn count(&self, site: &Site, keys: &[ArticleKey]) -> usize {
        keys.iter()
            .filter(|&&key| self.of_kind_and_year(site.article(key)))
            .count()
    }

    fn of_kind_and_year(&self, article: &Article) -> bool {
        self.kind.is_none_or(|wanted| wanted == article.kind)
            && self.year.is_none_or(|wanted| wanted == article.date.year())
    }

    fn campaign(&self, campaign: Key<Campaign>) -> bool {
        self.campaign.is_none_or(|wanted| wanted == campaign)
    }

    fn phase(&self, site: &Site, key: PhaseKey) -> bool {
        self.campaign(key.campaign)
            && self
                .phase
                .as_ref()
                .is_none_or(|wanted| *wanted == site.phase(key).id)
    }

    fn article(&self, site: &Site, article: &Article) -> bool {
        self.district
            .is_none_or(|wanted| article.districts.contains(&wanted))
            && (self.campaign.is_none()
                || article
                    .placements
                    .iter()
                    .any(|placement| self.campaign(placement.campaign)))
            && (self.phase.is_none() || article.phases().any(|key| self.phase(site, key)))
            && self.of_kind_and_year(article)
    }
}

fn find<T>(lookup: &Lookup<T>, name: Option<&str>) -> Result<Option<Key<T>>, Unknown> {
    let Some(name) = name else { return Ok(None) };
    lookup.resolve(name).map(Some).map_err(|unresolved| {
        let nearest = match unresolved {
            Unresolved::Unknown(crate::diagnostic::Problem::UnknownReference {
                nearest, ..
            }) => nearest,
            Unresolved::Ambiguous(crate::diagnostic::Problem::AmbiguousReference {
                candidates,
                ..
            }) => Some(candidates),
            Unresolved::Unknown(_) | Unresolved::Ambiguous(_) | Unresolved::Lost => None,
        };
        Unknown {
            value: name.to_owned(),
            nearest,
        }
    })
}

fn find_kind(site: &Site, name: &str) -> Result<Kind, Unknown> {
    let wanted = slug(name);
    let named = |kind: &Kind| {
        kind.id() == wanted
            || site
                .strings
                .kinds
                .get(kind.id())
                .is_some_and(|word| slug(word) == wanted)
    };
    Kind::ALL.into_iter().find(named).ok_or_else(|| Unknown {
        value: name.to_owned(),
        nearest: nearest(name, Kind::ALL.map(Kind::id)),
    })
}

/// A row of a list: an object for machines, cells for people.
trait Row: Serialize {
    /// Cells of the table.
    fn cells(&self) -> Vec<String>;
}

fn output<R: Row>(rows: &[R], json: bool) -> Exit {
    if json {
        let text = serde_json::to_string_pretty(rows).unwrap_or_else(|_| "[]".to_owned());
        return print(&(text + "\n"));
    }
    let cells: Vec<Vec<String>> = rows.iter().map(Row::cells).collect();
    let columns = cells.first().map_or(0, Vec::len);
    let width = |column: usize| {
        cells
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let padded = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    print(&cells.iter().map(line).collect::<String>())
}

#[derive(Serialize)]
struct ArticleRow {
    path: String,
    url: String,
    slug: String,
    title: String,
    kind: &'static str,
    date: String,
    districts: Vec<String>,
    campaigns: Vec<String>,
    phases: Vec<String>,
    phase_state: &'static str,
    authors: Vec<String>,
    source: Option<String>,
    draft: bool,
    public_from: Option<String>,
}

impl Row for ArticleRow {
    fn cells(&self) -> Vec<String> {
        let phase = match self.phases.first() {
            Some(phase) => phase.clone(),
            None => self.phase_state.to_owned(),
        };
        vec![
            self.date.clone(),
            self.districts.join(", "),
            phase,
            self.kind.to_owned(),
            self.title.clone(),
            self.path.clone(),
        ]
    }
}

fn articles(site: &Site, filter: &Filter, all: bool) -> Vec<ArticleRow> {
    let published = site
        .lists
        .all
        .iter()
        .map(|&key| (site.article(key), Some(key), None));
    let held = site
        .held_back
        .iter()
        .map(|HeldBack { article, reason }| (article, None, Some(*reason)));
    let mut rows: Vec<_> = published
        .chain(held.filter(|_| all))
        .filter(|(article, ..)| filter.article(site, article))
        .collect();
    // Both parts are in order; articles that are held back find their places between the others.
    rows.sort_by(|(a, ..), (b, ..)| a.date.newest_first(b.date));
    rows.into_iter()
        .map(|(article, key, reason)| article_row(site, article, key, reason))
        .collect()
}

fn article_row(
    site: &Site,
    article: &Article,
    key: Option<ArticleKey>,
    reason: Option<Reason>,
) -> ArticleRow {
    let registers = &site.registers;
    let phase = |key: PhaseKey| {
        format!(
            "{}/{}",
            registers.campaigns[key.campaign].names.id,
            site.phase(key).id
        )
    };
    ArticleRow {
        path: article.path.to_string(),
        url: match key {
            Some(key) => site.url(Route::Article(key)).unwrap_or_default(),
            None => site.future_url(article),
        },
        slug: article.slug.clone(),
        title: article.title.clone(),
        kind: article.kind.id(),
        date: article.date.iso(&site.offset),
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
        phases: article.phases().map(phase).collect(),
        phase_state: article.group().state(),
        authors: article
            .authors
            .iter()
            .map(|author| author.name.clone())
            .collect(),
        source: article.source.as_ref().map(|source| match source {
            SourceLine::Registered(key) => registers.sources[*key].names.id.clone(),
            SourceLine::Free(term) => term.name.clone(),
        }),
        draft: reason == Some(Reason::Draft),
        public_from: match reason {
            Some(Reason::Scheduled(day)) => Some(day.to_string()),
            Some(Reason::Draft) | None => None,
        },
    }
}

#[derive(Serialize)]
struct DistrictRow {
    id: String,
    name: String,
    full_name: String,
    level: String,
    parent: Option<String>,
    in_force: bool,
    articles: usize,
    articles_with_children: usize,
}

impl Row for DistrictRow {
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

fn districts(site: &Site, filter: &Filter) -> Vec<DistrictRow> {
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
                in_force: entry.in_force(site.as_of),
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
struct CampaignRow {
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

impl Row for CampaignRow {
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

fn campaigns(site: &Site, filter: &Filter) -> Vec<CampaignRow> {
    let keys = view::campaigns_in_order(site).into_iter();
    keys.filter(|&key| filter.campaign(key) && concerns(site, filter, key))
        .map(|key| {
            let entry = &site.registers.campaigns[key];
            let interval = entry.period.map(|period| period.interval());
            let status = Status::on(entry.period, site.as_of);
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

/// Whether a campaign covers the wanted district.
fn concerns(site: &Site, filter: &Filter, campaign: Key<Campaign>) -> bool {
    let covers = |wanted| {
        site.registers.campaigns[campaign]
            .district
            .is_none_or(|outer| site.geography.lies_in(wanted, outer))
    };
    filter.district.is_none_or(covers)
}

#[derive(Serialize)]
struct PhaseRow {
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

impl Row for PhaseRow {
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

fn phases(site: &Site, filter: &Filter) -> Vec<PhaseRow> {
    let campaigns = view::campaigns_in_order(site).into_iter();
    let keys = campaigns.flat_map(|campaign| {
        (0..site.registers.campaigns[campaign].phases.len())
            .map(move |phase| PhaseKey { campaign, phase })
    });
    keys.filter(|&key| filter.phase(site, key) && concerns(site, filter, key.campaign))
        .map(|key| {
            let phase = site.phase(key);
            let interval = phase.period.map(|period| period.interval());
            let status = Status::on(phase.period, site.as_of);
            let days_left = interval
                .filter(|_| status == Status::Running)
                .map(|time| (time.last - site.as_of).num_days());
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
struct CellRow {
    district: String,
    campaign: Option<String>,
    phase: Option<String>,
    state: &'static str,
    articles: usize,
    url: Option<String>,
}

impl Row for CellRow {
    fn cells(&self) -> Vec<String> {
        let column = match (&self.campaign, &self.phase) {
            (Some(campaign), Some(phase)) => format!("{campaign}/{phase}"),
            _ => self.state.to_owned(),
        };
        vec![self.district.clone(), column, self.articles.to_string()]
    }
}

fn matrix(site: &Site, filter: &Filter) -> Vec<CellRow> {
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
            let articles = filter.count(site, &site.lists.pair((district, group)).own);
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
                url: site.url(Route::Pair(district, group, PageNumber::Front)),
            });
        }
    }
    rows
}
