//! Taking a map of YAML apart, field by field. A wrong field is reported and left out; the next one is
//! read all the same.

use super::{
    bad_name::{bad_id, bad_slug},
    context::Context,
    examples::example_entry,
    round_quotes,
    yaml::{MapEntry, YamlNode, YamlValue},
};
use crate::{
    diagnostic::{
        Diagnostic, FieldProblem, Place, Problem, Rewriting, Shape, SourcePath, Span, Spanned,
        YamlProblem,
    },
    text::{Number, is_slug, meant_number, nearest, slug},
};
use std::collections::BTreeMap;

/// Where the fields of one file report what is wrong with them. `shift` is the byte of the file at which its YAML
/// begins.
pub(crate) struct FieldReader<'a> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) path: SourcePath,
    pub(crate) shift: usize,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'a> FieldReader<'a> {
    pub(crate) fn new(
        context: &'a Context<'a>,
        path: &SourcePath,
        shift: usize,
    ) -> FieldReader<'a> {
        FieldReader {
            context,
            path: path.clone(),
            shift,
            diagnostics: Vec::new(),
        }
    }

    /// Reports a problem at a span of the YAML.
    pub(crate) fn report(&mut self, span: Span, problem: impl Into<Problem>) {
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::new(place, problem));
    }

    /// Reports problems, each at a span of the YAML.
    pub(crate) fn report_all(&mut self, problems: Vec<(Span, impl Into<Problem>)>) {
        for (span, problem) in problems {
            self.report(span, problem);
        }
    }

    /// The place in the file of a span of the YAML.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place::at(&self.path, span.shift(self.shift))
    }

    /// The fields of a map; none, with a report, when the node is something else.
    pub(crate) fn fields(&mut self, name: &str, node: YamlNode) -> Option<Fields> {
        let (found, span) = (node.shape(), node.span);
        match node.value {
            YamlValue::Map(entries) => Some(Fields::new(self, entries, span)),
            YamlValue::Text(text) => {
                match example_entry(name, &text) {
                    Some(entry) => {
                        let field = name.to_owned();
                        self.report(span, FieldProblem::TextForEntry { field, entry });
                    }
                    None => self.wrong_shape(name, span, Shape::Map, found),
                }
                None
            }
            YamlValue::Empty | YamlValue::List(_) => {
                self.wrong_shape(name, span, Shape::Map, found);
                None
            }
        }
    }

    /// The items of a list; a single value counts as a list of one.
    pub(crate) fn items(&mut self, node: YamlNode) -> Vec<YamlNode> {
        match node.value {
            YamlValue::List(items) => items,
            YamlValue::Empty => Vec::new(),
            YamlValue::Text(_) | YamlValue::Map(_) => vec![node],
        }
    }

    /// A number that is not negative; a sign of percent behind it is no part of it. What is none is reported.
    pub(crate) fn number(&mut self, key: &str, text: &Spanned<String>) -> Option<Spanned<Number>> {
        let locale = self.context.locale;
        let written = text.value.trim_end_matches('%').trim_end();
        if let Some(number) = locale.parse_number(written) {
            return Some(Spanned::new(number, text.span));
        }
        let value = text.value.clone();
        let positive = written
            .strip_prefix('-')
            .and_then(|rest| locale.parse_number(rest));
        let problem = match positive {
            Some(_) => FieldProblem::NegativeNumber { value },
            None => FieldProblem::BadNumber {
                rewriting: meant_number(written, locale).map(|number| {
                    let behind = &value[written.len()..];
                    Rewriting::of_value(key, &(locale.number(number) + behind))
                }),
                value,
            },
        };
        self.diagnostics
            .push(Diagnostic::new(Place::at(&self.path, text.span), problem));
        None
    }

    pub(super) fn wrong_shape(&mut self, field: &str, span: Span, expected: Shape, found: Shape) {
        self.report(
            span,
            FieldProblem::WrongShape {
                field: field.to_owned(),
                expected,
                found,
            },
        );
    }
}

/// The keys of one map with their values, without those that were taken already.
pub(crate) struct Fields {
    pub(super) entries: Vec<MapEntry>,
    pub(crate) span: Span,
    /// How many problems were reported before anything was said of this map.
    pub(super) told_before: usize,
    /// Every key of the map, also those that were taken.
    written: BTreeMap<String, Span>,
}

