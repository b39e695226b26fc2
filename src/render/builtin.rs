//! The default theme, compiled into the program.

use crate::diagnostic::SourcePath;
use rust_embed::RustEmbed;
use std::borrow::Cow;

/// Name of the default theme.
pub(super) const NAME: &str = "bantin";

#[derive(RustEmbed)]
#[folder = "themes/bantin"]
struct Files;

/// Paths of all its files: `templates/base.html`.
pub(super) fn paths() -> impl Iterator<Item = Cow<'static, str>> {
    Files::iter()
}

/// A file of it.
pub(super) fn file(path: &str) -> Option<Cow<'static, [u8]>> {
    Files::get(path).map(|file| file.data)
}

/// A text of it.
pub(super) fn text(path: &str) -> Option<String> {
    file(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// The file that has this path in a site that has a copy of the theme: `themes/bantin/static/style.css`.
pub(super) fn at(path: &SourcePath) -> Option<Cow<'static, [u8]>> {
    let inside = path.as_str().strip_prefix("themes/")?;
    file(inside.strip_prefix(NAME)?.strip_prefix('/')?)
}
