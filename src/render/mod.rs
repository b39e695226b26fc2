//! Views → bytes: HTML by the templates of a theme, tables as CSV, calendars as iCalendar, feeds, site maps, QR
//! codes. The only door to `tera`, `csv`, `quick-xml` and `cssparser`.

mod assets;
mod atom;
mod builtin;
mod counted;
mod csv;
mod digest;
mod endless;
mod fault;
mod ical;
mod json_feed;
mod plain;
mod qr;
mod renderer;
mod rss;
mod sitemap;
mod suspect;
mod template_text;
mod theme;
mod worker;
mod xml;

pub use assets::{Asset, Assets};
pub use digest::digest;
pub use endless::{Render, Renders};
pub use qr::qr;
pub use renderer::{Rendered, Renderer};
pub use theme::Theme;
pub use worker::worker;

use crate::view::File;

/// The bytes of a file that is no page: a table, calendar, feed or site map.
pub fn file(file: &File) -> Vec<u8> {
    match file {
        File::Table(table) => csv::csv(table),
        File::Calendar(calendar) => ical::ical(calendar),
        File::Atom(feed) => atom::atom(feed),
        File::Rss(feed) => rss::rss(feed),
        File::JsonFeed(feed) => json_feed::json_feed(feed),
        File::SitemapIndex(parts) => sitemap::index(parts),
        File::Sitemap(locations) => sitemap::sitemap(locations),
        File::NewsSitemap(map) => sitemap::news(map),
        File::Robots(sitemaps) => plain::robots(sitemaps),
        File::Redirects(redirects) => plain::redirects(redirects),
        File::Headers(table) => plain::headers(table),
        File::Record(record) => record.text().into_bytes(),
    }
}
