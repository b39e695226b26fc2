//! Links and pictures that lead nowhere.

use super::{
    LinkedPage, Scheme, Target,
    meant::{FileNames, Use},
    scheme,
};
use crate::{
    diagnostic::{
        Blocked, Diagnostic, Lint, Place, Problem, Rewriting, SourcePath, Span, TextProblem,
    },
    markdown::{Outline, UnmadeLink, embedded_as},
    site::{Article, CancelToken, Cancelled, Site},
    text::{anchor, nearest},
};
use rayon::prelude::*;
use std::sync::{Arc, OnceLock};

impl Site {
    /// Reports every link and picture that leads nowhere.
    pub(in crate::site) fn check_links(
        &self,
        cancel: CancelToken<'_>,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        self.links.gather_titles(&self.articles, cancel)?;
        let names = Names::new(self);
        let shown = self.articles.iter();
        let held = self.held_back.iter().map(|held| &held.article);
        let articles: Vec<&Arc<Article>> = shown.chain(held).collect();
        let found: Vec<Vec<Diagnostic>> = articles
            .par_iter()
            .map(|article| {
                cancel.check()?;
                let mut found = self.check_text(&names, article.path(), article.outline());
                if let Some(photo) = article.photo.as_ref().filter(|photo| !photo.in_body) {
                    let src = (&*photo.src.value, photo.src.span);
                    found.extend(self.check_picture(
                        &names,
                        article.path(),
                        src,
                        Use::Field,
                        false,
                    ));
                }
                Ok(found)
            })
            .collect::<Result<_, Cancelled>>()?;
        let mut diagnostics = found.concat();
        let pages = self.pages.iter().map(|page| (&page.path, &page.outline));
        let faulty = self.article_states.faulty();
        let faulty = faulty.map(|manuscript| (&manuscript.path, &manuscript.outline));
        diagnostics.extend(
            pages
                .chain(faulty)
                .flat_map(|(path, outline)| self.check_text(&names, path, outline)),
        );
        Ok(diagnostics)
    }

    fn check_text(
        &self,
        names: &Names<'_>,
        path: &SourcePath,
        outline: &Outline,
    ) -> Vec<Diagnostic> {
        let links = outline.links.iter().filter_map(|link| {
            match self.check_link(names, path, outline, &link.target) {
                Some(problem) => Some(Diagnostic::new(Place::at(path, link.span), problem)),
                None => self.check_linked_drawing(path, &link.target, link.span),
            }
        });
        let pictures = outline.pictures.iter().filter_map(|picture| {
            let src = (&*picture.src, picture.span);
            self.check_picture(names, path, src, Use::Picture, picture.in_html)
        });
        let unmade = outline.unmade.iter();
        let unmade = unmade.filter_map(|link| {
            let problem = unmade_link(names, path, link)?;
            Some(Diagnostic::new(Place::at(path, link.span), problem))
        });
        links.chain(pictures).chain(unmade).collect()
    }

