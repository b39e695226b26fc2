//! Addresses that stand bare in a text are links.

use crate::common::{Site, each, fixtures::BASE, html};

/// A site with an article of this text, and another one.
fn site(body: &str) -> Site {
    let site = Site::new(BASE);
    site.write(
        "content/bai.md",
        format!("---\ntitle: Bài\ndate: 2023-04-16\ndistrict: quan-ha-dong\n---\n\n{body}\n"),
    );
    site.write(
        "content/mot.md",
        "---\ntitle: Bài một\ndate: 2023-04-15\ndistrict: quan-ha-dong\n---\n\n## Kết quả\n\nThân bài.\n",
    );
    site
}

fn text(site: &Site) -> String {
    let page = site.article_page("bai");
    let (_, rest) = page.split_once("class=\"body").unwrap();
    rest.to_owned()
}

#[rustfmt::skip]
#[test]
fn addresses_in_prose() {
    each(
        [
            ("Xem https://xa.example/tin.", "Xem <a href=\"https://xa.example/tin\">https://xa.example/tin</a>."),
            ("(xem https://xa.example/a_(b)), nhé", "(xem <a href=\"https://xa.example/a_(b)\">https://xa.example/a_(b)</a>), nhé"),
            ("“www.xa.example”…", "“<a href=\"http://www.xa.example\">www.xa.example</a>”…"),
            ("«http://xa.example/đường-mới»", ">http://xa.example/đường-mới</a>»"),
            ("https://xa.example/a?b=1&c=2", "<a href=\"https://xa.example/a?b=1&amp;c=2\">https://xa.example/a?b=1&amp;c=2</a>"),
            ("https://xa.example/a--b'c", ">https://xa.example/a--b'c</a>"),
            ("Thư: ban.tin@don-vi.example; ĐT", "Thư: <a href=\"mailto:ban.tin@don-vi.example\">ban.tin@don-vi.example</a>; ĐT"),
            ("**https://xa.example/LĐLĐ**", "<strong><a href=\"https://xa.example/L%C4%90L%C4%90\">https://xa.example/LĐLĐ</a></strong>"),
            ("- ở https://xa.example\n", "<li>ở <a href=\"https://xa.example\">https://xa.example</a></li>"),
            ("| Ở |\n|---|\n| www.xa.example |", "<td><a href=\"http://www.xa.example\">www.xa.example</a></td>"),
            // The site's own addresses are those of its pages.
            ("https://thu.example/tin/2023/bai-mot/#ket-qua.", "<a href=\"/tin/2023/bai-mot/#ket-qua\">https://thu.example/tin/2023/bai-mot/#ket-qua</a>."),
            ("## Xem www.xa.example", "<h2 id=\"xem-www-xa-example\">Xem <a href=\"http://www.xa.example\">www.xa.example</a></h2>"),
        ],
        |(body, expected)| {
            let site = site(body);
            site.build_cleanly();
            let text = text(&site);
            assert!(text.contains(expected), "{text}");
        },
    );
}

#[rustfmt::skip]
#[test]
fn addresses_that_stay_as_they_are() {
    each(
        [
            ("`https://xa.example`", "<code>https://xa.example</code>"),
            ("    www.xa.example", "<pre><code>www.xa.example"),
            ("[https://xa.example/a](https://xa.example/b)", "<a href=\"https://xa.example/b\">https://xa.example/a</a>"),
            ("<https://xa.example>", "<a href=\"https://xa.example\">https://xa.example</a>"),
            ("xa.example, 1.709 và a@b", "<p>xa.example, 1.709 và a@b</p>"),
        ],
        |(body, expected)| {
            let site = site(body);
            site.build_cleanly();
            let text = text(&site);
            assert!(text.contains(expected), "{text}");
        },
    );
    let site = site("<a href=\"https://xa.example\">https://xa.example</a>\n\n<p title=\"https://xa.example\">www.xa.example</p>");
    site.edit("site.yaml", "  page_size: 10\n", "  page_size: 10\n  raw_html: trusted\n");
    site.build_cleanly();
    let text = text(&site);
    assert!(text.contains("<p><a href=\"https://xa.example\">https://xa.example</a></p>"), "{text}");
    assert!(text.contains("<p title=\"https://xa.example\">www.xa.example</p>"), "{text}");
}

/// An address of the site that leads nowhere is told like that of any other link.
#[test]
fn addresses_are_checked() {
    let site = site("Xem https://thu.example/tin/2023/bai-moi/.");
    let found = site.check();
    assert_eq!(found.len(), 1, "{found:#?}");
    let place = (&found[0]["code"], &found[0]["line"], &found[0]["column"]);
    assert_eq!(place, (&"broken-link".into(), &7.into(), &5.into()));
}

/// Summaries and feeds tell the address as it is written.
#[test]
fn addresses_are_words() {
    let site = site("Đăng ký tại https://xa.example/a--b hoặc www.xa.example.");
    site.build_cleanly();
    let words = "Đăng ký tại https://xa.example/a--b hoặc www.xa.example.";
    let page = site.article_page("bai");
    let head = html::all(&page, "meta");
    let description = head
        .iter()
        .find(|tag| tag.get("name") == Some("description"));
    assert_eq!(description.unwrap().get("content"), Some(words));
    assert!(
        site.page("/feed.xml")
            .contains(&format!("<summary>{words}</summary>"))
    );
}
