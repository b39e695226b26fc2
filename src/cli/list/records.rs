//! Rows of what articles report: awards and results.

use super::{filter::Filter, rows::ListRow};
use crate::{
    site::{AwardKey, Giver, ResultKey, ResultRow, Route, Site, Standing},
    text::{Number, percent},
};
use serde::Serialize;
use serde_json::{Value, json};

/// A row of `list honours`: one award.
#[derive(Serialize)]
pub(super) struct AwardRow {
    honour: String,
    name: String,
    kind: &'static str,
    count: Option<u64>,
    qualifier: Option<&'static str>,
    recipients: Vec<RecipientCell>,
    by: Option<String>,
    level: Option<&'static str>,
    district: String,
    year: i32,
    date: String,
    reason: Option<String>,
    article: String,
    url: String,
}

#[derive(Serialize)]
struct RecipientCell {
    name: String,
    org: Option<String>,
    r#type: Option<&'static str>,
}

impl ListRow for AwardRow {
    fn cells(&self) -> Vec<String> {
        let count = self
            .count
            .map_or_else(|| "?".to_owned(), |count| count.to_string());
        vec![
            self.year.to_string(),
            self.district.clone(),
            self.name.clone(),
            count,
            self.by.clone().unwrap_or_default(),
            self.article.clone(),
        ]
    }
}

/// Awards that the filter leaves, the newest first.
pub(super) fn awards(site: &Site, filter: &Filter) -> Vec<AwardRow> {
    let keys = site.rolls.all.iter().copied();
    keys.filter(|&key| filter.award(site, key))
        .map(|key| award(site, key))
        .collect()
}

fn award(site: &Site, key: AwardKey) -> AwardRow {
    let (award, article) = (site.award(key), site.article(key.article));
    let honour = &site.registers.honours[award.honour];
    AwardRow {
        honour: honour.names.id.clone(),
        name: honour.names.name.clone(),
        kind: honour.kind.id(),
        count: award.count,
        qualifier: award.qualifier.map(|qualifier| qualifier.id()),
        recipients: award
            .recipients
            .iter()
            .map(|recipient| RecipientCell {
                name: recipient.name.value.clone(),
                org: recipient.org.clone(),
                r#type: recipient.kind.map(|kind| kind.id()),
            })
            .collect(),
        by: award.by.as_ref().map(|by| match by {
            Giver::Org(key) => site.registers.orgs[*key].names.id.clone(),
            Giver::Free(name) => name.clone(),
        }),
        level: award.level(&site.registers.orgs).map(|level| level.id()),
        district: site.registers.districts[article.district()]
            .names
            .id
            .clone(),
        year: award.date.year(),
        date: award.date.iso(&site.offset),
        reason: award.reason.clone(),
        article: article.path().to_string(),
        url: site.url(Route::Article(key.article)).unwrap_or_default(),
    }
}

/// The figures of one report of a result.
#[derive(Serialize)]
pub(super) struct FiguresRecord {
    achieved: Option<Value>,
    target: Option<Value>,
    percent: Option<Value>,
    qualifier: Option<&'static str>,
    article: String,
    url: String,
}

/// A row of `list results`: a district on a board.
#[derive(Serialize)]
pub(super) struct StandingRecord {
    indicator: String,
    unit: Option<String>,
    district: String,
    programme: Option<String>,
    campaign: Option<String>,
    phase: Option<String>,
    #[serde(flatten)]
    figures: FiguresRecord,
    rank: Option<usize>,
    assigned_by: Option<String>,
    /// Figures that earlier articles reported, the latest first.
    earlier: Vec<FiguresRecord>,
}

impl ListRow for StandingRecord {
    fn cells(&self) -> Vec<String> {
        let cell = |value: &Option<Value>| value.as_ref().map(Value::to_string).unwrap_or_default();
        let frame = self.programme.as_ref().or(self.campaign.as_ref());
        let phase = self.phase.as_ref().map(|phase| format!("/{phase}"));
        vec![
            frame.cloned().unwrap_or_default() + &phase.unwrap_or_default(),
            self.indicator.clone(),
            self.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            self.district.clone(),
            cell(&self.figures.achieved),
            cell(&self.figures.target),
            self.figures
                .percent
                .as_ref()
                .map(|percent| format!("{percent}%"))
                .unwrap_or_default(),
        ]
    }
}

/// Results that the filter leaves, by programme or campaign, phase and indicator, the best district first.
pub(super) fn results(site: &Site, filter: &Filter) -> Vec<StandingRecord> {
    let standings = site.boards.all.iter().flat_map(|board| &board.standings);
    standings
        .filter(|standing| filter.result(site, standing.result))
        .map(|standing| standing_row(site, standing))
        .collect()
}

fn standing_row(site: &Site, standing: &Standing) -> StandingRecord {
    let (registers, row) = (&site.registers, site.result(standing.result));
    let phases = site.phases_of(row.frame());
    StandingRecord {
        indicator: row.indicator.clone(),
        unit: row.unit.clone(),
        district: registers.districts[row.district].names.id.clone(),
        programme: row
            .programme
            .map(|key| registers.programmes[key].names.id.clone()),
        campaign: row
            .campaign
            .map(|key| registers.campaigns[key].names.id.clone()),
        phase: row
            .phase
            .and_then(|phase| phases.get(phase))
            .map(|phase| phase.id.clone()),
        figures: figures(site, standing.result),
        rank: standing.rank,
        assigned_by: row
            .assigned_by
            .map(|key| registers.orgs[key].names.id.clone()),
        earlier: standing
            .earlier
            .iter()
            .map(|&key| figures(site, key))
            .collect(),
    }
}

fn figures(site: &Site, key: ResultKey) -> FiguresRecord {
    let (row, article) = (site.result(key), site.article(key.article));
    FiguresRecord {
        achieved: row.achieved.map(value),
        target: row.target.as_ref().map(|target| value(target.value)),
        percent: reached(row),
        qualifier: row.qualifier.map(|qualifier| qualifier.id()),
        article: article.path().to_string(),
        url: site.url(Route::Article(key.article)).unwrap_or_default(),
    }
}

/// The percentage that pages show: the computed one, else the stated one.
fn reached(row: &ResultRow) -> Option<Value> {
    let target = row.target.as_ref().map(|target| target.value);
    let computed = row
        .achieved
        .zip(target)
        .and_then(|(achieved, target)| percent(achieved, target));
    match computed {
        Some(percent) => Some(json!(percent)),
        None => row.stated.map(|stated| value(stated.value)),
    }
}

fn value(number: Number) -> Value {
    match number.as_whole() {
        Some(whole) => json!(whole),
        None => json!(number.as_f64()),
    }
}
