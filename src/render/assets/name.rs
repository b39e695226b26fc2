//! Published names of theme files, which contain digests.

/// Number of hexadecimal digits of the digest in a name.
const DIGITS: usize = 8;

/// Puts a digest into a name: `fonts/a.woff2` → `fonts/a.1a2b3c4d.woff2`. The name may be percent-encoded.
pub(super) fn fingerprinted(name: &str, digest: u32) -> String {
    let at = name.rfind('/').map_or(0, |at| at + 1);
    let (folder, file) = name.split_at(at);
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => {
            format!("{folder}{stem}.{digest:08x}.{extension}")
        }
        _ => format!("{folder}{file}.{digest:08x}"),
    }
}

/// Takes the digest out of a published name: `fonts/a.1a2b3c4d.woff2` → `fonts/a.woff2`. None when there is none.
pub(super) fn written(name: &str) -> Option<String> {
    let is_digest = |part: &str| {
        part.len() == DIGITS
            && part
                .bytes()
                .all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
    };
    let at = name.rfind('/').map_or(0, |at| at + 1);
    let (folder, file) = name.split_at(at);
    let (stem, last) = file.rsplit_once('.')?;
    match stem.rsplit_once('.') {
        Some((stem, digest)) if is_digest(digest) => Some(format!("{folder}{stem}.{last}")),
        _ => is_digest(last).then(|| format!("{folder}{stem}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{fingerprinted, written};

    #[test]
    fn a_name_tells_what_it_was() {
        for (name, with_digest) in [
            ("style.css", "style.0000beef.css"),
            ("fonts/a.b.woff2", "fonts/a.b.0000beef.woff2"),
            ("fonts.v2/LICENCE", "fonts.v2/LICENCE.0000beef"),
            (".well", ".well.0000beef"),
            ("ch%E1%BB%AF.svg", "ch%E1%BB%AF.0000beef.svg"),
        ] {
            assert_eq!(fingerprinted(name, 0xbeef), with_digest);
            assert_eq!(written(with_digest).as_deref(), Some(name));
            assert_eq!(written(name), None);
        }
    }
}
