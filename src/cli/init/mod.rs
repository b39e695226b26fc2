//! `bantin init`: a new site in a folder, with bulletins around the present day.
//!
//! Nothing that is there is changed: where a file is in the way, nothing is written.

mod answers;
mod files;
mod provinces;

use super::{
    args::{CommonArgs, InitArgs, ServeArgs},
    console::{Console, console},
    exit::Exit,
    open::as_of,
    serve,
    words::pick,
};
use crate::{
    fs::{self, Dir},
    source::SITE_FILE,
};
use answers::{NoAnswers, answers};
use chrono::FixedOffset;
use files::{NewFile, files};
use std::{
    env, io,
    path::{Path, PathBuf},
};

/// Hours that the time zone of a new site is ahead of UTC.
const HOURS: i32 = 7;

pub(super) fn run(common: &CommonArgs, args: &InitArgs) -> Exit {
    let console = console(common, "vi");
    let folder = match whole_path(args.folder.as_deref().or(common.root.as_deref())) {
        Ok(folder) => folder,
        Err(error) => return not_written(console, Path::new("."), &error),
    };
    if let Some(outer) = outer_site(&folder) {
        return inside_another(console, &outer);
    }
    let answers = match answers(console, args) {
        Ok(answers) => answers,
        Err(NoAnswers::BadFlag(why)) => {
            console.line(&why);
            return Exit::Trouble;
        }
        Err(NoAnswers::InputEnded) => {
            console.line(&pick(
                console.language,
                "\nchưa trả lời hết câu hỏi: không ghi gì cả".to_owned(),
                "\nnot all questions were answered: nothing was written".to_owned(),
            ));
            return Exit::Trouble;
        }
    };
    let offset = FixedOffset::east_opt(HOURS * 3600).expect("seven hours are an offset");
    let today = as_of(common.as_of).day(offset);
    let files = files(&answers, today, args.empty);
    let in_the_way: Vec<&NewFile> = files
        .iter()
        .filter(|file| folder.join(&file.path).symlink_metadata().is_ok())
        .collect();
    if !in_the_way.is_empty() {
        return refused(console, &folder, &files, &in_the_way);
    }
    if let Err(error) = write(&folder, &files) {
        return not_written(console, &folder, &error);
    }
    console.report(
        format!(
            "đã lập trang “{}”: {} tệp trong {}\nxem ngay: bantin serve --open --root {}",
            answers.title,
            files.len(),
            folder.display(),
            shown(&folder)
        ),
        format!(
            "the site “{}” is begun: {} files in {}\nlook at it: bantin serve --open --root {}",
            answers.title,
            files.len(),
            folder.display(),
            shown(&folder)
        ),
    );
    match args.serve {
        true => serve_at(common, folder),
        false => Exit::Fine,
    }
}

/// A folder from the root of the machine.
fn whole_path(folder: Option<&Path>) -> io::Result<PathBuf> {
    let folder = folder.unwrap_or(Path::new("."));
    let whole = env::current_dir()?.join(folder);
    // What exists of it may be reached through links, which those who typed it meant.
    let mut above = whole.ancestors();
    let there = above.find_map(|above| Some((above, above.canonicalize().ok()?)));
    match there {
        Some((above, real)) => Ok(match whole.strip_prefix(above) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            _ => real,
        }),
        None => Ok(whole),
    }
}

/// The site that a folder is or lies in.
fn outer_site(folder: &Path) -> Option<PathBuf> {
    let mut above = folder.ancestors().skip(1);
    let site = above.find(|above| above.join(SITE_FILE).is_file());
    site.map(Path::to_owned)
}

/// Writes all files, or none: what was written goes again when one cannot be.
fn write(folder: &Path, files: &[NewFile]) -> io::Result<()> {
    let dir = fs::create_dir_all(folder)?;
    let mut written = Vec::with_capacity(files.len());
    for file in files {
        if let Err(error) = write_one(&dir, file) {
            for path in written {
                // What cannot be removed either is left, and the error is told.
                let _ = dir.remove_file(path);
            }
            return Err(error);
        }
        written.push(&file.path);
    }
    Ok(())
}

fn write_one(dir: &Dir, file: &NewFile) -> io::Result<()> {
    if let Some(above) = Path::new(&file.path).parent() {
        dir.create_dir_all(above)?;
    }
    dir.write_new(&file.path, file.text.as_bytes())
}

fn serve_at(common: &CommonArgs, folder: PathBuf) -> Exit {
    let common = CommonArgs {
        root: Some(folder),
        ..common.clone()
    };
    let args = ServeArgs {
        open: true,
        ..ServeArgs::default()
    };
    serve::run(&common, &args)
}

/// A path as it is typed in a shell.
fn shown(folder: &Path) -> String {
    let path = folder.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    match path.chars().all(is_plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
}

fn refused(console: Console, folder: &Path, files: &[NewFile], in_the_way: &[&NewFile]) -> Exit {
    let listed: Vec<String> = files
        .iter()
        .map(|file| match in_the_way.contains(&file) {
            true => pick(
                console.language,
                format!("  {}  ← đã có", file.path),
                format!("  {}  ← is there already", file.path),
            ),
            false => format!("  {}", file.path),
        })
        .collect();
    let listed = listed.join("\n");
    console.line(&pick(
        console.language,
        format!(
            "trong {} đã có tệp trùng tên, nên không ghi gì cả. Những tệp sẽ được ghi:\n{listed}\n\
             = cách sửa: chọn một thư mục khác, ví dụ `bantin init ban-tin`, hoặc dời các tệp đã có đi chỗ khác",
            folder.display()
        ),
        format!(
            "some of the files are in {} already, so nothing was written. These would be:\n{listed}\n\
             = help: choose another folder, such as `bantin init bulletin`, or move those files away",
            folder.display()
        ),
    ));
    Exit::Refused
}

fn inside_another(console: Console, outer: &Path) -> Exit {
    console.line(&pick(
        console.language,
        format!(
            "thư mục này nằm trong trang {}: không ghi gì cả\n= cách sửa: lập trang mới ở một thư mục ngoài trang ấy",
            outer.display()
        ),
        format!(
            "this folder is inside the site {}: nothing was written\n= help: begin the new site in a folder outside of it",
            outer.display()
        ),
    ));
    Exit::Refused
}

fn not_written(console: Console, folder: &Path, error: &io::Error) -> Exit {
    console.line(&pick(
        console.language,
        format!(
            "không ghi được vào {}: {error}\n= cách sửa: kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác",
            folder.display()
        ),
        format!(
            "{} cannot be written to: {error}\n= help: look at its permissions and at the room on the disk, or choose another folder",
            folder.display()
        ),
    ));
    Exit::Trouble
}
