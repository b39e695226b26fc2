//! The default theme, compiled into the program.

use crate::diagnostic::SourcePath;
use rust_embed::RustEmbed;
use std::borrow::Cow;

/// Name of the default theme.
pub(super) const NAME: &str = "bantin";

#[derive(RustEmbed)]
#[folder = "themes/bantin"]
struct BuiltinFiles;

/// Paths of all files of the theme: `templates/base.html`.
pub(super) fn paths() -> impl Iterator<Item = Cow<'static, str>> {
    BuiltinFiles::iter()
}

/// The bytes of a file of the theme.
pub(super) fn file(path: &str) -> Option<Cow<'static, [u8]>> {
    BuiltinFiles::get(path).map(|file| file.data)
}

/// The text of a file of the theme.
pub(super) fn text(path: &str) -> Option<String> {
    file(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// The built-in file that a path in a site with a copy of the theme names: `themes/bantin/static/style.css`.
pub(super) fn at(path: &SourcePath) -> Option<Cow<'static, [u8]>> {
    let inside = path.as_str().strip_prefix("themes/")?;
    file(inside.strip_prefix(NAME)?.strip_prefix('/')?)
}
