//! Where bantin keeps what saves time: `.bantin` in the folder of the site, else the user's folder for caches.

use crate::{
    pipeline::{Cache, Darkroom, Ignored},
    publish::replace,
    site::Record,
    source::read_text,
};
use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};
use xxhash_rust::xxh3::xxh3_64;

/// Name of the folder.
const FOLDER: &str = ".bantin";
/// Where it is called as `.bantin/.gitignore`.
const IGNORED: &str = "# What bantin keeps to save time. It may be deleted.\n*\n";

/// A folder for what saves time. There may be none; then everything takes longer.
pub(super) struct Memory {
    folder: Option<PathBuf>,
}

impl Memory {
    /// That of the site in a folder. Nothing is made yet.
    pub(super) fn of(root: &Path) -> Memory {
        let here = root.join(FOLDER);
        let folder = match can_write(if here.is_dir() { &here } else { root }) {
            true => Some(here),
            false => caches().map(|caches| {
                let name = xxh3_64(root.as_os_str().as_encoded_bytes());
                caches.join("bantin").join(format!("{name:016x}"))
            }),
        };
        Memory { folder }
    }

    /// What is known of the files of the site.
    pub(super) fn cache(&self, program: u64) -> Result<Cache, Ignored> {
        match self.cache_file() {
            Some(file) => Cache::open(&file, program),
            None => Ok(Cache::default()),
        }
    }

    /// What is known of its pictures, and files that were made of them.
    pub(super) fn darkroom(&self, program: u64) -> Darkroom {
        let folder = self.folder.as_ref();
        Darkroom::new(folder.map(|folder| folder.join("pictures")), program)
    }

    /// Where that is.
    pub(super) fn cache_file(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join("cache"))
    }

    /// Where what is known of the files of an output folder is.
    pub(super) fn stamps_file(&self, out: &Path) -> Option<PathBuf> {
        self.file_of("outputs", out)
    }

    /// Addresses that an output folder had and that lead nowhere now.
    pub(super) fn unanswered(&self, out: &Path) -> Record {
        let file = self.file_of("unanswered", out);
        let text = file.and_then(|file| read_text(&file).ok());
        Record::parse(&text.unwrap_or_default())
    }

    /// Keeps them in mind. At worst the next build does not tell again what this one told.
    pub(super) fn keep_unanswered(&self, out: &Path, unanswered: &Record) {
        let Some(file) = self.file_of("unanswered", out) else {
            return;
        };
        let _ = match unanswered.0.is_empty() {
            true => fs::remove_file(file),
            false => replace(&file, unanswered.text().as_bytes()),
        };
    }

    fn file_of(&self, what: &str, out: &Path) -> Option<PathBuf> {
        let out = std::path::absolute(out).ok()?;
        let name = xxh3_64(out.as_os_str().as_encoded_bytes());
        let folder = self.folder.as_ref()?;
        Some(folder.join(format!("{what}-{name:016x}")))
    }

    /// Makes the folder.
    pub(super) fn make(&self) {
        let Some(folder) = &self.folder else {
            return;
        };
        if !folder.is_dir() && fs::create_dir_all(folder).is_ok() {
            // Without it, the folder is only seen by git.
            let _ = fs::write(folder.join(".gitignore"), IGNORED);
        }
        sweep(folder);
    }
}

/// Removes what killed builds left half written. At worst another build that is just writing takes longer next time.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let left = entries.filter(|entry| entry.path().extension().is_some_and(is_number));
    left.for_each(|entry| {
        let _ = fs::remove_file(entry.path());
    });
}

fn is_number(text: &OsStr) -> bool {
    text.as_encoded_bytes().iter().all(u8::is_ascii_digit)
}

fn caches() -> Option<PathBuf> {
    let set = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let set = set.filter(|path| path.is_absolute());
    set.or_else(|| Some(env::home_dir()?.join(".cache")))
}

fn can_write(folder: &Path) -> bool {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}
