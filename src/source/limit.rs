//! Limits of the size of files. A larger file is not what its name says, and would only fill the memory.

use super::{Purpose, purpose};
use crate::diagnostic::{Oversized, SourcePath};

/// The largest size of a file that is read whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit(u64);

const MIB: u64 = 1 << 20;

impl Limit {
    /// For an article or a plain page.
    pub const ARTICLE: Limit = Limit(5 * MIB);
    /// For `site.yaml` or the file of a register.
    pub const REGISTER: Limit = Limit(5 * MIB);
    /// For a template.
    pub const TEMPLATE: Limit = Limit(2 * MIB);
    /// For the strings of a theme.
    pub const STRINGS: Limit = Limit(MIB);
    /// For a style sheet of a theme.
    pub const STYLE: Limit = Limit(5 * MIB);
    /// For a script of a theme.
    pub const SCRIPT: Limit = Limit(10 * MIB);
    /// For any other file of a theme: a font, a picture.
    pub const THEME: Limit = Limit(32 * MIB);
    /// For a picture that is no drawing.
    pub const PICTURE: Limit = Limit(100 * MIB);
    /// For a drawing (SVG) that pages show.
    pub const DRAWING: Limit = Limit(5 * MIB);
    /// For what the system tells about itself, in a file below `/proc`.
    pub const SYSTEM: Limit = Limit(4 * MIB);
    /// For a file that is published as it is and is no picture: any size.
    pub const COPIED: Limit = Limit(u64::MAX);

    /// The limit for a file of a site, by its path.
    pub fn of(path: &SourcePath) -> Limit {
        match purpose(path) {
            Some(Purpose::Article | Purpose::Page) => Limit::ARTICLE,
            Some(Purpose::Site | Purpose::Register) => Limit::REGISTER,
            Some(Purpose::Template) => Limit::TEMPLATE,
            Some(Purpose::Theme) => of_theme(path),
            // A file that is published as it is is only read whole when it is a picture.
            Some(Purpose::Attachment | Purpose::Static) | None => Limit::PICTURE,
        }
    }

    #[cfg(test)]
    pub(crate) const fn of_bytes(bytes: u64) -> Limit {
        Limit(bytes)
    }

    /// The limit in bytes.
    pub const fn bytes(self) -> u64 {
        self.0
    }
}

fn of_theme(path: &SourcePath) -> Limit {
    match path.extension().as_str() {
        "html" => Limit::TEMPLATE,
        "yaml" => Limit::STRINGS,
        "css" => Limit::STYLE,
        "js" | "mjs" => Limit::SCRIPT,
        _ => Limit::THEME,
    }
}

/// What a file is called when it is reported as too large.
pub(super) fn oversized(path: &SourcePath) -> Oversized {
    match purpose(path) {
        Some(Purpose::Article | Purpose::Page) => Oversized::Text,
        Some(Purpose::Site | Purpose::Register) => Oversized::Register,
        Some(Purpose::Template | Purpose::Theme) => Oversized::Theme,
        Some(Purpose::Attachment | Purpose::Static) | None => Oversized::Picture,
    }
}
