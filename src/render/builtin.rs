//! The default theme, compiled into the program.

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
