//! The files of a site in a folder on a disk.

use super::{
    OpenedFile, ReadError, SITE_FILE, SourceFiles,
    folder::SourceFolder,
    is_copied,
    naming::{PathVerdict, naming},
    sight::{FOLDERS, SeenFile, Sight, SymLink, source_path},
    stamp::FileStamp,
};
use crate::diagnostic::{Diagnostic, FileProblem, Place, Problem, SourcePath};
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

/// A site in a folder. Symbolic links are followed only inside it. Left out are hidden files (but for those that
/// servers look for), leftovers of editors, and things that are no files.
#[derive(Clone)]
pub struct Disk {
    folder: Arc<SourceFolder>,
    files: BTreeMap<SourcePath, SeenFile>,
    links: BTreeMap<SourcePath, SymLink>,
    oddities: BTreeMap<SourcePath, Problem>,
}

/// What has changed since the folder was last looked at.
#[derive(Debug, Default)]
pub struct DiskChanges {
    /// Files that have come, gone or may have changed.
    pub files: BTreeSet<SourcePath>,
    /// Paths at which something is, or was, that is no file, and has changed.
    pub oddities: BTreeSet<SourcePath>,
}

impl Disk {
    /// Looks at the whole folder.
    ///
    /// # Errors
    /// When the folder does not exist or cannot be opened.
    pub fn scan(root: &Path) -> io::Result<Disk> {
        let sight = Sight::of_all(&root.canonicalize()?);
        Ok(Disk {
            folder: sight.folder,
            files: sight.files,
            links: sight.links,
            oddities: sight.oddities,
        })
    }

    /// The folder of the site, with all links followed.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The path of a file of the site on the disk.
    pub fn location(&self, path: &SourcePath) -> PathBuf {
        let odd = self
            .files
            .get(path)
            .and_then(|entry| entry.odd_name.clone());
        odd.unwrap_or_else(|| self.root().join(path.as_str()))
    }

    /// The path of a file on the disk, from the folder of the site.
    fn inside<'p>(&'p self, path: &'p SourcePath) -> &'p Path {
        let odd = self.files.get(path);
        let odd = odd.and_then(|entry| entry.odd_name.as_deref());
        let inside = odd.and_then(|odd| odd.strip_prefix(self.root()).ok());
        inside.unwrap_or(Path::new(path.as_str()))
    }

    /// Looks at the whole folder again.
    pub fn look_everywhere(&self) -> Sight {
        Sight::of_all(self.root())
    }

    /// Folders below the root that links lead to, or that contain or may contain targets of links. What happens there
    /// has other paths than those that the site knows.
    pub fn linked_folders(&self) -> BTreeSet<PathBuf> {
        let root = self.root();
        let nearest = |link: &SymLink| {
            link.target
                .ancestors()
                .find(|place| place.is_dir())
                .map(Path::to_owned)
        };
        let folders = self.links.values().filter_map(nearest);
        folders
            .filter(|folder| folder != root && folder.starts_with(root))
            .collect()
    }

    /// Looks again at some files and folders, given by their paths on the machine, and at everything behind links. Paths
    /// without a place in the site are ignored.
    pub fn look_at(&self, places: &BTreeSet<PathBuf>) -> Sight {
        let mut sight = Sight::new(self.root());
        for place in places {
            let Ok(inside) = place.strip_prefix(self.root()) else {
                continue;
            };
            let mut parts = inside.components();
            let first = parts.next().map(|part| part.as_os_str().to_string_lossy());
            let in_site = match first.as_deref() {
                Some(SITE_FILE) => parts.next().is_none(),
                Some(folder) => FOLDERS.contains(&folder),
                None => false,
            };
            if in_site && naming(inside) != PathVerdict::Litter {
                sight.look(self.root(), self.place_to_look(inside));
                sight.named.extend(source_path(inside));
            }
        }
        for link in self.links.values().filter(|_| !places.is_empty()) {
            sight.look(self.root(), &link.place);
        }
        sight
            .named
            .retain(|path| self.files.contains_key(path) || sight.files.contains_key(path));
        sight
    }

