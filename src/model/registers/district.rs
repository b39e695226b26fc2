//! The register `districts`.

use super::{
    key::Key,
    reading::{Detail, NamesReader, life, many, one},
    register::Lookup,
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place},
    model::fields::{FieldReader, Fields},
    text::{Date, Level, nearest, slug},
};

/// Địa bàn: an administrative unit with a life span.
#[derive(Clone, Debug)]
pub struct District {
    /// Quận, phường, tỉnh …: a level of the language or one that the site declares.
    pub level: Level,
    /// Level and name together: `Quận Hà Đông`; the province behind it when several have that name.
    pub full_name: String,
    /// The district that it is a part of.
    pub parent: Option<Key<District>>,
    /// The first day on which it exists.
    pub from: Option<Date>,
    /// The last day on which it exists.
    pub until: Option<Date>,
    /// The districts that took its place when it was dissolved.
    pub successors: Vec<Key<District>>,
}

impl Detail for District {
    const REGISTER: &'static str = "districts";
    const KNOWN: &'static [&'static str] = &[
        "id",
        "name",
        "level",
        "parent",
        "from",
        "until",
        "successors",
        "aliases",
        "old_ids",
    ];
    type References<'l> = &'l Lookup<District>;
    const NAMES_RECUR: bool = true;

    /// A district is also found by its level and name together, and its id defaults to their slug.
    fn names(reader: &mut FieldReader<'_>, fields: &mut Fields, names: &mut NamesReader) {
        let Some(level) = read_level(reader, fields) else {
            return;
        };
        let Some(name) = names.name.as_ref().map(|name| name.value.as_str()) else {
            return; // reported already
        };
        let full_name = reader.context.locale.district_name(&level, name);
        names.further.push(full_name.clone());
        names.default_id = Some(slug(&full_name));
        names.level = Some((level, full_name));
    }

    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        names: &NamesReader,
        districts: &Lookup<District>,
    ) -> District {
        let parent = one(districts, reader, fields, "parent");
        let (from, until) = life(reader, fields);
        let successors = many(districts, reader, fields, "successors");
        let (level, full_name) = names.level.clone().unwrap_or_else(|| {
            let stand_in = Level {
                id: String::new(),
                word: String::new(),
                tier: 1,
            };
            (
                stand_in,
                names
                    .name
                    .as_ref()
                    .map_or_else(String::new, |name| name.value.clone()),
            )
        });
        District {
            level,
            full_name,
            parent,
            from,
            until,
            successors,
        }
    }
}

fn read_level(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Option<Level> {
    let levels = &reader.context.levels;
    let ids: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
    let written = fields.required_choice(reader, "level", &ids)?;
    let wanted = slug(&written.value);
    let by_id = levels.iter().find(|level| level.id == wanted);
    if let Some(level) = by_id.or_else(|| levels.iter().find(|level| slug(&level.word) == wanted)) {
        return Some(level.clone());
    }
    let problem = FieldProblem::UnknownChoice {
        field: "level".to_owned(),
        nearest: nearest(&written.value, ids.iter().copied()),
        choices: ids.join(", "),
        value: written.value,
    };
    reader.diagnostics.push(Diagnostic::new(
        Place::at(&reader.path, written.span),
        problem,
    ));
    None
}
