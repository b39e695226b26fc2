//! The nested values of front matter: photos, people, commendations, results, commemorations.

use super::{
    fields::{FieldReader, Fields},
    figure::{self, Figure, figure},
    kind::{Qualifier, RecipientType},
    yaml::{YamlNode, YamlValue},
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Problem, Span, Spanned},
    text::{Agreement, Date, Number, compare_percent, slug},
};
use serde::{Deserialize, Serialize};
use std::{cell::Cell, collections::BTreeSet, sync::Arc};

/// Ảnh đại diện: the picture that stands for an article (`photo`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Path of a file or address, as the editor wrote it; `site` resolves it.
    pub src: Spanned<String>,
    /// Caption, as plain text.
    pub caption: Option<String>,
    /// Name of the photographer or agency.
    pub credit: Option<String>,
}

/// Nhân vật: a person whom the article names (`people`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Full name, as plain text.
    pub name: String,
    /// Office that the person holds, as the article words it.
    pub role: Option<String>,
}

/// Người, đơn vị được khen: a person, collective or household that was honoured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Name as the article words it.
    pub name: Spanned<String>,
    /// Unit where a person works; a free text, not looked up in the register `orgs`.
    pub org: Option<String>,
    /// Key `type`: one person, a collective or a household; none when it is not stated.
    pub kind: Option<RecipientType>,
}

/// Khen thưởng: an award that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commendation {
    /// The title or form of commendation: a name of an entry in the register `honours`.
    pub honour: Spanned<String>,
    /// The recipients that are named, which may be fewer than `count`. Shared, because many pages list them.
    pub recipients: Arc<[Recipient]>,
    /// How many received it, as the article states. Fewer than are named is reported.
    pub count: Option<u64>,
    /// How exact `count` is; exact when absent.
    pub qualifier: Option<Qualifier>,
    /// Who gave it: a name in the register `orgs`, or a free text.
    pub by: Option<Spanned<String>>,
    /// For which year or on which day it was given: `date`, else `year`.
    pub date: Option<Date>,
    /// What it was given for, in the words of the article.
    pub reason: Option<String>,
}

/// A percentage as an article states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedPercent {
    /// The percentage: 99.5 for `99,5`.
    pub value: Number,
    /// Decimal digits written: the claim holds to half a unit of the last one.
    pub digits: u32,
    /// Where it is written.
    pub span: Span,
}

/// Kết quả, chỉ tiêu: what was achieved by one indicator, and its target (an item of `results`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultReport {
    /// What was counted, in words. Results with the same slug of it are compared on a board.
    pub indicator: Spanned<String>,
    /// The number that was reached.
    pub achieved: Option<Number>,
    /// The number that was asked for.
    pub target: Option<Spanned<Number>>,
    /// What is counted: `công trình`, `người`.
    pub unit: Option<String>,
    /// How exact `achieved` is.
    pub qualifier: Option<Qualifier>,
    /// The percentage that the article states, which a rule of `lint` compares with the two numbers.
    pub percent: Option<StatedPercent>,
    /// Name of the campaign that the result counts for, when that is not the article's.
    pub campaign: Option<Spanned<String>>,
    /// Name of the programme that the result counts for.
    pub programme: Option<Spanned<String>>,
    /// Phase of that campaign or programme.
    pub phase: Option<Spanned<String>>,
    /// Who set the target: a name in the register `orgs`, or a free text.
    pub assigned_by: Option<Spanned<String>>,
    /// Name of the district that the result belongs to, when it is not the article's.
    pub district: Option<Spanned<String>>,
}

/// Chào mừng kỷ niệm: an entry of the register `commemorations` to which the article is dedicated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommemorationMention {
    /// Name of the entry.
    pub id: Spanned<String>,
    /// The ordinal that the article states (the 95th anniversary). A rule of `lint` checks it.
    pub ordinal: Option<Spanned<u64>>,
    /// The year of the anniversary, when it is not that of the article's date.
    pub year: Option<u64>,
}

