//! Everything that can be wrong with a site, as typed facts, by family.

use super::{
    Explanation, Language, Severity,
    problems::{
        AddressProblem, FieldProblem, FileProblem, FolderProblem, LifeProblem, Lint,
        ReferenceProblem, RegisterProblem, SettingsProblem, TextProblem, ThemeProblem, YamlProblem,
    },
    rewriting::Rewriting,
    row::{Row, Text},
    shortened::shortened,
};
use serde::{Deserialize, Serialize};

/// A fact about what is wrong. What is said about it stands in its row, beside the type of its family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Of a file.
    File(FileProblem),
    /// Of the folder of the site, or of its output folder.
    Folder(FolderProblem),
    /// Of YAML.
    Yaml(YamlProblem),
    /// Of a key or its value.
    Field(FieldProblem),
    /// Of a setting of the site.
    Settings(SettingsProblem),
    /// Of a register.
    Register(RegisterProblem),
    /// Of a reference to an entry of a register.
    Reference(ReferenceProblem),
    /// Of an address.
    Address(AddressProblem),
    /// Of the life of an article.
    Life(LifeProblem),
    /// Of the text of an article.
    Text(TextProblem),
    /// Of a theme.
    Theme(ThemeProblem),
    /// What a rule of [`lint`](crate::lint) finds.
    Lint(Lint),
}

/// Takes the rows of all families together. The compiler asks for a family that is missing here.
macro_rules! families {
    ($($family:ident($problem:ty),)+) => {
        $(
            impl From<$problem> for Problem {
                fn from(problem: $problem) -> Problem {
                    Problem::$family(problem)
                }
            }
        )+

        impl Problem {
            /// The explanation of every code, by family.
            pub const EXPLANATIONS: &'static [&'static [Explanation]] =
                &[$(<$problem>::EXPLANATIONS),+];

            fn row(&self) -> &dyn Row {
                match self {
                    $(Problem::$family(problem) => problem,)+
                }
            }
        }
    };
}

families! {
    File(FileProblem),
    Folder(FolderProblem),
    Yaml(YamlProblem),
    Field(FieldProblem),
    Settings(SettingsProblem),
    Register(RegisterProblem),
    Reference(ReferenceProblem),
    Address(AddressProblem),
    Life(LifeProblem),
    Text(TextProblem),
    Theme(ThemeProblem),
    Lint(Lint),
}

impl Problem {
    /// Stable name, as in `error[unknown-key]`.
    pub fn code(&self) -> &'static str {
        self.row().code()
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.row().severity()
    }

    /// How the place should be written, when only one thing can be meant.
    pub fn rewriting(&self) -> Option<&Rewriting> {
        match self {
            Problem::Field(
                FieldProblem::UnknownKey { rewriting, .. }
                | FieldProblem::KeyMeans { rewriting, .. },
            )
            | Problem::Yaml(YamlProblem::UnquotedColon { rewriting, .. }) => rewriting.as_deref(),
            Problem::Field(FieldProblem::BadNumber { rewriting, .. }) => rewriting.as_ref(),
            Problem::Lint(Lint::ReadMarkup { rewriting, .. })
            | Problem::Yaml(YamlProblem::EntityInFront { rewriting }) => Some(rewriting),
            Problem::Field(
                FieldProblem::ColonInText { rewriting, .. }
                | FieldProblem::RoundQuotes { rewriting, .. }
                | FieldProblem::SplitInQuotes { rewriting, .. }
                | FieldProblem::MonthFirst { rewriting, .. },
            ) => Some(rewriting),
            Problem::Text(
                TextProblem::LinkElsewhereInSite { rewriting }
                | TextProblem::PictureElsewhereInSite { rewriting }
                | TextProblem::LinkWithSpace {
                    rewriting: Some(rewriting),
                    ..
                },
            ) => Some(rewriting),
            _ => None,
        }
    }

    /// The problem in words, in which no value is longer than a line.
    pub fn text(&self, language: Language) -> Text {
        shortened(self, self.row().text(language))
    }
}
