//! What the front matter of an article tells of its life after publication: corrections, moves, expiry, withdrawal.

use super::{
    address::OldAddress,
    award::list,
    fields::{FieldReader, Fields},
    yaml::YamlNode,
};
use crate::{
    diagnostic::{Diagnostic, LifeProblem, Place, Spanned},
    text::Date,
};
use serde::{Deserialize, Serialize};

/// The keys of front matter that [`Life`] is read from.
pub(super) const KEYS: [&str; 7] = [
    "updated",
    "corrections",
    "expires",
    "status",
    "withdrawn_reason",
    "aliases",
    "id",
];

/// Đính chính: what was wrong, and since when it is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The day of the correction.
    pub date: Spanned<Date>,
    /// What was wrong, in words for readers.
    pub text: String,
}

/// An article that its editors have taken back: a notice stands in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Why it was withdrawn, in words for readers (`withdrawn_reason`).
    pub reason: Option<String>,
}

/// The fields of an article that concern its life after publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// Key `updated`: the day of the last change.
    pub updated: Option<Spanned<Date>>,
    /// Key `corrections`, the newest first.
    pub corrections: Vec<Correction>,
    /// Key `expires`: the last day on which the article is shown.
    pub expires: Option<Spanned<Date>>,
    /// Whether it was withdrawn: `status: withdrawn`.
    pub withdrawn: Option<Withdrawal>,
    /// Old addresses, from which readers are sent on to the page.
    pub aliases: Vec<Spanned<OldAddress>>,
    /// Key `id`: the id of its entry in feeds, when that is not to be made of the path of its file.
    pub id: Option<Spanned<String>>,
}

impl Life {
    pub(super) fn read(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Life {
        let updated = fields.date(reader, "updated");
        let mut corrections = list(reader, fields, "corrections", Correction::read);
        // Stable: of two corrections of one day, the one that is written last is the newest.
        corrections.reverse();
        corrections.sort_by(|a, b| a.date.value.newest_first(b.date.value));
        Life {
            updated,
            corrections,
            expires: fields.date(reader, "expires"),
            withdrawn: Withdrawal::read(reader, fields),
            aliases: OldAddress::read_all(reader, fields, "aliases"),
            id: read_id(reader, fields),
        }
    }
}

impl Correction {
    fn read(reader: &mut FieldReader<'_>, node: YamlNode) -> Option<Correction> {
        let mut fields = reader.fields("corrections", node)?;
        let date = fields.required_date(reader, "date");
        let text = fields.required(reader, "text");
        fields.finish(reader, &["date", "text"]);
        Some(Correction {
            date: date?,
            text: text?.value,
        })
    }
}

impl Withdrawal {
    fn read(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Option<Withdrawal> {
        let choices = [(false, "published", None), (true, "withdrawn", None)];
        let withdrawn = fields.choice(reader, "status", &choices) == Some(true);
        let reason = fields.text(reader, "withdrawn_reason");
        match (withdrawn, reason) {
            (true, reason) => Some(Withdrawal {
                reason: reason.map(|reason| reason.value),
            }),
            (false, Some(reason)) => {
                report(reader, &reason, LifeProblem::ReasonWithoutWithdrawal);
                None
            }
            (false, None) => None,
        }
    }
}

/// Reads `id`: a URI (`urn:uuid:…`, `tag:…`, `https://…`), or a word of the editor's own.
fn read_id(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Option<Spanned<String>> {
    let id = fields.text(reader, "id")?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '^' | '`');
    if id.value.chars().all(plain) {
        return Some(id);
    }
    let value = id.value.clone();
    report(reader, &id, LifeProblem::BadArticleId { value });
    None
}

/// Reports a problem at a text of the file.
fn report<T>(reader: &mut FieldReader<'_>, at: &Spanned<T>, problem: LifeProblem) {
    let place = Place::at(&reader.path, at.span);
    reader.diagnostics.push(Diagnostic::new(place, problem));
}
