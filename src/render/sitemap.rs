//! Writes site maps (sitemaps.org 0.9), that of news with Google's module.

use super::xml::Xml;
use crate::view::{Location, NewsSitemap, NewsSitemapEntry};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";

/// The bytes of a site map index.
pub(super) fn index(parts: &[Location]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.parent("sitemapindex", &[("xmlns", SITEMAP)], |xml| {
        parts.iter().for_each(|part| write(xml, "sitemap", part));
    });
    xml.finish()
}

/// The bytes of a site map.
pub(super) fn sitemap(locations: &[Location]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.parent("urlset", &[("xmlns", SITEMAP)], |xml| {
        locations
            .iter()
            .for_each(|location| write(xml, "url", location));
    });
    xml.finish()
}

fn write(xml: &mut Xml, name: &str, location: &Location) {
    xml.parent(name, &[], |xml| {
        xml.text("loc", &[], &location.url);
        if let Some(lastmod) = &location.lastmod {
            xml.text("lastmod", &[], lastmod);
        }
    });
}

/// The bytes of a news site map.
pub(super) fn news(map: &NewsSitemap) -> Vec<u8> {
    let mut xml = Xml::new();
    let root = [("xmlns", SITEMAP), ("xmlns:news", NEWS)];
    xml.parent("urlset", &root, |xml| {
        map.articles
            .iter()
            .for_each(|article| write_news(xml, map, article));
        if map.articles.is_empty() {
            xml.parent("url", &[], |xml| xml.text("loc", &[], &map.home));
        }
    });
    xml.finish()
}

fn write_news(xml: &mut Xml, map: &NewsSitemap, article: &NewsSitemapEntry) {
    xml.parent("url", &[], |xml| {
        xml.text("loc", &[], &article.url);
        if let Some(lastmod) = &article.lastmod {
            xml.text("lastmod", &[], lastmod);
        }
        xml.parent("news:news", &[], |xml| {
            xml.parent("news:publication", &[], |xml| {
                xml.text("news:name", &[], &map.name);
                xml.text("news:language", &[], map.language);
            });
            xml.text("news:publication_date", &[], &article.published);
            xml.text("news:title", &[], &article.title);
        });
    });
}
