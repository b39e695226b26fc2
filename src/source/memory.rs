//! The files of a site in memory.

use super::{OpenedFile, ReadError, SourceFiles};
use crate::diagnostic::{Diagnostic, SourcePath};
use std::{collections::BTreeMap, io};

/// Files in memory, for tests and for texts that were never on a disk.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles {
    files: BTreeMap<SourcePath, Vec<u8>>,
}

impl MemoryFiles {
    /// Reads a whole site from one string: each file begins with a line `-- path --`.
    pub fn parse(fixture: &str) -> MemoryFiles {
        let mut memory = MemoryFiles::default();
        let mut current: Option<(&str, String)> = None;
        for line in fixture.split_inclusive('\n') {
            let name = line
                .trim_end()
                .strip_prefix("-- ")
                .and_then(|rest| rest.strip_suffix(" --"));
            match (name, &mut current) {
                (Some(name), _) => {
                    if let Some((path, text)) = current.replace((name, String::new())) {
                        memory.insert(path, text);
                    }
                }
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => {}
            }
        }
        if let Some((path, text)) = current {
            memory.insert(path, text);
        }
        memory
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(SourcePath::new(path), bytes.into());
    }

    /// Removes a file, if it is there.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(&SourcePath::new(path));
    }
}

impl SourceFiles for MemoryFiles {
    fn list(&self) -> Vec<SourcePath> {
        self.files.keys().cloned().collect()
    }

    fn oddities(&self) -> Vec<Diagnostic> {
        Vec::new()
    }

    fn has(&self, path: &SourcePath) -> bool {
        self.files.contains_key(path)
    }

    fn open(&self, path: &SourcePath) -> Result<OpenedFile<'_>, ReadError> {
        let bytes = self.files.get(path);
        let bytes = bytes.ok_or(ReadError::Io(io::ErrorKind::NotFound.into()))?;
        Ok(OpenedFile::InMemory(bytes))
    }
}
