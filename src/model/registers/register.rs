//! A register: entries in the order of their file, found by any of their names.

use super::key::Key;
use crate::{
    diagnostic::{Diagnostic, Place, ReferenceProblem, SourcePath, Spanned},
    text::{nearest, slug},
};
use std::{
    collections::BTreeMap,
    ops::{Deref, Index},
    slice,
};

/// What the entries of every register have: names and a place.
#[derive(Clone, Debug)]
pub struct EntryNames {
    /// Id, which addresses are made of and front matter may name.
    pub id: String,
    /// Name as readers see it.
    pub name: String,
    /// Short name, if any.
    pub short: Option<String>,
    /// Other names by which it is referred to.
    pub aliases: Vec<String>,
    /// Ids that it had before: what names them, and the addresses made of them, still lead here.
    pub old_ids: Vec<Spanned<String>>,
    /// Where the entry is written.
    pub place: Place,
}

/// An entry of a register.
#[derive(Clone, Debug)]
pub struct RegisterEntry<T> {
    /// Id, names and place.
    pub names: EntryNames,
    /// What only entries of this register have; the entry dereferences to it.
    pub detail: T,
}

impl<T> Deref for RegisterEntry<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.detail
    }
}

/// The entries of one register after both passes.
#[derive(Clone, Debug)]
pub struct Register<T> {
    entries: Vec<RegisterEntry<T>>,
    lookup: Lookup<T>,
}

impl<T> Register<T> {
    pub(super) fn new(entries: Vec<RegisterEntry<T>>, lookup: Lookup<T>) -> Register<T> {
        Register { entries, lookup }
    }

    /// Every entry with its key, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (Key<T>, &RegisterEntry<T>)> {
        self.entries
            .iter()
            .enumerate()
            .map(|(index, entry)| (Key::new(index), entry))
    }

    /// Every key, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = Key<T>> + use<T> {
        (0..self.entries.len()).map(Key::new)
    }

    /// Finishes every entry; only while registers are read.
    pub(super) fn change(&mut self, mut change: impl FnMut(&mut T)) {
        self.entries
            .iter_mut()
            .for_each(|entry| change(&mut entry.detail));
    }

    pub(super) fn get_mut(&mut self, key: Key<T>) -> &mut T {
        &mut self.entries[key.index()].detail
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the register has no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Finds entries of this register by name.
    pub fn lookup(&self) -> &Lookup<T> {
        &self.lookup
    }
}

impl<T> Index<Key<T>> for Register<T> {
    type Output = RegisterEntry<T>;

    fn index(&self, key: Key<T>) -> &RegisterEntry<T> {
        &self.entries[key.index()]
    }
}

/// Finds an entry by the slug of its id, name, short name, level and name, or alias.
#[derive(Clone, Debug)]
pub struct Lookup<T> {
    register: &'static str,
    ids: Vec<String>,
    by_id: BTreeMap<String, Key<T>>,
    by_name: BTreeMap<String, Vec<Key<T>>>,
    /// What tells entries apart that share a name: `Xã Tân Lập, Hòa Sơn`.
    descriptions: BTreeMap<Key<T>, String>,
    /// Whether the register could not be read: then nobody can say what is in it.
    lost: bool,
}

/// Why a reference names no entry.
pub enum Unresolved {
    /// No entry has this name.
    Unknown(ReferenceProblem),
    /// Several entries have this name.
    Ambiguous(ReferenceProblem),
    /// The register could not be read, which is reported already.
    Lost,
}

impl<T> Lookup<T> {
    pub(super) fn new(register: &'static str, lost: bool) -> Lookup<T> {
        Lookup {
            register,
            ids: Vec::new(),
            by_id: BTreeMap::new(),
            by_name: BTreeMap::new(),
            descriptions: BTreeMap::new(),
            lost,
        }
    }

