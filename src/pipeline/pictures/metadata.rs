//! What pictures tell besides themselves, as they are published.

use crate::media;
use std::borrow::Cow;

/// A file as it is published: pictures do not tell where they were taken.
pub(in crate::pipeline) fn without_metadata<'b>(bytes: Cow<'b, [u8]>) -> Cow<'b, [u8]> {
    match bytes {
        Cow::Borrowed(bytes) => media::without_metadata(bytes),
        Cow::Owned(bytes) => match media::without_metadata(&bytes) {
            Cow::Owned(bare) => Cow::Owned(bare),
            Cow::Borrowed(_) => Cow::Owned(bytes),
        },
    }
}
