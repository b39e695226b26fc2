//! Settings of a site: the section `site` of `site.yaml`, with defaults for what is not written.

use super::{
    checks::CheckSetting,
    encoding::ContentCoding,
    family::Families,
    fields::{FieldReader, Fields},
    site_keys::{SITE_KEYS, sections},
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Problem, SettingsProblem, Span, Spanned},
    markdown::RawHtml,
    text::Locale,
};
use chrono::FixedOffset;
use percent_encoding::percent_decode_str;
use url::Url;

/// The address of a site, cut into host and path.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BaseUrl {
    /// Scheme and host: `https://thidua.example`; empty when the site does not state its address.
    pub origin: String,
    /// Path of the site on its host: `/` or `/ban-tin/`, percent-encoded.
    pub path: String,
}

impl BaseUrl {
    /// Reads the address of a site: `https://vi-du.vn/ban-tin/`. None when it is none, or has more than a path.
    pub fn parse(text: &str) -> Option<BaseUrl> {
        // What the standard would mend is a slip here.
        let bad =
            |c: char| c.is_whitespace() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '@');
        let url = Url::parse(text).ok()?;
        if !matches!(url.scheme(), "http" | "https") || !text.contains("://") || text.contains(bad)
        {
            return None;
        }
        let steps = url.path_segments()?.filter(|step| !step.is_empty());
        let path = steps.fold("/".to_owned(), |path, step| path + step + "/");
        Some(BaseUrl {
            origin: url.origin().ascii_serialization(),
            path,
        })
    }

    /// An address of the site that is written out, as it stands in the bar of a browser, from the root of its host. None
    /// for other addresses. Whether it begins with `http:` or `https:` makes no difference.
    pub fn without_origin<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (_, own) = self.origin.split_once("://")?;
        let (scheme, rest) = address.split_once("://")?;
        let is_web = ["http", "https"]
            .iter()
            .any(|web| web.eq_ignore_ascii_case(scheme));
        let (host, path) = rest.split_at_checked(own.len())?;
        let is_own = is_web && host.eq_ignore_ascii_case(own);
        let path = if path.is_empty() { "/" } else { path };
        let is_inside = path.starts_with(&*self.path) || path == self.path.trim_end_matches('/');
        (is_own && path.starts_with('/') && is_inside).then_some(path)
    }

    /// Turns an editor's address from the root of the host into one from the root of the site, both without a slash
    /// before: `ban-tin/tin/` into `tin/`. None when it is not in the sub-path of the site.
    pub fn inside<'a>(&self, address: &'a str) -> Option<&'a str> {
        let path = percent_decode_str(&self.path).decode_utf8_lossy();
        address.strip_prefix(path.trim_start_matches('/'))
    }

    /// Writes an address from the root of the site so that [`inside`](BaseUrl::inside) understands it, with a slash
    /// before. The sub-path is left out, unless the address would be taken for one that has it.
    pub fn written(&self, address: &str) -> String {
        let path = percent_decode_str(&self.path).decode_utf8_lossy();
        match self.inside(address) {
            Some(_) => format!("{path}{address}"),
            None => format!("/{address}"),
        }
    }
}

/// Who publishes the site, for the foot of every page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "each field is the key of its name")]
pub struct Imprint {
    pub publisher: Option<String>,
    pub licence: Option<String>,
    pub editor: Option<String>,
}

/// Whether readers can open pages again without a network, which a service worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Offline {
    /// The key `offline` is not set: the site has no worker.
    #[default]
    Never,
    /// `offline: true`: the worker keeps the pages that readers have opened.
    Kept,
    /// `offline: false`: a last version of the worker removes what it kept, and itself.
    Ended,
}

/// What the feeds of a site hold (key `feeds`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feeds {
    /// Number of articles in a feed.
    pub items: usize,
    /// Whether feeds hold the whole text of an article, or its summary only.
    pub full_text: bool,
}

impl Default for Feeds {
    fn default() -> Feeds {
        Feeds {
            items: 20,
            full_text: true,
        }
    }
}

impl Feeds {
    fn read(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Feeds {
        let mut feeds = Feeds::default();
        let node = fields.take("feeds");
        let Some(mut fields) = node.and_then(|node| reader.fields("feeds", node)) else {
            return feeds;
        };
        if let Some(items) = fields.whole(reader, "items") {
            match usize::try_from(items.value) {
                Ok(count @ 1..=200) => feeds.items = count,
                _ => report(
                    reader,
                    items.span,
                    unknown_choice("items", &items.value.to_string(), "1–200"),
                ),
            }
        }
        let full_text = fields.boolean(reader, "full_text");
        feeds.full_text = full_text.unwrap_or(feeds.full_text);
        fields.finish(reader, &["items", "full_text"]);
        feeds
    }
}

/// Settings of a site: what `site.yaml` says besides its registers.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Name of the site, as pages and feeds show it.
    pub title: String,
    /// One sentence about the site, for search engines and feeds.
    pub description: Option<String>,
    /// The address at which the site is published.
    pub base_url: BaseUrl,
    /// Offset of the site's clock from UTC.
    pub offset: FixedOffset,
    /// Number of articles on one page of a list.
    pub page_size: usize,
    /// Publisher, licence and responsible editor.
    pub imprint: Imprint,
    /// Name of the theme; the built-in one when absent.
    pub theme: Option<Spanned<String>>,
    /// Number of articles in feeds, and how much of each.
    pub feeds: Feeds,
    /// The families of pages that are switched off.
    pub families: Families,
    /// Whether all HTML in articles passes, or a few harmless tags only.
    pub raw_html: RawHtml,
    /// Compressed forms in which text files are published too.
    pub precompress: Vec<ContentCoding>,
    /// Whether articles without a photo get a card for places where they are shared.
    pub share_cards: bool,
    /// Whether pages can be opened again without a network.
    pub offline: Offline,
    /// Pairs of an abbreviation and what it stands for, as the section `abbreviations` lists them.
    pub abbreviations: Vec<(String, String)>,
    /// The section `checks`: which findings count as errors or warnings, or are off.
    pub checks: Vec<CheckSetting>,
}

