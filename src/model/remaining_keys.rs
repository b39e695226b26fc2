//! Keys that nobody has taken from a map: what they were meant to be.

use super::{
    fields::{FieldReader, Fields},
    synonyms::{MeantKey, meant},
    yaml::YamlValue,
};
use crate::diagnostic::{Diagnostic, FieldProblem, Problem, Rewriting, YamlProblem, in_flow};
use std::{collections::BTreeSet, sync::Arc};

impl Fields {
    /// Takes out and reports keys that belong elsewhere: under another key, or, with none, one level up.
    pub(crate) fn report_misplaced(
        &mut self,
        reader: &mut FieldReader<'_>,
        known: &[&str],
        under: Option<&str>,
    ) {
        for key in self.keys() {
            if known.contains(&key.value.as_str()) {
                self.take(&key.value);
                let problem = FieldProblem::MisplacedKey {
                    key: key.value,
                    under: under.map(str::to_owned),
                };
                reader.report(key.span, problem);
            }
        }
    }

    /// Reports every key that nobody has taken. What is one mistake is told once: a required key under another name is not
    /// missing as well.
    pub(crate) fn finish(self, reader: &mut FieldReader<'_>, known: &[&str]) {
        let mut missing = self.missing(reader);
        if let Some(entry) = self.in_short(known, &missing) {
            self.withdraw(reader, &missing);
            reader.report(self.span, FieldProblem::EntryInShort { entry });
            return;
        }
        let all_known: Arc<str> = known.join(", ").into();
        let mut explained = BTreeSet::new();
        for entry in &self.entries {
            let key = entry.key.value.clone();
            if entry.bare {
                reader.report(entry.key.span, YamlProblem::SplitByComma { key });
                continue;
            }
            let meant = meant(&key, known);
            let rewriting = meant
                .as_ref()
                .filter(|meant| self.is_certain(meant, known))
                .map(|meant| Box::new(Rewriting::of_key(&meant.key)));
            let problem = match meant {
                Some(MeantKey { key: meant, .. }) if missing.remove(&meant) => {
                    explained.insert(meant.clone());
                    FieldProblem::KeyMeans {
                        key,
                        meant,
                        rewriting,
                    }
                }
                nearest => FieldProblem::UnknownKey {
                    key,
                    known: match nearest {
                        Some(_) => "".into(),
                        None => all_known.clone(),
                    },
                    nearest: nearest.map(|meant| meant.key),
                    rewriting,
                },
            };
            reader.report(entry.key.span, problem);
        }
        self.withdraw(reader, &explained);
    }

    /// Whether a key can be written as the one that is meant: there is no doubt, and no other key says the same.
    fn is_certain(&self, meant_here: &MeantKey, known: &[&str]) -> bool {
        let others = self.entries.iter();
        let same = others.filter(|entry| {
            meant(&entry.key.value, known).is_some_and(|other| other.key == meant_here.key)
        });
        meant_here.is_certain && !self.was_written(&meant_here.key) && same.count() == 1
    }

    /// The required keys of this map that were reported as missing.
    fn missing(&self, reader: &FieldReader<'_>) -> BTreeSet<String> {
        let here = reader.place(self.span);
        let told = reader.diagnostics.iter().skip(self.told_before);
        let missing = told
            .filter(|found| found.place == here)
            .filter_map(missing_key);
        missing.map(str::to_owned).collect()
    }

    /// Takes back that these keys are missing from this map.
    fn withdraw(&self, reader: &mut FieldReader<'_>, keys: &BTreeSet<String>) {
        if keys.is_empty() {
            return;
        }
        let here = reader.place(self.span);
        let start = self.told_before.min(reader.diagnostics.len());
        let mut told = reader.diagnostics.split_off(start);
        told.retain(|found| {
            let is_of_these = missing_key(found).is_some_and(|key| keys.contains(key));
            found.place != here || !is_of_these
        });
        reader.diagnostics.append(&mut told);
    }

    /// The entry that is meant by a single line `Công nhân giỏi: 10` or `30/9/2026: sai số`, which has no key of bantin's.
    fn in_short(&self, known: &[&str], missing: &BTreeSet<String>) -> Option<String> {
        let [entry] = &self.entries[..] else {
            return None;
        };
        let value = match &entry.node.value {
            YamlValue::Text(text) => text,
            _ => return None,
        };
        if entry.bare || meant(&entry.key.value, known).is_some() {
            return None;
        }
        let (first, second) = match known {
            _ if known.contains(&"honour") => ("honour", "count"),
            _ if known.contains(&"indicator") => ("indicator", "achieved"),
            ["date", "text"] => ("date", "text"),
            _ => return None,
        };
        if !missing.contains(first) {
            return None;
        }
        let key = in_flow(&entry.key.value);
        Some(format!("{{{first}: {key}, {second}: {}}}", in_flow(value)))
    }
}

/// The required key that is reported as missing.
pub(super) fn missing_key(found: &Diagnostic) -> Option<&str> {
    match &found.problem {
        Problem::Field(
            FieldProblem::MissingField { field } | FieldProblem::MissingChoice { field, .. },
        ) => Some(field),
        _ => None,
    }
}
