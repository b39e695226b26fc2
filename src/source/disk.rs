//! A site in a folder.

use super::{Files, SITE_FILE};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, SourcePath},
    text::nfc,
};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};
use walkdir::{DirEntry, WalkDir};

/// Folders of a site that hold files.
const FOLDERS: [&str; 4] = ["content", "static", "templates", "themes"];

/// A site in a folder. Symbolic links are followed only inside it; hidden files, what editors leave
/// behind, and things that are not files are left out.
pub struct Disk {
    root: PathBuf,
    /// Files whose name on the disk is not in NFC (macOS).
    odd_names: BTreeMap<SourcePath, PathBuf>,
    files: Vec<SourcePath>,
    diagnostics: Vec<Diagnostic>,
}

impl Disk {
    /// Looks at the folder once.
    ///
    /// # Errors
    /// When the folder cannot be found.
    pub fn scan(root: &Path) -> io::Result<Disk> {
        let mut disk = Disk {
            root: root.canonicalize()?,
            odd_names: BTreeMap::new(),
            files: Vec::new(),
            diagnostics: Vec::new(),
        };
        if disk.root.join(SITE_FILE).is_file() {
            disk.files.push(SourcePath::new(SITE_FILE));
        }
        for folder in FOLDERS {
            disk.scan_folder(folder);
        }
        disk.files.sort();
        Ok(disk)
    }

    /// The folder of the site.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a file of the site lies on the disk.
    pub fn location(&self, path: &SourcePath) -> PathBuf {
        let odd = self.odd_names.get(path).cloned();
        odd.unwrap_or_else(|| self.root.join(path.as_str()))
    }

    fn scan_folder(&mut self, folder: &str) {
        let start = self.root.join(folder);
        if !start.exists() {
            return;
        }
        let mut entries = WalkDir::new(start)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if is_leftover(&entry) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => {
                    if !self.add(&entry) && entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Err(error) => self.report_walk(&error),
            }
        }
    }

    /// Takes an entry in; false when a folder should not be entered.
    fn add(&mut self, entry: &DirEntry) -> bool {
        let Ok(relative) = entry.path().strip_prefix(&self.root) else {
            return false;
        };
        let Some(text) = relative.to_str() else {
            let name = relative.to_string_lossy().into_owned();
            let place = Place::file(&SourcePath::new(name.as_str()));
            self.diagnostics
                .push(Diagnostic::new(place, Problem::OddFileName { name }));
            return false;
        };
        let path = SourcePath::new(nfc(&text.replace(std::path::MAIN_SEPARATOR, "/")).into_owned());
        if entry.path_is_symlink()
            && !entry
                .path()
                .canonicalize()
                .is_ok_and(|target| target.starts_with(&self.root))
        {
            self.diagnostics
                .push(Diagnostic::new(Place::file(&path), Problem::LeavesSite));
            return false;
        }
        if entry.file_type().is_file() {
            if path.as_str() != text {
                self.odd_names.insert(path.clone(), entry.path().to_owned());
            }
            self.files.push(path);
        } else if !entry.file_type().is_dir() {
            self.diagnostics
                .push(Diagnostic::new(Place::file(&path), Problem::NotRegularFile));
        }
        true
    }

    fn report_walk(&mut self, error: &walkdir::Error) {
        let path = error
            .path()
            .and_then(|path| path.strip_prefix(&self.root).ok())
            .unwrap_or(Path::new(SITE_FILE));
        let place = Place::file(&SourcePath::new(path.to_string_lossy().into_owned()));
        let problem = match error.io_error() {
            // A link that leads nowhere, or to itself.
            Some(_) if error.path().is_some_and(Path::is_symlink) => Problem::NotRegularFile,
            Some(io) => Problem::Unreadable {
                reason: io.to_string(),
            },
            None => Problem::LeavesSite,
        };
        self.diagnostics.push(Diagnostic::new(place, problem));
    }
}

/// Hidden files and what editors and office programs leave beside a document.
fn is_leftover(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let temporary = name.ends_with('~')
        || name.starts_with("~$")
        || name.ends_with(".swp")
        || name.ends_with(".tmp");
    entry.depth() > 0 && (temporary || (name.starts_with('.') && name != ".well-known"))
}

impl Files for Disk {
    fn list(&self) -> (Vec<SourcePath>, Vec<Diagnostic>) {
        (self.files.clone(), self.diagnostics.clone())
    }

    fn read(&self, path: &SourcePath) -> io::Result<Cow<'_, [u8]>> {
        fs::read(self.location(path)).map(Cow::Owned)
    }
}
