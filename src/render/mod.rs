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
mod template_blocks;
mod template_text;
mod theme;
mod worker;
mod xml;

pub use assets::{ThemeAsset, ThemeAssets};
pub use digest::digest;
pub use endless::{Render, Renders};
pub use qr::qr;
pub use renderer::{RenderResult, Renderer};
pub use theme::Theme;
pub use worker::worker;

use crate::view::FileView;

/// The bytes of a file that is no page: a table, calendar, feed or site map.
pub fn file(file: &FileView) -> Vec<u8> {
    match file {
        FileView::Table(table) => csv::csv(table),
        FileView::Calendar(calendar) => ical::ical(calendar),
        FileView::Atom(feed) => atom::atom(feed),
        FileView::Rss(feed) => rss::rss(feed),
        FileView::JsonFeed(feed) => json_feed::json_feed(feed),
        FileView::SitemapIndex(parts) => sitemap::index(parts),
        FileView::Sitemap(locations) => sitemap::sitemap(locations),
        FileView::NewsSitemap(map) => sitemap::news(map),
        FileView::Robots(sitemaps) => plain::robots(sitemaps),
        FileView::Redirects(redirects) => plain::redirects(redirects),
        FileView::Headers(table) => plain::headers(table),
        FileView::Record(record) => record.text().into_bytes(),
    }
}
