//! Where a stage lies, and what it is called.

use crate::fs::{Dir, Mark};
use std::{
    ffi::{OsStr, OsString},
    io,
    path::Path,
};

/// Says that a folder is a stage, and may be removed with all that is in it.
pub(super) const MARK: Mark = Mark {
    name: ".bantin-stage",
    says: "bantin 1: new files on their way into a site",
};

/// Name of a stage in an output folder.
pub(super) const INSIDE: &str = ".bantin-new";

/// Stages that may lie in one place: what is not bantin's may have the names of the first ones.
pub(super) const MOST: u8 = 9;

/// Where a stage may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Beside the output folder, so that the two can be exchanged.
    Beside,
    /// In it: what lies beside it is on another file system, or may not be written to.
    Inside,
}

/// The place of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) side: Side,
    /// From 1 on.
    pub(super) number: u8,
}

impl Side {
    /// All places on this side.
    pub(super) fn places(self) -> impl Iterator<Item = Place> {
        (1..=MOST).map(move |number| Place { side: self, number })
    }
}

impl Place {
    /// The folder in which it lies.
    pub(super) fn above(self, out: &Dir) -> io::Result<Dir> {
        match self.side {
            Side::Inside => out.try_clone(),
            Side::Beside => Dir::open(out.path().parent().ok_or(io::ErrorKind::NotFound)?),
        }
    }

    /// The name of the stage of an output folder.
    pub(super) fn name(self, out: &Path) -> OsString {
        let mut name = match self.side {
            Side::Inside => OsString::new(),
            Side::Beside => {
                let mut name = OsString::from(".");
                name.push(out.file_name().unwrap_or_default());
                name
            }
        };
        name.push(INSIDE);
        if self.number > 1 {
            name.push(format!("-{}", self.number));
        }
        name
    }

    /// The stage of an output folder that lies there, if there is one.
    pub(super) fn find(self, out: &Dir) -> io::Result<Option<Dir>> {
        let (above, name) = (self.above(out)?, self.name(out.path()));
        match above.find(&name)? {
            Some(found) if found.is_folder() => {
                let stage = above.open_dir(&name)?;
                Ok(MARK.is_on(&stage)?.then_some(stage))
            }
            _ => Ok(None),
        }
    }
}

/// Whether something in an output folder has the name of a stage.
pub(super) fn is_name(name: &OsStr) -> bool {
    let mut places = Side::Inside.places();
    places.any(|place| place.name(Path::new("")) == name)
}
