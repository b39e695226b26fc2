//! Đợt of a campaign, giai đoạn of a programme.

use super::{Commemoration, Key, Lookups, period::Period, reading::many};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, Spanned},
    model::fields::{Fields, Reader},
    text::slug,
};

/// Đợt of a campaign, giai đoạn of a programme.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Id, unique inside its parent.
    pub id: String,
    /// Label: `Đợt 1`.
    pub label: String,
    /// Its time, if known.
    pub period: Option<Period>,
    /// Chủ đề.
    pub theme: Option<String>,
    /// Congresses it welcomes.
    pub commemorations: Vec<Key<Commemoration>>,
    /// Where it stands.
    pub place: Place,
}

const PHASE_KEYS: &[&str] = &[
    "id",
    "label",
    "start",
    "end",
    "period",
    "theme",
    "commemorations",
];

/// The phases of an entry, in the order of the register.
pub(super) fn read_all(
    reader: &mut Reader<'_>,
    fields: &mut Fields,
    lookups: &Lookups,
) -> Vec<Phase> {
    let Some(node) = fields.take("phases") else {
        return Vec::new();
    };
    let mut phases: Vec<Phase> = Vec::new();
    for item in reader.items(node) {
        let Some(mut fields) = reader.fields("phases", item) else {
            continue;
        };
        let phase = read_phase(reader, &mut fields, lookups);
        fields.finish(reader, PHASE_KEYS);
        let Some(phase) = phase else { continue };
        match phases.iter().find(|other| other.id == phase.id) {
            Some(other) => {
                let problem = Problem::DuplicateId { id: phase.id };
                reader
                    .diagnostics
                    .push(Diagnostic::new(phase.place, problem).with_other(other.place.clone()));
            }
            None => phases.push(phase),
        }
    }
    phases
}

fn read_phase(reader: &mut Reader<'_>, fields: &mut Fields, lookups: &Lookups) -> Option<Phase> {
    let id = fields.slug(reader, "id");
    let label = fields.required(reader, "label");
    let period = Period::read(reader, fields);
    let theme = fields.plain(reader, "theme");
    let commemorations = many(&lookups.commemorations, reader, fields, "commemorations");
    let label = label?;
    let id = id.unwrap_or_else(|| Spanned::new(slug(&label.value), label.span));
    let place = Place::at(&reader.path, id.span);
    Some(Phase {
        id: id.value,
        label: label.value,
        period,
        theme,
        commemorations,
        place,
    })
}
