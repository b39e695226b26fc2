//! `bantin check --fix`: mends what is safe to mend.

use super::{
    Exit, diff,
    open::{Voice, print},
    words,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Problem, SourcePath},
    lint::{Mended, mend},
    pipeline::locale,
    source::{self, Disk, Files, Limit, SITE_FILE, scan},
};
use std::{
    collections::BTreeSet,
    fs,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// A file that can be mended.
struct Patient {
    path: SourcePath,
    /// Where it lies on the disk; for a symbolic link, where that leads.
    location: PathBuf,
    before: String,
    mended: Mended,
}

/// Shows on standard output what would be mended, and changes nothing.
pub(super) fn show(voice: Voice, disk: &Disk) -> Exit {
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
    let printed = print(&diffs);
    let found = |language| words::places(language, places, files);
    voice.say(
        format!("sẽ sửa {}", found(Language::Vi)),
        format!("to be mended: {}", found(Language::En)),
    );
    printed
}

/// Mends every file that can be mended, and says what it does on standard error. Returns what went wrong.
pub(super) fn run(voice: Voice, disk: &Disk) -> Vec<Diagnostic> {
    let (mut places, mut files) = (0, 0);
    let mut failed = Vec::new();
    for patient in patients(disk) {
        match replace(&patient.location, &patient.mended.text) {
            Ok(()) => {
                places += patient.mended.places;
                files += 1;
                let shown = diff::harmless(&patient.diff());
                let shown = shown.trim_end().to_owned();
                voice.say(shown.clone(), shown);
            }
            Err(error) => {
                let reason = error.to_string();
                let place = Place::file(&patient.path);
                failed.push(Diagnostic::new(place, Problem::NotMended { reason }));
            }
        }
    }
    let mended = |language| words::places(language, places, files);
    voice.say(
        format!("đã sửa {}", mended(Language::Vi)),
        format!("mended: {}", mended(Language::En)),
    );
    failed
}

/// Every file that can be mended, one by one: articles, pages, registers and `site.yaml`. Those that cannot
/// be read are left to the check that follows.
fn patients(disk: &Disk) -> impl Iterator<Item = Patient> {
    let eth = locale(disk).map(|locale| locale.eth_is_d());
    let scan = scan(disk.list());
    let registers = scan.registers.into_iter().map(|(_, path)| path);
    let others = registers
        .chain(scan.pages)
        .chain([SourcePath::new(SITE_FILE)]);
    let articles = scan.articles.into_iter().map(|path| (path, true));
    let mut paths: Vec<_> = articles.chain(others.map(|path| (path, false))).collect();
    paths.sort();
    let mut seen = BTreeSet::new();
    paths.into_iter().filter_map(move |(path, is_article)| {
        let location = disk.location(&path).canonicalize().ok()?;
        let inside = location.starts_with(disk.root());
        if !inside || !seen.insert(location.clone()) {
            return None;
        }
        let bytes = source::read(&location, Limit::of(&path)).ok()?;
        let mended = mend(&bytes, eth?, is_article)?;
        let before = String::from_utf8(bytes).ok()?;
        Some(Patient {
            path,
            location,
            before,
            mended,
        })
    })
}

impl Patient {
    fn diff(&self) -> String {
        diff::unified(self.path.as_str(), &self.before, &self.mended.text)
    }
}

/// Puts a new file in the place of an old one in one step, so that at no time there is half of it.
fn replace(location: &Path, text: &str) -> io::Result<()> {
    let permissions = fs::metadata(location)?.permissions();
    // Renaming over it would succeed all the same.
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = location.parent().ok_or(io::ErrorKind::NotFound)?;
    let mut file = NamedTempFile::with_prefix_in(".bantin-", folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(location)?;
    Ok(())
}
