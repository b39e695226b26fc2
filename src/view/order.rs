//! The order in which places and campaigns are shown.

use super::{campaign, district};
use crate::{
    model::registers::{Campaign, District, Key, Status},
    site::Site,
};

/// Every district in the order of its bare name.
pub fn districts_in_order(site: &Site) -> Vec<Key<District>> {
    district::alphabetical(site, site.registers.districts.keys())
}

/// Every campaign in the order of the list of campaigns: running, upcoming, ended, unknown.
pub fn campaigns_in_order(site: &Site) -> Vec<Key<Campaign>> {
    Status::ALL
        .into_iter()
        .flat_map(|status| campaign::in_order(site, status))
        .collect()
}
