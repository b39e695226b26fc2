//! Remembers which lists and journals builds of this machine wrote into an output folder.
//!
//! A list tells which files of a folder are bantin's, and so which may be removed; a journal tells which may be moved.
//! Both lie in the output folder, so they come with it when it is cloned or copied, and then prove nothing. So a build
//! first remembers the digest of what it will write, in the state folder of the site and in that of the user. It trusts
//! a list or journal only when one of the two has its digest.

use super::{StateDir, user_dir};
use crate::fs::{self, Dir};
use std::{
    collections::BTreeSet,
    fmt::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
};

/// First line of a file of digests, with its version.
const HEAD: &str = "bantin 1: digests of the lists that builds wrote into this folder";
/// Longest file of digests that is read, in bytes.
const MOST: u64 = 16 << 10;
/// When the user's folder has more files than this, those about folders that no longer exist are removed.
const MANY: usize = 200;

/// Digests of the lists and journals that builds of this machine wrote into one output folder.
#[derive(Debug)]
pub struct KnownLists {
    state: Arc<StateDir>,
    out: PathBuf,
    digests: BTreeSet<u128>,
}

impl KnownLists {
    /// The digests for an output folder, given by its path from the root of the machine.
    pub fn of(state: Arc<StateDir>, out: &Path) -> KnownLists {
        let known = KnownLists {
            state,
            out: out.to_owned(),
            digests: BTreeSet::new(),
        };
        let digests = known.places(false).into_iter();
        let digests = digests.flat_map(|(dir, name)| read_digests(&dir, &name));
        KnownLists {
            digests: digests.collect(),
            ..known
        }
    }

    /// Whether a build of this machine wrote what has this digest, perhaps before the folder was moved or copied.
    pub fn has(&self, digest: u128) -> bool {
        self.digests.contains(&digest) || self.is_known_elsewhere(digest)
    }

    fn is_known_elsewhere(&self, digest: u128) -> bool {
        let places = self.places(false).into_iter();
        let mut all = places.flat_map(|(dir, _)| {
            let found = dir.list("").unwrap_or_default().into_iter();
            let names = found.filter_map(|found| found.name.into_string().ok());
            let names = names.filter(|name| name.starts_with("lists-"));
            names
                .map(|name| read_digests(&dir, &name))
                .collect::<Vec<_>>()
        });
        all.any(|digests| digests.contains(&digest))
    }

    /// Remembers the digest of what will be written. Where nothing can be remembered, the next build does not trust
    /// what it finds.
    pub fn add(&mut self, digest: u128) {
        if self.digests.insert(digest) {
            self.write();
        }
    }

    /// Remembers this digest alone, because nothing else is in the folder any more.
    pub fn keep_only(&mut self, digest: u128) {
        let only = BTreeSet::from([digest]);
        if self.digests != only {
            self.digests = only;
            self.write();
        }
    }

    fn write(&self) {
        let out = self.out.to_string_lossy().replace('\n', " ");
        let mut text = format!("{HEAD}\n{out}\n");
        for digest in &self.digests {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{digest:032x}");
        }
        for (dir, name) in self.places(true) {
            if !dir.has(&name).unwrap_or(true) {
                forget_gone(&dir);
            }
            // One of the two places suffices. Without any, the next build tells what it does not trust.
            drop(dir.replace(&name, text.as_bytes()));
        }
    }

    /// The folders in which digests are kept, each with the name of the file.
    fn places(&self, make: bool) -> Vec<(Dir, String)> {
        let name = StateDir::name_for("lists", &self.out);
        let site = if make {
            self.state.make()
        } else {
            self.state.dir()
        };
        let site = site.and_then(|dir| dir.try_clone().ok());
        let user = user_dir("XDG_STATE_HOME", ".local/state").and_then(|base| {
            let path = base.join("bantin");
            if make {
                fs::create_dir_all(&path).ok()
            } else {
                Dir::open(&path).ok()
            }
        });
        let dirs = site.into_iter().chain(user);
        dirs.map(|dir| (dir, name.clone())).collect()
    }
}

fn read_digests(dir: &Dir, name: &str) -> BTreeSet<u128> {
    let text = dir.read_text(name, MOST).unwrap_or_default();
    parse(&text).map_or_else(BTreeSet::new, |(_, digests)| digests)
}

/// The path of the output folder, and the digests.
fn parse(text: &str) -> Option<(String, BTreeSet<u128>)> {
    let mut lines = text.strip_prefix(HEAD)?.strip_prefix('\n')?.lines();
    let out = lines.next()?.to_owned();
    let digests = lines.map(|line| u128::from_str_radix(line, 16).ok());
    Some((out, digests.collect::<Option<_>>()?))
}

/// When there are many files, removes those about output folders that no longer exist.
fn forget_gone(dir: &Dir) {
    let found = dir.list("").unwrap_or_default();
    let names = found
        .into_iter()
        .filter_map(|found| found.name.into_string().ok());
    let names: Vec<String> = names.filter(|name| name.starts_with("lists-")).collect();
    if names.len() < MANY {
        return;
    }
    for name in names {
        let text = dir.read_text(&name, MOST).unwrap_or_default();
        if parse(&text).is_some_and(|(out, _)| !Path::new(&out).exists()) {
            // What cannot be removed takes room until the next build.
            drop(dir.remove_file(&name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HEAD, parse};

    #[test]
    fn only_whole_files_of_digests_are_believed() {
        let text = format!("{HEAD}\n/trang/public\n{:032x}\n{:032x}\n", 7, 8);
        assert_eq!(
            parse(&text),
            Some(("/trang/public".to_owned(), [7, 8].into()))
        );
        for wrong in ["", HEAD, &text.replace("bantin 1", "bantin 2"), "x"] {
            assert_eq!(parse(wrong), None, "{wrong:?}");
        }
        assert_eq!(parse(&format!("{text}hong\n")), None);
    }
}
