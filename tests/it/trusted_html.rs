//! HTML in texts: read like Markdown where the site trusts it, and told where readers would see its source, or nothing
//! of it.

use crate::common::{
    Site, each,
    fixtures::BASE,
    html,
    pictures::{jpeg, png},
};
use bantin::{
    markdown::{RawHtml, blocks},
    text::Words,
};
use serde_json::Value;

const SOUND: &str = "title: Bài\ndate: 2023-04-16\ndistrict: quan-ha-dong";

/// A site in a sub-path of its host that trusts its HTML, with an article to link to.
fn site(policy: &str) -> Site {
    let site = Site::new(BASE);
    site.edit(
        "site.yaml",
        "base_url: https://thu.example/",
        "base_url: https://thu.example/ban-tin/",
    );
    site.edit(
        "site.yaml",
        "  page_size: 10\n",
        &format!("  page_size: 10\n  raw_html: {policy}\n"),
    );
    site.write(
        "content/mot.md",
        "---\ntitle: Bài một\ndate: 2023-04-15\ndistrict: quan-ha-dong\n---\n\n## Kết quả\n\nThân bài.\n",
    );
    site
}

fn trusting(body: &str) -> Site {
    let site = site("trusted");
    site.write("content/bai.md", format!("---\n{SOUND}\n---\n\n{body}\n"));
    site
}

/// What is found in the article, as `line:column code`.
fn told(site: &Site) -> Vec<String> {
    let found = site.check();
    let place = |found: &Value| {
        let code = found["code"].as_str().unwrap();
        format!("{}:{} {code}", found["line"], found["column"])
    };
    found.iter().map(place).collect()
}

/// The text of the article, as its page shows it.
fn text(site: &Site) -> String {
    let page = site.page("/tin/2023/bai/");
    let (_, rest) = page.split_once("class=\"body").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    rest.to_owned()
}

#[rustfmt::skip]
#[test]
fn addresses_become_those_of_the_page() {
    let article = "/ban-tin/tin/2023/bai-mot/";
    let same = "<p ID=x  title='a \"b\"'>Năm &lt; s&aacute;u<br/>\n  <a href=\"https://xa.example/?a&b\">c</a></p>";
    each(
        [
            ("<p>Xem <a href=\"mot.md\">bài</a>.</p>", format!("<p>Xem <a href=\"{article}\">bài</a>.</p>")),
            ("Xem <a href='mot.md#ket-qua' class=x>bài</a>.", format!("Xem <a href='{article}#ket-qua' class=x>bài</a>.")),
            ("<P>Xem <A HREF = /tin/2023/bai-mot/>bài</A >", format!("<P>Xem <A HREF = \"{article}\">bài</A >")),
            ("<a href=\"https://thu.example/ban-tin/tin/2023/bai-mot/\">a</a>", format!("<a href=\"{article}\">a</a>")),
            ("<map><area href=\"bai-mot\" alt=\"Một\"></map>", format!("<map><area href=\"{article}\" alt=\"Một\"></map>")),
            ("<a href=\"van-ban.pdf\">văn bản</a>", "<a href=\"/ban-tin/tep/van-ban.pdf\">văn bản</a>".to_owned()),
            ("<div>\n\n**Đậm** và [bài](mot.md)\n\n</div>", format!("<div>\n<p><strong>Đậm</strong> và <a href=\"{article}\">bài</a></p>\n</div>\n")),
            // What is none of the site's stays as it is, byte for byte.
            (same, format!("{same}\n")),
            ("<!-- <a href=\"khong-co.md\"> -->\n\nLời.", "<!-- <a href=\"khong-co.md\"> -->\n<p>Lời.</p>".to_owned()),
            ("<a href=\"javascript:x()\">b</a>", "<p><a >b</a></p>".to_owned()),
        ],
        |(body, expected)| {
            let site = trusting(&format!("Đầu.\n\n{body}\n\nCuối."));
            site.write("content/van-ban.pdf", "%PDF");
            site.build_anyhow();
            let text = text(&site);
            assert!(text.contains(expected.as_str()), "{text}");
        },
    );
}

