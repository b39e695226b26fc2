//! `site.yaml` as a whole: the settings, and the registers that stand in it.

use super::{
    checks::checks,
    context::Context,
    fields::{FieldReader, Fields},
    registers::{REGISTERS, RawRegister, Registers, parse_registers},
    settings::{Settings, settings},
    site_keys::{SITE_KEYS, sections},
    yaml::{self, YamlDocument, YamlFault, YamlNode, YamlValue},
};
use crate::{
    diagnostic::{
        Diagnostic, FieldProblem, Place, RegisterProblem, Shape, SourcePath, Span, YamlProblem,
        in_flow,
    },
    text::{Level, Locale, Strings, nearest, slug},
};
use chrono::FixedOffset;
use std::collections::BTreeMap;

/// `site.yaml` as far as it can be read without the rest of the site: enough to know the language.
pub struct SiteFile {
    /// Rules of the site's language, those of Vietnamese when the language is not known.
    pub locale: &'static dyn Locale,
    /// The section `site`, with `checks` and `abbreviations`.
    pub settings: Settings,
    /// Problems of the file that were found so far.
    pub diagnostics: Vec<Diagnostic>,
    /// Path of `site.yaml`.
    pub path: SourcePath,
    levels: Vec<Level>,
    registers: BTreeMap<&'static str, YamlNode>,
}

/// Reads `site.yaml`. Without a readable file there is no site: `Err` with the reports.
///
/// # Errors
/// When the YAML cannot be read at all.
pub fn site_file(path: &SourcePath, text: &str) -> Result<SiteFile, Vec<Diagnostic>> {
    let (YamlDocument { root: node, unfit }, faults) =
        read_whole(text).map_err(|faults| Diagnostic::all_at(path, faults).collect::<Vec<_>>())?;
    if let YamlValue::Empty = node.value {
        let problem = FieldProblem::NoSiteSection {
            begin: SMALLEST.to_owned(),
        };
        return Err(vec![Diagnostic::new(Place::at(path, node.span), problem)]);
    }
    if !matches!(node.value, YamlValue::Map(_)) {
        let problem = YamlProblem::FrontMatterNotMap {
            found: node.shape(),
        };
        return Err(vec![Diagnostic::new(Place::at(path, node.span), problem)]);
    }
    let locale = language(&node)
        .and_then(<dyn Locale>::for_tag)
        .unwrap_or_else(default_locale);
    let strings = Strings::default();
    let offset = FixedOffset::east_opt(7 * 3600).unwrap_or_else(utc);
    let context = Context {
        locale,
        strings: &strings,
        levels: Vec::new(),
        offset,
        words: false,
    };
    let mut reader = FieldReader::new(&context, path, 0);
    reader.report_all(faults);
    reader.report_all(unfit);
    let Some(mut fields) = reader.fields("site.yaml", node) else {
        return Err(reader.diagnostics);
    };

    let site = match fields.has("site") {
        true => fields.required_node(&mut reader, "site"),
        false => {
            report_no_section(&mut reader, &mut fields);
            None
        }
    };
    let site = site.and_then(|node| reader.fields("site", node));
    let abbreviations = abbreviations(&mut reader, &mut fields);
    let mut settings = settings(&mut reader, site, abbreviations);
    settings.checks = checks(&mut reader, &mut fields);
    let levels = levels(&mut reader, &mut fields);
    let registers = REGISTERS
        .iter()
        .filter_map(|register| Some((*register, fields.take(register)?)))
        .collect();
    fields.report_misplaced(&mut reader, SITE_KEYS, Some("site"));
    fields.finish(&mut reader, &sections());
    let diagnostics = reader.diagnostics;
    Ok(SiteFile {
        locale,
        settings,
        diagnostics,
        path: path.clone(),
        levels,
        registers,
    })
}

/// Reads a document as a whole. Lines that are no YAML are its faults, and it is read on below them, so that one run
/// tells what is wrong there; but where a key is lost, nobody can say what is missing for want of it.
fn read_whole(text: &str) -> Result<(YamlDocument, Vec<YamlFault>), Vec<YamlFault>> {
    match yaml::parse_all_lines(text) {
        Ok(document) => Ok((document, Vec::new())),
        Err(broken) => broken.with_all_keys(),
    }
}

/// The smallest site.yaml.
const SMALLEST: &str = "site:\n  title: Tên trang";

/// Reports that there is no section `site`, with the beginning of the file as it should be: keys that stand at the left
/// edge belong under it.
fn report_no_section(reader: &mut FieldReader<'_>, fields: &mut Fields) {
    let stray: Vec<_> = fields
        .keys()
        .into_iter()
        .filter(|key| SITE_KEYS.contains(&&*key.value))
        .collect();
    let mut begin = String::from("site:");
    for key in &stray {
        let value = match fields.take(&key.value).map(|node| node.value) {
            Some(YamlValue::Text(text)) => in_flow(&text),
            _ => "…".to_owned(),
        };
        begin += &format!("\n  {}: {value}", key.value);
    }
    if stray.iter().all(|key| key.value != "title") {
        begin = begin.replacen("site:", SMALLEST, 1);
    }
    reader.report(fields.span, FieldProblem::NoSiteSection { begin });
}

