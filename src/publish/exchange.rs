//! A large change: the stage becomes the site in one step, and what was the site is removed.

use super::{
    exists,
    failure::Trouble,
    journal::is_own,
    lock::Lock,
    manifest::Manifest,
    mounts::{self, Mount},
    retire::{Carried, retire},
    stage::{self, Place, Stage},
};
use rayon::prelude::*;
use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};
use std::{
    collections::BTreeSet,
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// Whether the stage has become the site.
pub(super) enum Exchange {
    /// It has, and it is locked. What was the site may not be removed yet.
    Done(Lock, io::Result<()>),
    /// This file system cannot do that. The stage is as it was.
    Impossible(Stage),
}

/// Puts everything into the stage that stays as it is: unchanged files of ours (`kept`) and all that is not ours.
/// Nothing when that cannot be done, as with folders of another owner or where something is mounted.
pub(super) fn fill(
    stage: &Stage,
    out: &Path,
    kept: &[&str],
    before: &Manifest,
) -> Result<Option<Carried>, Trouble> {
    // The mounts below a folder would go with it.
    if !mounts::is_one(out).unwrap_or(false) {
        return Ok(None);
    }
    let kept = kept.par_iter().map(Path::new);
    let linked = kept.try_for_each(|path| stage.link(out, path));
    match linked.and_then(|()| carry_over(stage, out, before)) {
        Ok(carried) => Ok(Some(carried)),
        Err(error) if error.kind() == io::ErrorKind::StorageFull => {
            Err(Trouble::at(stage.path(), error))
        }
        Err(_) => Ok(None),
    }
}

fn carry_over(stage: &Stage, out: &Path, before: &Manifest) -> io::Result<Carried> {
    let of = |path: &Path| {
        let found = fs::metadata(path)?;
        io::Result::Ok((found.uid(), found.gid(), Mount::of(path)?))
    };
    let owner = of(stage.path())?;
    let mut folders = BTreeSet::from([PathBuf::new()]);
    let mut carried = Carried::new();
    for entry in Foreign::walk(out, before) {
        let entry = entry?;
        match entry.folder {
            true => stage.make_folder(&entry.path)?,
            false => {
                stage.link(out, &entry.path)?;
                let found = stage.path().join(&entry.path).symlink_metadata()?;
                carried.insert(entry.path.clone(), found.ino());
            }
        }
        let inside = usize::from(!entry.folder);
        let above = entry.path.ancestors().skip(inside).map(Path::to_owned);
        folders.extend(above);
    }
    // The innermost first: some may forbid to write into them.
    for folder in folders.iter().rev() {
        if of(&out.join(folder))? != owner {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        stage.permit(out, folder)?;
    }
    Ok(carried)
}

/// Makes the stage the site.
pub(super) fn exchange(stage: Stage, out: &Path, carried: &Carried) -> Result<Exchange, Trouble> {
    let failed = |error: Errno| Trouble::at(out, error.into());
    let folder = stage.open_folder();
    let lock = Lock::ahead(folder.map_err(|error| Trouble::at(stage.path(), error))?);
    stage
        .unmark()
        .map_err(|error| Trouble::at(stage.path(), error))?;
    match renameat_with(CWD, stage.path(), CWD, out, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(Exchange::Done(lock, retire(stage.path(), out, carried))),
        Err(
            Errno::INVAL
            | Errno::NOSYS
            | Errno::OPNOTSUPP
            | Errno::BUSY
            | Errno::XDEV
            | Errno::PERM
            | Errno::ACCESS,
        ) => {
            stage::mark(stage.path()).map_err(|error| Trouble::at(stage.path(), error))?;
            Ok(Exchange::Impossible(stage))
        }
        Err(error) => Err(failed(error)),
    }
}

/// What lies in an output folder and is not on its list.
pub(super) struct Foreign {
    pub(super) path: PathBuf,
    pub(super) folder: bool,
}

impl Foreign {
    /// Folders that are empty, files and links, each with its path below the folder. What cannot be looked at is passed
    /// over.
    pub(super) fn of(folder: &Path, manifest: &Manifest) -> impl Iterator<Item = Foreign> {
        Foreign::walk(folder, manifest).filter_map(Result::ok)
    }

    /// The same, with what cannot be looked at.
    fn walk(folder: &Path, manifest: &Manifest) -> impl Iterator<Item = io::Result<Foreign>> {
        let entries = WalkDir::new(folder).min_depth(1).sort_by_file_name();
        let entries = entries.into_iter();
        let root = folder.to_owned();
        let inside = move |path: &Path| path.strip_prefix(&root).map(Path::to_owned).ok();
        let own = inside.clone();
        let entries =
            entries.filter_entry(move |entry| !own(entry.path()).is_some_and(|path| is_own(&path)));
        entries.filter_map(move |entry| {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(Err(error.into())),
            };
            let folder = entry.file_type().is_dir();
            let path = inside(entry.path())?;
            let listed = |path: &str| manifest.files.contains_key(path);
            let foreign = match folder {
                true => fs::read_dir(entry.path()).is_ok_and(|mut inside| inside.next().is_none()),
                false => !path.to_str().is_some_and(listed),
            };
            foreign.then_some(Ok(Foreign { path, folder }))
        })
    }
}

/// Where the stage of an output folder may lie.
pub(super) fn place(out: &Path, in_place: bool) -> Place {
    // What an earlier build could not remove may lie there.
    let is_free = !exists(&Place::Beside.of(out));
    match !in_place && is_free && is_same_mount(out) && can_write_beside(out) {
        true => Place::Beside,
        false => Place::Inside,
    }
}

/// Whether an output folder can be renamed: it is no mount point.
fn is_same_mount(out: &Path) -> bool {
    let above = out.parent().and_then(|parent| Mount::of(parent).ok());
    above.is_some() && above == Mount::of(out).ok()
}

fn can_write_beside(out: &Path) -> bool {
    use rustix::fs::{Access, access};
    out.parent()
        .is_some_and(|parent| access(parent, Access::WRITE_OK | Access::EXEC_OK).is_ok())
}