#[rustfmt::skip]
#[test]
fn links_and_pictures_are_checked_at_their_places() {
    each(
        [
            (
                "<p>a</p>\n<p>Xem <a href=\"khong-co.md\">b</a></p>",
                "8:17 broken-link",
            ),
            ("> Lời <a\n> href=\"khong-co.md\">b</a>", "7:7 broken-link"),
            (
                "> <p>a\n> <a href='khong-co.md'>b</a></p>",
                "8:12 broken-link",
            ),
            ("Xem <a href=\"mot.md#khong\">b</a>", "7:14 broken-anchor"),
            ("<div><a href=\"#khong\">b</a></div>", "7:15 broken-anchor"),
            (
                "<area href=\"https://thu.example/ban-tin/khong/\">",
                "7:13 broken-link",
            ),
            (
                "<p><img src=\"khong.jpg\" alt=\"A\"></p>",
                "7:14 missing-picture",
            ),
            (
                "<img srcset=\"khong.jpg 2x\" src=\"le.jpg\" alt=\"A\">",
                "7:14 broken-link",
            ),
            ("<p><img src=\"le.jpg\"></p>", "7:14 missing-alt"),
            ("<img src=\"https://xa.example/a.jpg\" alt=\"A\">", "7:11 blocked-html"),
            ("<img src=\"https://thu.example/ban-tin/khong.jpg\" alt=\"A\">", "7:11 missing-picture"),
            ("<a href=\"data:text/html,a\">b</a>", "7:10 unsafe-link"),
        ],
        |(body, expected)| {
            let site = trusting(body);
            site.write("content/le.jpg", jpeg(40, 30));
            assert_eq!(told(&site), [*expected]);
        },
    );
    let sound = trusting(
        "<p id=\"dau\">Một <a name=\"hai\">hai</a></p>\n\n## Dau\n\n[a](#dau) [b](#hai) [c](#dau-2) <a href=\"#dau\">d</a>",
    );
    sound.build_cleanly();
    assert!(text(&sound).contains("<h2 id=\"dau-2\">"));
}

#[rustfmt::skip]
#[test]
fn pictures_are_published() {
    let site = trusting(
        "<p>Lời đầu.</p>\n<p><img src=\"le.jpg\" alt=\"Lễ trao\"></p>\n<picture><source srcset=\"to.png 2x, nho.png 1x\">\
         <img src=\"/chung.png\" alt=\"Chung\"></picture>",
    );
    site.write("content/le.jpg", jpeg(400, 300));
    site.write("content/to.png", png(40, 30));
    site.write("content/nho.png", png(20, 15));
    site.write("static/chung.png", png(20, 15));
    site.build_cleanly();
    let text = text(&site);
    let mut addresses: Vec<String> = Vec::new();
    for tag in html::tags(&text[..text.find("</picture>").unwrap()]) {
        addresses.extend(tag.get("src").map(str::to_owned));
    }
    for piece in text.split(['\'', '"', ' ', ',']) {
        if piece.ends_with("to.png") || piece.ends_with("nho.png") {
            addresses.push(piece.to_owned());
        }
    }
    assert_eq!(addresses.len(), 4, "{text}");
    let files = site.output();
    for address in addresses {
        let path = address.strip_prefix("/ban-tin/").expect("the sub-path");
        assert!(files.contains_key(path), "{address}: {:?}", files.keys());
    }
    // The first picture stands for the article where it is listed.
    let page = site.page("/tin/");
    assert!(page.contains("<img src=\"/ban-tin/anh/le-"), "{page}");
}

/// Words of HTML are in summaries, in search and in the number of words; those that nobody sees are not.
#[rustfmt::skip]
#[test]
fn words_are_read() {
    let body = "<h2 id=\"muc\">Đầu mục</h2>\n<ul><li>Danh mục</li></ul>\n<style>p { color: red }</style>\n\
                <p><strong>S&aacute;ng 15/4</strong>, c&ocirc;ng<br>đo&agrave;n trao thưởng.</p><!-- ẩn -->\n\n\
                Lời <script>alert(1)</script> thêm.";
    let site = trusting(body);
    site.build_anyhow();
    let page = site.page("/tin/2023/bai/");
    assert!(
        page.contains("<meta name=\"description\" content=\"Sáng 15/4, công đoàn trao thưởng.\">"),
        "{page}"
    );
    let words = [
        "Đầu mục",
        "Danh mục",
        "Sáng 15/4, công đoàn trao thưởng.",
        "Lời  thêm.",
    ];
    let found = blocks(body, RawHtml::Trusted);
    let found: Vec<&str> = found
        .iter()
        .map(|block| block.trim())
        .filter(|block| !block.is_empty())
        .collect();
    assert_eq!(found, words);
    assert_ne!(Words::of(&found), Words::default());
    each(
        [
            (
                "<table><tr><td>Ô</td></tr></table>\n\n<div>\n\nLời trong khung.\n\n</div>",
                "Lời trong khung.",
            ),
            (
                "<figure>\n\n![A](le.jpg)\n\n<figcaption>\n\nChú thích.\n\n</figcaption></figure>\n\n<div>Lời sau.</div>",
                "Lời sau.",
            ),
            (
                "<script>\nlet a = \"<p>b</p>\";\n</script>\n<p>Lời.</p>",
                "Lời.",
            ),
        ],
        |(body, lead)| {
            let site = trusting(body);
            site.write("content/le.jpg", jpeg(40, 30));
            site.build_anyhow();
            let page = site.page("/tin/2023/bai/");
            assert!(
                page.contains(&format!("<meta name=\"description\" content=\"{lead}\">")),
                "{page}"
            );
        },
    );
}