    /// Where to look for a change at a path from the root. When its name may also be written in another form (NFC or
    /// not), the folder is looked at, with all files that may have this name.
    fn place_to_look<'p>(&self, inside: &'p Path) -> &'p Path {
        if !source_path(inside).is_some_and(|path| self.may_have_twins(inside, &path)) {
            return inside;
        }
        let has_marks = |place: &&Path| {
            let name = place.file_name();
            name.is_some_and(|name| !name.to_string_lossy().is_ascii())
        };
        let highest = inside.ancestors().filter(has_marks).last();
        highest.and_then(Path::parent).unwrap_or(inside)
    }

    fn may_have_twins(&self, inside: &Path, path: &SourcePath) -> bool {
        let is_odd = |path: SourcePath| self.files.get(&path)?.odd_name.as_ref().map(drop);
        let is_twin = |path: SourcePath| match self.oddities.get(&path)? {
            Problem::File(FileProblem::TwinNames { .. }) => Some(()),
            _ => None,
        };
        Path::new(path.as_str()) != inside
            || within(&self.files, path).find_map(is_odd).is_some()
            || within(&self.oddities, path).find_map(is_twin).is_some()
    }

    /// Takes in what was seen, and tells what has changed. What could not be looked at stays as it was.
    pub fn take_in(&mut self, sight: Sight) -> DiskChanges {
        self.folder = sight.folder;
        let mut changed = sight.named;
        let mut odd_before = BTreeMap::new();
        for part in &sight.parts {
            let gone = within(&self.files, part)
                .filter(|path| !sight.files.contains_key(path) && !is_within(path, &sight.closed))
                .collect::<Vec<_>>();
            for path in gone {
                self.files.remove(&path);
                changed.insert(path);
            }
            for path in within(&self.links, part).collect::<Vec<_>>() {
                if !is_within(&path, &sight.closed) {
                    self.links.remove(&path);
                }
            }
            for path in within(&self.oddities, part).collect::<Vec<_>>() {
                odd_before.extend(self.oddities.remove_entry(&path));
            }
        }
        for (path, entry) in sight.files {
            let before = self.files.get(&path);
            // A file that is only copied is not read to find out whether it changed.
            let differs = |before: &SeenFile| {
                if is_copied(&path) {
                    before.stamp.differs(&entry.stamp)
                } else {
                    before.stamp.may_differ(&entry.stamp)
                }
            };
            if before.is_none_or(differs) {
                changed.insert(path.clone());
            }
            self.files.insert(path, entry);
        }
        self.links.extend(sight.links);
        let now = &sight.oddities;
        let paths = odd_before.keys().chain(now.keys());
        let oddities = paths.filter(|path| odd_before.get(path) != now.get(path));
        let oddities = oddities.cloned().collect();
        self.oddities.extend(sight.oddities);
        DiskChanges {
            files: changed,
            oddities,
        }
    }
}

/// The entries of a map whose keys are `part` or lie in it.
fn within<'m, T>(
    map: &'m BTreeMap<SourcePath, T>,
    part: &'m SourcePath,
) -> impl Iterator<Item = SourcePath> + use<'m, T> {
    let folder = format!("{part}/");
    let own = map.get_key_value(part).map(|(path, _)| path.clone());
    let inside = map.range(SourcePath::new(folder.as_str())..);
    let inside = inside.take_while(move |(path, _)| path.as_str().starts_with(&folder));
    own.into_iter().chain(inside.map(|(path, _)| path.clone()))
}

