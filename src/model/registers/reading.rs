//! Reading registers in two passes: first every entry's names, so that references can be found in any
//! order and across files; then everything else. No entry is ever half made.

use super::{
    key::Key,
    register::{EntryNames, Lookup, Register, RegisterEntry},
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, RegisterProblem, Spanned},
    model::{
        bad_name::bad_id,
        examples::register_entry,
        fields::{FieldReader, Fields},
        yaml::{YamlNode, YamlValue},
    },
    text::{Date, Level, is_slug, slug},
};

/// What the entries of one register have besides their names.
pub(super) trait Detail: Sized {
    /// Name of the register: `districts`.
    const REGISTER: &'static str;
    /// The keys that an entry may have.
    const KNOWN: &'static [&'static str];
    /// The lookups of the registers that an entry refers to.
    type References<'l>: Copy;
    /// Whether several entries may have one name (a campaign recurs every year).
    const NAMES_RECUR: bool = false;

    /// First pass: adds further names of an entry, and an id where none is written.
    fn names(_: &mut FieldReader<'_>, _: &mut Fields, _: &mut NamesReader) {}

    /// Second pass. What is missing or wrong is reported, and something harmless stands in for it, so that
    /// references to the entry are not reported as well.
    fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        names: &NamesReader,
        references: Self::References<'_>,
    ) -> Self;
}

/// The names of an entry as the first pass finds them.
#[derive(Clone, Debug)]
pub(super) struct NamesReader {
    pub(super) id: Option<Spanned<String>>,
    pub(super) name: Option<Spanned<String>>,
    pub(super) short: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) old_ids: Vec<Spanned<String>>,
    pub(super) further: Vec<String>,
    pub(super) default_id: Option<String>,
    /// Level and full name, for a district.
    pub(super) level: Option<(Level, String)>,
    place: Place,
}

impl NamesReader {
    fn read<T: Detail>(reader: &mut FieldReader<'_>, fields: &mut Fields) -> NamesReader {
        let id = fields.slug(reader, "id");
        let name = fields.required(reader, "name");
        let short = T::KNOWN
            .contains(&"short")
            .then(|| fields.plain(reader, "short"))
            .flatten();
        let aliases = fields
            .texts(reader, "aliases")
            .into_iter()
            .map(|alias| alias.value)
            .collect();
        let old_ids = read_old_ids(reader, fields);
        let place = match id.as_ref().or(name.as_ref()) {
            Some(text) => Place::at(&reader.path, text.span),
            None => reader.place(fields.span),
        };
        let mut names = NamesReader {
            id,
            name,
            short,
            aliases,
            old_ids,
            further: Vec::new(),
            default_id: None,
            level: None,
            place,
        };
        T::names(reader, fields, &mut names);
        names
    }

    fn id(&self) -> String {
        let named = || slug(self.name.as_ref().map_or("", |name| &name.value));
        match &self.id {
            Some(id) => id.value.clone(),
            None => self.default_id.clone().unwrap_or_else(named),
        }
    }

