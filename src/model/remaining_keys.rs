//! Keys that nobody has taken from a map: what they were meant to be.

use super::{
    fields::{FieldReader, Fields},
    synonyms::meant,
    yaml::{YamlValue, in_flow},
};
use crate::diagnostic::{Diagnostic, FieldProblem, Problem, YamlProblem};

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
        if let Some(entry) = self.in_short(known) {
            let here = reader.place(self.span);
            reader
                .diagnostics
                .retain(|found| !(found.place == here && is_missing(found, None)));
            reader.report(self.span, FieldProblem::EntryInShort { entry });
            return;
        }
        for entry in self.entries {
            if entry.bare {
                reader.report(
                    entry.key.span,
                    YamlProblem::SplitByComma {
                        key: entry.key.value,
                    },
                );
                continue;
            }
            let (near, here) = (meant(&entry.key.value, known), reader.place(self.span));
            let missing = near.as_deref().and_then(|near| {
                let mut found = reader.diagnostics.iter();
                found.position(|found| found.place == here && is_missing(found, Some(near)))
            });
            let key = entry.key.value;
            let problem = match (missing, near) {
                (Some(missing), Some(meant)) => {
                    reader.diagnostics.remove(missing);
                    FieldProblem::KeyMeans { key, meant }
                }
                (_, nearest) => FieldProblem::UnknownKey {
                    key,
                    known: match nearest {
                        Some(_) => String::new(),
                        None => known.join(", "),
                    },
                    nearest,
                },
            };
            reader.report(entry.key.span, problem);
        }
    }

    /// The entry that is meant by a single line `Công nhân giỏi: 10` or `30/9/2026: sai số`, which has no key of bantin's.
    fn in_short(&self, known: &[&str]) -> Option<String> {
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
        let key = in_flow(&entry.key.value);
        Some(format!("{{{first}: {key}, {second}: {}}}", in_flow(value)))
    }
}

/// Whether a required key is reported as missing: this one, or any.
pub(super) fn is_missing(found: &Diagnostic, wanted: Option<&str>) -> bool {
    match &found.problem {
        Problem::Field(
            FieldProblem::MissingField { field } | FieldProblem::MissingChoice { field, .. },
        ) => wanted.is_none_or(|wanted| wanted == field),
        _ => false,
    }
}
