//! Ways to pass an article on. They are plain links: a service hears of a reader when the reader follows one.

use super::parts::Share;
use crate::site::{ArticleKey, Route, Site};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

/// The ways to pass an article on; none on a site that does not say where it is published.
pub(super) fn share(site: &Site, key: ArticleKey) -> Option<Share> {
    if !site.has_host() {
        return None;
    }
    let route = Route::Article(key);
    let address = site.absolute_url(route);
    let queried = queried(&address);
    // What the button that Zalo gives to sites opens: it has no other address for links.
    let zalo = BASE64_URL_SAFE_NO_PAD.encode(format!("{{\"url\":\"{address}\"}}"));
    Some(Share {
        facebook: format!("https://www.facebook.com/sharer/sharer.php?u={queried}"),
        zalo: format!("https://button-share.zalo.me/share_external?d={zalo}"),
        mail: format!("mailto:?body={queried}"),
        code: site.code_url(key),
    })
}

/// A text as a value in the query of an address. Letters beyond ASCII stay as they are, as HTML allows.
fn queried(text: &str) -> String {
    let mut value = String::with_capacity(text.len() + text.len() / 4);
    for letter in text.chars() {
        let plain = letter.is_ascii_alphanumeric()
            || !letter.is_ascii()
            || "-._~/:@,;!()*".contains(letter);
        if plain {
            value.push(letter)
        } else {
            value.push_str(&format!("%{:02X}", u32::from(letter)))
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::queried;

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(
            queried("https://a.vn/tin/2026/x/"),
            "https://a.vn/tin/2026/x/"
        );
        assert_eq!(
            queried("Đợt 2 & \"3\" #4 50% +?"),
            "Đợt%202%20%26%20%223%22%20%234%2050%25%20%2B%3F"
        );
    }
}
