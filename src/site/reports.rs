//! The facts that an article reports, with their references followed: awards, results, commemorations.

use super::{
    Award, Giver, PhaseState, Placement, ResultRow, Welcome,
    place::{derive, find_phase},
};
use crate::{
    diagnostic::{Diagnostic, Place, ReferenceProblem, Spanned},
    model::{
        CommemorationMention, Commendation, Manuscript, ResultReport, distinct,
        registers::{Campaign, District, Key, Lookup, Phase, Programme, Registers, Unresolved},
    },
    text::nearest,
};

/// Follows the references of one article's facts.
pub(super) struct Reports<'a> {
    pub(super) manuscript: &'a Manuscript,
    pub(super) registers: &'a Registers,
    /// The district in which the article is counted; none when it is not known.
    pub(super) district: Option<Key<District>>,
    pub(super) placements: &'a [Placement],
    pub(super) programmes: &'a [Key<Programme>],
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reports<'_> {
    /// Awards whose honour is known.
    pub(super) fn awards(&mut self) -> Vec<Award> {
        let commendations = self.manuscript.commendations.iter();
        commendations
            .filter_map(|award| self.award(award))
            .collect()
    }

    fn award(&mut self, award: &Commendation) -> Option<Award> {
        let honour = self.find(self.registers.honours.lookup(), Some(&award.honour))?;
        let orgs = self.registers.orgs.lookup();
        let by = award.by.as_ref();
        let by = by.map(|by| match orgs.resolve(&by.value) {
            Ok(org) => Giver::Org(org),
            Err(unresolved) => {
                self.report_giver(by, unresolved);
                Giver::Free(by.value.clone())
            }
        });
        let named = u64::try_from(distinct(&award.recipients)).ok();
        Some(Award {
            honour,
            span: award.honour.span,
            recipients: award.recipients.clone(),
            count: award.count.or(named.filter(|&named| named > 0)),
            qualifier: award.qualifier,
            by,
            date: award.date.unwrap_or(self.manuscript.date.value),
            reason: award.reason.clone(),
        })
    }

    /// Reports a giver that the register of organisations does not know and of which it has others: a `LĐLĐ` among such. A
    /// ministry is a giver too, and a site need not have the register.
    fn report_giver(&mut self, by: &Spanned<String>, unresolved: Unresolved) {
        let problem = match unresolved {
            Unresolved::Unknown(ReferenceProblem::UnknownReference { value, nearest, .. })
                if self.registers.orgs.lookup().has_alike(&value) =>
            {
                ReferenceProblem::UnknownGiver { value, nearest }
            }
            Unresolved::Ambiguous(problem) => problem,
            Unresolved::Unknown(_) | Unresolved::Lost => return,
        };
        let place = Place::at(&self.manuscript.path, by.span);
        self.diagnostics.push(Diagnostic::new(place, problem));
    }

    /// Results, as far as their district is known.
    pub(super) fn results(&mut self) -> Vec<ResultRow> {
        let results = self.manuscript.results.iter();
        results.filter_map(|result| self.result(result)).collect()
    }

    fn result(&mut self, result: &ResultReport) -> Option<ResultRow> {
        let registers = self.registers;
        let district = match &result.district {
            Some(_) => self.find(registers.districts.lookup(), result.district.as_ref()),
            None => self.district,
        };
        let assigned_by = self.find(registers.orgs.lookup(), result.assigned_by.as_ref());
        let campaign = self.find(registers.campaigns.lookup(), result.campaign.as_ref());
        let programme = self.find(registers.programmes.lookup(), result.programme.as_ref());
        let (programme, phase) = self.frame(result, programme, campaign);
        let own_campaign = self.placements.first().map(|placement| placement.campaign);
        Some(ResultRow {
            year: self.manuscript.date.value.year(),
            indicator: result.indicator.value.clone(),
            span: result.indicator.span,
            district: district?,
            programme,
            campaign: campaign.or(own_campaign),
            phase,
            achieved: result.achieved,
            target: result.target.clone(),
            unit: result.unit.clone(),
            qualifier: result.qualifier,
            stated: result.percent,
            assigned_by,
        })
    }

    /// The programme that a result counts for, if it is not its campaign, and the phase of the one it is.
    fn frame(
        &mut self,
        result: &ResultReport,
        programme: Option<Key<Programme>>,
        campaign: Option<Key<Campaign>>,
    ) -> (Option<Key<Programme>>, Option<usize>) {
        let declared = result.programme.is_some() || result.campaign.is_some();
        let own_programme = match self.programmes {
            [only] if !declared => Some(*only),
            _ => None,
        };
        let own_campaign = self.placements.first().map(|placement| placement.campaign);
        let of_programme = programme.or(own_programme);
        let of_campaign = campaign.or(own_campaign);
        let unknown = (result.programme.is_some() && programme.is_none())
            || (result.campaign.is_some() && campaign.is_none());
        if unknown {
            return (None, None); // reported already
        }
        let Some(name) = &result.phase else {
            return match (of_programme, of_campaign) {
                (Some(key), _) => (
                    Some(key),
                    self.phase_by_date(&self.registers.programmes[key].phases),
                ),
                (None, Some(key)) => (None, self.phase_of_campaign(key)),
                (None, None) => (None, None),
            };
        };
        let phases_of_programme = of_programme.map(|key| &self.registers.programmes[key].phases);
        let in_programme = phases_of_programme.and_then(|phases| find_phase(phases, &name.value));
        let phases_of_campaign = of_campaign.map(|key| &self.registers.campaigns[key].phases);
        let in_campaign = phases_of_campaign.and_then(|phases| find_phase(phases, &name.value));
        match (in_programme, in_campaign) {
            (Some(_), _) => (of_programme, in_programme),
            // A phase of the article's campaign says that the result is the campaign's.
            (None, Some(_)) if programme.is_none() => (None, in_campaign),
            _ => {
                self.report_phase(name, of_programme, of_campaign);
                (of_programme, None)
            }
        }
    }

    fn phase_of_campaign(&self, campaign: Key<Campaign>) -> Option<usize> {
        let placed = self
            .placements
            .iter()
            .find(|placement| placement.campaign == campaign);
        match placed.map(|placement| &placement.state) {
            Some(PhaseState::In(phases)) => phases.first().copied(),
            Some(_) => None,
            None => self.phase_by_date(&self.registers.campaigns[campaign].phases),
        }
    }

    fn phase_by_date(&self, phases: &[Phase]) -> Option<usize> {
        let date = self
            .manuscript
            .event_date
            .as_ref()
            .unwrap_or(&self.manuscript.date);
        match derive(phases, date.value) {
            PhaseState::In(phases) => phases.first().copied(),
            _ => None,
        }
    }

    fn report_phase(
        &mut self,
        name: &Spanned<String>,
        programme: Option<Key<Programme>>,
        campaign: Option<Key<Campaign>>,
    ) {
        let registers = self.registers;
        let frame = match (programme, campaign) {
            (Some(key), _) => {
                let entry = &registers.programmes[key];
                Some((&entry.names.id, &entry.phases))
            }
            (None, Some(key)) => {
                let entry = &registers.campaigns[key];
                Some((&entry.names.id, &entry.phases))
            }
            (None, None) => None,
        };
        let problem = match frame {
            Some((id, phases)) => ReferenceProblem::UnknownPhase {
                value: name.value.clone(),
                campaign: id.clone(),
                nearest: nearest(&name.value, phases.iter().map(|phase| phase.id.as_str())),
            },
            None => ReferenceProblem::PhaseWithoutCampaign {
                value: name.value.clone(),
            },
        };
        let place = Place::at(&self.manuscript.path, name.span);
        self.diagnostics.push(Diagnostic::new(place, problem));
    }

    /// Commemorations that are known.
    pub(super) fn welcomes(&mut self) -> Vec<Welcome> {
        let mentions = self.manuscript.commemorations.iter();
        mentions
            .filter_map(|mention| self.welcome(mention))
            .collect()
    }

    fn welcome(&mut self, mention: &CommemorationMention) -> Option<Welcome> {
        let lookup = self.registers.commemorations.lookup();
        let commemoration = self.find(lookup, Some(&mention.id))?;
        let year = mention.year.and_then(|year| i32::try_from(year).ok());
        Some(Welcome {
            commemoration,
            span: mention.id.span,
            ordinal: mention.ordinal.clone(),
            year: year.unwrap_or_else(|| self.manuscript.date.value.year()),
        })
    }

    fn find<T>(&mut self, lookup: &Lookup<T>, name: Option<&Spanned<String>>) -> Option<Key<T>> {
        lookup.find(name?, &self.manuscript.path, self.diagnostics)
    }
}
