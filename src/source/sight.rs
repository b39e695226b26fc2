//! Looks at the folder of a site: which files there are, and what is odd.

use super::{
    SITE_FILE,
    folder::SourceFolder,
    naming::{CONTENT, PathVerdict, STATIC, naming},
    stamp::FileStamp,
};
use crate::{
    diagnostic::{FileProblem, FolderProblem, NoContent, Problem, SourcePath},
    text::nfc,
};
use rayon::prelude::*;
use rustix::io::Errno;
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Component, Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};
use walkdir::{DirEntry, WalkDir};

/// Up to so many files are asked for one after another, more in parallel.
const FEW: usize = 256;

/// Folders of a site that contain its files, besides `site.yaml`.
pub const FOLDERS: [&str; 4] = [CONTENT, STATIC, "templates", "themes"];

/// A symbolic link to another place in the folder.
#[derive(Clone, Debug)]
pub(super) struct SymLink {
    /// Path of the link, from the root.
    pub(super) place: PathBuf,
    /// Absolute path of its target, which need not exist.
    pub(super) target: PathBuf,
}

/// A file when it was last seen.
#[derive(Clone, Debug)]
pub(super) struct SeenFile {
    pub(super) stamp: FileStamp,
    /// Path of the file, when its name on the disk is not in NFC (macOS).
    pub(super) odd_name: Option<PathBuf>,
}

impl SeenFile {
    /// The path of the file from the root, with all letters beyond ASCII as their numbers.
    fn name_below(&self, root: &Path, path: &SourcePath) -> String {
        let odd = self.odd_name.as_deref();
        let odd = odd.and_then(|odd| odd.strip_prefix(root).ok());
        let name = odd.and_then(Path::to_str).unwrap_or(path.as_str());
        let letters = name.chars().map(|letter| {
            if letter.is_ascii() {
                letter.to_string()
            } else {
                letter.escape_unicode().to_string()
            }
        });
        letters.collect()
    }
}

/// What a look at a part of the folder has found.
pub struct Sight {
    /// The folder of the site, which another one of the same name may have replaced.
    pub(super) folder: Arc<SourceFolder>,
    pub(super) parts: Vec<SourcePath>,
    pub(super) files: BTreeMap<SourcePath, SeenFile>,
    pub(super) links: BTreeMap<SourcePath, SymLink>,
    pub(super) oddities: BTreeMap<SourcePath, Problem>,
    /// Files and folders that cannot be looked at.
    pub(super) closed: Vec<SourcePath>,
    /// Files that were reported as changed, even if their stamps are the same.
    pub(super) named: BTreeSet<SourcePath>,
}

impl Sight {
    /// Looks at the whole folder of a site.
    pub(super) fn of_all(root: &Path) -> Sight {
        let mut sight = Sight::new(root);
        for part in FOLDERS.into_iter().chain([SITE_FILE]) {
            sight.look(root, Path::new(part));
        }
        sight
    }

    /// A look that has not seen anything yet.
    pub(super) fn new(root: &Path) -> Sight {
        Sight {
            folder: SourceFolder::open(root).into(),
            parts: Vec::new(),
            files: BTreeMap::new(),
            links: BTreeMap::new(),
            oddities: BTreeMap::new(),
            closed: Vec::new(),
            named: BTreeSet::new(),
        }
    }

    /// Looks at a file or folder, given from the root of the site. In the place of one without a name in text, its
    /// folder is looked at, because it has no path by which to know it again.
    pub(super) fn look(&mut self, root: &Path, part: &Path) {
        self.look_into(root, part);
        if part == Path::new(CONTENT)
            && let Some(reason) = no_content(root)
        {
            // Anything else that was odd about the folder matters less.
            let path = SourcePath::new(CONTENT);
            self.oddities
                .insert(path, FolderProblem::NoContent { reason }.into());
        }
    }

