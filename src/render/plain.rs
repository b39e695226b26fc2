//! Writes plain text files for crawlers and hosts.

use crate::view::{Headers, Redirection};
use std::fmt::Write as _;

/// `robots.txt`: everything may be read; the site maps are listed.
pub(super) fn robots(sitemaps: &[String]) -> Vec<u8> {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if !sitemaps.is_empty() {
        text.push('\n');
    }
    for sitemap in sitemaps {
        // Writing to memory cannot fail.
        let _ = writeln!(text, "Sitemap: {sitemap}");
    }
    text.into_bytes()
}

/// `_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read it.
pub(super) fn redirects(redirects: &[Redirection]) -> Vec<u8> {
    let mut text = String::new();
    for Redirection { from, to } in redirects {
        let _ = writeln!(text, "{from} {to} 301");
    }
    text.into_bytes()
}

/// `_headers`, as Netlify and Cloudflare Pages read it.
pub(super) fn headers(table: &[Headers]) -> Vec<u8> {
    let mut text = String::new();
    for Headers { of, headers } in table {
        let _ = writeln!(text, "{of}");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text.into_bytes()
}
