//! The register `orgs`.

use super::{
    District, Key, Lookups,
    reading::{Detail, NamesReader, life, one},
};
use crate::{
    model::{
        fields::{FieldReader, Fields},
        kind::OrgLevel,
    },
    text::Date,
};

/// Tổ chức: a union or another body that launches campaigns and gives awards.
#[derive(Clone, Debug)]
pub struct Org {
    /// Its level in the hierarchy of organisations.
    pub level: Option<OrgLevel>,
    /// The district in which it works.
    pub district: Option<Key<District>>,
    /// The organisation above it.
    pub parent: Option<Key<Org>>,
    /// The first day on which it exists.
    pub from: Option<Date>,
    /// The last day on which it exists.
    pub until: Option<Date>,
}

impl Detail for Org {
    const REGISTER: &'static str = "orgs";
    const KNOWN: &'static [&'static str] = &[
        "id", "name", "short", "level", "district", "parent", "from", "until", "aliases", "old_ids",
    ];

    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        lookups: &Lookups,
    ) -> Org {
        let level = fields.choice(
            reader,
            "level",
            &OrgLevel::ALL.map(|level| (level, level.id(), None)),
        );
        let district = one(&lookups.districts, reader, fields, "district");
        let parent = one(&lookups.orgs, reader, fields, "parent");
        let (from, until) = life(reader, fields);
        Org {
            level,
            district,
            parent,
            from,
            until,
        }
    }
}
