//! The register `sources`.

use super::reading::{Detail, NamesReader};
use crate::model::{
    fields::{FieldReader, Fields},
    web_address::WebAddress,
};

/// Nguồn: where a text was first printed.
#[derive(Clone, Debug)]
pub struct Source {
    /// Address of the publisher's own site.
    pub url: Option<WebAddress>,
}

impl Detail for Source {
    const REGISTER: &'static str = "sources";
    const KNOWN: &'static [&'static str] = &["id", "name", "short", "url", "aliases", "old_ids"];
    type References<'l> = ();

    fn read(reader: &mut FieldReader<'_>, fields: &mut Fields, _: &NamesReader, _: ()) -> Source {
        Source {
            url: WebAddress::read(reader, fields, "url"),
        }
    }
}
