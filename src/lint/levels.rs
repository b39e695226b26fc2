//! How much each finding matters to a site: the section `checks` of `site.yaml`.

use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Severity, SourcePath, explanations},
    model::CheckSetting,
    text::nearest,
};
use std::collections::BTreeMap;

/// What a site makes of the codes it sets; the others stay as they are.
#[derive(Debug, Default)]
pub struct Levels(BTreeMap<&'static str, Option<Severity>>);

impl Levels {
    /// Takes the settings of `site.yaml`, and reports codes that cannot be set.
    pub fn new(
        settings: &[CheckSetting],
        path: &SourcePath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Levels {
        let mut levels = Levels::default();
        if settings.is_empty() {
            return levels;
        }
        let all = explanations();
        for setting in settings {
            let code = setting.code.value.as_str();
            let known = all.iter().find(|explanation| explanation.code == code);
            match known {
                Some(known) if known.severity == Severity::Warning => {
                    levels.0.insert(known.code, setting.severity);
                }
                _ => {
                    let free = all
                        .iter()
                        .filter(|explanation| explanation.severity == Severity::Warning)
                        .map(|explanation| explanation.code);
                    let problem = FieldProblem::UnknownCheck {
                        code: code.to_owned(),
                        always: known.is_some(),
                        nearest: nearest(code, free),
                    };
                    diagnostics.push(Diagnostic::new(Place::at(path, setting.code.span), problem));
                }
            }
        }
        levels
    }

    /// Gives each finding the severity that the site gives it, and drops those that it has switched off.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        if self.0.is_empty() {
            return;
        }
        diagnostics.retain_mut(|found| match self.0.get(found.problem.code()) {
            None => true,
            Some(Some(severity)) => {
                found.severity = *severity;
                true
            }
            Some(None) => false,
        });
    }
}
