//! Which file is meant by an address that leads nowhere as it is written. On Windows and on a Mac `IMG_01.JPG` and
//! `img_01.jpg` are one file, and editors write `\` for `/`; on a server they are two, and so they are here.
//!
//! A file is meant when it is the only one whose name is the same but for capitals, accents, and what stands between
//! words; of several, the one whose folders are the same, too. A link of another tool may name an article by its page:
//! `bai.html`, `/posts/2024/05/01/bai/`.

use super::{Asset, Target, decode};
use crate::{
    diagnostic::{Rewriting, SourcePath},
    site::Site,
    text::slug,
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// All files that texts may name, by their names without what may differ.
pub(super) struct FileNames {
    files: Named,
    /// Articles by what other tools call their pages: the name of the file without a date, and the slug.
    articles: Named,
}

type Named = BTreeMap<String, BTreeSet<SourcePath>>;

/// What an address is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A picture in a text.
    Picture,
    /// A picture among the fields of an article.
    Field,
    /// A link in a text.
    Link,
}

impl FileNames {
    pub(super) fn of(site: &Site) -> FileNames {
        let assets = [&site.assets.attachments, &site.assets.statics];
        let pages = site.pages.iter().map(|page| &page.path);
        let texts = site.article_states.paths().chain(pages);
        let (mut files, mut articles) = (Named::new(), Named::new());
        let add = |named: &mut Named, name: String, path: &SourcePath| {
            named.entry(name).or_default().insert(path.clone());
        };
        for path in assets.into_iter().flatten().chain(texts) {
            add(&mut files, folded(path.name()), path);
        }
        for path in site.article_states.paths() {
            add(&mut articles, page_name(path.name()), path);
        }
        let held = site.held_back.iter().map(|held| &held.article);
        for article in site.articles.iter().chain(held) {
            add(&mut articles, slug(article.slug()), article.path());
        }
        FileNames { files, articles }
    }

    /// How an address in `from` should be written; none when no file or more than one can be meant.
    pub(super) fn rewriting(
        &self,
        site: &Site,
        from: &SourcePath,
        written: &str,
        of: Use,
    ) -> Option<Rewriting> {
        let (path, rest) = written.split_at(written.find(['#', '?']).unwrap_or(written.len()));
        let path = decode(path);
        let path = without_disk(&path);
        let file = self.only(from, &path, of)?;
        let address = address(from, file);
        let leads_there = match of {
            Use::Link => matches!(
                site.target(from, &address),
                Target::Document(..) | Target::File(_)
            ),
            Use::Picture | Use::Field => {
                site.asset(from, &address).as_ref().map(Asset::source) == Some(file)
            }
        };
        if !leads_there {
            return None;
        }
        let address = match of {
            Use::Link => address + rest,
            Use::Picture | Use::Field => address,
        };
        let in_text = if address.contains([' ', '(', ')']) {
            format!("<{address}>")
        } else {
            address.clone()
        };
        let (meant, line) = match of {
            Use::Picture => (in_text.clone(), format!("![…]({in_text})")),
            Use::Link => (in_text.clone(), format!("[…]({in_text})")),
            Use::Field => (address.clone(), address),
        };
        Some(Rewriting {
            written: written.to_owned(),
            meant,
            line,
        })
    }

    /// The only file that can be meant by a path.
    fn only(&self, from: &SourcePath, path: &str, of: Use) -> Option<&SourcePath> {
        let name = last(path);
        let files = self.files.get(&folded(name));
        let file = files.and_then(|files| among(from, path, files));
        let article = || {
            let folder = path.strip_suffix("/index.html").map(last);
            let articles = self.articles.get(&page_name(folder.unwrap_or(name)))?;
            only_one(articles.iter())
        };
        file.or_else(|| (of == Use::Link).then(article).flatten())
    }
}

/// The one of some files of one name that a path can mean.
fn among<'f>(
    from: &SourcePath,
    path: &str,
    files: &'f BTreeSet<SourcePath>,
) -> Option<&'f SourcePath> {
    let folders = |path: &str| path.split('/').map(folded).collect::<Vec<_>>();
    let places = [
        from.resolve(path),
        SourcePath::new("static/x").resolve(path.trim_start_matches('/')),
        SourcePath::new("content/x").resolve(path.trim_start_matches('/')),
    ];
    let mut places = places.into_iter().flatten();
    let there = places.find_map(|place| {
        let place = folders(place.as_str());
        only_one(files.iter().filter(|file| folders(file.as_str()) == place))
    });
    there.or_else(|| only_one(files.iter()))
}

fn only_one<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

fn last(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

/// What another tool calls the page of an article, by the name of its file or its address: `2024-05-01-bai.html`.
fn page_name(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, extension)| {
        let of_page = ["md", "markdown", "mdx", "html", "htm", "php"];
        if of_page.contains(&extension) {
            stem
        } else {
            name
        }
    });
    let name = slug(stem);
    let day = name.bytes().take(11).enumerate();
    let mut day = day.map(|(at, byte)| match at {
        4 | 7 | 10 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    match name.get(11..) {
        Some(rest) if !rest.is_empty() && day.all(|fits| fits) => rest.to_owned(),
        _ => name,
    }
}

/// A name without what may differ: capitals, accents, what stands between words.
fn folded(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => {
            format!("{}.{}", slug(stem), extension.to_ascii_lowercase())
        }
        _ => slug(name),
    }
}

/// A path with `/` between its parts, without the name of a disk.
fn without_disk(path: &str) -> Cow<'_, str> {
    let bare = path.strip_prefix("file:").unwrap_or(path);
    let after_letter = bare.trim_start_matches('/');
    let bare = match after_letter.as_bytes() {
        [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic() => &after_letter[2..],
        _ => bare,
    };
    match bare.contains('\\') {
        true => bare.replace('\\', "/").into(),
        false => bare.into(),
    }
}

/// The shortest address of a file in a text of the file `from`.
fn address(from: &SourcePath, file: &SourcePath) -> String {
    let path = match file.as_str().strip_prefix("static/") {
        Some(rest) => format!("/{rest}"),
        None => {
            let folders = |path: &SourcePath| -> Vec<String> {
                let parts = path.folder().split('/').filter(|part| !part.is_empty());
                parts.map(str::to_owned).collect()
            };
            let (here, there) = (folders(from), folders(file));
            let same = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
            let up = std::iter::repeat_n("..", here.len() - same);
            let down = there[same..]
                .iter()
                .map(String::as_str)
                .chain([file.name()]);
            up.chain(down).collect::<Vec<_>>().join("/")
        }
    };
    // What means something else in an address.
    let path = path.replace('%', "%25").replace('#', "%23");
    path.replace('?', "%3F")
}
