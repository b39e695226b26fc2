//! `bantin check --fix`: mends what can safely be mended.

mod folder;
mod leftovers;
mod original;

use super::{console::Console, diff, exit::Exit, words};
use crate::{
    diagnostic::{Diagnostic, FileProblem, Language, MendingFault, Place, SourcePath},
    lint::{Mended, Mending, mend},
    pipeline::locale,
    source::{Disk, Limit, SITE_FILE, SourceFiles, scan},
};
use original::{MendError, Original, sync_folder};
use std::{
    collections::BTreeSet,
    io::{self, IsTerminal},
};

/// A file that can be mended, with its mended text.
struct FixableFile {
    path: SourcePath,
    original: Original,
    mended: Mended,
}

/// Prints on standard output what would be mended, and changes nothing.
pub(super) fn show(console: Console, disk: &Disk) -> Exit {
    let (mut places, mut files) = (0, 0);
    let mut diffs = String::new();
    for patient in patients(disk) {
        places += patient.mended.places;
        files += 1;
        diffs += &patient.diff();
    }
    if io::stdout().is_terminal() {
        diffs = diff::harmless(&diffs);
    }
    let printed = console.print(&diffs);
    let found = |language| words::places(language, places, files);
    console.report(
        format!("sẽ sửa {}", found(Language::Vi)),
        format!("to be mended: {}", found(Language::En)),
    );
    printed
}

/// Mends every file that can be mended, and reports that on standard error. Gives the problems of files that were not
/// mended.
pub(super) fn run(console: Console, disk: &Disk) -> Vec<Diagnostic> {
    leftovers::sweep(disk.root());
    let (mut places, mut files) = (0, 0);
    let mut failed = Vec::new();
    let mut folders = BTreeSet::new();
    for patient in patients(disk) {
        match patient.original.replace(&patient.mended.text) {
            Ok(()) => {
                places += patient.mended.places;
                files += 1;
                folders.insert(patient.original.folder().to_owned());
                patient.report(console);
            }
            Err(failure) => failed.push(patient.not_mended(failure)),
        }
    }
    for folder in folders {
        // The texts are on the disk already; a loss of power could only bring an old one back.
        let _ = sync_folder(&folder);
    }
    let mended = |language| words::places(language, places, files);
    console.report(
        format!("đã sửa {}", mended(Language::Vi)),
        format!("mended: {}", mended(Language::En)),
    );
    failed
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
        let location = disk.location(&path).canonicalize().ok()?;
        let inside = location.starts_with(disk.root());
        if !inside || !seen.insert(location.clone()) {
            return None;
        }
        let original = Original::read(&location, Limit::of(&path)).ok()??;
        let mended = mend(original.bytes(), eth?, mending)?;
        Some(FixableFile {
            path,
            original,
            mended,
        })
    })
}

/// Whether a file of a theme is a template or has its strings. Other files of a theme are published as they are.
fn is_text_of_theme(path: &SourcePath) -> bool {
    let path = path.as_str();
    path.ends_with(".html") || (path.ends_with(".yaml") && path.contains("/strings/"))
}

impl FixableFile {
    fn diff(&self) -> String {
        let before = String::from_utf8_lossy(self.original.bytes());
        diff::unified(self.path.as_str(), &before, &self.mended.text)
    }

    /// Reports the number of places that were mended.
    fn report(&self, console: Console) {
        let shown = diff::harmless(&self.diff());
        let shown = shown.trim_end().to_owned();
        console.report(shown.clone(), shown);
        let others = self.original.other_names();
        if others > 0 {
            console.report(
                format!("{}: tệp còn {others} tên khác (liên kết cứng); ở đó chữ vẫn như cũ", self.path),
                format!("{}: the file has {others} other names (hard links); there the text is as before", self.path),
            );
        }
    }

    fn not_mended(&self, failure: MendError) -> Diagnostic {
        let fault = match failure {
            MendError::Refused(error) => MendingFault::Refused(error.to_string()),
            MendError::OwnerLost => MendingFault::OwnerLost,
            MendError::Changed => MendingFault::Changed,
        };
        Diagnostic::new(Place::file(&self.path), FileProblem::NotMended { fault })
    }
}
