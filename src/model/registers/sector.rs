//! The register `sectors`.

use super::reading::{Detail, NamesReader};
use crate::model::fields::{FieldReader, Fields};

/// Khối: a sector of activity to which campaigns and articles belong.
#[derive(Clone, Debug)]
pub struct Sector;

impl Detail for Sector {
    const REGISTER: &'static str = "sectors";
    const KNOWN: &'static [&'static str] = &["id", "name", "aliases", "old_ids"];
    type References<'l> = ();

    fn read(_: &mut FieldReader<'_>, _: &mut Fields, _: &NamesReader, _: ()) -> Sector {
        Sector
    }
}