impl Fields {
    fn new(reader: &mut FieldReader<'_>, entries: Vec<MapEntry>, span: Span) -> Fields {
        let told_before = reader.diagnostics.len();
        let mut kept: Vec<MapEntry> = Vec::with_capacity(entries.len());
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for entry in entries {
            match seen.get(&entry.key.value) {
                Some(first) => {
                    let (here, there) = (reader.place(entry.key.span), reader.place(*first));
                    let problem = YamlProblem::DuplicateKey {
                        key: entry.key.value,
                    };
                    reader
                        .diagnostics
                        .push(Diagnostic::new(here, problem).with_other(there));
                }
                None => {
                    seen.insert(entry.key.value.clone(), entry.key.span);
                    kept.push(entry);
                }
            }
        }
        Fields {
            entries: kept,
            span,
            told_before,
            written: seen,
        }
    }

    /// Takes the value of a key out; none when the key is absent or was taken before.
    pub(crate) fn take(&mut self, key: &str) -> Option<YamlNode> {
        let at = self
            .entries
            .iter()
            .position(|entry| entry.key.value == key)?;
        Some(self.entries.remove(at).node)
    }

    /// Takes the value of a key as a text on one line; see [`Reader::text`].
    pub(crate) fn text(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<Spanned<String>> {
        let node = self.take(key)?;
        reader.text(key, node)
    }

    /// As [`text`](Fields::text), without the place of the text.
    pub(crate) fn plain(&mut self, reader: &mut FieldReader<'_>, key: &str) -> Option<String> {
        self.text(reader, key).map(|text| text.value)
    }

    /// As [`text`](Fields::text); a key that is absent or empty is reported.
    pub(crate) fn required(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<Spanned<String>> {
        let node = self.required_node(reader, key)?;
        reader.text(key, node)
    }

    /// A value that must be there and not be empty.
    pub(crate) fn required_node(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<YamlNode> {
        let span = self
            .entries
            .iter()
            .find(|entry| entry.key.value == key)
            .map(|entry| entry.key.span);
        match (self.take(key), span) {
            (Some(node), Some(span)) if is_blank(&node) => {
                reader.report(
                    span,
                    FieldProblem::EmptyField {
                        field: key.to_owned(),
                    },
                );
                None
            }
            (Some(node), _) => Some(node),
            (None, _) => {
                reader.report(
                    self.span,
                    FieldProblem::MissingField {
                        field: key.to_owned(),
                    },
                );
                None
            }
        }
    }

    /// As [`required`](Fields::required), for a key that takes one of some words.
    pub(crate) fn required_choice(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
        choices: &[&str],
    ) -> Option<Spanned<String>> {
        if self.has(key) {
            return self.required(reader, key);
        }
        let problem = FieldProblem::MissingChoice {
            field: key.to_owned(),
            choices: choices.join(", "),
        };
        reader.report(self.span, problem);
        None
    }

    /// Takes the value of a key as a list of texts; a single text counts as a list of one.
    pub(crate) fn texts(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Vec<Spanned<String>> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        let items = reader.items(node).into_iter();
        let texts: Vec<_> = items.filter_map(|item| reader.item(key, item)).collect();
        for found in round_quotes::problems(key, &texts) {
            let place = Place::at(&reader.path, found.span);
            reader.diagnostics.push(Diagnostic::new(place, found.value));
        }
        texts
    }

    /// A number that is not negative.
    pub(crate) fn number(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<Spanned<Number>> {
        let text = self.text(reader, key)?;
        reader.number(key, &text)
    }

    /// As [`number`](Fields::number), with the number of decimal digits that are written.
    pub(crate) fn number_with_digits(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<(Spanned<Number>, u32)> {
        let (_, decimal) = reader.context.locale.number_marks();
        let written = self.entries.iter().find(|entry| entry.key.value == key);
        let digits = match written.map(|entry| &entry.node.value) {
            Some(YamlValue::Text(text)) => text.split_once(decimal).map_or(0, |(_, fraction)| {
                fraction.bytes().filter(u8::is_ascii_digit).count()
            }),
            _ => 0,
        };
        let number = self.number(reader, key)?;
        Some((number, u32::try_from(digits).unwrap_or(0)))
    }

    /// A whole number that is not negative.
    pub(crate) fn whole(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<Spanned<u64>> {
        let number = self.number(reader, key)?;
        match number.value.as_whole() {
            Some(whole) => Some(Spanned::new(whole, number.span)),
            None => {
                let problem = FieldProblem::NotWhole {
                    value: reader.context.locale.number(number.value),
                    meant: None,
                };
                reader.diagnostics.push(Diagnostic::new(
                    Place::at(&reader.path, number.span),
                    problem,
                ));
                None
            }
        }
    }

    /// As [`whole`](Fields::whole); a key that is absent or empty is reported.
    pub(crate) fn required_whole(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<u64> {
        if !self.has(key) {
            reader.report(
                self.span,
                FieldProblem::MissingField {
                    field: key.to_owned(),
                },
            );
        }
        self.whole(reader, key).map(|whole| whole.value)
    }

    /// Takes the value of a key as `true` or `false`, in small or large letters.
    pub(crate) fn boolean(&mut self, reader: &mut FieldReader<'_>, key: &str) -> Option<bool> {
        let text = self.text(reader, key)?;
        match text.value.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                let problem = FieldProblem::BadBoolean {
                    field: key.to_owned(),
                    value: text.value,
                };
                reader
                    .diagnostics
                    .push(Diagnostic::new(Place::at(&reader.path, text.span), problem));
                None
            }
        }
    }

    /// One of a closed list of words. Each choice is its id and, if readers see another word, that word.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
        choices: &[(T, &str, Option<&str>)],
    ) -> Option<T> {
        let text = self.text(reader, key)?;
        let written = slug(&text.value);
        let fits = |word: &str| {
            slug(word) == written || word.split(", ").any(|part| slug(part) == written)
        };
        if let Some((value, ..)) = choices
            .iter()
            .find(|(_, id, shown)| fits(id) || shown.is_some_and(fits))
        {
            return Some(*value);
        }
        let ids = choices.iter().map(|(_, id, _)| *id);
        let words = choices.iter().map(|(_, id, shown)| match shown {
            Some(shown) => format!("{id} ({})", shown.to_lowercase()),
            None => (*id).to_owned(),
        });
        let problem = FieldProblem::UnknownChoice {
            field: key.to_owned(),
            nearest: nearest(&text.value, ids),
            choices: words.collect::<Vec<_>>().join(", "),
            value: text.value,
        };
        reader
            .diagnostics
            .push(Diagnostic::new(Place::at(&reader.path, text.span), problem));
        None
    }

    /// Takes the value of a key as a slug, which becomes a part of an address; what is no slug is reported.
    pub(crate) fn slug(
        &mut self,
        reader: &mut FieldReader<'_>,
        key: &str,
    ) -> Option<Spanned<String>> {
        let text = self.text(reader, key)?;
        if is_slug(&text.value) {
            return Some(text);
        }
        let problem = match key {
            "id" => bad_id(text.value),
            _ => bad_slug(text.value),
        };
        reader
            .diagnostics
            .push(Diagnostic::new(Place::at(&reader.path, text.span), problem));
        None
    }

    /// Whether the map has a key, which may have been taken.
    pub(super) fn was_written(&self, key: &str) -> bool {
        self.written.contains_key(key)
    }

    /// The keys that are still there, with their places in the YAML.
    pub(crate) fn keys(&self) -> Vec<Spanned<String>> {
        self.entries.iter().map(|entry| entry.key.clone()).collect()
    }

    /// The value of a key that is still there.
    pub(crate) fn value(&self, key: &str) -> Option<&YamlNode> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|entry| entry.key.value == key)?;
        Some(&entry.node)
    }

    /// Whether a key is still there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key.value == key)
    }
}

fn is_blank(node: &YamlNode) -> bool {
    match &node.value {
        YamlValue::Empty => true,
        YamlValue::Text(text) => text.trim().is_empty(),
        YamlValue::List(items) => items.is_empty(),
        YamlValue::Map(_) => false,
    }
}
