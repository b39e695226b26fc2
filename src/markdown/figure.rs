//! Pictures: a paragraph that consists of pictures is a figure, or several.

use super::escape;
use crate::{media::Sources, text::without_direction};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::borrow::Cow;

/// A picture among the events of a text.
pub(super) struct Image<'e> {
    pub(super) src: &'e str,
    /// The title in quotes after the address.
    pub(super) title: &'e str,
    /// The text in square brackets.
    pub(super) alt: String,
    /// Number of events that the picture takes, with start and end.
    pub(super) len: usize,
}

/// The picture that starts at event `start`, if one does.
pub(super) fn image<'e>(events: &'e [Event<'_>], start: usize) -> Option<Image<'e>> {
    let Event::Start(Tag::Image {
        dest_url, title, ..
    }) = events.get(start)?
    else {
        return None;
    };
    let mut depth = 0;
    let len = events[start..].iter().position(|event| {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
        depth == 0
    })? + 1;
    let alt = super::words(&events[start..start + len]);
    Some(Image {
        src: dest_url,
        title,
        alt,
        len,
    })
}

/// The events of a text without its pictures.
pub(super) fn without_images<'e, 'a>(events: &'e [Event<'a>]) -> Cow<'e, [Event<'a>]> {
    let is_image = |event: &Event<'_>| matches!(event, Event::Start(Tag::Image { .. }));
    if !events.iter().any(is_image) {
        return Cow::Borrowed(events);
    }
    let mut kept = Vec::with_capacity(events.len());
    let mut at = 0;
    while let Some(event) = events.get(at) {
        match image(events, at) {
            Some(image) => at += image.len,
            None => {
                kept.push(event.clone());
                at += 1;
            }
        }
    }
    Cow::Owned(kept)
}

/// The pictures of the paragraph that starts at event `start`, if it contains nothing else, and its number of events.
pub(super) fn figures<'e>(
    events: &'e [Event<'_>],
    start: usize,
) -> Option<(Vec<Image<'e>>, usize)> {
    let mut images = Vec::new();
    let mut at = start + 1;
    loop {
        match events.get(at)? {
            Event::Start(Tag::Image { .. }) => {
                let image = image(events, at)?;
                at += image.len;
                images.push(image);
            }
            Event::SoftBreak | Event::HardBreak => at += 1,
            Event::Text(text) if text.trim().is_empty() => at += 1,
            Event::End(TagEnd::Paragraph) if !images.is_empty() => {
                return Some((images, at + 1 - start));
            }
            _ => return None,
        }
    }
}

/// The credit of a picture: its title without the caption, with which many titles begin.
pub(super) fn credit(title: &str, alt: &str) -> Option<String> {
    let rest = title.strip_prefix(alt).unwrap_or(title).trim();
    let bare = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(rest)
        .trim();
    (!bare.is_empty()).then(|| without_direction(bare.to_owned()))
}

/// Attribute `sizes` of pictures in texts: how wide they are shown.
const SIZES: &str = "(min-width: 40rem) 37rem, 100vw";

/// When a browser loads a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fetch {
    /// At once, because readers see it first.
    First,
    /// When readers come near it.
    Late,
}

/// The HTML of a picture.
pub(super) fn element(sources: &Sources, alt: &str, fetch: Fetch) -> String {
    let widths = |set: &Option<String>| match (set, fetch) {
        (None, _) => String::new(),
        (Some(set), Fetch::First) => format!(" srcset=\"{}\" sizes=\"{SIZES}\"", escape(set)),
        // With `auto`, browsers take the width at which the picture is laid out.
        (Some(set), Fetch::Late) => {
            format!(" srcset=\"{}\" sizes=\"auto, {SIZES}\"", escape(set))
        }
    };
    let fetch = match fetch {
        Fetch::First => " fetchpriority=\"high\"",
        Fetch::Late => " loading=\"lazy\"",
    };
    let img = format!(
        "<img src=\"{}\"{}{} alt=\"{}\"{fetch} decoding=\"async\">",
        escape(&sources.src),
        widths(&sources.srcset),
        size(sources.width, sources.height),
        escape(alt)
    );
    match &sources.webp {
        Some(_) => format!(
            "<picture><source type=\"image/webp\"{}>{img}</picture>",
            widths(&sources.webp)
        ),
        None => img,
    }
}

/// The attributes `width` and `height`, with which browsers keep room for a picture.
pub fn size(width: Option<u32>, height: Option<u32>) -> String {
    match (width, height) {
        (Some(width), Some(height)) => format!(" width=\"{width}\" height=\"{height}\""),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::credit;

    #[test]
    fn a_title_beyond_the_caption_is_the_credit() {
        let check = |title, expected: Option<&str>| {
            assert_eq!(credit(title, "Quang cảnh").as_deref(), expected)
        };
        check("Quang cảnh (ảnh: Ban biên tập)", Some("ảnh: Ban biên tập"));
        check("Ảnh: Minh Anh", Some("Ảnh: Minh Anh"));
        check("Quang cảnh", None);
        check("", None);
    }
}
