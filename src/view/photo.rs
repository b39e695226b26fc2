//! The photo that stands for a page where it is shared.

use super::{chrome::SharedImage, shared::absolute};
use crate::site::{ArticleKey, Site};

/// The photo of an article as a picture that such places can show.
pub(super) fn photo_of(site: &Site, key: ArticleKey) -> Option<SharedImage> {
    let article = site.article(key);
    let photo = article.photo.as_ref()?;
    let still = site.still(article.path(), &photo.src.value)?;
    Some(SharedImage {
        url: absolute(site, &still.url),
        alt: photo.caption.clone().unwrap_or_default(),
        width: still.width,
        height: still.height,
    })
}