    fn look_into(&mut self, root: &Path, part: &Path) {
        let mut named = part
            .ancestors()
            .filter_map(|part| Some((part, source_path(part)?)));
        let Some((part, path)) = named.next() else {
            return;
        };
        self.parts.push(path.clone());
        let start = root.join(part);
        match lies_in(root, &start) {
            Ok(true) => {}
            Ok(false) => return, // reached by a link that leads outside
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                self.closed.push(path);
                return;
            }
            Err(_) => return, // it is gone
        }
        let mut entries = WalkDir::new(start).follow_links(true).into_iter();
        let mut files = Vec::new();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.report_walk(root, &error);
                    continue;
                }
            };
            match (self.belongs(root, &entry), entry.file_type().is_dir()) {
                (Some(path), false) => files.push((path, entry)),
                (None, true) => entries.skip_current_dir(),
                _ => {}
            }
        }
        self.add(root, files);
    }

    /// The path of a file or folder, when it has a place in the site.
    fn belongs(&mut self, root: &Path, entry: &DirEntry) -> Option<SourcePath> {
        let relative = entry.path().strip_prefix(root).ok()?;
        if self.is_left_out(relative) {
            return None;
        }
        let Some(path) = source_path(relative) else {
            self.report_name(relative);
            return None;
        };
        if entry.path_is_symlink() {
            let target = entry.path().canonicalize().ok();
            let Some(target) = target.filter(|target| target.starts_with(root)) else {
                self.oddities.insert(path, FileProblem::LeavesSite.into());
                return None;
            };
            if leads_back(root, entry.path(), &target) {
                self.oddities.insert(path, FileProblem::LinkCircle.into());
                return None;
            }
            let place = relative.to_owned();
            self.links.insert(path.clone(), SymLink { place, target });
        }
        Some(path)
    }

    /// Whether something is left out because of its name; some names are reported.
    fn is_left_out(&mut self, relative: &Path) -> bool {
        let problem = match naming(relative) {
            PathVerdict::Ordinary => return false,
            PathVerdict::Litter => None,
            PathVerdict::Hidden => Some(FileProblem::HiddenFile),
            PathVerdict::Backup => Some(FileProblem::BackupFile),
            PathVerdict::Own => Some(FileProblem::OwnFileName),
        };
        if let (Some(problem), Some(path)) = (problem, source_path(relative)) {
            self.oddities.insert(path, problem.into());
        }
        true
    }

    /// Adds files with their stamps.
    fn add(&mut self, root: &Path, files: Vec<(SourcePath, DirEntry)>) {
        // Asking the system for each file takes most of the time, so it is done in parallel.
        let asked = files
            .into_par_iter()
            .with_min_len(FEW)
            .map(|(path, entry)| {
                let metadata = entry.metadata();
                (path, entry, metadata)
            });
        for (path, entry, metadata) in asked.collect::<Vec<_>>() {
            match metadata {
                Ok(metadata) if metadata.is_file() => {
                    let as_named = entry.path().strip_prefix(root).ok();
                    let as_named = as_named.and_then(Path::to_str) == Some(path.as_str());
                    let entry = SeenFile {
                        stamp: FileStamp::new(&metadata, SystemTime::now()),
                        odd_name: (!as_named).then(|| entry.into_path()),
                    };
                    self.add_file(root, path, entry);
                }
                Ok(_) => {
                    self.oddities
                        .insert(path, FileProblem::NotRegularFile.into());
                }
                Err(error) => self.report_walk(root, &error),
            }
        }
    }

    /// Adds a file. Of two files with one name in different forms, the one in NFC is read, else the first.
    fn add_file(&mut self, root: &Path, path: SourcePath, entry: SeenFile) {
        let Some(before) = self.files.remove(&path) else {
            self.files.insert(path, entry);
            return;
        };
        let name = |entry: &SeenFile| entry.name_below(root, &path);
        if name(&before) == name(&entry) {
            self.files.insert(path, entry); // it was found twice
            return;
        }
        let (read, other) = match entry.odd_name {
            None => (entry, before),
            Some(_) => (before, entry),
        };
        let problem = FileProblem::TwinNames {
            read: name(&read),
            other: name(&other),
        };
        self.oddities.insert(path.clone(), problem.into());
        self.files.insert(path, read);
    }

    fn report_name(&mut self, path: &Path) {
        let name = path.to_string_lossy().into_owned();
        let path = SourcePath::new(name.as_str());
        self.oddities
            .insert(path, FileProblem::OddFileName { name }.into());
    }

    fn report_walk(&mut self, root: &Path, error: &walkdir::Error) {
        let missing = error
            .io_error()
            .is_some_and(|error| error.kind() == io::ErrorKind::NotFound);
        if missing && !error.path().is_some_and(Path::is_symlink) {
            return; // it is gone meanwhile
        }
        let place = error.path().and_then(|path| path.strip_prefix(root).ok());
        let place = place.unwrap_or(Path::new(SITE_FILE));
        if self.is_left_out(place) {
            return;
        }
        let path = SourcePath::new(place.to_string_lossy().into_owned());
        if let Some(target) = error.path().and_then(target) {
            let place = place.to_owned();
            self.links.insert(path.clone(), SymLink { place, target });
        }
        let denied = |error: &io::Error| error.kind() == io::ErrorKind::PermissionDenied;
        if error.io_error().is_some_and(denied) {
            self.closed.push(path.clone());
        }
        let problem = match error.io_error() {
            _ if is_circle(error) => FileProblem::LinkCircle,
            // The target of the link does not exist.
            Some(_) if error.path().is_some_and(Path::is_symlink) => FileProblem::NotRegularFile,
            Some(io) => FileProblem::Unreadable {
                reason: io.to_string(),
            },
            None => FileProblem::LeavesSite,
        };
        self.oddities.insert(path, problem.into());
    }
}

