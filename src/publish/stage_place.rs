//! Where a stage lies, and its name.

use crate::fs::{Dir, FolderMark};
use std::{
    ffi::{OsStr, OsString},
    io,
    path::Path,
};

/// The mark of a stage, which says that bantin may remove the folder with everything in it.
pub(super) const MARK: FolderMark = FolderMark {
    name: ".bantin-stage",
    says: "bantin 1: new files on their way into a site",
};

/// Name of a stage in an output folder; further ones have a number.
pub(super) const INSIDE: &str = ".bantin-new";

/// Number of stages that may lie on one side, because foreign folders may have the first names.
pub(super) const MOST: u8 = 9;

/// On which side of the output folder a stage may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Beside the output folder, so that the two can be exchanged.
    Beside,
    /// In the output folder, when what is beside it is on another file system or forbids writing.
    Inside,
}

/// Where one stage lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StagePlace {
    pub(super) side: Side,
    /// Counted from 1.
    pub(super) number: u8,
}

impl Side {
    /// All places on this side, in the order in which they are tried.
    pub(super) fn places(self) -> impl Iterator<Item = StagePlace> {
        (1..=MOST).map(move |number| StagePlace { side: self, number })
    }
}

impl StagePlace {
    /// Opens the folder that contains the stage.
    pub(super) fn above(self, out: &Dir) -> io::Result<Dir> {
        match self.side {
            Side::Inside => out.try_clone(),
            Side::Beside => Dir::open(out.path().parent().ok_or(io::ErrorKind::NotFound)?),
        }
    }

    /// The name of the stage at this place, for an output folder.
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

    /// Opens the stage at this place, if there is a folder.
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
