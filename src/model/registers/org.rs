//! The register `orgs`.

use super::{
    district::District,
    key::Key,
    reading::{Detail, NamesReader, life, one},
    register::Lookup,
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

/// The registers that organisations refer to.
#[derive(Clone, Copy)]
pub(super) struct OrgReferences<'l> {
    pub(super) districts: &'l Lookup<District>,
    pub(super) orgs: &'l Lookup<Org>,
}

impl Detail for Org {
    const REGISTER: &'static str = "orgs";
    const KNOWN: &'static [&'static str] = &[
        "id", "name", "short", "level", "district", "parent", "from", "until", "aliases", "old_ids",
    ];
    type References<'l> = OrgReferences<'l>;

    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        registers: OrgReferences<'_>,
    ) -> Org {
        let level = fields.choice(
            reader,
            "level",
            &OrgLevel::ALL.map(|level| (level, level.id(), None)),
        );
        let district = one(registers.districts, reader, fields, "district");
        let parent = one(registers.orgs, reader, fields, "parent");
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