    fn check_link(
        &self,
        names: &Names<'_>,
        path: &SourcePath,
        outline: &Outline,
        link: &str,
    ) -> Option<TextProblem> {
        let target = || link.to_owned();
        match self.target(path, link) {
            Target::Here(anchor) => check_anchor(outline, anchor, target),
            Target::Document(LinkedPage::Article(key), Some(anchor)) => {
                check_anchor(self.article(key).outline(), anchor, target)
            }
            Target::Document(LinkedPage::Page(page), Some(anchor)) => {
                check_anchor(&self.page(page).outline, anchor, target)
            }
            Target::Document(LinkedPage::HeldBack(at), _) => Some(TextProblem::LinkToUnpublished {
                title: self.held_back[at.index()].article.title().to_owned(),
            }),
            Target::Document(LinkedPage::Retired(at), _) => Some(TextProblem::LinkToRetired {
                title: self.retired_article(at).article.title().to_owned(),
            }),
            Target::Ambiguous => Some(TextProblem::AmbiguousLink { slug: target() }),
            Target::Unsafe if is_on_a_disk(link) => {
                let rewriting = names.rewriting(path, link, Use::Link);
                Some(match rewriting {
                    Some(rewriting) => TextProblem::LinkElsewhereInSite { rewriting },
                    None => TextProblem::UnsafeLink { target: target() },
                })
            }
            Target::Unsafe => Some(TextProblem::UnsafeLink { target: target() }),
            Target::Nowhere => Some(match names.rewriting(path, link, Use::Link) {
                Some(rewriting) => TextProblem::LinkElsewhereInSite { rewriting },
                None => TextProblem::BrokenLink {
                    target: target(),
                    nearest: self.nearest_link(path, link),
                },
            }),
            Target::Elsewhere(_) => without_slip(link).map(|nearest| TextProblem::BrokenLink {
                target: target(),
                nearest,
            }),
            Target::Document(
                LinkedPage::Article(_) | LinkedPage::Page(_) | LinkedPage::Unreadable,
                _,
            )
            | Target::Page(..)
            | Target::File(_)
            | Target::Download(_) => None,
        }
    }

    fn check_picture(
        &self,
        names: &Names<'_>,
        path: &SourcePath,
        (src, span): (&str, Span),
        of: Use,
        in_html: bool,
    ) -> Option<Diagnostic> {
        let elsewhere = || {
            let rewriting = names.rewriting(path, src, of)?;
            Some(TextProblem::PictureElsewhereInSite { rewriting })
        };
        let src = self.of_site(src);
        if src.is_empty() {
            let problem = TextProblem::PictureWithoutAddress;
            return Some(Diagnostic::new(Place::at(path, span), problem));
        }
        let problem = match scheme(src) {
            Scheme::Allowed if in_html => TextProblem::BlockedHtml {
                what: Blocked::Picture {
                    src: src.to_owned(),
                },
                more: 0,
            },
            Scheme::Allowed => TextProblem::ExternalPicture {
                src: src.to_owned(),
            },
            Scheme::Forbidden => {
                let elsewhere = is_on_a_disk(src).then(elsewhere).flatten();
                let known = elsewhere.or_else(|| embedded_as(src));
                known.unwrap_or_else(|| TextProblem::UnsafeLink {
                    target: src.to_owned(),
                })
            }
            Scheme::None => {
                if let Some(asset) = self.asset(path, src) {
                    return self.check_file(&asset, path, span);
                }
                let files = self
                    .assets
                    .attachments
                    .iter()
                    .filter(|file| file.folder() == path.folder())
                    .map(SourcePath::name);
                elsewhere().unwrap_or_else(|| TextProblem::MissingPicture {
                    src: src.to_owned(),
                    nearest: nearest(src, files),
                })
            }
        };
        Some(Diagnostic::new(Place::at(path, span), problem))
    }

    /// What a link that leads nowhere was probably meant to be.
    fn nearest_link(&self, from: &SourcePath, link: &str) -> Option<String> {
        let path = link.split(['#', '?']).next().unwrap_or(link);
        if path.ends_with(".md") {
            let folder = from.resolve(path)?;
            let articles = self.article_states.paths();
            let pages = self.pages.iter().map(|page| &page.path);
            let siblings = articles
                .chain(pages)
                .filter(|file| file.folder() == folder.folder());
            return nearest(folder.name(), siblings.map(SourcePath::name));
        }
        let wanted = path.trim_matches('/').rsplit('/').next().unwrap_or(path);
        let start: String = wanted.chars().take(3).collect();
        let close =
            |slug: &&str| slug.starts_with(&start) && slug.len().abs_diff(wanted.len()) <= 6;
        nearest(wanted, self.links.slugs().filter(close))
    }
}

/// The names of all files, which are gathered when the first address leads nowhere.
struct Names<'s> {
    site: &'s Site,
    files: OnceLock<FileNames>,
}

