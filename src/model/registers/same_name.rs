//! Districts of one name: since 2025 many communes of different provinces have it. The province tells them apart, in
//! messages and wherever readers see the name.

use super::{District, Key, Register, reading::PendingRegister};
use crate::{
    diagnostic::{Diagnostic, Place, RegisterProblem},
    model::yaml::YamlValue,
    text::{Locale, slug},
};
use std::collections::{BTreeMap, BTreeSet};

impl PendingRegister<'_, District> {
    /// Looks at the names of all districts together: notes what tells those of one name apart, and reports ids that fit
    /// neither level nor name.
    pub(super) fn tell_apart(mut self) -> Self {
        let shared = self.lookup.shared_names();
        let shared: BTreeSet<_> = shared.flat_map(|(_, keys)| keys).copied().collect();
        for key in shared {
            let (full_name, parent) = (self.full_name(key), self.parent_name(key));
            let names: Vec<&str> = [full_name, parent].into_iter().flatten().collect();
            let description = names.join(", ");
            self.lookup.describe(key, description);
        }
        let found: Vec<Diagnostic> = (0..self.entries.len())
            .filter_map(|index| self.wrong_id(Key::new(index)))
            .collect();
        self.reader.diagnostics.extend(found);
        self
    }

    /// Level and name together.
    fn full_name(&self, key: Key<District>) -> Option<&str> {
        let (_, full_name) = self.entries[key.index()].0.level.as_ref()?;
        Some(full_name)
    }

    /// The name of the district that a district is a part of.
    fn parent_name(&self, key: Key<District>) -> Option<&str> {
        let written = self.entries[key.index()].1.value("parent")?;
        let YamlValue::Text(parent) = &written.value else {
            return None;
        };
        let parent = self.lookup.only_named(parent)?;
        let name = self.entries[parent.index()].0.name.as_ref()?;
        Some(&name.value)
    }

    /// Reports an id that differs from level and name. What is advised is free; a district that shares its name may have
    /// an id that goes on: `xa-tan-lap-hoa-son`.
    fn wrong_id(&self, key: Key<District>) -> Option<Diagnostic> {
        let names = &self.entries[key.index()].0;
        let (level, full_name) = names.level.as_ref()?;
        let (id, name) = (names.id.as_ref()?, names.name.as_ref()?);
        let expected = slug(full_name);
        let spelled = slug(&format!("{} {}", level.id, name.value));
        let is_free = |id: &str| self.lookup.with_id(id).is_none_or(|owner| owner == key);
        let goes_on = |short: &str| {
            let rest = id.value.strip_prefix(short);
            rest.is_some_and(|rest| rest.starts_with('-')) && !is_free(short)
        };
        let fits = [&expected, &spelled];
        if fits.into_iter().any(|fit| id.value == *fit || goes_on(fit)) {
            return None;
        }
        let longer = self
            .parent_name(key)
            .map(|parent| format!("{expected}-{}", slug(parent)));
        let expected = [Some(expected), longer]
            .into_iter()
            .flatten()
            .find(|id| is_free(id))?;
        let problem = RegisterProblem::DistrictIdDiffers {
            id: id.value.clone(),
            expected,
        };
        Some(Diagnostic::new(
            Place::at(&self.reader.path, id.span),
            problem,
        ))
    }
}

/// Puts behind the names of districts that are the same what tells them apart: `Xã Tân Lập (Hòa Sơn)`; in one place, the
/// time in which they exist.
pub(super) fn complete_names(districts: &mut Register<District>, locale: &dyn Locale) {
    let place = |districts: &Register<District>, key: Key<District>| {
        let parent = districts[key].parent;
        parent.map(|parent| districts[parent].names.name.clone())
    };
    let life = |districts: &Register<District>, key: Key<District>| {
        let district = &districts[key];
        let day = |date: Option<_>| date.map_or_else(String::new, |date| locale.date(date));
        let is_limited = district.from.is_some() || district.until.is_some();
        is_limited.then(|| format!("{}–{}", day(district.from), day(district.until)))
    };
    add_where_equal(districts, place);
    add_where_equal(districts, life);
}

/// Adds a note in brackets to the names that several districts have.
fn add_where_equal(
    districts: &mut Register<District>,
    note: impl Fn(&Register<District>, Key<District>) -> Option<String>,
) {
    let mut of_name: BTreeMap<String, Vec<Key<District>>> = BTreeMap::new();
    for (key, district) in districts.iter() {
        of_name
            .entry(slug(&district.full_name))
            .or_default()
            .push(key);
    }
    for key in of_name
        .into_values()
        .filter(|keys| keys.len() > 1)
        .flatten()
    {
        if let Some(note) = note(districts, key) {
            let full_name = &mut districts.get_mut(key).full_name;
            *full_name = match full_name.strip_suffix(')') {
                Some(noted) => format!("{noted}, {note})"),
                None => format!("{full_name} ({note})"),
            };
        }
    }
}
