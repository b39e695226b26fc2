//! The section `checks` of `site.yaml`: how much each finding matters to the site.

use super::{
    fields::{FieldReader, Fields},
    yaml::YamlValue,
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Severity, Spanned},
    text::{nearest, slug},
};

/// One line of the section: the code of a finding and what it counts as. `lint` checks that there is such a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckSetting {
    /// The code of the finding, as `bantin explain` lists it.
    pub code: Spanned<String>,
    /// What the finding counts as; none when the site switches it off.
    pub severity: Option<Severity>,
}

/// Words for each level, in English and Vietnamese.
const LEVELS: [(Option<Severity>, &str, &str); 3] = [
    (None, "off", "tắt"),
    (Some(Severity::Warning), "warning", "cảnh báo"),
    (Some(Severity::Error), "error", "lỗi"),
];

/// Reads the section `checks`, and reports levels that do not exist.
pub(super) fn checks(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Vec<CheckSetting> {
    let node = fields.take("checks");
    let Some(node) = node.filter(|node| !matches!(node.value, YamlValue::Empty)) else {
        return Vec::new();
    };
    let Some(mut fields) = reader.fields("checks", node) else {
        return Vec::new();
    };
    let mut settings = Vec::new();
    for key in fields.keys() {
        let Some(written) = fields.required(reader, &key.value) else {
            continue;
        };
        let wanted = slug(&written.value);
        let level = LEVELS
            .iter()
            .find(|(_, en, vi)| wanted == *en || wanted == slug(vi));
        match level {
            Some((severity, ..)) => settings.push(CheckSetting {
                code: Spanned::new(key.value, key.span.shift(reader.shift)),
                severity: *severity,
            }),
            None => {
                let words = LEVELS.map(|(_, en, _)| en);
                let problem = FieldProblem::UnknownChoice {
                    field: key.value,
                    nearest: nearest(&written.value, words),
                    choices: words.join(", "),
                    value: written.value,
                };
                let place = Place::at(&reader.path, written.span);
                reader.diagnostics.push(Diagnostic::new(place, problem));
            }
        }
    }
    settings
}
