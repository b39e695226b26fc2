//! The options of `bantin list` that leave out rows.

use crate::{
    cli::{args::ListArgs, console::Console, exit::Exit, words::pick},
    diagnostic::ReferenceProblem,
    model::{
        Kind,
        registers::{Campaign, District, Key, Lookup, Phase, Programme, Unresolved},
    },
    site::{Article, ArticleKey, AwardKey, Frame, PhaseKey, ResultKey, ResultRow, Site},
    text::{nearest, slug},
};

/// The entries, kind and year that the options name; what is none is not filtered by.
pub(super) struct Filter {
    pub(super) district: Option<Key<District>>,
    pub(super) campaign: Option<Key<Campaign>>,
    pub(super) programme: Option<Key<Programme>>,
    pub(super) phase: Option<String>,
    kind: Option<Kind>,
    year: Option<i32>,
}

/// The value of an option that names nothing.
pub(super) struct UnknownValue {
    pub(super) value: String,
    pub(super) nearest: Option<String>,
}

impl UnknownValue {
    /// Reports the value and what may have been meant, and ends the command.
    pub(super) fn report(&self, console: Console) -> Exit {
        let UnknownValue { value, nearest } = self;
        let near = |words: &str| {
            nearest
                .as_ref()
                .map_or_else(String::new, |near| format!(", {words} `{near}`?"))
        };
        let vi = format!("không có `{value}`{}", near("có phải ý bạn là"));
        console.line(&pick(
            console.language,
            vi,
            format!("there is no `{value}`{}", near("did you mean")),
        ));
        Exit::Trouble
    }
}

impl Filter {
    pub(super) fn new(site: &Site, args: &ListArgs) -> Result<Filter, UnknownValue> {
        let (phase_parent, phase) = match args
            .phase
            .as_deref()
            .map(|phase| phase.split_once('/').ok_or(phase))
        {
            Some(Ok((campaign, phase))) => (Some(campaign), Some(slug(phase))),
            Some(Err(phase)) => (None, Some(slug(phase))),
            None => (None, None),
        };
        let programmes = site.registers.programmes.lookup();
        // The part before the phase names a campaign or, if there is none, a programme.
        let of_programme = phase_parent.filter(|name| programmes.resolve(name).is_ok());
        let campaigns = site.registers.campaigns.lookup();
        let of_campaign =
            phase_parent.filter(|name| of_programme.is_none() || campaigns.resolve(name).is_ok());
        let filter = Filter {
            district: find(site.registers.districts.lookup(), args.district.as_deref())?,
            campaign: find(campaigns, args.campaign.as_deref().or(of_campaign))?,
            programme: find(
                programmes,
                args.programme
                    .as_deref()
                    .or(of_programme.filter(|_| of_campaign.is_none())),
            )?,
            phase,
            kind: args
                .kind
                .as_deref()
                .map(|kind| find_kind(site, kind))
                .transpose()?,
            year: args.year,
        };
        match &args.phase {
            Some(wanted) if !filter.has_phase(site) => {
                let ids = every_phase(site).map(|phase| phase.id.as_str());
                Err(UnknownValue {
                    value: wanted.clone(),
                    nearest: nearest(wanted, ids),
                })
            }
            _ => Ok(filter),
        }
    }

    /// Whether the wanted phase is one of the wanted campaign or programme.
    fn has_phase(&self, site: &Site) -> bool {
        let named = |phases: &[Phase]| phases.iter().any(|phase| self.is_phase(phase));
        let mut campaigns = site.registers.campaigns.iter();
        let mut programmes = site.registers.programmes.iter();
        campaigns.any(|(key, entry)| {
            self.programme.is_none() && self.campaign(key) && named(&entry.phases)
        }) || programmes.any(|(key, entry)| {
            self.campaign.is_none() && self.programme(key) && named(&entry.phases)
        })
    }

    fn is_phase(&self, phase: &Phase) -> bool {
        self.phase.as_ref().is_none_or(|wanted| *wanted == phase.id)
    }

    /// Whether the filter leaves a programme.
    pub(super) fn programme(&self, programme: Key<Programme>) -> bool {
        self.programme.is_none_or(|wanted| wanted == programme)
    }

    /// Number of these articles that the filter leaves.
    pub(super) fn count(&self, site: &Site, keys: &[ArticleKey]) -> usize {
        keys.iter()
            .filter(|&&key| self.of_kind_and_year(site.article(key)))
            .count()
    }

    fn of_kind_and_year(&self, article: &Article) -> bool {
        self.kind.is_none_or(|wanted| wanted == article.kind())
            && self
                .year
                .is_none_or(|wanted| wanted == article.date().year())
    }

    /// Whether the filter leaves a campaign.
    pub(super) fn campaign(&self, campaign: Key<Campaign>) -> bool {
        self.campaign.is_none_or(|wanted| wanted == campaign)
    }

