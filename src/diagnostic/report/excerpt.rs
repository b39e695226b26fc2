//! The line of a place, as much of it as there is room for.

use super::positions::Texts;
use crate::{
    diagnostic::{Place, Position},
    text::{visible, visible_parts},
};
use annotate_snippets::{AnnotationKind, Element, Origin, Snippet};
use std::ops::Range;

/// The line of a place with a mark under it, at most `width` letters around its beginning; for a whole file, its path. A
/// span over several lines is marked on its first one: the start is what an editor looks for.
pub(super) fn excerpt<'a>(
    texts: &Texts,
    place: &Place,
    kind: AnnotationKind,
    width: usize,
) -> Vec<Element<'a>> {
    let path = visible(place.path.as_str()).into_owned();
    let (Some(span), Some(lines)) = (place.span, texts.get(&place.path)) else {
        return vec![Origin::path(path).into()];
    };
    let (line, line_start) = lines.line(span.start);
    let Position {
        line: number,
        column,
    } = lines.position(span.start);
    let start = lines.floor(span.start) - line_start;
    let end = (lines.floor(span.end) - line_start).clamp(start, line.len());
    let (around, end) = window(line, start..end, width);
    let shown = visible_parts(
        &line[around.clone()],
        [start - around.start, end - around.start],
    );
    let dots = |cut: bool| if cut { "…" } else { "" };
    let before = format!("{}{}", dots(around.start > 0), shown[0]);
    let mark = before.len()..before.len() + shown[1].len();
    let shown = [&before, &shown[1], &shown[2], dots(around.end < line.len())].concat();
    let as_it_is = shown == line;
    let snippet = Snippet::source(shown)
        .line_start(number)
        .annotation(kind.span(mark));
    match as_it_is {
        true => vec![snippet.path(path).into()],
        // The column is that of the file, not of what is shown of the line.
        false => vec![
            Origin::path(path).line(number).char_column(column).into(),
            snippet.into(),
        ],
    }
}

/// The part of a line that is shown, and where the mark ends in it: a third of the room before the mark, the rest from its
/// beginning on.
fn window(line: &str, mark: Range<usize>, width: usize) -> (Range<usize>, usize) {
    // A letter has at most four bytes, so that a line as short as this needs no counting.
    let nth = |text: &str, letters: usize| text.char_indices().nth(letters).map(|(at, _)| at);
    if nth(line, width).is_none() {
        return (0..line.len(), mark.end);
    }
    let before = &line[..mark.start];
    let from_end = before.char_indices().rev().nth(width / 3);
    let from = from_end.map_or(0, |(at, _)| at);
    let to = nth(&line[from..], width).map_or(line.len(), |at| from + at);
    let to = to.max(mark.start);
    (from..to, mark.end.min(to))
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn windows() {
        let check = |line: &str, mark: &str, width, expected: (&str, &str)| {
            let start = line.find(mark).unwrap();
            let (around, end) = window(line, start..start + mark.len(), width);
            assert_eq!(
                (&line[around], &line[start..end]),
                expected,
                "{line} {mark} {width}"
            );
        };
        check("một hai ba", "hai", 20, ("một hai ba", "hai"));
        check("một hai ba", "hai", 10, ("một hai ba", "hai"));
        check("một hai ba bốn", "hai", 6, ("ột hai", "hai"));
        check("một hai ba bốn", "hai ba bốn", 6, ("ột hai", "hai"));
        check("một hai ba bốn", "bốn", 6, ("ba bốn", "bốn"));
        check("một hai ba bốn", "một", 6, ("một ha", "một"));
        check("một hai ba bốn", "hai", 1, (" ", ""));
    }
}
