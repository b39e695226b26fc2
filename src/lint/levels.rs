//! Levels: whether each finding counts as an error or a warning, or is off (the section `checks` of `site.yaml`).

use crate::{
    diagnostic::{Diagnostic, Place, SettingsProblem, Severity, SourcePath, explanations},
    model::CheckSetting,
    text::nearest,
};
use std::collections::BTreeMap;

/// The severities that a site sets for some codes, none for those that are off. Other codes keep their own.
#[derive(Debug, Default)]
pub struct Levels(BTreeMap<&'static str, Option<Severity>>);

impl Levels {
    /// Takes the settings of `site.yaml`, and reports codes that do not exist or cannot be set.
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
                    let problem = SettingsProblem::UnknownCheck {
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

    /// Sets the severity of each finding to that of the site, and removes those that are off.
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