    /// Whether the filter leaves a phase of a campaign.
    pub(super) fn phase(&self, site: &Site, key: PhaseKey) -> bool {
        self.campaign(key.campaign) && self.is_phase(site.phase(key))
    }

    /// Whether a campaign covers the wanted district; true when no district is wanted.
    pub(super) fn covered_by(&self, site: &Site, campaign: Key<Campaign>) -> bool {
        let outer = site.registers.campaigns[campaign].district;
        self.district
            .is_none_or(|wanted| outer.is_none_or(|outer| site.geography.lies_in(wanted, outer)))
    }

    /// The year that is wanted, if one is.
    pub(super) fn year(&self) -> Option<i32> {
        self.year
    }

    /// The phases that are wanted; none when all are.
    pub(super) fn phases(&self, site: &Site) -> Option<Vec<PhaseKey>> {
        if self.campaign.is_none() && self.phase.is_none() {
            return None;
        }
        let campaigns = site.registers.campaigns.iter();
        let phases = campaigns.flat_map(|(campaign, entry)| {
            (0..entry.phases.len()).map(move |phase| PhaseKey { campaign, phase })
        });
        Some(phases.filter(|&key| self.phase(site, key)).collect())
    }

    /// Whether the filter leaves an award: by its own year, and by district, campaign, phase and kind of its article.
    pub(super) fn award(&self, site: &Site, key: AwardKey) -> bool {
        let (award, article) = (site.award(key), site.article(key.article));
        let any_year = Filter {
            year: None,
            district: None,
            phase: self.phase.clone(),
            ..*self
        };
        any_year.article(site, article)
            && self
                .district
                .is_none_or(|wanted| wanted == article.district())
            && self.year.is_none_or(|wanted| wanted == award.date.year())
    }

    /// Whether the filter leaves a result: by its own district, campaign and phase, and by kind and year of its
    /// article.
    pub(super) fn result(&self, site: &Site, key: ResultKey) -> bool {
        let row = site.result(key);
        let phase = self.phase.as_ref();
        self.of_kind_and_year(site.article(key.article))
            && self.district.is_none_or(|wanted| wanted == row.district)
            && (self.campaign.is_none() || self.campaign == row.campaign)
            && (self.programme.is_none() || self.programme == row.programme)
            && phase.is_none_or(|wanted| is_in_phase(site, row, wanted))
    }

    /// Whether the filter leaves an article.
    pub(super) fn article(&self, site: &Site, article: &Article) -> bool {
        self.district
            .is_none_or(|wanted| article.districts.contains(&wanted))
            && (self.campaign.is_none()
                || article
                    .placements
                    .iter()
                    .any(|placement| self.campaign(placement.campaign)))
            && self
                .programme
                .is_none_or(|wanted| article.programmes.contains(&wanted))
            && (self.phase.is_none() || article.phases().any(|key| self.phase(site, key)))
            && self.of_kind_and_year(article)
    }
}

/// The phases of all campaigns and programmes.
fn every_phase(site: &Site) -> impl Iterator<Item = &Phase> {
    let campaigns = site.registers.campaigns.iter();
    let programmes = site.registers.programmes.iter();
    let of_campaigns = campaigns.flat_map(|(_, entry)| &entry.phases);
    of_campaigns.chain(programmes.flat_map(|(_, entry)| &entry.phases))
}

fn find<T>(lookup: &Lookup<T>, name: Option<&str>) -> Result<Option<Key<T>>, UnknownValue> {
    let Some(name) = name else { return Ok(None) };
    lookup.resolve(name).map(Some).map_err(|unresolved| {
        let nearest = match unresolved {
            Unresolved::Unknown(ReferenceProblem::UnknownReference { nearest, .. }) => nearest,
            Unresolved::Ambiguous(ReferenceProblem::AmbiguousReference { candidates, .. }) => {
                Some(candidates)
            }
            Unresolved::Unknown(_) | Unresolved::Ambiguous(_) | Unresolved::Lost => None,
        };
        UnknownValue {
            value: name.to_owned(),
            nearest,
        }
    })
}

fn find_kind(site: &Site, name: &str) -> Result<Kind, UnknownValue> {
    let wanted = slug(name);
    let named = |kind: &Kind| {
        kind.id() == wanted
            || site
                .strings
                .kinds
                .get(kind.id())
                .is_some_and(|word| slug(word) == wanted)
    };
    Kind::ALL
        .into_iter()
        .find(named)
        .ok_or_else(|| UnknownValue {
            value: name.to_owned(),
            nearest: nearest(name, Kind::ALL.map(Kind::id)),
        })
}

/// Whether results count for a phase with this id.
fn is_in_phase(site: &Site, row: &ResultRow, id: &str) -> bool {
    let phases = match row.frame() {
        Frame::Year(_) => return false,
        frame => site.phases_of(frame),
    };
    row.phase
        .and_then(|phase| phases.get(phase))
        .is_some_and(|phase| phase.id == id)
}
