//! What becomes of an article after it was published: corrected, moved, expired, withdrawn.

use super::{
    address::OldAddress,
    award::list,
    fields::{Fields, Reader},
    yaml::Node,
};
use crate::{
    diagnostic::{Diagnostic, LifeProblem, Place, Spanned},
    text::Date,
};
use serde::{Deserialize, Serialize};

/// The keys of [`Life`] in front matter.
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
    /// When it was corrected.
    pub date: Spanned<Date>,
    /// What was wrong.
    pub text: String,
}

/// An article whose editors have taken it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Why, for readers.
    pub reason: Option<String>,
}

/// What becomes of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// Day of the last change.
    pub updated: Option<Spanned<Date>>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// The last day on which it is shown.
    pub expires: Option<Spanned<Date>>,
    /// Whether it was withdrawn: `status: withdrawn`.
    pub withdrawn: Option<Withdrawal>,
    /// Where it was before.
    pub aliases: Vec<Spanned<OldAddress>>,
    /// What feed readers know it by, when that is not made of its file.
    pub id: Option<Spanned<String>>,
}

impl Life {
    pub(super) fn read(reader: &mut Reader<'_>, fields: &mut Fields) -> Life {
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
    fn read(reader: &mut Reader<'_>, node: Node) -> Option<Correction> {
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
    fn read(reader: &mut Reader<'_>, fields: &mut Fields) -> Option<Withdrawal> {
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

/// A URI (`urn:uuid:…`, `tag:…`, `https://…`), or a word of the editor's own.
fn read_id(reader: &mut Reader<'_>, fields: &mut Fields) -> Option<Spanned<String>> {
    let id = fields.text(reader, "id")?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '^' | '`');
    if id.value.chars().all(plain) {
        return Some(id);
    }
    let value = id.value.clone();
    report(reader, &id, LifeProblem::BadArticleId { value });
    None
}

/// Reports a problem at a text that was read.
fn report<T>(reader: &mut Reader<'_>, at: &Spanned<T>, problem: LifeProblem) {
    let place = Place::at(&reader.path, at.span);
    reader.diagnostics.push(Diagnostic::new(place, problem));
}
