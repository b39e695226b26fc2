//! A small change: files are renamed into the output folder one by one, under a journal. Once the journal is in the
//! folder, the change will be completed, by the next command if this one is killed.
//!
//! A journal moves and removes files, so it counts only when a build of this machine wrote it.

use super::{
    failure::DiskFailure,
    manifest::{self, MOST, OutputManifest, is_page},
    stage_place::{Side, StagePlace},
};
use crate::{
    fs::{self, Dir, FileKind},
    state::KnownLists,
};
use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::Path,
    sync::Arc,
};
use xxhash_rust::xxh3::xxh3_128;

/// Name of the journal in the output folder.
pub(super) const FILE: &str = ".bantin-journal";
/// First line of the journal, with its version.
const HEAD: &str = "bantin 2: a change of this folder that the next bantin build completes";

/// A change of an output folder that is under way.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Journal {
    /// Where the stage with the new files is.
    place: StagePlace,
    /// Files that are moved from the stage into the folder.
    puts: Vec<Arc<str>>,
    /// Files that are removed from the folder.
    drops: Vec<Arc<str>>,
}

impl Journal {
    /// `puts` and `drops` are paths below the output folder, `before` is the list of what is in it.
    pub(super) fn new(
        place: StagePlace,
        mut puts: Vec<Arc<str>>,
        drops: Vec<Arc<str>>,
        before: &OutputManifest,
    ) -> Journal {
        // In this order a reader never finds a page without the files that it needs, a list without its pages, which
        // lie deeper, or a feed without its pages.
        let depth = |path: &Arc<str>| path.matches('/').count();
        puts.sort_by_cached_key(|path| {
            let step = match (before.files.contains_key(path), is_page(path)) {
                (false, false) => 0,
                (false, true) => 1,
                (true, true) => 2,
                (true, false) => 3,
            };
            (step, std::cmp::Reverse(depth(path)))
        });
        Journal { place, puts, drops }
    }

    /// Writes the journal into the folder: from now on the change will be completed.
    pub(super) fn begin(&self, out: &Dir, known: &mut KnownLists) -> io::Result<()> {
        let text = self.text();
        known.add(xxh3_128(text.as_bytes()));
        let stage = self
            .place
            .above(out)?
            .open_dir(self.place.name(out.path()))?;
        let mut aside = stage.create_file(FILE)?;
        aside.write_all(text.as_bytes())?;
        aside.sync()?;
        stage.sync()?;
        stage.rename_new(FILE, out, FILE)?;
        out.sync_names()
    }

    /// Completes the change. `list` is the list of the files before it; a file with other bytes than it says is not
    /// bantin's, and stays.
    pub(super) fn complete(
        &self,
        out: &Dir,
        list: Option<&OutputManifest>,
    ) -> Result<(), DiskFailure> {
        self.go_on(out, list).map_err(DiskFailure::begun)
    }

    fn go_on(&self, out: &Dir, list: Option<&OutputManifest>) -> Result<(), DiskFailure> {
        let failed = |path: &str| {
            let path = out.path().join(path);
            move |error| DiskFailure::at(&path, error)
        };
        let stage = self.place.find(out).map_err(failed(FILE))?;
        if let Some(stage) = stage {
            let mut made = BTreeSet::new();
            for path in &self.puts {
                if !stage.has(&**path).map_err(failed(path))? {
                    continue; // moved before the interruption
                }
                self.make_way(out, &stage, path, list, &mut made)?;
                if !stage.has(&**path).map_err(failed(path))? {
                    continue; // moved together with its folder
                }
                let moved = stage.rename(&**path, out, &**path);
                moved.map_err(failed(path))?;
            }
            self.drop_files(out, list)?;
            if stage.has(manifest::FILE).map_err(failed(manifest::FILE))? {
                let moved = stage.rename(manifest::FILE, out, manifest::FILE);
                moved.map_err(failed(manifest::FILE))?;
            }
        } else {
            self.drop_files(out, list)?;
        }
        // The renames reach the disk before the journal is removed.
        out.sync().map_err(failed(FILE))?;
        out.remove_file(FILE).map_err(failed(FILE))
    }

    fn drop_files(&self, out: &Dir, list: Option<&OutputManifest>) -> Result<(), DiskFailure> {
        for path in self
            .drops
            .iter()
            .filter(|path| is_as_listed(out, list, path))
        {
            let dropped = drop_file(out, path);
            dropped.map_err(|error| DiskFailure::at(&out.path().join(&**path), error))?;
        }
        Ok(())
    }

