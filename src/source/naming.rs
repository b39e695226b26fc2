//! What a name in a folder tells about a file or folder, before anybody looks at it.

use std::path::Path;

/// The folder whose files are published as they are.
pub(super) const STATIC: &str = "static";
/// The folder of articles.
pub(super) const CONTENT: &str = "content";
/// Hidden files and folders that servers and hosts look for; they are published all the same.
const FOR_SERVERS: [&str; 4] = [".htaccess", ".nojekyll", ".user.ini", ".well-known"];
/// Beginning of the names of bantin's own files in the output folder.
const OWN: &str = ".bantin-";
/// Names, in small letters, of files that systems put into folders; the last two keep an empty folder in git.
const OF_SYSTEMS: [&str; 14] = [
    ".ds_store",
    ".localized",
    ".appledouble",
    ".fseventsd",
    ".spotlight-v100",
    ".temporaryitems",
    ".trashes",
    ".directory",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "$recycle.bin",
    ".gitkeep",
    ".keep",
];

/// Names of files and folders that tools keep beside texts, hidden and not for readers.
const OF_TOOLS: [&str; 20] = [
    ".git",
    ".gitignore",
    ".gitattributes",
    ".gitmodules",
    ".github",
    ".gitlab",
    ".svn",
    ".hg",
    ".obsidian",
    ".vscode",
    ".idea",
    ".trash",
    ".editorconfig",
    ".prettierrc",
    ".prettierignore",
    ".stfolder",
    ".stignore",
    ".stversions",
    ".dropbox",
    ".bantin",
];

/// What a file or folder is, as far as its path tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathVerdict {
    /// A part of the site.
    Ordinary,
    /// A leftover of systems, editors and office programs, or hidden where nobody would publish it. It is left out
    /// without a report.
    Litter,
    /// Hidden among articles or files that are published. It is reported: it may be meant for readers, or be a secret that
    /// was forgotten.
    Hidden,
    /// A copy that an editor or a person keeps beside a file. It is left out and reported.
    Backup,
    /// Named like one of bantin's own files in the output folder, where it would be published.
    Own,
}

/// What a path from the root of the site tells about a file or folder. What is in a hidden folder is reported with that
/// folder.
pub fn naming(inside: &Path) -> PathVerdict {
    let place = match inside {
        _ if inside.starts_with(STATIC) => Area::Static,
        _ if inside.starts_with(CONTENT) => Area::Content,
        _ => Area::Other,
    };
    let mut names = inside.iter().enumerate().peekable();
    while let Some((depth, name)) = names.next() {
        let naming = match name.to_str() {
            Some(name) => naming_of(name, place, depth == 1),
            None => PathVerdict::Ordinary, // no text, which is reported elsewhere
        };
        match naming {
            PathVerdict::Ordinary => {}
            PathVerdict::Hidden | PathVerdict::Backup | PathVerdict::Own
                if names.peek().is_some() =>
            {
                return PathVerdict::Litter;
            }
            naming => return naming,
        }
    }
    PathVerdict::Ordinary
}

/// The part of a site in which a path is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Area {
    Content,
    Static,
    Other,
}

fn naming_of(name: &str, place: Area, at_top: bool) -> PathVerdict {
    match name.starts_with('.') {
        _ if is_litter(name) => PathVerdict::Litter,
        _ if name.ends_with('~') && place == Area::Other => PathVerdict::Litter,
        _ if name.ends_with('~') => PathVerdict::Backup,
        false => PathVerdict::Ordinary,
        true if place == Area::Other => PathVerdict::Litter,
        true if place == Area::Content && OF_TOOLS.contains(&name) => PathVerdict::Litter,
        true if place == Area::Content => PathVerdict::Hidden,
        true if FOR_SERVERS.contains(&name) => PathVerdict::Ordinary,
        true if at_top && name.to_ascii_lowercase().starts_with(OWN) => PathVerdict::Own,
        true => PathVerdict::Hidden,
    }
}

fn is_litter(name: &str) -> bool {
    let temporary = [
        ".swp",
        ".swo",
        ".swx",
        ".tmp",
        "___jb_tmp___",
        "___jb_old___",
    ];
    let hidden = [
        "._",
        ".#",
        ".~lock.",
        ".goutputstream-",
        ".nfs0",
        ".fuse_hidden",
    ];
    temporary.iter().any(|end| name.ends_with(end))
        || hidden.iter().any(|start| name.starts_with(start))
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "4913" // vim creates it to find out whether a folder can be written
        || OF_SYSTEMS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::{PathVerdict, naming};
    use std::path::Path;

    #[test]
    fn names_tell_what_is_published() {
        for (naming_expected, paths) in [
            (
                PathVerdict::Ordinary,
                &[
                    "site.yaml",
                    "content/bai.md",
                    "static/.htaccess",
                    "static/con/.htaccess",
                    "static/.nojekyll",
                    "static/.user.ini",
                    "static/.well-known",
                    "static/.well-known/acme-challenge/x",
                    "static/bantin-manifest",
                    "static/a.b",
                    "static/tmp",
                ][..],
            ),
            (
                PathVerdict::Hidden,
                &[
                    "static/.env",
                    "static/.git",
                    "static/con/.htpasswd",
                    "static/.HTACCESS",
                    "static/.well-known/.env",
                    "static/con/.bantin-manifest",
                    "static/.bantin",
                    "content/.env",
                    "content/.bai.md",
                    "content/.well-known",
                ],
            ),
            (
                PathVerdict::Backup,
                &["static/a.txt~", "content/bai.md~", "content/con/.bai.md~"],
            ),
            (
                PathVerdict::Own,
                &[
                    "static/.bantin-manifest",
                    "static/.Bantin-Stage",
                    "static/.bantin-new",
                ],
            ),
            (
                PathVerdict::Litter,
                &[
                    ".git/config",
                    ".bantin/cache",
                    "content/.well-known/x",
                    "content/.git/config",
                    "content/.obsidian",
                    "templates/a.html~",
                    "templates/.env",
                    "static/.git/config",
                    "static/.bantin-new/a.html",
                    "static/.DS_Store",
                    "static/Thumbs.db",
                    "static/con/DESKTOP.INI",
                    "static/.gitkeep",
                    "static/._anh.jpg",
                    "static/.a.txt.swp",
                    "static/~$bang.xlsx",
                    "content/#bai.md#",
                    "content/.#bai.md",
                    "content/4913",
                ],
            ),
        ] {
            for path in paths {
                assert_eq!(naming(Path::new(path)), naming_expected, "{path}");
            }
        }
    }
}
