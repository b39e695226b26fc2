//! What each file of a site is for, told by its path alone.

use crate::diagnostic::SourcePath;

/// The files of a site, sorted into what they are for.
#[derive(Debug, Default)]
pub struct Scan {
    /// `content/**/*.md`, without plain pages.
    pub articles: Vec<SourcePath>,
    /// `content/pages/**/*.md`.
    pub pages: Vec<SourcePath>,
    /// `content/*.yaml`, each with the name of its register.
    pub registers: Vec<(String, SourcePath)>,
    /// Other files in `content/`: pictures and attachments beside an article.
    pub attachments: Vec<SourcePath>,
    /// `static/**`.
    pub statics: Vec<SourcePath>,
    /// `templates/**`: templates of this site alone.
    pub templates: Vec<SourcePath>,
    /// `themes/**`.
    pub themes: Vec<SourcePath>,
}

/// Sorts files into what they are for.
pub fn scan(files: Vec<SourcePath>) -> Scan {
    let mut scan = Scan::default();
    for path in files {
        let Some((folder, rest)) = path.as_str().split_once('/') else {
            continue;
        };
        let extension = path
            .name()
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
            .to_ascii_lowercase();
        match (folder, extension.as_str()) {
            ("content", "md" | "markdown") if rest.starts_with("pages/") => scan.pages.push(path),
            ("content", "md" | "markdown") => scan.articles.push(path),
            ("content", "yaml" | "yml") if !rest.contains('/') => {
                let register = rest
                    .rsplit_once('.')
                    .map_or(rest, |(name, _)| name)
                    .to_owned();
                scan.registers.push((register, path));
            }
            ("content", _) => scan.attachments.push(path),
            ("static", _) => scan.statics.push(path),
            ("templates", _) => scan.templates.push(path),
            ("themes", _) => scan.themes.push(path),
            _ => {}
        }
    }
    scan
}