/// Whether a path is one of these parts or lies in one of them.
fn is_within(path: &SourcePath, parts: &[SourcePath]) -> bool {
    let below = |part: &SourcePath| path.as_str().strip_prefix(part.as_str());
    let mut below = parts.iter().filter_map(below);
    below.any(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl SourceFiles for Disk {
    fn list(&self) -> Vec<SourcePath> {
        self.files.keys().cloned().collect()
    }

    fn oddities(&self) -> Vec<Diagnostic> {
        let oddities = self.oddities.iter();
        oddities
            .map(|(path, problem)| Diagnostic::new(Place::file(path), problem.clone()))
            .collect()
    }

    fn has(&self, path: &SourcePath) -> bool {
        self.files.contains_key(path)
    }

    fn stamp(&self, path: &SourcePath) -> Option<FileStamp> {
        self.files.get(path).map(|entry| entry.stamp)
    }

    fn open(&self, path: &SourcePath) -> Result<OpenedFile<'_>, ReadError> {
        let (file, metadata) = self.folder.open_file(self.inside(path))?;
        Ok(OpenedFile::OnDisk(
            file,
            FileStamp::new(&metadata, SystemTime::now()),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::{Disk, SourceFiles, SourcePath};
    use std::{collections::BTreeSet, fs, os::unix::fs::symlink};

    /// Where links lead in a circle, looking at a part of the folder finds the same as looking at all of it.
    #[test]
    fn circles_are_followed() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        for folder in ["content/a", "static/b"] {
            fs::create_dir_all(root.join(folder)).unwrap();
            fs::write(root.join(folder).join("1.md"), "1").unwrap();
        }
        let mut disk = Disk::scan(&root).unwrap();
        for (place, target) in [
            ("content/a/s", Some("../../static")),
            ("static/b/c", Some("../../content")),
            ("static/len", Some("..")),
            ("content/a/2.md", None),
            ("static/b/1.md", None),
        ] {
            let place = root.join(place);
            match target {
                Some(target) => symlink(target, &place).unwrap(),
                None => fs::write(&place, "2").unwrap(),
            }
            let sight = disk.look_at(&BTreeSet::from([place.clone()]));
            disk.take_in(sight);
            let anew = Disk::scan(&root).unwrap();
            assert_eq!(disk.list(), anew.list(), "{place:?}");
            assert_eq!(disk.oddities(), anew.oddities(), "{place:?}");
        }
        assert!(disk.has(&SourcePath::new("content/a/s/b/1.md")));
        let told = disk.oddities().into_iter();
        let told: Vec<String> = told.map(|told| told.place.path.to_string()).collect();
        let circles = [
            "content/a/s/b/c",
            "content/a/s/len",
            "static/b/c/a/s",
            "static/len",
        ];
        assert_eq!(told, circles);
    }

    /// Two files may have one name in two forms; a change of one does not remove the other.
    #[test]
    fn twins_are_followed() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let (composed, apart) = ("content/h\u{f2}a", "content/ho\u{300}a");
        for folder in [composed, apart] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let mut disk = Disk::scan(&root).unwrap();
        let mut follow = |path: String, text: Option<&str>| {
            let file = root.join(path);
            match text {
                Some(text) => fs::write(&file, text).unwrap(),
                None => fs::remove_file(&file).unwrap(),
            }
            let sight = disk.look_at(&BTreeSet::from([file]));
            disk.take_in(sight);
            let anew = Disk::scan(&root).unwrap();
            let read = |disk: &Disk| {
                let files = disk.list().into_iter();
                let read = files.map(|path| (disk.read(&path).unwrap().into_owned(), path));
                read.collect::<Vec<_>>()
            };
            assert_eq!(read(&disk), read(&anew));
            assert_eq!(disk.oddities(), anew.oddities());
            (disk.list().len(), disk.oddities().len())
        };
        for (path, text, expected) in [
            (format!("{apart}/1.md"), Some("a"), (1, 0)),
            (format!("{composed}/2.md"), Some("b"), (2, 0)),
            (format!("{composed}/1.md"), Some("c"), (2, 1)),
            (format!("{apart}/1.md"), Some("d"), (2, 1)),
            (format!("{composed}/1.md"), None, (2, 0)),
            (format!("{composed}/1.md"), Some("e"), (2, 1)),
            (format!("{apart}/1.md"), None, (2, 0)),
        ] {
            assert_eq!(follow(path.clone(), text), expected, "{path} {text:?}");
        }
    }
}
