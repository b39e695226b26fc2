//! Why nothing was published.

use crate::diagnostic::{Diagnostic, FolderProblem, Place, Problem, SourcePath};
use std::{io, path::Path};
use walkdir::WalkDir;

/// Number of foreign files that a refusal names.
pub(super) const NAMED: usize = 5;

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError {
    /// Files could not be made; the diagnostics say why.
    Content(Vec<Diagnostic>),
    /// The disk refused something.
    Disk(Box<Diagnostic>),
    /// A guard refused to publish, because files would be lost.
    Refused(Box<Diagnostic>),
}

/// What the disk refused, and where.
#[derive(Clone, Debug)]
pub(super) struct DiskFailure {
    diagnostic: Box<Diagnostic>,
    foreign: bool,
}

impl DiskFailure {
    /// The failure that the disk refused something at a path.
    pub(super) fn at(path: &Path, error: io::Error) -> DiskFailure {
        let problem = FolderProblem::OutputFailed {
            reason: error.to_string(),
            full: matches!(
                error.kind(),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
            ),
            begun: false,
        };
        DiskFailure {
            diagnostic: Box::new(Diagnostic::new(place(path), problem)),
            foreign: false,
        }
    }

    /// Marks a failure after the change was begun: the next command completes it.
    pub(super) fn begun(mut self) -> DiskFailure {
        let place = self.diagnostic.place.clone();
        if let Problem::Folder(FolderProblem::OutputFailed { begun, .. }) =
            &mut self.diagnostic.problem
        {
            *begun = true;
        }
        self.diagnostic = Box::new(Diagnostic::new(place, self.diagnostic.problem));
        self
    }

    /// The failure that files which bantin did not write lie where it would write.
    pub(super) fn in_the_way(out: &Path, mut files: Vec<String>) -> DiskFailure {
        files.truncate(NAMED);
        let problem = FolderProblem::OutputInTheWay { files };
        DiskFailure {
            diagnostic: Box::new(Diagnostic::new(place(out), problem)),
            foreign: true,
        }
    }

    /// The failure that a folder which bantin did not make has the name of its stage.
    pub(super) fn foreign(path: &Path) -> DiskFailure {
        let above = path.parent().unwrap_or(path);
        // A link is named itself, and not what it leads to.
        let inside = WalkDir::new(path).follow_root_links(false);
        let inside = inside.sort_by_file_name().into_iter();
        let inside = inside.filter_map(Result::ok);
        let files = inside.filter(|entry| !entry.file_type().is_dir());
        let names = files.take(NAMED).map(|entry| {
            let inside = entry.path().strip_prefix(above).unwrap_or(entry.path());
            inside.to_string_lossy().into_owned()
        });
        DiskFailure::in_the_way(above, names.collect())
    }
}

impl From<DiskFailure> for PublishError {
    fn from(trouble: DiskFailure) -> PublishError {
        if trouble.foreign {
            PublishError::Refused(trouble.diagnostic)
        } else {
            PublishError::Disk(trouble.diagnostic)
        }
    }
}

/// The place of a path outside the site, for diagnostics.
pub(super) fn place(path: &Path) -> Place {
    Place::file(&SourcePath::new(path.to_string_lossy().into_owned()))
}
