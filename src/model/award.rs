//! The nested values of front matter: photos, people, commendations, results, commemorations.

use super::{
    fields::{Fields, Reader},
    kind::{Qualifier, RecipientType},
    yaml::{Node, Value},
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Span, Spanned},
    text::{Date, Number},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

/// Ảnh đại diện.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Address as written.
    pub src: Spanned<String>,
    /// Caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

/// Nhân vật.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Office held.
    pub role: Option<String>,
}

/// Người, đơn vị được khen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Name.
    pub name: Spanned<String>,
    /// Where they work.
    pub org: Option<String>,
    /// One person, a collective or a household.
    pub kind: Option<RecipientType>,
}

/// Khen thưởng: an award that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commendation {
    /// What was given.
    pub honour: Spanned<String>,
    /// Who got it, as far as named. They are told of in many places.
    pub recipients: Arc<[Recipient]>,
    /// How many got it, as stated.
    pub count: Option<u64>,
    /// How exact the count is.
    pub qualifier: Option<Qualifier>,
    /// Who gave it: a reference or a free text.
    pub by: Option<Spanned<String>>,
    /// For which year or when, as stated.
    pub date: Option<Date>,
    /// What for.
    pub reason: Option<String>,
}

/// A percentage as an article states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedPercent {
    /// The figure.
    pub value: Number,
    /// Decimal digits written: the claim holds to half a unit of the last one.
    pub digits: u32,
    /// Where it is written.
    pub span: Span,
}

/// Kết quả, chỉ tiêu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultReport {
    /// What was counted.
    pub indicator: Spanned<String>,
    /// What was reached.
    pub achieved: Option<Number>,
    /// What was asked for.
    pub target: Option<Spanned<Number>>,
    /// Unit.
    pub unit: Option<String>,
    /// How exact `achieved` is.
    pub qualifier: Option<Qualifier>,
    /// Percentage as stated.
    pub percent: Option<StatedPercent>,
    /// Campaign it counts for.
    pub campaign: Option<Spanned<String>>,
    /// Programme it counts for.
    pub programme: Option<Spanned<String>>,
    /// Phase of that campaign or programme.
    pub phase: Option<Spanned<String>>,
    /// Who set the target.
    pub assigned_by: Option<Spanned<String>>,
    /// District, when it is not the article's.
    pub district: Option<Spanned<String>>,
}

/// Chào mừng kỷ niệm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommemorationMention {
    /// What is commemorated.
    pub id: Spanned<String>,
    /// Ordinal as stated: a claim to be checked.
    pub ordinal: Option<Spanned<u64>>,
    /// Year meant, when it is not the article's.
    pub year: Option<u64>,
}

impl Photo {
    pub(super) fn read(reader: &mut Reader<'_>, node: Node) -> Option<Photo> {
        if let Value::Text(_) = node.value {
            return reader.text("photo", node).map(|src| Photo {
                src,
                caption: None,
                credit: None,
            });
        }
        let mut fields = reader.fields("photo", node)?;
        let src = fields.required(reader, "src");
        let caption = fields.plain(reader, "caption");
        let credit = fields.plain(reader, "credit");
        fields.finish(reader, &["src", "caption", "credit"]);
        Some(Photo {
            src: src?,
            caption,
            credit,
        })
    }
}

impl Person {
    pub(super) fn read(reader: &mut Reader<'_>, node: Node) -> Option<Person> {
        if let Value::Text(_) = node.value {
            return reader.text("people", node).map(|name| Person {
                name: name.value,
                role: None,
            });
        }
        let mut fields = reader.fields("people", node)?;
        let name = fields.required(reader, "name");
        let role = fields.plain(reader, "role");
        fields.finish(reader, &["name", "role"]);
        Some(Person {
            name: name?.value,
            role,
        })
    }
}

/// How many different recipients a list names. Equal name, unit and type is one recipient; two people of one
/// name in different units are two.
pub fn distinct(recipients: &[Recipient]) -> usize {
    let identities = recipients.iter().map(Recipient::identity);
    identities.collect::<BTreeSet<_>>().len()
}

impl Recipient {
    /// What tells one recipient from another, as far as the words do.
    pub fn identity(&self) -> (&str, Option<&str>, Option<RecipientType>) {
        (&self.name.value, self.org.as_deref(), self.kind)
    }