impl Photo {
    pub(super) fn read(reader: &mut FieldReader<'_>, node: YamlNode) -> Option<Photo> {
        if let YamlValue::Text(_) = node.value {
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
    pub(super) fn read(reader: &mut FieldReader<'_>, node: YamlNode) -> Option<Person> {
        if let YamlValue::Text(_) = node.value {
            return reader.item("people", node).map(|name| Person {
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
    /// What two recipients must share to count as one: name, unit and type.
    pub fn identity(&self) -> (&str, Option<&str>, Option<RecipientType>) {
        (&self.name.value, self.org.as_deref(), self.kind)
    }

    fn read(reader: &mut FieldReader<'_>, node: YamlNode) -> Option<Recipient> {
        if let YamlValue::Text(_) = node.value {
            let name = reader.item("recipients", node)?;
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
    pub(super) fn read(reader: &mut FieldReader<'_>, node: YamlNode) -> Option<Commendation> {
        let mut fields = reader.fields("commendations", node)?;
        let honour = fields.required(reader, "honour");
        let recipients = list(reader, &mut fields, "recipients", Recipient::read);
        let count = figure::count(reader, &mut fields, "count");
        let (count, before) = count.map_or((None, None), |(count, before)| (Some(count), before));
        let qualifier = qualifier(reader, &mut fields).or(before);
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
    /// Reads the results of an article. Whether `1,200` is asked about, its other figures decide: who writes `60,24` means
    /// decimals by a comma.
    pub(super) fn read_all(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Vec<ResultReport> {
        let has_decimals = Cell::new(false);
        let results = list(reader, fields, "results", |reader, node| {
            ResultReport::read(reader, node, &has_decimals)
        });
        if has_decimals.get() {
            reader.diagnostics.retain(|found| {
                let problem = &found.problem;
                !matches!(
                    problem,
                    Problem::Field(FieldProblem::AmbiguousNumber { .. })
                )
            });
        }
        results
    }

    fn read(
        reader: &mut FieldReader<'_>,
        node: YamlNode,
        has_decimals: &Cell<bool>,
    ) -> Option<ResultReport> {
        let mut fields = reader.fields("results", node)?;
        let indicator = fields.required(reader, "indicator");
        let achieved = figure(reader, &mut fields, "achieved");
        let target = figure(reader, &mut fields, "target");
        let unit = unit(reader, &mut fields, [&achieved, &target]);
        let before = achieved.as_ref().and_then(|figure| figure.qualifier);
        let qualifier = qualifier(reader, &mut fields).or(before);
        let percent = fields
            .number_with_digits(reader, "percent")
            .map(|(number, digits)| StatedPercent {
                value: number.value,
                digits,
                span: number.span,
            });
        let figures = [achieved.as_ref(), target.as_ref()];
        ask_for_thousands(reader, figures, percent.as_ref());
        let mut written = figures.into_iter().flatten();
        if written.any(|figure| figure.has_certain_decimals(reader)) {
            has_decimals.set(true);
        }
        let behind_slash = achieved.as_ref().and_then(|figure| {
            let of = figure.of?;
            Some(Spanned::new(of, figure.span()))
        });
        report_homeless(reader, achieved.as_ref(), target.as_ref());
        let target = target
            .as_ref()
            .map(|figure| Spanned::new(figure.number, figure.span()));
        let achieved = achieved.as_ref().map(|figure| figure.number);
        let campaign = fields.text(reader, "campaign");
        let programme = fields.text(reader, "programme");
        let phase = fields.text(reader, "phase");
        let assigned_by = fields.text(reader, "assigned_by");
        let district = fields.text(reader, "district");
        fields.finish(reader, RESULT_KEYS);
        Some(ResultReport {
            indicator: indicator?,
            achieved,
            target: target.or(behind_slash),
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

/// The unit of a result: as it is written, else as it stands behind a figure.
fn unit(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    figures: [&Option<Figure>; 2],
) -> Option<String> {
    let unit = fields.plain(reader, "unit");
    let figure = figures
        .into_iter()
        .flatten()
        .find(|figure| figure.unit.is_some());
    let behind = figure.and_then(|figure| figure.unit.clone());
    if let (Some(unit), Some(behind), Some(figure)) = (&unit, &behind, figure)
        && (slug(unit) != slug(behind) || (unit == "%") != (behind == "%"))
    {
        let problem = FieldProblem::OtherUnit {
            value: figure.written.value.clone(),
            unit: unit.clone(),
        };
        let place = Place::at(&reader.path, figure.span());
        reader.diagnostics.push(Diagnostic::new(place, problem));
    }
    unit.or(behind)
}

/// Reports what stands beside a figure and has no place in a result: a second number of a target, a word before it, a
/// target behind a slash that differs from the one that is written.
fn report_homeless(
    reader: &mut FieldReader<'_>,
    achieved: Option<&Figure>,
    target: Option<&Figure>,
) {
    let other_target = achieved.filter(|achieved| {
        let of = achieved.of.zip(target);
        of.is_some_and(|(of, target)| of != target.number)
    });
    let crowded = target.filter(|target| target.of.is_some() || target.qualifier.is_some());
    for figure in [other_target, crowded].into_iter().flatten() {
        let problem = FieldProblem::CrowdedNumber {
            number: reader.context.locale.number(figure.number),
            value: figure.written.value.clone(),
        };
        let place = Place::at(&reader.path, figure.span());
        reader.diagnostics.push(Diagnostic::new(place, problem));
    }
}

/// Reports figures that may mean thousands (`1,200`), unless the percentage beside them says what they mean.
fn ask_for_thousands(
    reader: &mut FieldReader<'_>,
    figures: [Option<&Figure>; 2],
    percent: Option<&StatedPercent>,
) {
    let locale = reader.context.locale;
    let readings = figures.map(|figure| {
        let thousands = figure.and_then(|figure| figure.thousands(reader));
        (figure.map(|figure| figure.number), thousands)
    });
    let fits = |achieved: Option<Number>, target: Option<Number>| {
        percent.is_some_and(|percent| {
            let both = achieved.zip(target);
            let agreement = both.and_then(|(achieved, target)| {
                compare_percent(percent.value, percent.digits, achieved, target)
            });
            agreement == Some(Agreement::Fits)
        })
    };
    let [(achieved, _), (target, _)] = readings;
    if fits(achieved, target) {
        return;
    }
    let [achieved_as_thousands, target_as_thousands] =
        readings.map(|(number, thousands)| thousands.or(number));
    let is_thousands = fits(achieved_as_thousands, target_as_thousands);
    for (figure, (_, thousands)) in figures.into_iter().zip(readings) {
        let (Some(figure), Some(thousands)) = (figure, thousands) else {
            continue;
        };
        let (value, thousands) = (figure.written.value.clone(), locale.number(thousands));
        let decimals = locale.number(figure.number);
        let has_three = figure.number.parts().1.len() == 3;
        let problem = match is_thousands {
            true => FieldProblem::MeansThousands { value, thousands },
            false => FieldProblem::AmbiguousNumber {
                value,
                thousands,
                // One digit more has one reading.
                decimals: decimals + if has_three { "0" } else { "" },
            },
        };
        let place = Place::at(&reader.path, figure.span());
        reader.diagnostics.push(Diagnostic::new(place, problem));
    }
}

impl CommemorationMention {
    pub(super) fn read(
        reader: &mut FieldReader<'_>,
        node: YamlNode,
    ) -> Option<CommemorationMention> {
        if let YamlValue::Text(_) = node.value {
            let id = reader.item("commemorations", node)?;
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

fn qualifier(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Option<Qualifier> {
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

/// Reads each item of the list under a key; a single item counts as a list of one, and what `read` rejects is left out.
pub(super) fn list<T>(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    key: &str,
    read: impl Fn(&mut FieldReader<'_>, YamlNode) -> Option<T>,
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
