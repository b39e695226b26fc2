//! The register `programmes`.

use super::{
    commemoration::Commemoration,
    key::Key,
    org::Org,
    phase::{self, Phase},
    reading::{Detail, NamesReader, one},
    register::Lookup,
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

/// The registers that programmes refer to.
#[derive(Clone, Copy)]
pub(super) struct ProgrammeReferences<'l> {
    pub(super) orgs: &'l Lookup<Org>,
    pub(super) commemorations: &'l Lookup<Commemoration>,
}

impl Detail for Programme {
    const REGISTER: &'static str = "programmes";
    const KNOWN: &'static [&'static str] =
        &["id", "name", "short", "org", "phases", "aliases", "old_ids"];
    type References<'l> = ProgrammeReferences<'l>;

    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        registers: ProgrammeReferences<'_>,
    ) -> Programme {
        let org = one(registers.orgs, reader, fields, "org");
        Programme {
            org,
            phases: phase::read_all(reader, fields, registers.commemorations),
        }
    }
}
