//! Renders a text as HTML.

use super::{
    Abbreviations, bare_events, blocks, escape,
    figure::{self, Fetch, Image},
    footnotes::Footnotes,
    heading::{self, Anchors},
    raw_html::{self, OpenTags, RawHtml, TagVerdict},
    trusted, words,
};
use crate::media::Sources;
use pulldown_cmark::{Alignment, CowStr, Event, LinkType, Tag, TagEnd, html};
use std::{borrow::Cow, collections::BTreeMap};

/// Resolves the links and pictures of a text. None leaves a link out and keeps its words.
pub trait Links {
    /// The address for a link, as the page needs it.
    fn link(&self, target: &str) -> Option<String>;

    /// The addresses of the files of a picture.
    fn picture(&self, src: &str) -> Option<Sources>;

    /// Whether a picture at the beginning of the text is what readers see first.
    fn opens_the_page(&self) -> bool {
        false
    }
}

/// Words of the site's language that the HTML of a text contains.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each is the word itself")]
pub struct Labels {
    pub footnotes: String,
    pub back_to_text: String,
    pub table: String,
    pub task_done: String,
    pub task_open: String,
}

/// A rendered text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RenderedText {
    /// The HTML of the text.
    pub html: String,
    /// The headings in their order, for a table of contents.
    pub headings: Vec<Heading>,
    /// Number of words: of runs without spaces, which in Vietnamese are syllables.
    pub words: usize,
}

/// A heading of a rendered text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Level from 2 on, because the title of the page has the first.
    pub level: u8,
    /// The id of the heading, which links lead to.
    pub id: String,
    /// The words of the heading, without markup.
    pub words: String,
}

/// Renders a text. The first use of each abbreviation that is left in `abbreviations` is marked, but never in links,
/// code and headings.
pub fn render(
    body: &str,
    links: &dyn Links,
    labels: &Labels,
    abbreviations: &mut Abbreviations<'_>,
    policy: RawHtml,
) -> RenderedText {
    let events = bare_events(body);
    let mut writer = HtmlWriter {
        links,
        labels,
        policy,
        shift: heading::shift(&events),
        anchors: Anchors::beside(match policy {
            RawHtml::Trusted => trusted::all_ids(&events),
            RawHtml::Safe => Vec::new(),
        }),
        headings: Vec::new(),
        footnotes: Footnotes::default(),
        definitions: BTreeMap::new(),
        open_definitions: Vec::new(),
        balance: OpenTags::default(),
        abbreviations,
        literal: 0,
        dropped_links: Vec::new(),
        alignments: Vec::new(),
        column: 0,
        in_head: false,
        has_figure: false,
        out: Vec::with_capacity(events.len()),
    };
    writer.run(&events);
    let mut page = String::with_capacity(body.len() + body.len() / 4);
    html::push_html(&mut page, writer.out.into_iter());
    page.push_str(&writer.footnotes.section(
        &writer.definitions,
        &labels.footnotes,
        &labels.back_to_text,
    ));
    RenderedText {
        html: page,
        headings: writer.headings,
        words: blocks::count_words(&events, policy),
    }
}

/// So many bytes of text leave room for a picture on the first screen of a phone.
const LITTLE: usize = 200;

struct HtmlWriter<'l, 's, 'a> {
    links: &'l dyn Links,
    labels: &'l Labels,
    policy: RawHtml,
    shift: usize,
    anchors: Anchors,
    headings: Vec<Heading>,
    footnotes: Footnotes,
    definitions: BTreeMap<String, String>,
    /// The footnote definitions that are open, nested in each other: label, and the events written around each.
    open_definitions: Vec<(String, Vec<Event<'a>>)>,
    balance: OpenTags,
    abbreviations: &'l mut Abbreviations<'s>,
    /// Number of open elements in which words stay as they are: links, headings, code blocks.
    literal: usize,
    dropped_links: Vec<bool>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Whether a figure has been written already.
    has_figure: bool,
    out: Vec<Event<'a>>,
}

/// The next or last text, beyond marks of emphasis. A word may go on there: `CNVC**LĐ**` is one word.
fn neighbour<'e, 'a: 'e>(mut events: impl Iterator<Item = &'e Event<'a>>) -> Option<&'e str> {
    let emphasis = |event: &&Event<'_>| {
        matches!(
            event,
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough)
                | Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough)
        )
    };
    match events.find(|event| !emphasis(event)) {
        Some(Event::Text(text)) => Some(text),
        _ => None,
    }
}

