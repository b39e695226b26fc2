//! The register `commemorations`.

use super::reading::{Detail, NamesReader};
use crate::{
    model::fields::{FieldReader, Fields},
    text::Date,
};

/// Kỷ niệm: an anniversary or a congress to which campaigns and articles are dedicated.
#[derive(Clone, Debug)]
pub enum Commemoration {
    /// A founding day, celebrated every year.
    Anniversary {
        /// The founding date; a year or a month is enough.
        date: Date,
    },
    /// A congress, held once.
    Congress {
        /// Lần thứ: which congress it is. None when it is not written, which is reported.
        ordinal: Option<u64>,
        /// Nhiệm kỳ: the term that the congress opens, as written.
        term: Option<String>,
        /// When the congress meets, if known.
        date: Option<Date>,
    },
}

impl Detail for Commemoration {
    const REGISTER: &'static str = "commemorations";
    const KNOWN: &'static [&'static str] = &[
        "id", "name", "kind", "date", "ordinal", "term", "aliases", "old_ids",
    ];
    type References<'l> = ();
    const NAMES_RECUR: bool = true;

    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        _: (),
    ) -> Commemoration {
        let kinds = [(false, "anniversary", None), (true, "congress", None)];
        let is_named = fields.has("kind");
        let kind = fields.choice(reader, "kind", &kinds);
        if is_named && kind.is_none() {
            // Which of the other keys it needs nobody can say.
            for key in ["date", "term", "ordinal"] {
                fields.take(key);
            }
            return Commemoration::Congress {
                ordinal: None,
                term: None,
                date: None,
            };
        }
        if kind == Some(true) {
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
