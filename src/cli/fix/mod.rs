//! `bantin check --fix`: mends what can safely be mended.

mod embedded;
mod fixable;
mod folder;
mod leftovers;
mod original;
mod rewriting;

use super::{console::Console, diff, exit::Exit, words};
use crate::{
    diagnostic::{Diagnostic, Language, SourcePath},
    lint::{Mending, mend},
    pipeline::locale,
    source::{Disk, Limit, SITE_FILE, SourceFiles, scan},
};
use fixable::{FixableFile, located};
use original::{Original, sync_folder};
use std::{
    collections::BTreeSet,
    io::{self, IsTerminal},
};

/// Prints on standard output what would be mended, and changes nothing. `found` is what a check of the site found.
pub(super) fn show(console: Console, disk: &Disk, found: &[Diagnostic]) -> Exit {
    let (mut places, mut files) = (0, BTreeSet::new());
    let mut diffs = String::new();
    let patients = embedded::patients(disk).chain(patients(disk));
    for patient in patients.chain(rewriting_patients(disk, found)) {
        places += patient.mended.places;
        diffs += &patient.diff();
        files.insert(patient.path);
    }
    if io::stdout().is_terminal() {
        diffs = diff::harmless(&diffs);
    }
    let printed = console.print(&diffs);
    let found = |language| words::places(language, places, files.len());
    console.report(
        format!("sẽ sửa {}", found(Language::Vi)),
        format!("to be mended: {}", found(Language::En)),
    );
    printed
}

/// What was mended so far, and what could not be.
#[derive(Default)]
pub(super) struct Mendings {
    places: usize,
    files: BTreeSet<SourcePath>,
    failed: Vec<Diagnostic>,
}

/// Mends every file that can be mended by itself, and reports each on standard error.
pub(super) fn run(console: Console, disk: &Disk) -> Mendings {
    leftovers::sweep(disk.root());
    let mut mendings = Mendings::default();
    // Pictures first: without their letters, a text is short enough to be read.
    mendings.mend_all(console, embedded::patients(disk));
    mendings.mend_all(console, patients(disk));
    mendings
}

impl Mendings {
    /// Mends the places that can mean one thing only, by what a check of the site found. False when there are none.
    pub(super) fn rewrite(&mut self, console: Console, disk: &Disk, found: &[Diagnostic]) -> bool {
        let before = self.places;
        self.mend_all(console, rewriting_patients(disk, found));
        self.places > before
    }

    /// Reports how much was mended, and gives the problems of files that were not.
    pub(super) fn report(self, console: Console) -> Vec<Diagnostic> {
        let mended = |language| words::places(language, self.places, self.files.len());
        console.report(
            format!("đã sửa {}", mended(Language::Vi)),
            format!("mended: {}", mended(Language::En)),
        );
        self.failed
    }

    fn mend_all(&mut self, console: Console, patients: impl Iterator<Item = FixableFile>) {
        let mut folders = BTreeSet::new();
        for patient in patients {
            match patient.mend() {
                Ok(()) => {
                    self.places += patient.mended.places;
                    folders.insert(patient.original.folder().to_owned());
                    patient.report(console);
                    self.files.insert(patient.path);
                }
                Err(failure) => self.failed.push(patient.not_mended(failure)),
            }
        }
        for folder in folders {
            // The texts are on the disk already; a loss of power could only bring an old one back.
            let _ = sync_folder(&folder);
        }
    }
}

fn rewriting_patients(disk: &Disk, found: &[Diagnostic]) -> impl Iterator<Item = FixableFile> {
    let eth = locale(disk).is_some_and(|locale| locale.eth_is_d());
    rewriting::patients(disk, eth, found)
}

/// Every file that can be mended, one by one: articles, pages, registers, `site.yaml`, templates and strings. Files
/// that cannot be read are left to the check that follows.
fn patients(disk: &Disk) -> impl Iterator<Item = FixableFile> {
    let eth = locale(disk).map(|locale| locale.eth_is_d());
    let scan = scan(disk.list());
    let registers = scan.registers.into_iter().map(|(_, path)| path);
    let data = registers
        .chain(scan.pages)
        .chain([SourcePath::new(SITE_FILE)]);
    let of_theme = scan
        .templates
        .into_iter()
        .chain(scan.themes)
        .filter(is_text_of_theme);
    let mut paths: Vec<(SourcePath, Mending)> = Vec::new();
    paths.extend(scan.articles.into_iter().map(|path| (path, Mending::All)));
    paths.extend(data.map(|path| (path, Mending::Letters)));
    paths.extend(of_theme.map(|path| (path, Mending::Invisible)));
    paths.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut seen = BTreeSet::new();
    paths.into_iter().filter_map(move |(path, mending)| {
        let location = located(disk, &path)?;
        if !seen.insert(location.clone()) {
            return None;
        }
        let original = Original::read(&location, Limit::of(&path)).ok()??;
        let mended = mend(original.bytes(), eth?, mending)?;
        Some(FixableFile {
            path,
            original,
            mended,
            pictures: Vec::new(),
        })
    })
}

/// Whether a file of a theme is a template or has its strings. Other files of a theme are published as they are.
fn is_text_of_theme(path: &SourcePath) -> bool {
    let path = path.as_str();
    path.ends_with(".html") || (path.ends_with(".yaml") && path.contains("/strings/"))
}