impl<'a> HtmlWriter<'_, '_, 'a> {
    fn run(&mut self, events: &[Event<'a>]) {
        let mut at = 0;
        while at < events.len() {
            at += self.step(events, at);
        }
    }

    /// Writes the element that starts at event `at`, and gives its number of events.
    fn step(&mut self, events: &[Event<'a>], at: usize) -> usize {
        match &events[at] {
            Event::Start(Tag::Heading { .. } | Tag::Link { .. } | Tag::CodeBlock(_)) => {
                self.literal += 1;
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Link | TagEnd::CodeBlock) => {
                self.literal = self.literal.saturating_sub(1);
            }
            // Elements that an editor wrote, as far as they are closed.
            Event::InlineHtml(tag) => match raw_html::literal(tag) {
                Some(true) => self.literal += 1,
                Some(false) => self.literal = self.literal.saturating_sub(1),
                None => {}
            },
            Event::End(TagEnd::Paragraph) => self.literal = 0,
            _ => {}
        }
        match &events[at] {
            Event::Text(_) if self.literal == 0 => return self.words(events, at),
            Event::Start(Tag::Paragraph) => {
                if let Some((images, taken)) = figure::figures(events, at) {
                    images.iter().for_each(|image| self.figure(image));
                    return taken;
                }
                self.start(events[at].clone());
            }
            Event::Start(Tag::Image { .. }) => {
                if let Some(image) = figure::image(events, at) {
                    self.image(&image);
                    return image.len;
                }
            }
            Event::Start(Tag::Heading { level, id, .. }) => {
                let words = words(heading::inside(events, at));
                let id = self.anchors.next(id.as_deref(), &words);
                let level = heading::lower(*level, self.shift);
                self.headings.push(Heading {
                    level: level as u8,
                    id: id.clone(),
                    words,
                });
                self.balance.start();
                let (classes, attrs) = (Vec::new(), Vec::new());
                self.out.push(Event::Start(Tag::Heading {
                    level,
                    id: Some(id.into()),
                    classes,
                    attrs,
                }));
            }
            Event::End(TagEnd::Heading(level)) => {
                let level = heading::lower(*level, self.shift);
                self.end(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let (link_type, id) = (*link_type, id.clone());
                let dest_url = match link_type {
                    LinkType::Email => Some(dest_url.clone()),
                    _ => self.links.link(dest_url).map(CowStr::from),
                };
                self.dropped_links.push(dest_url.is_none());
                self.balance.start();
                if let Some(dest_url) = dest_url {
                    self.out.push(Event::Start(Tag::Link {
                        link_type,
                        dest_url,
                        title: title.clone(),
                        id,
                    }));
                }
            }
            Event::End(TagEnd::Link) => {
                let closing = self.balance.end();
                self.html(closing);
                if self.dropped_links.pop() == Some(false) {
                    self.out.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::Item) => {
                self.balance.start();
                if task(events, at) {
                    self.html("<li class=\"task\">")
                } else {
                    self.html("<li>")
                }
            }
            Event::End(TagEnd::Item) => {
                let closing = self.balance.end();
                self.html(format!("{closing}</li>\n"));
            }
            Event::TaskListMarker(done) => {
                let (label, mark) = if *done {
                    (&self.labels.task_done, '☑')
                } else {
                    (&self.labels.task_open, '☐')
                };
                let label = escape(label);
                self.html(format!(
                    "<span class=\"box\" role=\"img\" aria-label=\"{label}\">{mark}</span> "
                ));
            }
            Event::FootnoteReference(label) => {
                let mark = self.footnotes.mark(label);
                self.html(mark);
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let around = std::mem::take(&mut self.out);
                self.open_definitions.push((label.to_string(), around));
            }
            Event::End(TagEnd::FootnoteDefinition) => self.end_definition(),
            Event::Start(Tag::HtmlBlock) => {
                let (text, taken) = raw_html::block(events, at);
                self.html_block(text);
                return taken;
            }
            Event::InlineHtml(tag) if self.policy == RawHtml::Safe => {
                let shown = self.balance.inline(tag.clone());
                self.out.extend(shown);
            }
            Event::InlineHtml(tag) => self.trusted_html(tag),
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell)
            | Event::End(
                TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell,
            ) => {
                self.table(&events[at]);
            }
            Event::Start(_) => self.start(events[at].clone()),
            Event::End(_) => self.end(events[at].clone()),
            other => self.out.push(other.clone()),
        }
        1
    }

    /// Writes the run of words at event `at`, and gives its number of events. The parser cuts words at marks such as
    /// `&`, where an abbreviation may go on.
    fn words(&mut self, all: &[Event<'a>], at: usize) -> usize {
        let events = &all[at..];
        let parts: Vec<&str> = events
            .iter()
            .map_while(|event| match event {
                Event::Text(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let words = || match parts[..] {
            [only] => Cow::Borrowed(only),
            _ => Cow::Owned(parts.concat()),
        };
        match (!self.abbreviations.is_empty()).then(words) {
            Some(words) if self.abbreviations.are_in(&words) => {
                let before = neighbour(all[..at].iter().rev());
                let before = before.and_then(|text| text.chars().next_back());
                let after = neighbour(events[parts.len()..].iter());
                let after = after.and_then(|text| text.chars().next());
                let html = self.abbreviations.mark_between(&words, [before, after]);
                self.html(html);
            }
            _ => self.out.extend_from_slice(&events[..parts.len()]),
        }
        parts.len()
    }

    fn start(&mut self, event: Event<'a>) {
        self.balance.start();
        self.out.push(event);
    }

    fn end(&mut self, event: Event<'a>) {
        let closing = self.balance.end();
        self.html(closing);
        self.out.push(event);
    }

    fn html(&mut self, html: impl Into<CowStr<'a>>) {
        let html = html.into();
        if !html.is_empty() {
            self.out.push(Event::InlineHtml(html));
        }
    }

    /// Writes a table in a frame that scrolls by itself. Columns are aligned by class, because a strict content policy
    /// forbids style attributes.
    fn table(&mut self, event: &Event<'a>) {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                self.alignments.clone_from(alignments);
                let label = escape(&self.labels.table);
                self.html(format!(
                    "<section class=\"table\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n"
                ));
            }
            Event::End(TagEnd::Table) => self.html("</tbody>\n</table>\n</section>\n"),
            Event::Start(Tag::TableHead) => {
                (self.in_head, self.column) = (true, 0);
                self.html("<thead>\n<tr>");
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                self.html("</tr>\n</thead>\n<tbody>\n");
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                self.html("<tr>");
            }
            Event::End(TagEnd::TableRow) => self.html("</tr>\n"),
            Event::Start(Tag::TableCell) => {
                self.balance.start();
                let (name, scope) = if self.in_head {
                    ("th", " scope=\"col\"")
                } else {
                    ("td", "")
                };
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Left) => " class=\"left\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::None) | None => "",
                };
                self.html(format!("<{name}{scope}{class}>"));
            }
            Event::End(TagEnd::TableCell) => {
                self.column += 1;
                let closing = self.balance.end();
                self.html(format!(
                    "{closing}</{}>",
                    if self.in_head { "th" } else { "td" }
                ));
            }
            _ => {}
        }
    }

    fn end_definition(&mut self) {
        let Some((label, around)) = self.open_definitions.pop() else {
            return;
        };
        let inside = std::mem::replace(&mut self.out, around);
        let mut text = String::new();
        html::push_html(&mut text, inside.into_iter());
        self.definitions.entry(label).or_insert(text);
    }

    /// Writes HTML as it is, but for its addresses.
    fn trusted_html(&mut self, html: &str) {
        let headings = trusted::headings(html).into_iter();
        self.headings.extend(headings.map(|heading| Heading {
            level: heading.level.max(2),
            id: heading.id,
            words: heading.words,
        }));
        let mended = trusted::mended(
            html,
            |target| self.links.link(target),
            |src| Some(self.links.picture(src)?.src),
        );
        self.html(mended);
    }

    fn html_block(&mut self, text: String) {
        if self.policy == RawHtml::Trusted {
            self.trusted_html(&text);
            if !text.ends_with('\n') {
                self.html("\n");
            }
            return;
        }
        let text = text.trim();
        match raw_html::judge(text) {
            TagVerdict::Drop => {}
            TagVerdict::Void(name) => self.html(format!("<{name}>\n")),
            TagVerdict::Open(_) | TagVerdict::Close(_) | TagVerdict::Text => {
                self.html(format!("<p>{}</p>\n", escape(text)))
            }
        }
    }

    fn figure(&mut self, image: &Image<'_>) {
        let Some(sources) = self.links.picture(image.src) else {
            let words = self.in_words(image);
            return self.html(format!("<p>{words}</p>\n"));
        };
        let alt = escape(&image.alt);
        let in_text = self.open_definitions.is_empty();
        let is_first = in_text && !std::mem::replace(&mut self.has_figure, true);
        let fetch = if is_first && self.is_on_first_screen() && self.links.opens_the_page() {
            Fetch::First
        } else {
            Fetch::Late
        };
        let mut html = format!("<figure>{}", figure::element(&sources, &image.alt, fetch));
        let credit = figure::credit(image.title, &image.alt)
            .map(|credit| format!(" <span class=\"credit\">{}</span>", escape(&credit)))
            .unwrap_or_default();
        if !alt.is_empty() || !credit.is_empty() {
            html.push_str(&format!("<figcaption>{alt}{credit}</figcaption>"));
        }
        html.push_str("</figure>\n");
        self.html(html);
    }

    /// Whether so little stands before a picture that readers see it at once.
    fn is_on_first_screen(&self) -> bool {
        let letters = self.out.iter().map(|event| match event {
            Event::Text(text) | Event::Code(text) => text.len(),
            // A table takes more room than its letters do.
            Event::Start(Tag::Table(_)) => LITTLE,
            _ => 0,
        });
        letters.sum::<usize>() < LITTLE
    }

    /// The words of a picture that cannot be shown, with a link to it where one can lead there.
    fn in_words(&self, image: &Image<'_>) -> String {
        let words = escape(if image.alt.is_empty() {
            image.src
        } else {
            &image.alt
        });
        match self.links.link(image.src) {
            Some(url) => format!("<a href=\"{}\">{words}</a>", escape(&url)),
            None => words,
        }
    }

    fn image(&mut self, image: &Image<'_>) {
        match self.links.picture(image.src) {
            Some(sources) => self.html(figure::element(&sources, &image.alt, Fetch::Late)),
            None => {
                let words = self.in_words(image);
                self.html(words);
            }
        }
    }
}

/// Whether the item that starts at event `at` is a task.
fn task(events: &[Event<'_>], at: usize) -> bool {
    let first = events.get(at + 1);
    let second = events.get(at + 2);
    matches!(first, Some(Event::TaskListMarker(_)))
        || (matches!(first, Some(Event::Start(Tag::Paragraph)))
            && matches!(second, Some(Event::TaskListMarker(_))))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct AsWritten;

    impl Links for AsWritten {
        fn link(&self, target: &str) -> Option<String> {
            (!target.starts_with("javascript:")).then(|| target.to_owned())
        }

        fn picture(&self, src: &str) -> Option<Sources> {
            Some(Sources::unknown(src.to_owned()))
        }
    }

    fn html(body: &str) -> String {
        let labels = Labels {
            footnotes: "Chú thích".into(),
            back_to_text: "Về chỗ chú thích".into(),
            table: "Bảng".into(),
            task_done: "xong".into(),
            task_open: "chưa xong".into(),
        };
        render(
            body,
            &AsWritten,
            &labels,
            &mut Abbreviations::default(),
            RawHtml::Safe,
        )
        .html
    }

    #[track_caller]
    fn check(body: &str, expected: &str) {
        assert_eq!(html(body).trim_end(), expected, "{body}");
    }

    #[test]
    fn a_picture_alone_is_a_figure() {
        check(
            "![Lễ “phát động” & ra quân](a.svg)",
            "<figure><img src=\"a.svg\" alt=\"Lễ “phát động” &amp; ra quân\" loading=\"lazy\" decoding=\"async\"><figcaption>Lễ “phát động” &amp; ra quân</figcaption></figure>",
        );
        check(
            "![](a.svg)",
            "<figure><img src=\"a.svg\" alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>",
        );
        check(
            "a ![b](c.svg)",
            "<p>a <img src=\"c.svg\" alt=\"b\" loading=\"lazy\" decoding=\"async\"></p>",
        );
    }

    #[test]
    fn curly_quotes_stay_and_straight_ones_curl() {
        check(
            "“Hai tốt” và \"Lao động giỏi\" -- 20--21",
            "<p>“Hai tốt” và “Lao động giỏi” – 20–21</p>",
        );
        check("“Vì một quận”, “xanh”", "<p>“Vì một quận”, “xanh”</p>");
        check("“Phát huy các cấp\" và", "<p>“Phát huy các cấp” và</p>");
        check(
            "\"01 triệu sáng kiến” và (\"xa\")",
            "<p>“01 triệu sáng kiến” và (“xa”)</p>",
        );
        check(
            "“đẹp “ và **\"Hai tốt\"**, \"x\".",
            "<p>“đẹp “ và <strong>“Hai tốt”</strong>, “x”.</p>",
        );
    }

    #[test]
    fn lists_start_where_they_say() {
        check(
            "Đoạn.\n\n6. Sáu\n7. Bảy",
            "<p>Đoạn.</p>\n<ol start=\"6\">\n<li>Sáu</li>\n<li>Bảy</li>\n</ol>",
        );
    }

    #[test]
    fn headings_have_anchors_and_leave_h1_to_the_page() {
        check("## Kết quả", "<h2 id=\"ket-qua\">Kết quả</h2>");
        check(
            "# Một\n\n## Hai",
            "<h2 id=\"mot\">Một</h2>\n<h3 id=\"hai\">Hai</h3>",
        );
        check("## Hai {#muc-rieng}", "<h2 id=\"muc-rieng\">Hai</h2>");
    }

    #[test]
    fn tables_align_by_class() {
        check(
            "| Đơn vị | Số |\n|---|---:|\n| A | 1.709 |",
            "<section class=\"table\" tabindex=\"0\" aria-label=\"Bảng\">\n<table>\n<thead>\n<tr><th scope=\"col\">Đơn vị</th><th scope=\"col\" class=\"right\">Số</th></tr>\n</thead>\n<tbody>\n<tr><td>A</td><td class=\"right\">1.709</td></tr>\n</tbody>\n</table>\n</section>",
        );
    }

    #[test]
    fn footnotes_lead_there_and_back() {
        check(
            "Một[^a], hai[^a].\n\n[^a]: Nguồn.",
            "<p>Một<sup class=\"footnote\"><a id=\"fnref-1\" href=\"#fn-1\">1</a></sup>, hai<sup class=\"footnote\"><a id=\"fnref-1-2\" href=\"#fn-1\">1</a></sup>.</p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n<h2 class=\"visually-hidden\">Chú thích</h2>\n<ol>\n<li id=\"fn-1\"><p>Nguồn. <a class=\"back\" href=\"#fnref-1\" aria-label=\"Về chỗ chú thích 1\">↩</a> <a class=\"back\" href=\"#fnref-1-2\" aria-label=\"Về chỗ chú thích 1\">↩</a></p></li>\n</ol>\n</section>",
        );
    }

    #[test]
    fn footnotes_may_be_defined_in_each_other() {
        let nested = html("a[^a] b[^b]\n\n[^a]: > [^b]: c\n\nd");
        assert!(nested.contains("<p>d</p>"), "{nested}");
        assert!(nested.contains("<li id=\"fn-1\"><blockquote>"), "{nested}");
        assert!(nested.contains("<li id=\"fn-2\"><p>c "), "{nested}");
        for deep in ["[^a]: > ", "> [^a]: "] {
            let text = format!("x[^a]\n\n{}", deep.repeat(20_000));
            assert!(html(&text).starts_with("<p>x"));
        }
    }

    #[test]
    fn tasks_and_definitions() {
        check(
            "- [x] Xong\n- [ ] Chưa",
            "<ul>\n<li class=\"task\"><span class=\"box\" role=\"img\" aria-label=\"xong\">☑</span> Xong</li>\n<li class=\"task\"><span class=\"box\" role=\"img\" aria-label=\"chưa xong\">☐</span> Chưa</li>\n</ul>",
        );
        check(
            "Đợt\n: Một khoảng thời gian",
            "<dl>\n<dt>Đợt</dt>\n<dd>Một khoảng thời gian</dd>\n</dl>",
        );
    }

    #[test]
    fn untrusted_text_stays_text() {
        check(
            "a <script>alert(1)</script>",
            "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>",
        );
        check("<div onclick=x>\n", "<p>&lt;div onclick=x&gt;</p>");
        check("[x](javascript:alert(1))", "<p>x</p>");
        check(
            "H<sub>2</sub>O **<u>a** b",
            "<p>H<sub>2</sub>O <strong><u>a</u></strong> b</p>",
        );
        check("a<br>b<!-- c -->", "<p>a<br>b</p>");
        check(
            "a ![\"> onerror=x](x.svg)",
            "<p>a <img src=\"x.svg\" alt=\"“&gt; onerror=x\" loading=\"lazy\" decoding=\"async\"></p>",
        );
    }
}
