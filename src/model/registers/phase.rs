//! Phases, which campaigns and programmes have.

use super::{
    commemoration::Commemoration,
    key::Key,
    period::Period,
    reading::{many, read_old_ids},
    register::Lookup,
};
use crate::{
    diagnostic::{Diagnostic, Place, RegisterProblem, Spanned},
    model::fields::{FieldReader, Fields},
    text::slug,
};
use std::collections::BTreeMap;

/// Đợt of a campaign, giai đoạn of a programme: a part of its time with a name.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Id, unique among the phases of its campaign or programme.
    pub id: String,
    /// Ids that the phase had before; references and addresses with them still lead to it.
    pub old_ids: Vec<Spanned<String>>,
    /// Name as readers see it: `Đợt 1`.
    pub label: String,
    /// The time of the phase, if it is declared.
    pub period: Option<Period>,
    /// Chủ đề: the motto of the phase.
    pub theme: Option<String>,
    /// The commemorations to which the phase is dedicated.
    pub commemorations: Vec<Key<Commemoration>>,
    /// Where the phase is written in the register.
    pub place: Place,
}

const PHASE_KEYS: &[&str] = &[
    "id",
    "old_ids",
    "label",
    "start",
    "end",
    "period",
    "theme",
    "commemorations",
];

/// The phases of an entry, in the order of the register.
pub(super) fn read_all(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    commemorations: &Lookup<Commemoration>,
) -> Vec<Phase> {
    let Some(node) = fields.take("phases") else {
        return Vec::new();
    };
    let mut phases: Vec<Phase> = Vec::new();
    for item in reader.items(node) {
        let Some(mut fields) = reader.fields("phases", item) else {
            continue;
        };
        let phase = read_phase(reader, &mut fields, commemorations);
        fields.finish(reader, PHASE_KEYS);
        let Some(phase) = phase else { continue };
        match phases.iter().find(|other| other.id == phase.id) {
            Some(other) => {
                let problem = RegisterProblem::DuplicateId { id: phase.id };
                reader
                    .diagnostics
                    .push(Diagnostic::new(phase.place, problem).with_other(other.place.clone()));
            }
            None => phases.push(phase),
        }
    }
    report_taken(&mut phases, reader);
    phases
}

/// Reports old ids that another phase has or had.
fn report_taken(phases: &mut [Phase], reader: &mut FieldReader<'_>) {
    let mut taken: BTreeMap<String, Place> = phases
        .iter()
        .map(|phase| (phase.id.clone(), phase.place.clone()))
        .collect();
    for phase in phases {
        phase.old_ids.retain(|old| {
            let place = Place::at(&reader.path, old.span);
            let Some(other) = taken.get(&old.value) else {
                taken.insert(old.value.clone(), place);
                return true;
            };
            let id = old.value.clone();
            let found = Diagnostic::new(place, RegisterProblem::DuplicateId { id });
            reader.diagnostics.push(found.with_other(other.clone()));
            false
        });
    }
}

fn read_phase(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    commemorations: &Lookup<Commemoration>,
) -> Option<Phase> {
    let id = fields.slug(reader, "id");
    let old_ids = read_old_ids(reader, fields);
    let label = fields.required(reader, "label");
    let period = Period::read(reader, fields);
    let theme = fields.plain(reader, "theme");
    let commemorations = many(commemorations, reader, fields, "commemorations");
    let label = label?;
    let id = id.unwrap_or_else(|| Spanned::new(slug(&label.value), label.span));
    let place = Place::at(&reader.path, id.span);
    Some(Phase {
        id: id.value,
        old_ids,
        label: label.value,
        period,
        theme,
        commemorations,
        place,
    })
}
