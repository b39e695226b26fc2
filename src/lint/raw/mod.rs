//! Rules over the bytes of a file as it is on the disk. Reading brings every file into one form, so pages are right all
//! the same; but other programs show the file as it is.

mod decomposed;
mod eth;
mod mapper;
mod no_break_space;

use crate::diagnostic::{Lint, Span};
use mapper::Mapper;
use memchr::memmem;

/// Whether no rule can find anything: decoding changed nothing, and there is no narrow no-break space, which decoding
/// leaves alone. True for nearly every file, and found out fast.
pub fn is_plain(bytes: &[u8], decoded: &str) -> bool {
    decoded.as_bytes() == bytes && memmem::find(bytes, "\u{202f}".as_bytes()).is_none()
}

/// What the rules find in a file, with spans of its decoded text. `eth_is_d` as in
/// [`Locale::eth_is_d`](crate::text::Locale::eth_is_d).
pub fn raw(bytes: &[u8], eth_is_d: bool) -> Vec<(Span, Lint)> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Vec::new(); // not UTF-8, which is reported already
    };
    let mut found = Vec::new();
    let mapper = || Mapper::new(text, eth_is_d);
    no_break_space::check(text, mapper, &mut found);
    if eth_is_d {
        eth::check(text, mapper, &mut found);
    }
    decomposed::check(text, mapper, &mut found);
    found
}