#[rustfmt::skip]
#[test]
fn headings_with_ids_stand_in_the_contents() {
    let headings = ["mot", "hai", "ba", "bon"];
    let lines = headings.map(|id| {
        format!(
            "<h2 id=\"{id}\">Mục <em>{id}</em></h2>\n<p>{}</p>\n",
            "Lời. ".repeat(60)
        )
    });
    let site = trusting(&lines.concat());
    site.build_cleanly();
    let page = site.page("/tin/2023/bai/");
    for id in headings {
        assert!(
            page.contains(&format!("href=\"#{id}\">Mục {id}<")),
            "{page}"
        );
    }
}

/// Between tags there is no Markdown, up to an empty line.
#[test]
fn markdown_between_tags() {
    let said = |body: &str| told(&trusting(body));
    let code = "markdown-in-html";
    assert_eq!(
        said("<div>\nXem [bài](mot.md)\n</div>"),
        [format!("8:9 {code}")]
    );
    assert_eq!(
        said("<p>Có **12** và</p>\n<td>có **13** việc"),
        [format!("7:7 {code}")]
    );
    for right in [
        "<div>\n\nXem [bài](mot.md), **12**\n\n</div>",
        "<style>a ** b</style>\n<p>5 * 6, 2 ** 3</p>",
        "Có <b>**12**</b> và [bài](mot.md)",
    ] {
        let said = said(right);
        assert!(said.iter().all(|told| !told.ends_with(code)), "{said:?}");
    }
}

/// Addresses in feeds have a host, however they are written.
#[rustfmt::skip]
#[test]
fn feeds_have_whole_addresses() {
    let site = trusting(
        "<p>Xem <a href=mot.md>bài</a> <img src='le.jpg' alt=\"A\"> <a href=\"#a\" id=a>b</a></p>",
    );
    site.write("content/le.jpg", jpeg(40, 30));
    site.build_cleanly();
    let feed = site.page("/feed.xml");
    assert!(
        feed.contains(
            "&lt;a href=&quot;https://thu.example/ban-tin/tin/2023/bai-mot/&quot;&gt;bài&lt;/a&gt;"
        ),
        "{feed}"
    );
    assert!(
        feed.contains("&lt;img src=&apos;https://thu.example/ban-tin/"),
        "{feed}"
    );
    assert!(
        feed.contains("&lt;a href=&quot;https://thu.example/ban-tin/tin/2023/bai/#a&quot; id=a&gt;"),
        "{feed}"
    );
}

