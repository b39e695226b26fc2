//! The register `campaigns`.

use super::{
    District, Honour, Key, Lookups, Org, Phase, Programme, Sector,
    period::Period,
    phase,
    reading::{Detail, NamesReader, many, one},
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
    const NAMES_RECUR: bool = true;

    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        lookups: &Lookups,
    ) -> Campaign {
        let district = one(&lookups.districts, reader, fields, "district");
        let org = one(&lookups.orgs, reader, fields, "org");
        let period = Period::read(reader, fields);
        let theme = fields.plain(reader, "theme");
        let programmes = many(&lookups.programmes, reader, fields, "programmes");
        let sectors = many(&lookups.sectors, reader, fields, "sectors");
        let honours = many(&lookups.honours, reader, fields, "honours");
        let phases = phase::read_all(reader, fields, lookups);
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
