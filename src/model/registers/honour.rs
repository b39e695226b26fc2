//! The register `honours`.

use super::reading::{Detail, NamesReader, life};
use crate::{
    model::{
        fields::{FieldReader, Fields},
        kind::{HonourKind, RecipientType},
    },
    text::Date,
};

/// Danh hiệu, hình thức khen thưởng: a title or a form of commendation that can be awarded.
#[derive(Clone, Debug)]
pub struct Honour {
    /// Whether it is a title or a form of commendation.
    pub kind: HonourKind,
    /// Key `for`: who can receive it; anybody when absent.
    pub recipients: Option<RecipientType>,
    /// The first day on which it can be given.
    pub from: Option<Date>,
    /// The last day on which it can be given.
    pub until: Option<Date>,
}

impl Detail for Honour {
    const REGISTER: &'static str = "honours";
    const KNOWN: &'static [&'static str] = &[
        "id", "name", "kind", "for", "from", "until", "aliases", "old_ids",
    ];
    type References<'l> = ();

    fn read(reader: &mut FieldReader<'_>, fields: &mut Fields, _: &NamesReader, _: ()) -> Honour {
        let kind = fields.choice(
            reader,
            "kind",
            &HonourKind::ALL.map(|kind| (kind, kind.id(), None)),
        );
        let recipients = fields.choice(
            reader,
            "for",
            &RecipientType::ALL.map(|kind| (kind, kind.id(), None)),
        );
        let (from, until) = life(reader, fields);
        Honour {
            kind: kind.unwrap_or(HonourKind::Title),
            recipients,
            from,
            until,
        }
    }
}
