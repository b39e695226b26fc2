//! Files of the theme in a built site, whose names tell what is in them.

use super::Files;

/// `assets/style.1a2b3c4d.css` → `assets/style.css`; none when the name does not tell what is in the file.
pub(crate) fn written_name(published: &str) -> Option<String> {
    let (stem, extension) = published.rsplit_once('.')?;
    let (stem, digest) = stem.rsplit_once('.')?;
    let is_digest = digest.len() == 8 && digest.bytes().all(|it| it.is_ascii_hexdigit());
    is_digest.then(|| format!("{stem}.{extension}"))
}

/// The published name of a file: `assets/style.css` → `assets/style.1a2b3c4d.css`.
#[track_caller]
pub(crate) fn published_name<'f>(files: &'f Files, written: &str) -> &'f str {
    let mut names = files
        .keys()
        .filter(|name| written_name(name).as_deref() == Some(written));
    let name = names.next();
    let name = name.unwrap_or_else(|| panic!("{written} is not published"));
    assert_eq!(names.next(), None, "{written} has two names");
    name
}
