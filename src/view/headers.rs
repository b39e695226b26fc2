//! What hosts that read a table of headers should send with files.

use super::chrome::POLICY;
use crate::site::{Site, THEME_FOLDER};

/// Headers for files whose addresses match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headers {
    /// Addresses from the root of the host; `*` stands for anything.
    pub of: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

/// The table of a site. Names of the theme's files tell what is in them, so those files may be kept for good; unless
/// the site has put files of its own among them.
pub(super) fn headers(site: &Site) -> Vec<Headers> {
    let root = &site.settings.base_url.path;
    let mut table = vec![Headers {
        of: format!("{root}*"),
        headers: vec![
            (
                "Content-Security-Policy",
                // This one browsers do not take from a page.
                format!("{POLICY}; frame-ancestors 'self'"),
            ),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            (
                "Referrer-Policy",
                "strict-origin-when-cross-origin".to_owned(),
            ),
        ],
    }];
    let own = format!("static/{THEME_FOLDER}/");
    let statics = &site.assets.statics;
    if !statics.iter().any(|path| path.as_str().starts_with(&own)) {
        table.push(Headers {
            of: format!("{root}{THEME_FOLDER}/*"),
            headers: vec![(
                "Cache-Control",
                "public, max-age=31536000, immutable".to_owned(),
            )],
        });
    }
    table
}
