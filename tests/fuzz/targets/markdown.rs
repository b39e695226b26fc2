//! The text of an article, from Markdown to HTML. The first byte says how often the rest is repeated: a small one, that it
//! is doubled so many times, so that what grows faster than a text does shows; in each repetition a `\u{1}` is its number.
#![no_main]

use bantin::{
    diagnostic::SourcePath,
    markdown::{self, Abbreviations, Links, RawHtml},
    media::Sources,
    site::Site,
    source::decode,
    view,
};
use bantin_fuzz::{
    bounds::{self, within},
    html,
    reports::check_span,
    site::session,
};
use libfuzzer_sys::fuzz_target;
use std::time::Duration;

/// Longest text, in bytes.
const LONGEST: usize = 1 << 18;
/// Time for all that is done with the longest one.
const MOST: Duration = Duration::from_secs(5);

fuzz_target!(
    init: bounds::limit_memory(1024),
    |bytes: &[u8]| {
        let Some((times, pattern)) = bytes.split_first() else {
            return;
        };
        let body = repeated(&String::from_utf8_lossy(pattern), repetitions(*times));
        // As every file is read.
        let Ok(decoded) = decode(body.as_bytes(), true) else {
            return;
        };
        let body = decoded.text;
        let html = within(MOST, || check(&body));
        if !html.is_empty() {
            let origin = "https://thu.example";
            let page = "https://thu.example/tin/2020/a/";
            html::check(&markdown::absolute(&html, origin, page));
        }
    }
);

fn repetitions(byte: u8) -> usize {
    match byte {
        ..16 => 1 << byte,
        _ => 1,
    }
}

fn repeated(pattern: &str, times: usize) -> String {
    let mut body = String::new();
    for number in 0..times {
        if body.len() + pattern.len() > LONGEST {
            break;
        }
        match pattern.contains('\u{1}') {
            true => body.push_str(&pattern.replace('\u{1}', &number.to_string())),
            false => body.push_str(pattern),
        }
    }
    body
}

/// Everything that is done with a text; returns its HTML.
fn check(body: &str) -> String {
    let outline = markdown::outline(body, RawHtml::Safe, true);
    for link in &outline.links {
        check_span(link.span, body, &link.target);
    }
    for picture in &outline.pictures {
        check_span(picture.span, body, &picture.src);
    }
    for (span, problem) in &outline.problems {
        check_span(*span, body, &format!("{problem:?}"));
    }
    let prose = markdown::prose(body);
    for range in prose.paragraphs.iter().flatten().chain(&prose.code) {
        assert!(body.get(range.clone()).is_some(), "{range:?}");
    }
    markdown::blocks(body, RawHtml::Safe);

    let site = &session().site;
    let rendered = markdown::render(
        body,
        &InSite(site),
        &view::labels(&site.strings),
        &mut Abbreviations::new(&site.settings.abbreviations),
        RawHtml::Safe,
    );
    let read = html::check(&rendered.html);
    for anchor in outline.anchors.iter() {
        assert!(
            read.ids.contains(anchor),
            "no {anchor:?} in {}",
            rendered.html
        );
    }
    let headings = rendered.headings.iter().map(|heading| heading.id.as_str());
    assert!(
        headings.eq(outline.anchors.iter()),
        "{:?}",
        rendered.headings
    );
    rendered.html
}

/// Links as those of an article of the site.
struct InSite<'a>(&'a Site);

impl Links for InSite<'_> {
    fn link(&self, target: &str) -> Option<String> {
        self.0.link_url(&SourcePath::new("content/s0.md"), target)
    }

    fn picture(&self, src: &str) -> Option<Sources> {
        self.0.sources(&SourcePath::new("content/s0.md"), src)
    }

    fn opens_the_page(&self) -> bool {
        true
    }
}
