//! A small change: files are renamed into the output folder one by one, under a journal. Once the journal lies in the
//! folder, the change will be completed, by the next command if this one is killed.

use super::{
    failure::Trouble,
    manifest::{self, is_page},
    obstacles::is_behind_link,
    stage::{INSIDE, Place},
};
use crate::source::read_text;
use std::{collections::BTreeSet, fs, io, path::Path, sync::Arc};
use xxhash_rust::xxh3::xxh3_128;

/// Name of the journal in the output folder.
pub(super) const FILE: &str = ".bantin-journal";
/// Its first line.
const HEAD: &str = "bantin 1: a change of this folder that the next bantin build completes";

/// What is to be done to an output folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Journal {
    /// Where the new files are.
    place: Place,
    /// Files that come from there.
    puts: Vec<Arc<str>>,
    /// Files that go.
    drops: Vec<Arc<str>>,
}

impl Journal {
    /// `puts` and `drops` are paths below the output folder.
    pub(super) fn new(place: Place, mut puts: Vec<Arc<str>>, drops: Vec<Arc<str>>) -> Journal {
        // What pages need before the pages, and new pages before the lists that lead to them: those lie higher up.
        let depth = |path: &Arc<str>| path.matches('/').count();
        puts.sort_by_key(|path| (is_page(path), std::cmp::Reverse(depth(path))));
        Journal { place, puts, drops }
    }

    /// Puts the journal into the folder: from now on the change counts.
    pub(super) fn begin(&self, out: &Path) -> io::Result<()> {
        let aside = self.place.of(out).join(FILE);
        fs::write(&aside, self.text())?;
        fs::rename(aside, out.join(FILE))
    }

    /// Does what is left to be done.
    pub(super) fn complete(&self, out: &Path) -> Result<(), Trouble> {
        self.go_on(out).map_err(Trouble::begun)
    }

    fn go_on(&self, out: &Path) -> Result<(), Trouble> {
        let stage = self.place.of(out);
        let mut made = BTreeSet::new();
        for path in &self.puts {
            let staged = stage.join(&**path);
            if staged.symlink_metadata().is_err() {
                continue; // it is there already
            }
            self.make_way(out, path, &mut made)?;
            if staged.symlink_metadata().is_err() {
                continue; // it came with its folder
            }
            let target = out.join(&**path);
            fs::rename(&staged, &target).map_err(|error| Trouble::at(&target, error))?;
        }
        for path in &self.drops {
            drop_file(out, path).map_err(|error| Trouble::at(&out.join(&**path), error))?;
        }
        let list = stage.join(manifest::FILE);
        if list.symlink_metadata().is_ok() {
            let target = out.join(manifest::FILE);
            fs::rename(list, &target).map_err(|error| Trouble::at(&target, error))?;
        }
        let journal = out.join(FILE);
        fs::remove_file(&journal).map_err(|error| Trouble::at(&journal, error))
    }

