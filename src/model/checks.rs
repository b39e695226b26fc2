//! The section `checks` of `site.yaml`: how much each finding matters to the site.

use super::{
    fields::{Fields, Reader},
    yaml::Value,
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Severity, Spanned},
    text::{nearest, slug},
};

/// A line of the section. Whether there is such a code is for [`lint`](crate::lint) to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckSetting {
    /// The code of the finding.
    pub code: Spanned<String>,
    /// What it counts as; nothing when it is switched off.
    pub severity: Option<Severity>,
}

/// Words for each level, in English and Vietnamese.
const LEVELS: [(Option<Severity>, &str, &str); 3] = [
    (None, "off", "tắt"),
    (Some(Severity::Warning), "warning", "cảnh báo"),
    (Some(Severity::Error), "error", "lỗi"),
];

/// Reads the section.
pub(super) fn checks(reader: &mut Reader<'_>, fields: &mut Fields) -> Vec<CheckSetting> {
    let node = fields.take("checks");
    let Some(node) = node.filter(|node| !matches!(node.value, Value::Empty)) else {
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