    fn names(&self) -> EntryNames {
        EntryNames {
            id: self.id(),
            name: self
                .name
                .as_ref()
                .map_or_else(String::new, |name| name.value.clone()),
            short: self.short.clone(),
            aliases: self.aliases.clone(),
            old_ids: self.old_ids.clone(),
            place: self.place.clone(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let name = self.name.iter().map(|name| name.value.as_str());
        name.chain(self.short.as_deref())
            .chain(self.aliases.iter().map(String::as_str))
            .chain(self.further.iter().map(String::as_str))
    }
}

/// What the site has of a register before it is read.
pub(crate) enum RawRegister {
    /// The YAML of its entries.
    Entries(YamlNode),
    /// The site has no such register.
    Absent,
    /// Its file cannot be read, which is reported.
    Lost,
}

/// A register after the first pass.
pub(super) struct PendingRegister<'a, T> {
    pub(super) reader: FieldReader<'a>,
    pub(super) entries: Vec<(NamesReader, Fields)>,
    pub(super) lookup: Lookup<T>,
}

impl<'a, T: Detail> PendingRegister<'a, T> {
    /// First pass over the entries of a register: notes their names.
    pub(super) fn new(mut reader: FieldReader<'a>, raw: RawRegister) -> PendingRegister<'a, T> {
        let (node, lost) = match raw {
            RawRegister::Entries(node) => (Some(node), false),
            RawRegister::Absent => (None, false),
            RawRegister::Lost => (None, true),
        };
        let mut entries: Vec<(NamesReader, Fields)> = Vec::new();
        let mut lookup = Lookup::new(T::REGISTER, lost);
        for item in node.map(|node| reader.items(node)).unwrap_or_default() {
            if let YamlValue::Text(name) = &item.value {
                let problem = FieldProblem::TextForEntry {
                    field: T::REGISTER.to_owned(),
                    entry: register_entry(name),
                };
                reader.report(item.span, problem);
                continue;
            }
            let Some(mut fields) = reader.fields(T::REGISTER, item) else {
                continue;
            };
            let names = NamesReader::read::<T>(&mut reader, &mut fields);
            let id = names.id();
            if id.is_empty() {
                continue; // the missing name is reported already
            }
            if let Some(first) = lookup.add(&id, names.all()) {
                let other = entries[first.index()].0.place.clone();
                let problem = RegisterProblem::DuplicateId { id };
                reader
                    .diagnostics
                    .push(Diagnostic::new(names.place.clone(), problem).with_other(other));
            }
            entries.push((names, fields));
        }
        let mut pending = PendingRegister {
            reader,
            entries,
            lookup,
        };
        pending.add_old_ids();
        if T::NAMES_RECUR {
            pending
        } else {
            pending.report_shared_names()
        }
    }

    /// Notes the ids that entries had before. An id that another entry has or had is reported.
    fn add_old_ids(&mut self) {
        let places: Vec<Place> = self
            .entries
            .iter()
            .map(|(names, _)| names.place.clone())
            .collect();
        for (position, (names, _)) in self.entries.iter_mut().enumerate() {
            names.old_ids.retain(|old| {
                let Some(taken) = self.lookup.add_old_id(&old.value, position) else {
                    return true;
                };
                let problem = RegisterProblem::DuplicateId {
                    id: old.value.clone(),
                };
                let place = Place::at(&self.reader.path, old.span);
                let found = Diagnostic::new(place, problem);
                let found = found.with_other(places[taken.index()].clone());
                self.reader.diagnostics.push(found);
                false
            });
        }
    }

    fn report_shared_names(mut self) -> Self {
        let name = |key: Key<T>| self.entries[key.index()].0.id();
        let mut found = Vec::new();
        for (shared, keys) in self.lookup.shared_names() {
            let [first, second, ..] = keys else { continue };
            let (a, b) = (name(*first), name(*second));
            if a == b {
                continue; // reported as a duplicate id
            }
            let problem = RegisterProblem::NameTakenTwice {
                name: shared.to_owned(),
                first: a,
                second: b,
            };
            let place = |key: &Key<T>| self.entries[key.index()].0.place.clone();
            found.push(Diagnostic::new(place(second), problem).with_other(place(first)));
        }
        self.reader.diagnostics.extend(found);
        self
    }

    /// The lookup of the register, which the second pass of all registers uses.
    pub(super) fn lookup(&self) -> Lookup<T>
    where
        T: Clone,
    {
        self.lookup.clone()
    }

    /// Second pass over the entries: reads everything but their names.
    pub(super) fn finish(
        self,
        references: T::References<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Register<T> {
        let PendingRegister {
            mut reader,
            entries,
            lookup,
        } = self;
        let mut complete = Vec::with_capacity(entries.len());
        for (names, mut fields) in entries {
            let detail = T::read(&mut reader, &mut fields, &names, references);
            fields.finish(&mut reader, T::KNOWN);
            complete.push(RegisterEntry {
                names: names.names(),
                detail,
            });
        }
        diagnostics.extend(reader.diagnostics);
        Register::new(complete, lookup)
    }
}

/// `old_ids`: the ids that an entry had before.
pub(super) fn read_old_ids(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
) -> Vec<Spanned<String>> {
    let mut ids = fields.texts(reader, "old_ids");
    ids.retain(|id| {
        let is_id = is_slug(&id.value);
        if !is_id {
            let problem = bad_id(id.value.clone());
            let place = Place::at(&reader.path, id.span);
            reader.diagnostics.push(Diagnostic::new(place, problem));
        }
        is_id
    });
    ids
}

/// `from` and `until`: the days between which an entry exists.
pub(super) fn life(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
) -> (Option<Date>, Option<Date>) {
    let (from, until) = (fields.date(reader, "from"), fields.date(reader, "until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value.interval().last < from.value.interval().first
    {
        let locale = reader.context.locale;
        let problem = RegisterProblem::EndBeforeStart {
            start: locale.date(from.value),
            end: locale.date(until.value),
        };
        reader.diagnostics.push(Diagnostic::new(
            Place::at(&reader.path, until.span),
            problem,
        ));
    }
    (from.map(|date| date.value), until.map(|date| date.value))
}

/// Reads a reference to one entry; what names none is reported.
pub(super) fn one<T>(
    lookup: &Lookup<T>,
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    key: &str,
) -> Option<Key<T>> {
    let reference = fields.text(reader, key)?;
    lookup.find(&reference, &reader.path.clone(), &mut reader.diagnostics)
}

/// Reads references to several entries; those that name none are reported.
pub(super) fn many<T>(
    lookup: &Lookup<T>,
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    key: &str,
) -> Vec<Key<T>> {
    let references = fields.texts(reader, key);
    lookup.find_all(&references, &reader.path.clone(), &mut reader.diagnostics)
}
