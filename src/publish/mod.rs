//! Outputs → disk. The new site is made aside and takes the old one's place in one step; the output folder
//! holds a manifest of what was written, and nothing else is ever replaced or deleted.

mod addresses;
mod guard;
mod manifest;
mod stage;

pub use addresses::addresses;
pub use guard::check;

use crate::diagnostic::{Diagnostic, Place, Problem, SourcePath, sort};
use manifest::Manifest;
use rayon::prelude::*;
use stage::Stage;
use std::{borrow::Cow, fs, io, path::Path};

/// Why nothing was published.
#[derive(Debug)]
pub enum Failure {
    /// Files could not be made.
    Content(Vec<Diagnostic>),
    /// The disk refused.
    Disk(Box<Diagnostic>),
}

/// What was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Number of files.
    pub files: usize,
}

/// Makes every file and puts the whole in the place of the folder `out`. `paths` are below it.
///
/// # Errors
/// When a file cannot be made or written; the folder is then as it was.
pub fn publish<'m>(
    out: &Path,
    paths: &[&str],
    make: impl Fn(usize) -> Result<Cow<'m, [u8]>, Box<Diagnostic>> + Sync,
) -> Result<Published, Failure> {
    let disk = |error: io::Error| {
        let place = Place::file(&SourcePath::new(out.to_string_lossy().into_owned()));
        Failure::Disk(Box::new(Diagnostic::new(
            place,
            Problem::OutputFailed {
                reason: error.to_string(),
            },
        )))
    };
    let stage = Stage::create(out, &Manifest::of(paths)).map_err(disk)?;
    let failures: Vec<Failure> = paths
        .par_iter()
        .enumerate()
        .filter_map(|(index, path)| match make(index) {
            Ok(bytes) => fs::write(stage.path().join(path), bytes)
                .map_err(disk)
                .err(),
            Err(diagnostic) => Some(Failure::Content(vec![*diagnostic])),
        })
        .collect();
    match gather(failures) {
        None => stage
            .publish()
            .map(|()| Published { files: paths.len() })
            .map_err(disk),
        Some(failure) => Err(failure),
    }
}

/// The first trouble with the disk, else everything that is wrong with the content.
fn gather(failures: Vec<Failure>) -> Option<Failure> {
    let mut content = Vec::new();
    for failure in failures {
        match failure {
            Failure::Disk(_) => return Some(failure),
            Failure::Content(found) => content.extend(found),
        }
    }
    sort(&mut content);
    (!content.is_empty()).then_some(Failure::Content(content))
}
