//! Which campaign and phase an article belongs to (`domain.md` §0.4).

use super::{Geography, JoinReason, PhaseState, Placement};
use crate::{
    diagnostic::{Diagnostic, Place, ReferenceProblem, SourcePath, Spanned},
    model::{
        CampaignField, Manuscript,
        registers::{Campaign, District, Key, Phase, Registers},
    },
    text::{Date, Locale, nearest, slug},
};
use std::cmp::Ordering;

/// Places articles.
pub(super) struct Placer<'a> {
    pub(super) registers: &'a Registers,
    pub(super) geography: &'a Geography,
    pub(super) locale: &'a dyn Locale,
}

impl Placer<'_> {
    /// The campaigns of an article and where in them it stands.
    pub(super) fn place(
        &self,
        manuscript: &Manuscript,
        district: Key<District>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Placement> {
        let date = manuscript.event_date.as_ref().unwrap_or(&manuscript.date);
        let path = &manuscript.path;
        let mut declared = self.declared(&manuscript.phases, path, diagnostics);
        let because = |why: JoinReason| move |campaign: Key<Campaign>| (campaign, why);
        let campaigns: Vec<_> = match &manuscript.campaign {
            CampaignField::None => Vec::new(),
            CampaignField::Named(names) => {
                let campaigns = self.registers.campaigns.lookup();
                let found = campaigns.find_all(names, path, diagnostics);
                found.into_iter().map(because(JoinReason::Named)).collect()
            }
            CampaignField::Absent => {
                let named = declared.iter().filter_map(|phase| phase.campaign);
                let named: Vec<_> = named.map(because(JoinReason::PhaseNamed)).collect();
                match named.is_empty() {
                    true => self
                        .infer(district, date, path, diagnostics)
                        .into_iter()
                        .collect(),
                    false => named,
                }
            }
        };
        let mut placements: Vec<Placement> = Vec::with_capacity(campaigns.len());
        for (campaign, why) in campaigns {
            if placements
                .iter()
                .all(|placement| placement.campaign != campaign)
            {
                let state = self.state(campaign, &mut declared, date, path, diagnostics);
                placements.push(Placement {
                    campaign,
                    why,
                    state,
                });
            }
        }
        self.report_unused(&declared, &placements, manuscript, diagnostics);
        placements
    }

    /// Phases as declared, with their campaign where it is written (`campaign/phase`).
    fn declared(
        &self,
        phases: &[Spanned<String>],
        path: &SourcePath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Declared> {
        phases
            .iter()
            .map(|phase| {
                let (campaign, name) = match phase.value.split_once('/') {
                    Some((campaign, name)) => {
                        let campaign = Spanned::new(campaign.trim().to_owned(), phase.span);
                        let found =
                            self.registers
                                .campaigns
                                .lookup()
                                .find(&campaign, path, diagnostics);
                        (found, name.trim())
                    }
                    None => (None, phase.value.as_str()),
                };
                Declared {
                    name: Spanned::new(name.to_owned(), phase.span),
                    campaign,
                    used: false,
                }
            })
            .collect()
    }

    /// The campaign of the district that covers the date. Of several, that of the nearest place; of those, the shortest.
    /// Two that are equal in both are reported, and the article is in none.
    fn infer(
        &self,
        district: Key<District>,
        date: &Spanned<Date>,
        path: &SourcePath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Key<Campaign>, JoinReason)> {
        let (mut nearest, mut others) = (Vec::new(), false);
        let mut least = None;
        for (key, campaign) in self.registers.campaigns.iter() {
            let Some(fit) = self.fit(campaign, district, date.value) else {
                continue;
            };
            match least.map_or(Ordering::Less, |least| fit.cmp(&least)) {
                Ordering::Less => {
                    others |= !nearest.is_empty();
                    (nearest, least) = (vec![key], Some(fit));
                }
                Ordering::Equal => nearest.push(key),
                Ordering::Greater => others = true,
            }
        }
        match nearest[..] {
            [] => None,
            [campaign] if others => Some((campaign, JoinReason::Nearest)),
            [campaign] => Some((campaign, JoinReason::DistrictAndDay)),
            [first, second, ..] => {
                let id = |key: Key<Campaign>| self.registers.campaigns[key].names.id.clone();
                let problem = ReferenceProblem::AmbiguousCampaign {
                    first: id(first),
                    second: id(second),
                };
                diagnostics.push(Diagnostic::new(Place::at(path, date.span), problem));
                None
            }
        }
    }

    /// How well a campaign fits a district and a day, the best least: how many places lie between, and its days. None when
    /// it does not fit.
    fn fit(
        &self,
        campaign: &Campaign,
        district: Key<District>,
        date: Date,
    ) -> Option<(usize, i64)> {
        let distance = match campaign.district {
            None => usize::MAX,
            Some(place) => self
                .geography
                .upwards(district)
                .position(|above| above == place)?,
        };
        let interval = campaign.period?.interval();
        let fits = interval.contains(date.interval());
        fits.then(|| (distance, interval.days()))
    }

    fn state(
        &self,
        campaign: Key<Campaign>,
        declared: &mut [Declared],
        date: &Spanned<Date>,
        path: &SourcePath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> PhaseState {
        let phases = &self.registers.campaigns[campaign].phases;
        let mut named = Vec::new();
        for phase in declared
            .iter_mut()
            .filter(|phase| phase.campaign.is_none_or(|named| named == campaign))
        {
            if let Some(index) = find_phase(phases, &phase.name.value) {
                phase.used = true;
                named.push(index);
            }
        }
        if !named.is_empty() {
            named.dedup();
            return PhaseState::In(named);
        }
        let state = derive(phases, date.value);
        if state == PhaseState::Undetermined && phases.iter().any(|phase| phase.period.is_some()) {
            let campaign = self.registers.campaigns[campaign].names.id.clone();
            let problem = ReferenceProblem::UndeterminedPhase {
                date: self.locale.date(date.value),
                campaign,
            };
            diagnostics.push(Diagnostic::new(Place::at(path, date.span), problem));
        }
        state
    }

    fn report_unused(
        &self,
        declared: &[Declared],
        placements: &[Placement],
        manuscript: &Manuscript,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        // An unknown campaign is reported already; what its phases are nobody can say.
        let unknown_campaign =
            matches!(&manuscript.campaign, CampaignField::Named(_)) && placements.is_empty();
        for phase in declared
            .iter()
            .filter(|phase| !phase.used && !unknown_campaign)
        {
            let value = phase.name.value.clone();
            let problem = match phase
                .campaign
                .or(placements.first().map(|placement| placement.campaign))
            {
                Some(campaign) => {
                    let entry = &self.registers.campaigns[campaign];
                    let ids = entry.phases.iter().map(|phase| phase.id.as_str());
                    let nearest = nearest(&value, ids);
                    ReferenceProblem::UnknownPhase {
                        value,
                        campaign: entry.names.id.clone(),
                        nearest,
                    }
                }
                None => ReferenceProblem::PhaseWithoutCampaign { value },
            };
            diagnostics.push(Diagnostic::new(
                Place::at(&manuscript.path, phase.name.span),
                problem,
            ));
        }
    }
}

struct Declared {
    name: Spanned<String>,
    campaign: Option<Key<Campaign>>,
    used: bool,
}

/// The phase that a name means: by its id, else by one that it had, else by its label.
pub(super) fn find_phase(phases: &[Phase], name: &str) -> Option<usize> {
    let wanted = slug(name);
    let by_id = phases.iter().position(|phase| phase.id == wanted);
    let had = |phase: &Phase| phase.old_ids.iter().any(|old| old.value == wanted);
    let by_id = by_id.or_else(|| phases.iter().position(had));
    by_id.or_else(|| phases.iter().position(|phase| slug(&phase.label) == wanted))
}

/// The phase that a date lies wholly in. If phases overlap, the shorter one; of two equally long ones, the
/// earlier.
pub(super) fn derive(phases: &[Phase], date: Date) -> PhaseState {
    let interval = date.interval();
    let dated = || {
        phases
            .iter()
            .enumerate()
            .filter_map(|(index, phase)| Some((index, phase.period?.interval())))
    };
    if phases.is_empty() {
        return PhaseState::Undivided;
    }
    if let Some((index, _)) = dated()
        .filter(|(_, phase)| phase.contains(interval))
        .min_by_key(|(index, phase)| (phase.days(), *index))
    {
        return PhaseState::In(vec![index]);
    }
    let touched = dated()
        .filter(|(_, phase)| phase.overlaps(interval))
        .count();
    if touched > 1 || dated().next().is_none() {
        PhaseState::Undetermined
    } else {
        PhaseState::Outside
    }
}
