//! What the options of `bantin list` leave.

use crate::{
    cli::args::ListArgs,
    diagnostic::Problem,
    model::{
        Kind,
        registers::{Campaign, District, Key, Lookup, Unresolved},
    },
    site::{Article, ArticleKey, PhaseKey, Site},
    text::{nearest, slug},
};

/// What the options leave.
pub(super) struct Filter {
    pub(super) district: Option<Key<District>>,
    pub(super) campaign: Option<Key<Campaign>>,
    pub(super) phase: Option<String>,
    kind: Option<Kind>,
    year: Option<i32>,
}

/// An option that names nothing.
pub(super) struct Unknown {
    pub(super) value: String,
    pub(super) nearest: Option<String>,
}

impl Filter {
    pub(super) fn new(site: &Site, args: &ListArgs) -> Result<Filter, Unknown> {
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
    pub(super) fn count(&self, site: &Site, keys: &[ArticleKey]) -> usize {
        keys.iter()
            .filter(|&&key| self.of_kind_and_year(site.article(key)))
            .count()
    }

    fn of_kind_and_year(&self, article: &Article) -> bool {
        self.kind.is_none_or(|wanted| wanted == article.kind)
            && self.year.is_none_or(|wanted| wanted == article.date.year())
    }

    pub(super) fn campaign(&self, campaign: Key<Campaign>) -> bool {
        self.campaign.is_none_or(|wanted| wanted == campaign)
    }

    pub(super) fn phase(&self, site: &Site, key: PhaseKey) -> bool {
        self.campaign(key.campaign)
            && self
                .phase
                .as_ref()
                .is_none_or(|wanted| *wanted == site.phase(key).id)
    }

    /// Whether a campaign covers the wanted district.
    pub(super) fn covered_by(&self, site: &Site, campaign: Key<Campaign>) -> bool {
        let outer = site.registers.campaigns[campaign].district;
        self.district
            .is_none_or(|wanted| outer.is_none_or(|outer| site.geography.lies_in(wanted, outer)))
    }

    pub(super) fn article(&self, site: &Site, article: &Article) -> bool {
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
            Unresolved::Unknown(Problem::UnknownReference { nearest, .. }) => nearest,
            Unresolved::Ambiguous(Problem::AmbiguousReference { candidates, .. }) => {
                Some(candidates)
            }
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
