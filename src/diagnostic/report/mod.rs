//! Diagnostics as they are told: which of them and in which order, as text for people, as JSON for machines. What nobody
//! sees, and what would turn the letters of a terminal, is written as its number in both.

mod excerpt;
mod json;
mod positions;
mod selection;
mod text;

pub use json::{DiagnosticReport, Finding, findings, json};
pub use selection::{Detail, Selection, Told, select};
pub use text::{TextStyle, text};