/// Whether something exists at a path, in a folder below the root.
fn lies_in(root: &Path, place: &Path) -> io::Result<bool> {
    let around = place.parent().unwrap_or(root).canonicalize()?;
    place.symlink_metadata()?;
    Ok(around.starts_with(root))
}

/// Why articles cannot be read, when the site has no folder for them.
fn no_content(root: &Path) -> Option<NoContent> {
    let place = root.join(CONTENT);
    match place.canonicalize() {
        Ok(real) if !real.starts_with(root) => Some(NoContent::Outside),
        Ok(real) if real.is_dir() => None,
        Ok(_) => Some(NoContent::NoFolder),
        // Nobody can tell what is there, which is reported elsewhere.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => None,
        Err(_) => Some(match folder_of_articles(root) {
            Some(name) => NoContent::Misnamed(name),
            None => NoContent::Missing,
        }),
    }
}

/// The name of a folder that probably is the one of articles: one that differs by its letters only, else one that holds
/// Markdown.
fn folder_of_articles(root: &Path) -> Option<String> {
    let folders = root.read_dir().ok()?.filter_map(Result::ok);
    let folders = folders.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.') && !FOLDERS.contains(&name.as_str()))
        .collect();
    names.sort();
    let holds_markdown = |name: &&String| {
        let files = WalkDir::new(root.join(name)).max_depth(2);
        let mut files = files.into_iter().take(1_000).filter_map(Result::ok);
        files.any(|file| file.path().extension().is_some_and(|it| it == "md"))
    };
    let alike = names.iter().find(|name| name.eq_ignore_ascii_case(CONTENT));
    alike.or_else(|| names.iter().find(holds_markdown)).cloned()
}

/// Whether the path to a link leads through its target, so that following it would never end. The whole path counts,
/// also above the part that is looked at.
fn leads_back(root: &Path, link: &Path, target: &Path) -> bool {
    let above = link.ancestors().skip(1);
    let mut above = above.take_while(|folder| folder.starts_with(root));
    above.any(|folder| {
        let real = folder.canonicalize();
        real.is_ok_and(|real| real.starts_with(target))
    })
}

/// Whether following links did not end, because one leads to a folder above it, or they lead to each other.
fn is_circle(error: &walkdir::Error) -> bool {
    let too_many = Some(Errno::LOOP.raw_os_error());
    let code = error.io_error().and_then(io::Error::raw_os_error);
    error.loop_ancestor().is_some() || code == too_many
}

/// The absolute path of the target of a link, as the link states it; it need not exist.
fn target(link: &Path) -> Option<PathBuf> {
    let around = link.parent()?.canonicalize().ok()?;
    let mut target = PathBuf::new();
    for step in around.join(link.read_link().ok()?).components() {
        match step {
            Component::ParentDir => {
                target.pop();
            }
            step => target.push(step),
        }
    }
    Some(target)
}

/// The path of a file in the form of the site, from its path below the root; none when it is no text.
pub(super) fn source_path(path: &Path) -> Option<SourcePath> {
    let text = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    Some(SourcePath::new(nfc(&text).into_owned()))
}
