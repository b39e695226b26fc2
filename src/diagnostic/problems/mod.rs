//! The families of problems: in each file the facts that a problem of its family has, and a row for each code.

mod addresses;
mod fields;
mod files;
mod folders;
mod life;
mod lints;
mod references;
mod registers;
mod settings;
mod text;
mod theme;
mod yaml;

pub use addresses::{AddressProblem, Bearer, Taker};
pub use fields::FieldProblem;
pub use files::{DocumentKind, Encoding, FileProblem, MendingFault, Oversized};
pub use folders::{FolderProblem, NoContent};
pub use life::LifeProblem;
pub use lints::Lint;
pub use references::ReferenceProblem;
pub use registers::RegisterProblem;
pub use settings::SettingsProblem;
pub use text::TextProblem;
pub use theme::ThemeProblem;
pub use yaml::YamlProblem;