/// Reads the section `site`. What is missing or wrong is reported, and a default stands in for it.
pub(super) fn settings(
    reader: &mut FieldReader<'_>,
    site: Option<Fields>,
    abbreviations: Vec<(String, String)>,
) -> Settings {
    let mut settings = Settings {
        title: String::new(),
        description: None,
        base_url: BaseUrl {
            origin: String::new(),
            path: "/".to_owned(),
        },
        offset: reader.context.offset,
        page_size: 20,
        imprint: Imprint::default(),
        theme: None,
        feeds: Feeds::default(),
        families: Families::default(),
        raw_html: RawHtml::default(),
        precompress: Vec::new(),
        share_cards: true,
        offline: Offline::Never,
        abbreviations,
        checks: Vec::new(),
    };
    let Some(mut fields) = site else {
        return settings;
    };
    if let Some(title) = fields.required(reader, "title") {
        settings.title = title.value;
    }
    settings.description = fields.plain(reader, "description");
    if let Some(url) = fields.text(reader, "base_url") {
        match BaseUrl::parse(&url.value) {
            Some(base) => settings.base_url = base,
            None => report(
                reader,
                url.span,
                SettingsProblem::BadBaseUrl { value: url.value },
            ),
        }
    }
    if let Some(language) = fields.text(reader, "language")
        && <dyn Locale>::for_tag(&language.value).is_none()
    {
        report(
            reader,
            language.span,
            SettingsProblem::UnknownLanguage {
                value: language.value,
            },
        );
    }
    if let Some(offset) = fields.text(reader, "utc_offset") {
        match parse_offset(&offset.value) {
            Some(seconds) => settings.offset = seconds,
            None => report(
                reader,
                offset.span,
                SettingsProblem::BadOffset {
                    value: offset.value,
                },
            ),
        }
    }
    if let Some(size) = fields.whole(reader, "page_size") {
        match usize::try_from(size.value) {
            Ok(size @ 1..=1000) => settings.page_size = size,
            _ => report(
                reader,
                size.span,
                unknown_choice("page_size", &size.value.to_string(), "1–1000"),
            ),
        }
    }
    if let Some(mut imprint) = fields
        .take("imprint")
        .and_then(|node| reader.fields("imprint", node))
    {
        settings.imprint = Imprint {
            publisher: imprint.plain(reader, "publisher"),
            licence: imprint.plain(reader, "licence"),
            editor: imprint.plain(reader, "editor"),
        };
        imprint.finish(reader, &["publisher", "licence", "editor"]);
    }
    settings.theme = fields.slug(reader, "theme");
    settings.families = Families::read(reader, &mut fields);
    settings.feeds = Feeds::read(reader, &mut fields);
    let policies = [
        (RawHtml::Safe, "safe", None),
        (RawHtml::Trusted, "trusted", None),
    ];
    settings.raw_html = fields
        .choice(reader, "raw_html", &policies)
        .unwrap_or_default();
    settings.precompress = precompress(reader, &mut fields);
    let cards = fields.boolean(reader, "share_cards");
    settings.share_cards = cards.unwrap_or(settings.share_cards);
    settings.offline = match fields.boolean(reader, "offline") {
        Some(true) => Offline::Kept,
        Some(false) => Offline::Ended,
        None => Offline::Never,
    };
    fields.report_misplaced(reader, &sections(), None);
    fields.finish(reader, SITE_KEYS);
    settings
}

/// Reads the list of compressed forms: `precompress: [gz, br]`.
fn precompress(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Vec<ContentCoding> {
    let mut encodings = Vec::new();
    for name in fields.texts(reader, "precompress") {
        let mut all = ContentCoding::ALL.into_iter();
        match all.find(|encoding| encoding.extension() == name.value) {
            Some(encoding) => encodings.push(encoding),
            None => report(
                reader,
                name.span,
                unknown_choice("precompress", &name.value, "gz, br"),
            ),
        }
    }
    encodings.sort_unstable();
    encodings.dedup();
    encodings
}

/// Reports a problem at a span of the file.
fn report(reader: &mut FieldReader<'_>, span: Span, problem: impl Into<Problem>) {
    reader
        .diagnostics
        .push(Diagnostic::new(Place::at(&reader.path, span), problem));
}

fn unknown_choice(field: &str, value: &str, choices: &str) -> FieldProblem {
    let (field, value, choices) = (field.to_owned(), value.to_owned(), choices.to_owned());
    FieldProblem::UnknownChoice {
        field,
        value,
        choices,
        nearest: None,
    }
}

/// Reads an offset from UTC: `+07:00`, `-03:30`, `Z`.
fn parse_offset(text: &str) -> Option<FixedOffset> {
    if text == "Z" {
        return FixedOffset::east_opt(0);
    }
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (hours, minutes) = text[1..].split_once(':')?;
    let two_digits = |part: &str| (part.len() == 2).then(|| part.parse::<i32>().ok())?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours <= 14 && minutes < 60)
        .then(|| FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)))?
}
