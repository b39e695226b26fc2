//! What each file of a site is for, by its path alone.

use super::SITE_FILE;
use crate::diagnostic::SourcePath;

/// The files of a site by what they are for.
#[derive(Debug, Default)]
pub struct Scan {
    /// Articles: `content/**/*.md` without plain pages.
    pub articles: Vec<SourcePath>,
    /// Plain pages: `content/pages/**/*.md`.
    pub pages: Vec<SourcePath>,
    /// Files of registers, `content/*.yaml`, each with the name of its register.
    pub registers: Vec<(String, SourcePath)>,
    /// Other files in `content/`: pictures and attachments of articles.
    pub attachments: Vec<SourcePath>,
    /// Files that are published as they are: `static/**`.
    pub statics: Vec<SourcePath>,
    /// Templates of this site alone: `templates/**`.
    pub templates: Vec<SourcePath>,
    /// Files of all themes: `themes/**`.
    pub themes: Vec<SourcePath>,
}

/// What a file of a site is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// `site.yaml`, the settings.
    Site,
    /// An article: Markdown in `content/`, outside `content/pages/`.
    Article,
    /// A plain page: Markdown in `content/pages/`.
    Page,
    /// A register: `content/*.yaml`.
    Register,
    /// A picture or another file beside an article.
    Attachment,
    /// A file in `static/`, which is copied as it is.
    Static,
    /// A template of this site alone, in `templates/`.
    Template,
    /// A file of a theme, in `themes/`.
    Theme,
}

/// What a file is for; none when it has no place in a site.
pub fn purpose(path: &SourcePath) -> Option<Purpose> {
    if path.as_str() == SITE_FILE {
        return Some(Purpose::Site);
    }
    let (folder, rest) = path.as_str().split_once('/')?;
    match (folder, path.extension().as_str()) {
        ("content", "md" | "markdown") if rest.starts_with("pages/") => Some(Purpose::Page),
        ("content", "md" | "markdown") => Some(Purpose::Article),
        ("content", "yaml" | "yml") if !rest.contains('/') => Some(Purpose::Register),
        ("content", _) => Some(Purpose::Attachment),
        ("static", _) => Some(Purpose::Static),
        ("templates", _) => Some(Purpose::Template),
        ("themes", _) => Some(Purpose::Theme),
        _ => None,
    }
}

/// Whether a file is published as it is, so that its content need not be known.
pub fn is_copied(path: &SourcePath) -> bool {
    matches!(purpose(path), Some(Purpose::Attachment | Purpose::Static))
}

/// Sorts the files of a site by what they are for.
pub fn scan(files: Vec<SourcePath>) -> Scan {
    let mut scan = Scan::default();
    for path in files {
        match purpose(&path) {
            Some(Purpose::Article) => scan.articles.push(path),
            Some(Purpose::Page) => scan.pages.push(path),
            Some(Purpose::Register) => {
                let name = path.name();
                let register = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                scan.registers.push((register.to_owned(), path));
            }
            Some(Purpose::Attachment) => scan.attachments.push(path),
            Some(Purpose::Static) => scan.statics.push(path),
            Some(Purpose::Template) => scan.templates.push(path),
            Some(Purpose::Theme) => scan.themes.push(path),
            Some(Purpose::Site) | None => {}
        }
    }
    scan
}
