//! A paragraph of nothing but pictures is a figure, or several.

use pulldown_cmark::{Event, Tag, TagEnd};

/// A picture in the events of a text.
pub(super) struct Image<'e> {
    pub(super) src: &'e str,
    /// Title in quotes after the address.
    pub(super) title: &'e str,
    /// The words in square brackets.
    pub(super) alt: String,
    /// Number of events it takes, start and end included.
    pub(super) len: usize,
}

/// The picture that starts at `start`.
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

/// The pictures of the paragraph that starts at `start`, when it holds nothing else, and the number of
/// events of the paragraph.
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

/// Who made the picture, from the title in quotes: what it says beyond the caption.
pub(super) fn credit(title: &str, alt: &str) -> Option<String> {
    let rest = title.strip_prefix(alt).unwrap_or(title).trim();
    let bare = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(rest)
        .trim();
    (!bare.is_empty()).then(|| bare.to_owned())
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