fn default_locale() -> &'static dyn Locale {
    <dyn Locale>::for_tag("vi").expect("Vietnamese is built in")
}

fn utc() -> FixedOffset {
    FixedOffset::east_opt(0).expect("UTC is an offset")
}

/// `site.language`, before anything else is read.
fn language(node: &YamlNode) -> Option<&str> {
    fn child<'n>(node: &'n YamlNode, key: &str) -> Option<&'n YamlNode> {
        let YamlValue::Map(entries) = &node.value else {
            return None;
        };
        entries
            .iter()
            .find(|entry| entry.key.value == key)
            .map(|entry| &entry.node)
    }
    match &child(child(node, "site")?, "language")?.value {
        YamlValue::Text(tag) => Some(tag),
        _ => None,
    }
}

fn abbreviations(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Vec<(String, String)> {
    let Some(node) = fields.take("abbreviations") else {
        return Vec::new();
    };
    let found = node.shape();
    let YamlValue::Map(entries) = node.value else {
        if found != Shape::Empty {
            let field = "abbreviations".to_owned();
            reader.report(
                node.span,
                FieldProblem::WrongShape {
                    field,
                    expected: Shape::Map,
                    found,
                },
            );
        }
        return Vec::new();
    };
    let read = |entry: yaml::MapEntry| {
        Some((
            entry.key.value.clone(),
            reader.text(&entry.key.value, entry.node)?.value,
        ))
    };
    entries.into_iter().filter_map(read).collect()
}

fn levels(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Vec<Level> {
    let Some(node) = fields.take("levels") else {
        return Vec::new();
    };
    let mut levels = Vec::new();
    for item in reader.items(node) {
        let Some(mut fields) = reader.fields("levels", item) else {
            continue;
        };
        let id = fields.slug(reader, "id");
        let word = fields.required(reader, "word");
        let tier = fields
            .whole(reader, "tier")
            .map_or(1, |tier| tier.value.clamp(1, 3));
        fields.finish(reader, &["id", "word", "tier"]);
        if let Some(word) = word {
            let id = id.map_or_else(|| slug(&word.value), |id| id.value);
            levels.push(Level {
                id,
                word: word.value,
                tier: u8::try_from(tier).unwrap_or(3),
            });
        }
    }
    levels
}

impl SiteFile {
    /// What reading the other files may know of the site; `strings` are those of its theme.
    pub fn context<'s>(&self, strings: &'s Strings) -> Context<'s> {
        let own = self.locale.levels();
        let levels = self.levels.iter().cloned().chain(own).collect();
        Context {
            locale: self.locale,
            strings,
            levels,
            offset: self.settings.offset,
            words: false,
        }
    }
}

/// Reads all registers: the sections of `site.yaml`, and the files `content/<register>.yaml`. The text of a file is
/// none when it cannot be read.
pub fn read_registers(
    site: &mut SiteFile,
    context: &Context<'_>,
    files: &[(String, SourcePath, Option<String>)],
) -> (Registers, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut own: BTreeMap<&str, (FieldReader<'_>, RawRegister)> = BTreeMap::new();
    for (name, path, text) in files {
        let Some(register) = REGISTERS.iter().find(|register| *register == name) else {
            let near = nearest(name, REGISTERS.iter().copied());
            let problem = RegisterProblem::UnknownRegister {
                register: name.clone(),
                nearest: near,
            };
            diagnostics.push(Diagnostic::new(Place::file(path), problem));
            continue;
        };
        let (document, faults) = match text.as_deref().map(read_whole) {
            Some(Ok((document, faults))) => (Some(document), faults),
            Some(Err(faults)) => (None, faults),
            None => (None, Vec::new()),
        };
        diagnostics.extend(Diagnostic::all_at(path, faults));
        let Some(YamlDocument {
            root: mut node,
            unfit,
        }) = document
        else {
            own.insert(
                register,
                (FieldReader::new(context, path, 0), RawRegister::Lost),
            );
            continue;
        };
        diagnostics.extend(Diagnostic::all_at(path, unfit));
        // A file may repeat its register's name above the list.
        if let YamlValue::Map(entries) = &mut node.value
            && entries.len() == 1
            && entries[0].key.value == *name
        {
            node = entries.remove(0).node;
        }
        match site.registers.get(register) {
            Some(first) => {
                let problem = RegisterProblem::RegisterTwice {
                    register: name.clone(),
                };
                let other = Place::at(
                    &site.path,
                    Span::new(first.span.start as usize, first.span.start as usize),
                );
                diagnostics
                    .push(Diagnostic::new(Place::at(path, node.span), problem).with_other(other));
            }
            None => {
                let raw = RawRegister::Entries(node);
                own.insert(register, (FieldReader::new(context, path, 0), raw));
            }
        }
    }
    let raw = |register: &'static str| match own.remove(register) {
        Some(own) => own,
        None => {
            let entries = site.registers.remove(register);
            let raw = entries.map_or(RawRegister::Absent, RawRegister::Entries);
            (FieldReader::new(context, &site.path, 0), raw)
        }
    };
    let registers = parse_registers(raw, &mut diagnostics);
    (registers, diagnostics)
}