impl<'s> Names<'s> {
    fn new(site: &'s Site) -> Names<'s> {
        Names {
            site,
            files: OnceLock::new(),
        }
    }

    fn rewriting(&self, from: &SourcePath, written: &str, of: Use) -> Option<Rewriting> {
        let files = self.files.get_or_init(|| FileNames::of(self.site));
        files.rewriting(self.site, from, written, of)
    }
}

/// What is said of a link that became none, because a blank ends its address, or because it is one of another tool. None
/// when it may be prose.
fn unmade_link(names: &Names<'_>, path: &SourcePath, link: &UnmadeLink) -> Option<Problem> {
    let written = || link.written.clone();
    let of = if link.is_picture {
        Use::Picture
    } else {
        Use::Link
    };
    let Some(named) = &link.named else {
        let mut rewriting = names.rewriting(path, &link.written, of);
        if let Some(label) = &link.label {
            let Rewriting { line, meant, .. } = rewriting.as_mut()?;
            *line = format!("[{label}]: {meant}");
        }
        let problem = TextProblem::LinkWithSpace {
            target: written(),
            rewriting,
        };
        return Some(problem.into());
    };
    if let Some(words) = &link.words {
        let found = Lint::LeftoverLink {
            written: written(),
            right: foreign_link(names, path, named, words, of),
        };
        return Some(found.into());
    }
    let problem = match names.rewriting(path, named, Use::Link) {
        Some(rewriting) => TextProblem::LinkElsewhereInSite {
            rewriting: Rewriting {
                written: written(),
                ..rewriting
            },
        },
        None => TextProblem::BrokenLink {
            target: written(),
            nearest: None,
        },
    };
    Some(problem.into())
}

/// A link of another tool as it should be, if one file fits what it names.
fn foreign_link(
    names: &Names<'_>,
    path: &SourcePath,
    named: &str,
    words: &str,
    of: Use,
) -> Option<String> {
    let (file, heading) = match named.split_once('#') {
        Some((file, heading)) => (file, Some(heading)),
        None => (named, None),
    };
    let heading = heading.map_or(String::new(), |heading| format!("#{}", anchor(heading)));
    let address = match (file, heading.as_str()) {
        ("", "") => return None,
        ("", heading) => heading.to_owned(),
        _ => names.rewriting(path, file, of)?.meant + &heading,
    };
    let words = match (words, of) {
        ("", Use::Link) => named.rsplit(['/', '#']).next().unwrap_or(named),
        ("", _) => "…",
        (words, _) => words,
    };
    let mark = if of == Use::Picture { "!" } else { "" };
    Some(format!("{mark}[{words}]({address})"))
}

/// What is meant by an address of another site that no browser can follow: `https://https://a.vn/`, `http://`, `mailto:`.
/// None for all other addresses.
fn without_slip(address: &str) -> Option<Option<String>> {
    let (scheme, rest) = address.split_once(':')?;
    let is_wrong = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let host = rest.strip_prefix("//").unwrap_or("");
            if host.starts_with("http://") || host.starts_with("https://") {
                return Some(Some(host.to_owned()));
            }
            !host.starts_with(|first: char| first.is_alphanumeric() || first == '[')
        }
        "mailto" => rest.is_empty(),
        "tel" => !rest.bytes().any(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    is_wrong.then_some(None)
}

/// Whether an address is the path of a file on the disk of its editor: `C:\anh\le.jpg`, `file:///home/a/le.jpg`.
fn is_on_a_disk(address: &str) -> bool {
    let disk = matches!(address.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    disk || address.starts_with("file:")
}

fn check_anchor(
    outline: &Outline,
    anchor: String,
    target: impl Fn() -> String,
) -> Option<TextProblem> {
    let footnote = anchor.starts_with("fn-") || anchor.starts_with("fnref-");
    if anchor.is_empty() || footnote || outline.anchors.iter().any(|id| id == anchor) {
        return None;
    }
    let nearest = nearest(&anchor, outline.anchors.iter());
    Some(TextProblem::BrokenAnchor {
        target: target(),
        anchor,
        nearest,
    })
}