    /// Adds the next entry under its id and further names. Returns an entry that has the id already.
    pub(super) fn add<'n>(
        &mut self,
        id: &str,
        names: impl Iterator<Item = &'n str>,
    ) -> Option<Key<T>> {
        let key = Key::new(self.ids.len());
        self.ids.push(id.to_owned());
        for name in names {
            let keys = self.by_name.entry(slug(name)).or_default();
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        match self.by_id.get(id) {
            Some(&first) => Some(first),
            None => {
                self.by_id.insert(id.to_owned(), key);
                None
            }
        }
    }

    /// Adds an id that the entry at a position had before. Returns the entry that has or had the id already.
    pub(super) fn add_old_id(&mut self, id: &str, position: usize) -> Option<Key<T>> {
        let taken = self.by_id.get(id).copied();
        if taken.is_none() {
            self.by_id.insert(id.to_owned(), Key::new(position));
        }
        taken
    }

    /// Says what tells an entry from others of the same name.
    pub(super) fn describe(&mut self, key: Key<T>, description: String) {
        self.descriptions.insert(key, description);
    }

    /// The entry that has or had an id.
    pub(super) fn with_id(&self, id: &str) -> Option<Key<T>> {
        self.by_id.get(id).copied()
    }

    /// Names that belong to several entries.
    pub(super) fn shared_names(&self) -> impl Iterator<Item = (&str, &[Key<T>])> {
        self.by_name
            .iter()
            .filter(|(_, keys)| keys.len() > 1)
            .map(|(name, keys)| (name.as_str(), keys.as_slice()))
    }

    /// The entry that has an id, or all that have a name. A name may look like the id of one and be that of several.
    pub fn named(&self, value: &str) -> &[Key<T>] {
        if self.ids.is_empty() {
            return &[];
        }
        let by_id = |id: &str| self.by_id.get(id).map(slice::from_ref);
        if let Some(key) = by_id(value) {
            return key;
        }
        let wanted = slug(value);
        match self.by_name.get(&wanted).map(Vec::as_slice) {
            Some(several @ [_, _, ..]) => several,
            by_name => by_id(&wanted).or(by_name).unwrap_or_default(),
        }
    }

    /// Whether a name of an entry begins like a text: with the same two words, or the same abbreviation (`LĐLĐ`).
    pub fn has_alike(&self, value: &str) -> bool {
        let first = value.split_whitespace().next().unwrap_or("");
        let is_abbreviation = first.chars().all(char::is_uppercase) && first.chars().count() > 2;
        let wanted = slug(value);
        let words = wanted.split('-').take(if is_abbreviation { 1 } else { 2 });
        let beginning = words.collect::<Vec<_>>().join("-");
        let after = self.by_name.range(beginning.clone()..);
        let mut alike = after.take_while(|(name, _)| name.starts_with(&beginning));
        alike.any(|(name, _)| {
            let rest = &name[beginning.len()..];
            rest.is_empty() || rest.starts_with('-')
        })
    }

    /// The entry that a text names; none also when several have the name.
    pub fn only_named(&self, value: &str) -> Option<Key<T>> {
        match self.named(value) {
            [key] => Some(*key),
            _ => None,
        }
    }

    /// The entry that a reference names.
    ///
    /// # Errors
    /// When none or several have the name.
    pub fn resolve(&self, value: &str) -> Result<Key<T>, Unresolved> {
        match self.named(value) {
            [key] => Ok(*key),
            [] if self.lost => Err(Unresolved::Lost),
            [] if self.ids.is_empty() => {
                Err(Unresolved::Unknown(ReferenceProblem::EmptyRegister {
                    register: self.register.into(),
                    value: value.to_owned(),
                }))
            }
            [] => Err(Unresolved::Unknown(ReferenceProblem::UnknownReference {
                register: self.register.into(),
                value: value.to_owned(),
                nearest: self.nearest(value),
            })),
            keys => Err(Unresolved::Ambiguous(
                ReferenceProblem::AmbiguousReference {
                    value: value.to_owned(),
                    candidates: keys
                        .iter()
                        .map(|&key| self.described(key))
                        .collect::<Vec<_>>()
                        .join(", "),
                },
            )),
        }
    }

    /// The id of an entry, with what tells it from others of the same name.
    fn described(&self, key: Key<T>) -> String {
        let id = &self.ids[key.index()];
        match self.descriptions.get(&key) {
            Some(description) => format!("{id} ({description})"),
            None => id.clone(),
        }
    }

    /// The id of the entry that a reference was probably meant to name, told by its id or by any of its names.
    fn nearest(&self, value: &str) -> Option<String> {
        let ids = self.ids.iter().map(String::as_str);
        let near = nearest(value, ids.chain(self.by_name.keys().map(String::as_str)))?;
        match self.by_name.get(&near).and_then(|keys| keys.first()) {
            Some(key) if !self.by_id.contains_key(&near) => Some(self.ids[key.index()].clone()),
            _ => Some(near),
        }
    }

    /// The entry that a reference in a file names, with a report when there is none.
    pub fn find(
        &self,
        reference: &Spanned<String>,
        path: &SourcePath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Key<T>> {
        match self.resolve(&reference.value) {
            Ok(key) => Some(key),
            Err(Unresolved::Lost) => None,
            Err(Unresolved::Unknown(problem) | Unresolved::Ambiguous(problem)) => {
                diagnostics.push(Diagnostic::new(Place::at(path, reference.span), problem));
                None
            }
        }
    }

    /// All entries that references in a file name, each once, with a report for those that do not exist.
    pub fn find_all(
        &self,
        references: &[Spanned<String>],
        path: &SourcePath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Key<T>> {
        let found = self.find_places(references, path, diagnostics);
        found.into_iter().map(|found| found.value).collect()
    }

    /// As [`find_all`](Lookup::find_all), each with the place where it is first named.
    pub fn find_places(
        &self,
        references: &[Spanned<String>],
        path: &SourcePath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Spanned<Key<T>>> {
        let mut keys: Vec<Spanned<Key<T>>> = Vec::with_capacity(references.len());
        for reference in references {
            if let Some(key) = self.find(reference, path, diagnostics)
                && keys.iter().all(|other| other.value != key)
            {
                keys.push(Spanned::new(key, reference.span));
            }
        }
        keys
    }
}