    /// Makes the folders of a file. A file that is to go may stand where a folder is needed, and the other way round.
    fn make_way(
        &self,
        out: &Dir,
        stage: &Dir,
        path: &str,
        list: Option<&OutputManifest>,
        made: &mut BTreeSet<String>,
    ) -> Result<(), DiskFailure> {
        let goes = |path: &str| {
            self.drops.iter().any(|drop| **drop == *path) && is_as_listed(out, list, path)
        };
        let failed = |error| DiskFailure::at(&out.path().join(path), error);
        let make = |folder: &str| {
            // On a full disk no folder can be made, but one from the stage can be moved.
            let moved = |_| stage.rename_new(folder, out, folder);
            out.create_dir(folder).or_else(moved).map_err(failed)
        };
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            if made.contains(folder) {
                continue;
            }
            match out.status(folder) {
                Ok(found) if found.is_folder() => {}
                // Through a link, files would land outside the folder.
                Ok(_) if goes(folder) => {
                    out.remove_file(folder).map_err(failed)?;
                    make(folder)?;
                }
                Ok(_) => return Err(DiskFailure::in_the_way(out.path(), vec![folder.to_owned()])),
                Err(_) => make(folder)?,
            }
            made.insert(folder.to_owned());
        }
        if out.status(path).is_ok_and(|found| found.is_folder()) {
            let inside = format!("{path}/");
            // The folders above the file are needed.
            let drops = self.drops.iter().filter(|drop| drop.starts_with(&inside));
            for drop in drops.filter(|drop| is_as_listed(out, list, drop)) {
                unlink(out, drop).map_err(failed)?;
            }
            remove_empty(out, path).map_err(failed)?;
        }
        Ok(())
    }

    /// Gives up a change that cannot be completed: adds the files that were moved already to the list of the folder.
    pub(super) fn abandon(&self, out: &Dir, known: &mut KnownLists) -> io::Result<()> {
        let (mut list, _) = OutputManifest::read(out)?.unwrap_or_default();
        if let Some(stage) = self.place.find(out)?
            && let Some((after, _)) = OutputManifest::read(&stage)?
        {
            for path in &self.puts {
                if !stage.has(&**path)?
                    && let Some(entry) = after.files.get(path)
                {
                    list.files.insert(path.clone(), *entry);
                }
            }
        }
        known.add(list.digest());
        list.write(out)?;
        out.sync()?;
        out.remove_file(FILE)
    }

    fn text(&self) -> String {
        let side = match self.place.side {
            Side::Beside => "beside",
            Side::Inside => "inside",
        };
        let mut text = format!("{HEAD}\n{side} {}\n", self.place.number);
        for (sign, paths) in [('+', &self.puts), ('-', &self.drops)] {
            for path in paths {
                text.push(sign);
                text.push_str(&manifest::escaped(path));
                text.push('\n');
            }
        }
        let digest = xxh3_128(text.as_bytes());
        text + &format!("end {digest:032x}\n")
    }

    /// The journal in a folder, if a build of this machine wrote it and the change is not complete.
    pub(super) fn read(out: &Dir, known: &KnownLists) -> io::Result<Option<Journal>> {
        let found = out.find(FILE)?;
        if !found.is_some_and(|found| found.is_file() && found.size <= MOST) {
            return Ok(None);
        }
        let bytes = out.read(FILE, MOST)?;
        let is_ours = known.has(xxh3_128(&bytes));
        let text = String::from_utf8(bytes).ok().filter(|_| is_ours);
        Ok(text.and_then(|text| Journal::parse(&text)))
    }

    fn parse(text: &str) -> Option<Journal> {
        let (content, end) = text.split_at_checked(text.trim_end_matches('\n').rfind('\n')? + 1)?;
        if end.trim_end() != format!("end {:032x}", xxh3_128(content.as_bytes())) {
            return None;
        }
        let mut lines = content.strip_prefix(HEAD)?.strip_prefix('\n')?.lines();
        let (side, number) = lines.next()?.split_once(' ')?;
        let side = match side {
            "beside" => Side::Beside,
            "inside" => Side::Inside,
            _ => return None,
        };
        let number = number.parse().ok()?;
        let place = StagePlace { side, number };
        let (mut puts, mut drops) = (Vec::new(), Vec::new());
        for line in lines {
            let (sign, path) = line.split_at_checked(1)?;
            let path = manifest::inside(manifest::unescaped(path))?;
            match sign {
                "+" => puts.push(path.into()),
                _ => drops.push(path.into()),
            }
        }
        Some(Journal { place, puts, drops })
    }
}

