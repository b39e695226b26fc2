//! `foreign-campaign`: an article of one district that names the campaign of another.

use super::LintContext;
use crate::{
    diagnostic::{Lint, Span},
    model::{
        CampaignField,
        registers::{Campaign, District, Key},
    },
    site::{Article, Site},
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let site = context.site;
    for article in context.articles() {
        for placement in article
            .placements
            .iter()
            .filter(|placement| !placement.why.is_inferred())
        {
            let campaign = &site.registers.campaigns[placement.campaign];
            let Some(place) = campaign.district else {
                continue;
            };
            if article
                .districts
                .iter()
                .any(|&own| is_related(site, own, place))
            {
                continue;
            }
            let name = |key: Key<District>| site.registers.districts[key].full_name.clone();
            let lint = Lint::ForeignCampaign {
                campaign: campaign.names.id.clone(),
                place: name(place),
                own: name(article.district()),
            };
            context.report(
                article.path(),
                span(site, article, placement.campaign),
                lint,
            );
        }
    }
}

/// Whether one of two districts lies in the other, or came after it.
fn is_related(site: &Site, a: Key<District>, b: Key<District>) -> bool {
    let lies = |a, b| site.geography.lies_in(a, b) || site.geography.lies_in(b, a);
    let followed = |a: Key<District>, b| {
        let successors = &site.registers.districts[a].successors;
        successors.iter().any(|&successor| lies(successor, b))
    };
    lies(a, b) || followed(a, b) || followed(b, a)
}

/// Where the campaign is named.
fn span(site: &Site, article: &Article, campaign: Key<Campaign>) -> Span {
    let campaigns = site.registers.campaigns.lookup();
    let named = match &article.written.campaign {
        CampaignField::Named(names) => {
            let mut names = names.iter();
            names.find(|name| campaigns.only_named(&name.value) == Some(campaign))
        }
        CampaignField::Absent | CampaignField::None => article.written.phases.first(),
    };
    named.map_or(article.written.slug.span, |name| name.span)
}
