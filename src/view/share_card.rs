//! The card of an article that has no photo, for places where it is shared.

use super::shared::{district, stamp};
use crate::{
    media::ShareCard,
    site::{ArticleKey, Site},
};

/// Longest part of its name that is the article's slug, in bytes.
const STEM: usize = 60;

/// A card, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCard {
    /// What it says.
    pub card: ShareCard,
    /// Its path from the root of the site. Another card has another one.
    pub path: String,
}

/// The card of an article; none when the article has a photo, when there are no letters for its title, or when the site
/// wants none.
pub fn share_card(site: &Site, key: ArticleKey) -> Option<SharedCard> {
    if !site.settings.share_cards {
        return None;
    }
    let article = site.article(key);
    let photo = article.photo.as_ref();
    let still = photo.and_then(|photo| site.still(article.path(), &photo.src.value));
    if still.is_some() {
        return None;
    }
    let card = ShareCard {
        title: article.title().to_owned(),
        place: district(site, article.district()).label,
        date: stamp(site, article.date()).text,
        site: site.settings.title.clone(),
    };
    let name = format!("{}-{}.png", card_stem(site, key), card.mark());
    card.can_be_drawn().then(|| SharedCard {
        path: site.picture_path(&name),
        card,
    })
}

/// What the name of a card begins with.
pub fn card_stem(site: &Site, key: ArticleKey) -> &str {
    let slug = site.article(key).slug();
    slug.get(..STEM).unwrap_or(slug).trim_end_matches('-')
}
