//! A change of the whole site in one step: the stage changes places with the output folder, and the old site is
//! removed.

use super::{
    manifest::{self, OutputManifest},
    retire::Carried,
    stage::Stage,
    stage_place::{self, Side},
};
use crate::{fs::Dir, publish::failure::DiskFailure};
use rayon::prelude::*;
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// Number of unchanged files that are put into the stage without a noticeable wait. (With 15,600 of them that took a
/// second of CPU time, twice as long as everything else in a build after one edit.)
const CHEAP: usize = 10_000;
/// A change of at least one file in so many is made in one step, however many files stay as they are.
const LARGE: usize = 10;

/// Whether a change of so many files, beside so many unchanged ones, is made in one step.
pub(super) fn pays(changed: usize, unchanged: usize) -> bool {
    unchanged <= CHEAP || changed * LARGE >= changed + unchanged
}

/// Links everything into the stage that stays as it is: unchanged files of the site (`kept`), and all files that are
/// not bantin's. None when that is impossible, as with folders of another owner or where something is mounted.
/// `changed` are the files that come and go.
pub(super) fn fill(
    stage: &Stage,
    out: &Dir,
    kept: &[&str],
    changed: &[&str],
    before: &OutputManifest,
) -> Result<Option<Carried>, DiskFailure> {
    // What is mounted below the folder would move away with it.
    if !is_one_mount(out, changed).unwrap_or(false) {
        return Ok(None);
    }
    let kept = kept.par_iter().map(Path::new);
    let linked = kept.try_for_each(|path| stage.link(out, path));
    match linked.and_then(|()| carry_over(stage, out, before)) {
        Ok(carried) => Ok(Some(carried)),
        Err(error) if error.kind() == io::ErrorKind::StorageFull => Err(stage.trouble("", error)),
        Err(_) => Ok(None),
    }
}

/// Whether everything in a folder lies on one mount. A file on which another one is mounted cannot be linked into the
/// stage, so files that will not be linked are not asked about.
fn is_one_mount(out: &Dir, changed: &[&str]) -> io::Result<bool> {
    let mount = out.status("")?.mount;
    for path in changed {
        if out.find(path)?.is_some_and(|found| found.mount != mount) {
            return Ok(false);
        }
    }
    for entry in WalkDir::new(out.path()).min_depth(1) {
        let entry = entry?;
        let inside = entry.path().strip_prefix(out.path());
        if entry.file_type().is_dir()
            && out.status(inside.map_err(io::Error::other)?)?.mount != mount
        {
            return Ok(false);
        }
    }
    Ok(true)
}

fn carry_over(stage: &Stage, out: &Dir, before: &OutputManifest) -> io::Result<Carried> {
    let of = |dir: &Dir, path: &Path| {
        let found = dir.status(path)?;
        io::Result::Ok((found.owner, found.mount))
    };
    let owner = of(stage.dir(), Path::new(""))?;
    let mut folders = BTreeSet::from([PathBuf::new()]);
    let mut carried = Carried::new();
    for entry in Foreign::walk(out.path(), before) {
        let entry = entry?;
        if entry.folder {
            stage.dir().create_dir_all(&entry.path)?
        } else {
            stage.link(out, &entry.path)?;
            carried.insert(entry.path.clone(), stage.dir().status(&entry.path)?.inode);
        }
        let inside = usize::from(!entry.folder);
        let above = entry.path.ancestors().skip(inside).map(Path::to_owned);
        folders.extend(above);
    }
    // The innermost folders first, because some may forbid writing.
    for folder in folders.iter().rev() {
        if of(out, folder)? != owner {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        stage.dir().permit(folder, out.status(folder)?.mode)?;
    }
    Ok(carried)
}

/// Whether an error says that folders cannot be exchanged here, so that files must be renamed one by one.
pub(super) fn is_impossible(error: &io::Error) -> bool {
    use rustix::io::Errno;
    matches!(
        Errno::from_io_error(error),
        Some(
            Errno::INVAL
                | Errno::NOSYS
                | Errno::OPNOTSUPP
                | Errno::BUSY
                | Errno::XDEV
                | Errno::PERM
                | Errno::ACCESS
        )
    )
}

/// What lies in an output folder and is not on its list.
pub(super) struct Foreign {
    pub(super) path: PathBuf,
    pub(super) folder: bool,
}

impl Foreign {
    /// Everything in an output folder that is not on its list: empty folders, files and links. What cannot be read is
    /// left out.
    pub(super) fn find_in(
        folder: &Path,
        manifest: &OutputManifest,
    ) -> impl Iterator<Item = Foreign> {
        Foreign::walk(folder, manifest).filter_map(Result::ok)
    }

    /// As [`of`](Foreign::of), with the errors of what cannot be read.
    fn walk(folder: &Path, manifest: &OutputManifest) -> impl Iterator<Item = io::Result<Foreign>> {
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
            let foreign = if folder {
                fs::read_dir(entry.path()).is_ok_and(|mut inside| inside.next().is_none())
            } else {
                !path.to_str().is_some_and(listed)
            };
            foreign.then_some(Ok(Foreign { path, folder }))
        })
    }
}

/// Whether a path in an output folder is bantin's own and no part of the site: its list, and stages that could not be
/// removed. There is no journal when this is asked.
fn is_own(path: &Path) -> bool {
    let first = path.components().next();
    first.is_some_and(|first| {
        let name = first.as_os_str();
        name == manifest::FILE || stage_place::is_name(name)
    })
}

/// On which side of an output folder a stage may lie.
pub(super) fn side(out: &Dir, in_place: bool) -> Side {
    if !in_place && can_be_exchanged(out) {
        Side::Beside
    } else {
        Side::Inside
    }
}

/// Whether an output folder can be renamed: it is no mount point, and something may be put beside it.
fn can_be_exchanged(out: &Dir) -> bool {
    let above = out.path().parent().and_then(|above| Dir::open(above).ok());
    let Some(above) = above.filter(|above| above.check_writable("").is_ok()) else {
        return false;
    };
    let mount = |dir: &Dir| dir.status("").ok().map(|found| found.mount);
    mount(&above).is_some() && mount(&above) == mount(out)
}