    /// Makes the folders of a file. One that is to go may stand where a folder is needed, and the other way round.
    fn make_way(&self, out: &Path, path: &str, made: &mut BTreeSet<String>) -> Result<(), Trouble> {
        let failed = |error| Trouble::at(&out.join(path), error);
        let make = |folder: &str| {
            let there = out.join(folder);
            // On a full disk no folder can be made, but one that is made already can be moved.
            let moved = |_| fs::rename(self.place.of(out).join(folder), &there);
            fs::create_dir(&there).or_else(moved).map_err(failed)
        };
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            if made.contains(folder) {
                continue;
            }
            let there = out.join(folder);
            match there.symlink_metadata() {
                Ok(found) if found.is_dir() => {}
                // Through a link, files would land outside.
                Ok(_) if self.drops.iter().any(|drop| **drop == *folder) => {
                    fs::remove_file(&there).map_err(failed)?;
                    make(folder)?;
                }
                Ok(_) => return Err(Trouble::in_the_way(out, vec![folder.to_owned()])),
                Err(_) => make(folder)?,
            }
            made.insert(folder.to_owned());
        }
        let there = out.join(path);
        if there.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            let inside = format!("{path}/");
            // The folders above are needed.
            let drops = self.drops.iter().filter(|drop| drop.starts_with(&inside));
            for drop in drops.filter(|drop| !is_behind_link(out, drop)) {
                unlink(&out.join(&**drop)).map_err(failed)?;
            }
            remove_empty(&there).map_err(failed)?;
        }
        Ok(())
    }

    fn text(&self) -> String {
        let place = match self.place {
            Place::Beside => "beside",
            Place::Inside => "inside",
        };
        let mut text = format!("{HEAD}\n{place}\n");
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

    /// The journal in a folder, if a change was begun and not completed.
    pub(super) fn read(out: &Path) -> Option<Journal> {
        Journal::parse(&read_text(&out.join(FILE)).ok()?)
    }

    fn parse(text: &str) -> Option<Journal> {
        let (content, end) = text.split_at_checked(text.trim_end_matches('\n').rfind('\n')? + 1)?;
        if end.trim_end() != format!("end {:032x}", xxh3_128(content.as_bytes())) {
            return None;
        }
        let mut lines = content.strip_prefix(HEAD)?.strip_prefix('\n')?.lines();
        let place = match lines.next()? {
            "beside" => Place::Beside,
            _ => Place::Inside,
        };
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

/// Removes a folder that holds nothing but folders.
fn remove_empty(folder: &Path) -> io::Result<()> {
    let inside = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        inside => inside?.collect::<io::Result<Vec<_>>>()?,
    };
    for entry in inside {
        if entry.file_type()?.is_dir() {
            remove_empty(&entry.path())?;
        }
    }
    fs::remove_dir(folder)
}

/// Removes a file that may be gone already.
fn unlink(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        // A folder of that name may have come in its place.
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::NotFound
                    | io::ErrorKind::NotADirectory
                    | io::ErrorKind::IsADirectory
            ) =>
        {
            Err(error)
        }
        _ => Ok(()),
    }
}

/// Removes a file, and the folders that only it needed.
fn drop_file(out: &Path, path: &str) -> io::Result<()> {
    if is_behind_link(out, path) {
        return Ok(()); // what lies there is no part of the folder
    }
    unlink(&out.join(path))?;
    let mut folder = path;
    while let Some((above, _)) = folder.rsplit_once('/') {
        if fs::remove_dir(out.join(above)).is_err() {
            break; // something else is in it
        }
        folder = above;
    }
    Ok(())
}

/// Completes a change that another command began.
pub(super) fn recover(out: &Path) -> Result<(), Trouble> {
    match Journal::read(out) {
        Some(journal) => journal.complete(out)?,
        // Renamed into its place whole, so it was never cut off: it is no journal of ours.
        None if out.join(FILE).symlink_metadata().is_ok() => {
            return Err(Trouble::in_the_way(out, vec![FILE.to_owned()]));
        }
        None => {}
    }
    Ok(())
}

/// Paths in an output folder that are bantin's own and no part of the site.
pub(super) fn is_own(path: &Path) -> bool {
    let own = [manifest::FILE, FILE, INSIDE];
    let first = path.components().next();
    first.is_some_and(|first| own.iter().any(|name| first.as_os_str() == *name))
}

/// For the fuzz targets: the paths in a journal, which is sealed first, and the journal as it is written again.
#[cfg(fuzzing)]
pub fn reread_journal(content: &str) -> Option<(Vec<Arc<str>>, String)> {
    let digest = xxh3_128(content.as_bytes());
    let journal = Journal::parse(&format!("{content}end {digest:032x}\n"))?;
    let paths = journal.puts.iter().chain(&journal.drops);
    Some((paths.cloned().collect(), journal.text()))
}

#[cfg(test)]
mod tests {
    use super::{Journal, Place};

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
        let journal = Journal::new(Place::Beside, puts, vec!["-".into(), "tin/x\\y".into()]);
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
