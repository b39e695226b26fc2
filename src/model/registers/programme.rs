//! The register `programmes`.

use super::{
    Key, Lookups, Org, Phase, phase,
    reading::{Detail, NamesReader, one},
};
use crate::model::fields::{FieldReader, Fields};

/// Chương trình: what campaigns of several places take part in.
#[derive(Clone, Debug)]
pub struct Programme {
    /// The organisation that runs it.
    pub org: Option<Key<Org>>,
    /// Giai đoạn: its phases, in the order of the register.
    pub phases: Vec<Phase>,
}

impl Detail for Programme {
    const REGISTER: &'static str = "programmes";
    const KNOWN: &'static [&'static str] =
        &["id", "name", "short", "org", "phases", "aliases", "old_ids"];

    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        lookups: &Lookups,
    ) -> Programme {
        let org = one(&lookups.orgs, reader, fields, "org");
        Programme {
            org,
            phases: phase::read_all(reader, fields, lookups),
        }
    }
}
