//! `leftover-markup`: marks of other tools, or of Markdown that does not close, which readers would see as they are; and
//! `published-note`, where such marks were to keep words back.

mod blocks;
mod braces;
mod brackets;
mod emphasis;
mod inline;
mod piece;
mod tables;

use super::{CheckedText, rest_of_line};
use crate::diagnostic::{Lint, Span};
use piece::{Piece, Seen};

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let body = text.body();
    let mut pieces: Vec<Piece> = Vec::new();
    emphasis::find(text, &mut pieces);
    braces::find(body, &mut pieces);
    brackets::find(body, &mut pieces);
    inline::find(body, &mut pieces);
    blocks::find(body, &mut pieces);
    tables::find(body, &mut pieces);
    pieces.sort_by_key(|piece| (piece.range.start, std::cmp::Reverse(piece.range.end)));
    let mut last: Option<(Lint, usize)> = None;
    let mut told_until = 0;
    let mut breaks = memchr::memchr_iter(b'\n', body.as_bytes()).peekable();
    let mut line = 0;
    for piece in pieces {
        while let Some(next) = breaks.next_if(|next| *next < piece.range.start) {
            line = next;
        }
        // One finding of a kind for each line, and what stands in something told already is told with it.
        let again = last
            .as_ref()
            .is_some_and(|(lint, at)| *at == line && piece::says_it_too(lint, &piece.lint));
        if again || piece.range.start < told_until || !is_seen(text, &piece) {
            continue;
        }
        told_until = piece.range.end;
        let span = Span::new(text.body + piece.range.start, text.body + piece.range.end);
        found.push((span, piece.lint.clone()));
        last = Some((piece.lint, line));
    }
}

/// Whether readers see a piece as it is, or miss what it was to be.
fn is_seen(text: &CheckedText<'_>, piece: &Piece) -> bool {
    let at = piece.range.start;
    match piece.seen {
        Seen::Anywhere => true,
        Seen::BesideCode => !text.is_code(text.body + at),
        Seen::AmongWords => {
            let escaped = text.body().as_bytes()[..at].ends_with(b"\\");
            !escaped && text.prose().is_word(at)
        }
        // Markdown took the mark for one of its own.
        Seen::Taken => !text.is_code(text.body + at) && !text.prose().is_word(at),
    }
}
