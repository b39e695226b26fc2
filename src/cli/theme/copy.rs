//! `bantin theme copy`: lays built-in files of the theme where the site changes them.

use crate::{
    cli::{
        args::CommonArgs,
        console::{Console, console_anywhere},
        exit::Exit,
        open::{OpenFailure, disk},
        words::pick,
    },
    fs::{self, Dir},
    pipeline::{NoSite, theme_folder},
    render::Theme,
    text::nearest,
};
use std::{io, path::Path};

pub(super) fn run(common: &CommonArgs, names: &[String]) -> Exit {
    let console = console_anywhere(common);
    let known = Theme::builtin_paths();
    if names.is_empty() {
        return console.print(&format!("{}\n", known.join("\n")));
    }
    let disk = match disk(common) {
        Ok(disk) => disk,
        Err(failure) => return failure.report(),
    };
    let folder = match theme_folder(&disk) {
        Ok(folder) => disk.root().join(folder),
        Err(NoSite(diagnostics)) => {
            let files = Box::new(disk);
            return OpenFailure {
                console,
                diagnostics,
                files,
            }
            .report();
        }
    };
    let mut paths = Vec::with_capacity(names.len());
    for name in names {
        match meant(name, &known) {
            Some(path) => paths.push(path),
            None => return unknown(console, name, &known),
        }
    }
    let taken = |path: &&&str| folder.join(path).symlink_metadata().is_ok();
    if let Some(path) = paths.iter().find(taken) {
        return taken_already(console, &folder.join(path));
    }
    let dir = match fs::create_dir_all(&folder) {
        Ok(dir) => dir,
        Err(error) => return not_written(console, &folder, &error),
    };
    for path in paths {
        if let Err(error) = copy(&dir, path) {
            return not_written(console, &folder.join(path), &error);
        }
        let printed = console.print(&format!("{}\n", folder.join(path).display()));
        if printed != Exit::Fine {
            return printed;
        }
    }
    Exit::Fine
}

/// The built-in file that a name means: its path, or what the path ends with.
fn meant<'k>(name: &str, known: &'k [String]) -> Option<&'k str> {
    let is_meant = |path: &&String| {
        *path == name
            || path
                .strip_suffix(name)
                .is_some_and(|above| above.ends_with('/'))
    };
    known.iter().find(is_meant).map(String::as_str)
}

fn copy(dir: &Dir, path: &str) -> io::Result<()> {
    let bytes = Theme::builtin_file(path).ok_or(io::ErrorKind::NotFound)?;
    if let Some(above) = Path::new(path).parent() {
        dir.create_dir_all(above)?;
    }
    let note = note(path).unwrap_or_default();
    dir.write_new(path, &[note.as_bytes(), &bytes].concat())
}

/// A line that tells of which version a copy is, where the form of the file has room for one.
fn note(path: &str) -> Option<String> {
    let version = env!("CARGO_PKG_VERSION");
    let words = format!("bantin {version}: {path}");
    Some(match path.rsplit_once('.')?.1 {
        "html" => format!("{{# {words} -#}}\n"),
        "css" => format!("/* {words} */\n"),
        "js" => format!("// {words}\n"),
        "yaml" => format!("# {words}\n"),
        _ => return None,
    })
}

fn unknown(console: Console, name: &str, known: &[String]) -> Exit {
    let names = known
        .iter()
        .map(|path| path.rsplit('/').next().unwrap_or(path));
    let (vi, en) = match nearest(name, names) {
        Some(near) => (
            format!("có phải ý bạn là `{near}`?"),
            format!("did you mean `{near}`?"),
        ),
        None => (
            "`bantin theme copy` không kèm tên kể mọi tệp có sẵn".to_owned(),
            "`bantin theme copy` without a name tells which there are".to_owned(),
        ),
    };
    console.line(&pick(
        console.language,
        format!("giao diện có sẵn không có tệp `{name}`: {vi}"),
        format!("the built-in theme has no file `{name}`: {en}"),
    ));
    Exit::Trouble
}

fn taken_already(console: Console, path: &Path) -> Exit {
    let path = path.display();
    console.line(&pick(
        console.language,
        format!("{path} đã có, nên không chép gì cả\n= cách sửa: đổi tên hoặc xóa tệp ấy rồi chạy lại"),
        format!("{path} is there already, so nothing was copied\n= help: rename or delete that file, and run again"),
    ));
    Exit::Refused
}

fn not_written(console: Console, path: &Path, error: &io::Error) -> Exit {
    let path = path.display();
    console.line(&pick(
        console.language,
        format!("không ghi được {path}: {error}"),
        format!("{path} cannot be written: {error}"),
    ));
    Exit::Trouble
}