    fn read(reader: &mut Reader<'_>, node: Node) -> Option<Recipient> {
        if let Value::Text(_) = node.value {
            let name = reader.text("recipients", node)?;
            return Some(Recipient {
                name,
                org: None,
                kind: None,
            });
        }
        let mut fields = reader.fields("recipients", node)?;
        let name = fields.required(reader, "name");
        let org = fields.plain(reader, "org");
        let kind = fields.choice(
            reader,
            "type",
            &RecipientType::ALL.map(|kind| (kind, kind.id(), None)),
        );
        fields.finish(reader, &["name", "org", "type"]);
        Some(Recipient {
            name: name?,
            org,
            kind,
        })
    }
}

const COMMENDATION_KEYS: &[&str] = &[
    "honour",
    "recipients",
    "count",
    "qualifier",
    "by",
    "year",
    "date",
    "reason",
];

impl Commendation {
    pub(super) fn read(reader: &mut Reader<'_>, node: Node) -> Option<Commendation> {
        let mut fields = reader.fields("commendations", node)?;
        let honour = fields.required(reader, "honour");
        let recipients = list(reader, &mut fields, "recipients", Recipient::read);
        let count = fields.whole(reader, "count");
        let qualifier = qualifier(reader, &mut fields);
        let by = fields.text(reader, "by");
        let (year, date) = (fields.date(reader, "year"), fields.date(reader, "date"));
        let reason = fields.plain(reader, "reason");
        fields.finish(reader, COMMENDATION_KEYS);
        let named = distinct(&recipients);
        if let Some(count) = &count
            && count.value < named as u64
        {
            let problem = FieldProblem::CountBelowRecipients {
                count: count.value,
                recipients: named,
            };
            reader.diagnostics.push(Diagnostic::new(
                Place::at(&reader.path, count.span),
                problem,
            ));
        }
        Some(Commendation {
            honour: honour?,
            recipients: recipients.into(),
            count: count.map(|count| count.value),
            qualifier,
            by,
            date: date.or(year).map(|date| date.value),
            reason,
        })
    }
}

const RESULT_KEYS: &[&str] = &[
    "indicator",
    "achieved",
    "target",
    "unit",
    "qualifier",
    "percent",
    "campaign",
    "programme",
    "phase",
    "assigned_by",
    "district",
];

impl ResultReport {
    pub(super) fn read(reader: &mut Reader<'_>, node: Node) -> Option<ResultReport> {
        let mut fields = reader.fields("results", node)?;
        let indicator = fields.required(reader, "indicator");
        let achieved = fields.number(reader, "achieved").map(|number| number.value);
        let target = fields.number(reader, "target");
        let unit = fields.plain(reader, "unit");
        let qualifier = qualifier(reader, &mut fields);
        let percent = fields
            .number_with_digits(reader, "percent")
            .map(|(number, digits)| StatedPercent {
                value: number.value,
                digits,
                span: number.span,
            });
        let campaign = fields.text(reader, "campaign");
        let programme = fields.text(reader, "programme");
        let phase = fields.text(reader, "phase");
        let assigned_by = fields.text(reader, "assigned_by");
        let district = fields.text(reader, "district");
        fields.finish(reader, RESULT_KEYS);
        Some(ResultReport {
            indicator: indicator?,
            achieved,
            target,
            unit,
            qualifier,
            percent,
            campaign,
            programme,
            phase,
            assigned_by,
            district,
        })
    }
}

impl CommemorationMention {
    pub(super) fn read(reader: &mut Reader<'_>, node: Node) -> Option<CommemorationMention> {
        if let Value::Text(_) = node.value {
            let id = reader.text("commemorations", node)?;
            return Some(CommemorationMention {
                id,
                ordinal: None,
                year: None,
            });
        }
        let mut fields = reader.fields("commemorations", node)?;
        let id = fields.required(reader, "id");
        let ordinal = fields.whole(reader, "ordinal");
        let year = fields.whole(reader, "year").map(|year| year.value);
        fields.finish(reader, &["id", "ordinal", "year"]);
        Some(CommemorationMention {
            id: id?,
            ordinal,
            year,
        })
    }
}

fn qualifier(reader: &mut Reader<'_>, fields: &mut Fields) -> Option<Qualifier> {
    let words = reader.context.strings.qualifiers.clone();
    let choices = Qualifier::ALL.map(|qualifier| {
        (
            qualifier,
            qualifier.id(),
            words.get(qualifier.id()).map(String::as_str),
        )
    });
    fields.choice(reader, "qualifier", &choices)
}

/// The items of a list, each read by `read`; a single item counts as a list of one.
pub(super) fn list<T>(
    reader: &mut Reader<'_>,
    fields: &mut Fields,
    key: &str,
    read: impl Fn(&mut Reader<'_>, Node) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.take(key) else {
        return Vec::new();
    };
    reader
        .items(node)
        .into_iter()
        .filter_map(|item| read(reader, item))
        .collect()
}
