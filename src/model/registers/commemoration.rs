//! Kỷ niệm.

use super::{
    Lookups,
    reading::{Detail, NamesReader},
};
use crate::{
    model::fields::{Fields, Reader},
    text::Date,
};

/// Kỷ niệm.
#[derive(Clone, Debug)]
pub enum Commemoration {
    /// A founding day, celebrated every year.
    Anniversary {
        /// The founding date; may be partial.
        date: Date,
    },
    /// A congress, held once.
    Congress {
        /// Lần thứ.
        ordinal: Option<u64>,
        /// Nhiệm kỳ.
        term: Option<String>,
        /// When it meets.
        date: Option<Date>,
    },
}

impl Detail for Commemoration {
    const REGISTER: &'static str = "commemorations";
    const KNOWN: &'static [&'static str] = &[
        "id", "name", "kind", "date", "ordinal", "term", "aliases", "old_ids",
    ];
    const NAMES_RECUR: bool = true;

    fn read(
        reader: &mut Reader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        _: &Lookups,
    ) -> Commemoration {
        let kinds = [(false, "anniversary", None), (true, "congress", None)];
        if fields.has("kind") && fields.choice(reader, "kind", &kinds).unwrap_or(true) {
            let date = fields.date(reader, "date").map(|date| date.value);
            let term = fields.plain(reader, "term");
            let ordinal = fields.required_whole(reader, "ordinal");
            return Commemoration::Congress {
                ordinal,
                term,
                date,
            };
        }
        match fields.required_date(reader, "date") {
            Some(date) => Commemoration::Anniversary { date: date.value },
            None => Commemoration::Congress {
                ordinal: None,
                term: None,
                date: None,
            },
        }
    }
}