/// What the policy of pages forbids is told, with what to write instead.
#[rustfmt::skip]
#[test]
fn what_browsers_pass_over() {
    let plain = trusting("Lời.");
    plain.build_cleanly();
    let policy = plain.page("/tin/2023/bai/");
    let allowed = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; \
                   base-uri 'self'; form-action 'self'\"";
    assert!(policy.contains(allowed), "{policy}");
    let frame = "<iframe width=\"560\" src=\"https://video.example/nhung/12\" title=\"Lễ phát động\"></iframe>";
    each(
        [
            (frame, "7:1", "`<a href=\"https://video.example/nhung/12\">Lễ phát động</a>`"),
            ("Xem <iframe src=\"//video.example/12\"></iframe>", "7:5", "`<a href=\"https://video.example/12\">Xem video</a>`"),
            ("<video controls><source src=\"le.mp4\"></video>", "7:1", "`<a href=\"địa chỉ\">Xem video</a>`"),
            ("<audio src=\"le.mp4\"></audio>", "7:1", "`<a href=\"le.mp4\">Xem video</a>`"),
            ("<object data=\"le.mp4\"></object>", "7:1", "`<a href=\"le.mp4\">Mở tệp</a>`"),
            ("<script>alert(1)</script>", "7:1", "xóa `<script>`"),
            ("<script src=\"https://xa.example/a.js\"></script>", "7:1", "xóa `<script>`"),
            ("<style>p { color: red }</style>", "7:1", "xóa `<style>`"),
            ("<img src=\"le.jpg\" alt=\"A\" srcset=\"https://xa.example/a.jpg 2x\">", "7:1", "tải ảnh về"),
            ("<form action=\"https://xa.example/gui\"></form>", "7:1", "`<a href=\"https://xa.example/gui\">Mở biểu mẫu</a>`"),
            ("<div>\n<p style=\"color: red\">a</p><b STYLE='a'>b</b></div>", "8:4", "còn 1 chỗ như thế"),
            ("Bấm <b onclick=\"x()\">vào</b> đây", "7:8", "xóa `onclick=`"),
        ],
        |(body, place, cure)| {
            let site = trusting(body);
            site.write("content/le.mp4", "mp4");
            site.write("content/le.jpg", jpeg(40, 30));
            let found = site.check();
            assert_eq!(told(&site), [format!("{place} blocked-html")]);
            let all = format!("{} {}", found[0]["message"].as_str().unwrap(), found[0]["help"].as_str().unwrap());
            assert!(all.contains(cure) && !all.contains("trusted"), "{all}");
        },
    );
    for allowed in [
        "<form action=\"/tim-kiem/\"><input name=\"q\"></form>",
        "<script type=\"application/ld+json\">{}</script>",
        "<script src=\"/a.js\"></script>",
        "<details class=\"x\"><summary>a</summary>b</details>",
    ] {
        let site = trusting(allowed);
        site.write("static/a.js", "");
        assert_eq!(told(&site), [""; 0], "{allowed}");
    }
    // Where HTML is shown as text, trusting it would be no cure.
    let site = site("safe");
    site.write("content/bai.md", format!("---\n{SOUND}\n---\n\nLời.\n\n<div>\n{frame}</div>\n"));
    let found = site.check();
    assert_eq!(told(&site), ["9:1 raw-html"]);
    let help = found[0]["help"].as_str().unwrap();
    assert!(help.contains("`[Lễ phát động](https://video.example/nhung/12)`") && !help.contains("trusted"), "{help}");
}

/// A text that readers would see as source code is not published.
#[rustfmt::skip]
#[test]
fn a_text_of_nothing_but_html() {
    let whole = "<!DOCTYPE html>\n<html>\n<head><title>T</title>\n<style>p {}</style></head>\n<body>\n\
                 <p>Sáng nay, công đoàn <b>quận</b> họp.</p>\n</body>\n</html>";
    let escaped = "&lt;p&gt;Sáng nay, công đoàn quận họp.&lt;/p&gt;\n\n&lt;p&gt;Hết.&lt;/p&gt;";
    let in_code = "\t<p>Sáng nay, công đoàn quận họp.</p>\n\t<p>Hết.</p>";
    each(
        [
            ("safe", whole, true),
            ("safe", "<p class=\"a\">Sáng nay, công đoàn <b>quận</b> họp.</p><p>Hết.</p>", true),
            ("safe", "<div>\n\n<p>Sáng nay, công đoàn quận họp.</p>\n\n<p style=\"x\">Hết.</p>\n\n</div>", true),
            ("safe", "<span lang=\"vi\">Sáng nay, công đoàn quận họp.</span>\n\n<span>Hết.</span>", true),
            ("safe", escaped, false),
            ("trusted", escaped, false),
            ("safe", in_code, true),
            ("trusted", in_code, true),
        ],
        |(policy, body, may_trust)| {
            let site = site(policy);
            site.write("content/bai.md", format!("---\n{SOUND}\n---\n\n{body}\n"));
            let errors: Vec<Value> = site.check().into_iter().filter(|found| found["severity"] == "error").collect();
            assert_eq!(errors.len(), 1, "{errors:#?}");
            assert_eq!((&errors[0]["code"], &errors[0]["line"]), (&"html-article".into(), &7.into()));
            let help = errors[0]["help"].as_str().unwrap();
            assert!(help.contains("`Sáng nay, công đoàn quận họp."), "{help}");
            assert!(help.contains("raw_html: trusted") == *may_trust || *policy == "trusted", "{help}");
            assert_ne!(site.build().code, 0);
        },
    );
    let site = site("safe");
    site.write("content/bai.md", format!("---\n{SOUND}\n---\n\nSáng nay, &lt;b&gt;công đoàn&lt;/b&gt; họp, `&lt;b&gt;`.\n"));
    assert_eq!(told(&site), ["7:11 escaped-html"]);
    let trusted = trusting(whole);
    trusted.build_anyhow();
    assert!(text(&trusted).contains("<p>Sáng nay, công đoàn <b>quận</b> họp.</p>"));
}