/// Whether a file has the bytes that a list says; true when there is no list.
fn is_as_listed(out: &Dir, list: Option<&OutputManifest>, path: &str) -> bool {
    list.is_none_or(|list| {
        let entry = list.files.get(path);
        entry.is_some_and(|entry| entry.is_at(out, path))
    })
}

/// Removes a folder that contains only folders.
fn remove_empty(out: &Dir, folder: &str) -> io::Result<()> {
    let inside = match out.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        inside => inside?,
    };
    for found in inside.iter().filter(|found| found.kind == FileKind::Folder) {
        let name = found
            .name
            .to_str()
            .ok_or(io::ErrorKind::DirectoryNotEmpty)?;
        remove_empty(out, &format!("{folder}/{name}"))?;
    }
    out.remove_dir(folder)
}

/// Removes a file, which may be gone already.
fn unlink(out: &Dir, file: &str) -> io::Result<()> {
    match out.remove_file(file) {
        // A folder may have taken the place of the file.
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::IsADirectory
            ) && !fs::is_behind_link(&error) =>
        {
            Err(error)
        }
        _ => Ok(()),
    }
}

/// Removes a file, and the folders that only it needed. A file behind a link is no part of the output folder.
fn drop_file(out: &Dir, path: &str) -> io::Result<()> {
    unlink(out, path)?;
    let above = Path::new(path).ancestors().skip(1);
    let mut above = above.filter(|folder| !folder.as_os_str().is_empty());
    // A folder that cannot be removed has something else in it.
    let _kept = above.find(|folder| out.remove_dir(folder).is_err());
    Ok(())
}

/// How the recovery of an earlier change has ended.
pub(super) enum Recovered {
    /// There was no journal, or its change is complete now.
    Done,
    /// No build of this machine wrote the journal. It is left alone.
    Foreign,
    /// The change cannot be completed yet, for this reason.
    Begun(Journal, DiskFailure),
}

/// Completes a change that an earlier command began.
///
/// # Errors
/// When the disk refuses to tell whether there is a journal.
pub(super) fn recover(out: &Dir, known: &KnownLists) -> Result<Recovered, DiskFailure> {
    let failed = |error| DiskFailure::at(&out.path().join(FILE), error);
    let Some(journal) = Journal::read(out, known).map_err(failed)? else {
        return Ok(if out.has(FILE).map_err(failed)? {
            Recovered::Foreign
        } else {
            Recovered::Done
        });
    };
    let list = OutputManifest::read(out);
    let list = list.map_err(|error| DiskFailure::at(&out.path().join(manifest::FILE), error))?;
    let (list, _) = list.unwrap_or_default();
    Ok(match journal.complete(out, Some(&list)) {
        Ok(()) => Recovered::Done,
        Err(trouble) => Recovered::Begun(journal, trouble),
    })
}

/// Seals and reads a journal, and gives the paths in it and its text as it would be written. For the fuzz targets.
#[cfg(fuzzing)]
pub fn reread_journal(content: &str) -> Option<(Vec<Arc<str>>, String)> {
    let digest = xxh3_128(content.as_bytes());
    let journal = Journal::parse(&format!("{content}end {digest:032x}\n"))?;
    let paths = journal.puts.iter().chain(&journal.drops);
    Some((paths.cloned().collect(), journal.text()))
}

#[cfg(test)]
mod tests {
    use super::{Journal, OutputManifest, Side, StagePlace};

    #[test]
    fn there_and_back() {
        let puts = [
            "index.html",
            "tin/2023/a/index.html",
            "a.css",
            "a\nb",
            "+",
            "tin/index.html",
        ];
        let puts = puts.map(std::sync::Arc::from).to_vec();
        let place = StagePlace {
            side: Side::Beside,
            number: 2,
        };
        let drops = vec!["-".into(), "tin/x\\y".into()];
        let journal = Journal::new(place, puts, drops, &OutputManifest::default());
        assert_eq!(
            journal.puts.last().map(|path| &**path),
            Some("index.html"),
            "the front page last"
        );
        let text = journal.text();
        assert_eq!(Journal::parse(&text), Some(journal));
        for cut in 0..text.len() - 1 {
            let part = text.get(..cut);
            assert_eq!(part.and_then(Journal::parse), None, "cut at {cut}");
        }
    }
}
