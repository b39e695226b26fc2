//! Tổ chức.

use super::{
    District, Key, Lookups,
    reading::{Detail, NamesReader, life, one},
};
use crate::{
    model::{
        fields::{Fields, Reader},
        kind::OrgLevel,
    },
    text::Date,
};

/// Tổ chức: a union or another body.
#[derive(Clone, Debug)]
pub struct Org {
    /// Where it stands.
    pub level: Option<OrgLevel>,
    /// Its district.
    pub district: Option<Key<District>>,
    /// The body above it.
    pub parent: Option<Key<Org>>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Detail for Org {
    const REGISTER: &'static str = "orgs";
    const KNOWN: &'static [&'static str] = &[
        "id", "name", "short", "level", "district", "parent", "from", "until", "aliases", "old_ids",
    ];

    fn read(
        reader: &mut Reader<'_>,
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
