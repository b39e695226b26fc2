//! The register `campaigns`.

use super::{
    commemoration::Commemoration,
    district::District,
    honour::Honour,
    key::Key,
    org::Org,
    period::Period,
    phase::{self, Phase},
    programme::Programme,
    reading::{Detail, NamesReader, many, one},
    register::Lookup,
    sector::Sector,
};
use crate::model::fields::{FieldReader, Fields};

/// Phong trào thi đua: an emulation campaign.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// The district in which it runs; none when it runs in all.
    pub district: Option<Key<District>>,
    /// The organisation that launched it.
    pub org: Option<Key<Org>>,
    /// Its time: as declared, else the span of its phases.
    pub period: Option<Period>,
    /// Chủ đề: its motto.
    pub theme: Option<String>,
    /// The programmes that it takes part in.
    pub programmes: Vec<Key<Programme>>,
    /// The sectors of activity that it addresses.
    pub sectors: Vec<Key<Sector>>,
    /// The honours that it aims at.
    pub honours: Vec<Key<Honour>>,
    /// Its phases, in the order of the register.
    pub phases: Vec<Phase>,
}

/// The registers that campaigns refer to.
#[derive(Clone, Copy)]
pub(super) struct CampaignReferences<'l> {
    pub(super) districts: &'l Lookup<District>,
    pub(super) orgs: &'l Lookup<Org>,
    pub(super) programmes: &'l Lookup<Programme>,
    pub(super) sectors: &'l Lookup<Sector>,
    pub(super) honours: &'l Lookup<Honour>,
    pub(super) commemorations: &'l Lookup<Commemoration>,
}

impl Detail for Campaign {
    const REGISTER: &'static str = "campaigns";
    const KNOWN: &'static [&'static str] = &[
        "id",
        "name",
        "district",
        "org",
        "period",
        "start",
        "end",
        "theme",
        "programmes",
        "sectors",
        "honours",
        "phases",
        "aliases",
        "old_ids",
    ];
    type References<'l> = CampaignReferences<'l>;
    const NAMES_RECUR: bool = true;

    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        registers: CampaignReferences<'_>,
    ) -> Campaign {
        let district = one(registers.districts, reader, fields, "district");
        let org = one(registers.orgs, reader, fields, "org");
        let period = Period::read(reader, fields);
        let theme = fields.plain(reader, "theme");
        let programmes = many(registers.programmes, reader, fields, "programmes");
        let sectors = many(registers.sectors, reader, fields, "sectors");
        let honours = many(registers.honours, reader, fields, "honours");
        let phases = phase::read_all(reader, fields, registers.commemorations);
        let period =
            period.or_else(|| Period::spanning(phases.iter().filter_map(|phase| phase.period)));
        Campaign {
            district,
            org,
            period,
            theme,
            programmes,
            sectors,
            honours,
            phases,
        }
    }
}
