//! Takes the metadata out of pictures before they are published.

use crate::media;
use std::borrow::Cow;

/// The bytes of a file as they are published: without the metadata of a picture, which may tell where it was taken.
pub(in crate::pipeline) fn without_metadata<'b>(bytes: Cow<'b, [u8]>) -> Cow<'b, [u8]> {
    match bytes {
        Cow::Borrowed(bytes) => media::without_metadata(bytes),
        Cow::Owned(bytes) => match media::without_metadata(&bytes) {
            Cow::Owned(bare) => Cow::Owned(bare),
            Cow::Borrowed(_) => Cow::Owned(bytes),
        },
    }
}
