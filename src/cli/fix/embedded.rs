//! Makes files of pictures that stand in a text as letters: `ten-bai-1.png` beside `ten-bai.md`.

use super::{
    fixable::{FixableFile, PictureFile, located},
    original::{Beside, Original},
};
use crate::{
    diagnostic::SourcePath,
    lint::Mended,
    markdown::{Embedded, embedded, embedded_in_fields, prose},
    media::PictureFormat,
    model,
    source::{Disk, Limit, SourceFiles, scan},
    text::slug,
};
use memchr::memmem;
use std::ops::Range;

/// Every article and plain page with pictures as letters. Such a text may be longer than articles can be: it is mostly
/// pictures.
pub(super) fn patients(disk: &Disk) -> impl Iterator<Item = FixableFile> {
    let scan = scan(disk.list());
    let paths = scan.articles.into_iter().chain(scan.pages);
    paths.filter_map(|path| {
        let original = Original::read(&located(disk, &path)?, Limit::PICTURE).ok()??;
        memmem::find(original.bytes(), b";base64,")?;
        let (mended, pictures) = without_pictures(&path, &original)?;
        Some(FixableFile {
            path,
            original,
            mended,
            pictures,
        })
    })
}

/// The text that names files instead of holding them, and these files.
fn without_pictures(path: &SourcePath, original: &Original) -> Option<(Mended, Vec<PictureFile>)> {
    let text = std::str::from_utf8(original.bytes()).ok()?;
    let mut pictures: Vec<PictureFile> = Vec::new();
    let mut mended = String::new();
    let (mut places, mut from) = (0, 0);
    for (address, format, bytes) in found(text) {
        let known = pictures.iter().find(|known| known.bytes == bytes);
        let name = match known {
            Some(known) => known.name.clone(),
            None => free_name(path, original, &pictures, format, &bytes),
        };
        if known.is_none() {
            let name = name.clone();
            pictures.push(PictureFile { name, bytes });
        }
        mended.push_str(&text[from..address.start]);
        mended.push_str(&name);
        from = address.end;
        places += 1;
    }
    mended.push_str(&text[from..]);
    let mended = Mended {
        text: mended,
        places,
    };
    (places > 0).then_some((mended, pictures))
}

/// The pictures of a text, each with its address.
fn found(text: &str) -> impl Iterator<Item = (Range<usize>, PictureFormat, Vec<u8>)> {
    let start = text.len() - model::body(text).len();
    let (fields, body) = text.split_at(start);
    let words = prose(body);
    let in_body = embedded(body).into_iter();
    let in_body = in_body.filter(move |one| !words.is_code(one.address.start));
    let in_body = in_body.map(move |one| {
        let address = one.address.start + start..one.address.end + start;
        Embedded { address, ..one }
    });
    let all = embedded_in_fields(fields).into_iter().chain(in_body);
    all.filter_map(|one| {
        one.picture
            .map(|(format, bytes)| (one.address, format, bytes))
    })
}

/// The first name after that of the article which no other file has.
fn free_name(
    path: &SourcePath,
    original: &Original,
    pictures: &[PictureFile],
    format: PictureFormat,
    bytes: &[u8],
) -> String {
    let stem = path.name().rsplit_once('.').map_or("", |(stem, _)| stem);
    let stem = slug(stem);
    let stem = if stem.is_empty() { "anh" } else { &stem };
    let names = (1..).map(|number| format!("{stem}-{number}.{}", format.extension()));
    let is_free = |name: &String| {
        let taken = pictures.iter().any(|picture| picture.name == *name);
        !taken && original.beside(name, bytes) != Beside::Other
    };
    // There are more numbers than files.
    names.into_iter().find(is_free).unwrap_or_default()
}
