//! What stands behind a mark on its line.

/// Most bytes of markup: nobody writes more of it, and a line may be as long as a file.
const LONGEST: usize = 300;

/// The text from a byte to the end of its line, as far as markup goes.
pub(super) fn rest_of_line(text: &str, at: usize) -> &str {
    let mut end = text.len().min(at + LONGEST);
    if let Some(length) = memchr::memchr(b'\n', &text.as_bytes()[at..end]) {
        end = at + length;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[at..end]
}
