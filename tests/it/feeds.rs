//! What machines read of a site: feeds, read back by a feed library, site maps and `robots.txt`.

use crate::common::{
    Files, Site, each,
    fixtures::{BASE, SEEDS},
    html, seeds,
};
use feed_rs::model::{Feed, FeedType};
use quick_xml::{Reader, events::Event};
use std::{collections::BTreeSet, path::Path};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[track_caller]
fn text(files: &Files, path: &str) -> String {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("no {path} in {:#?}", files.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

#[track_caller]
fn feed(files: &Files, path: &str) -> Feed {
    let text = text(files, path);
    feed_rs::parser::parse(text.as_bytes())
        .unwrap_or_else(|error| panic!("{path}: {error}\n{text}"))
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.entries
        .iter()
        .map(|entry| entry.title.as_ref().unwrap().content.as_str())
        .collect()
}

fn link(links: &[feed_rs::model::Link], rel: &str) -> Option<String> {
    let found = links
        .iter()
        .find(|link| link.rel.as_deref().unwrap_or("alternate") == rel);
    found.map(|link| link.href.clone())
}

/// The texts of all elements of a name, in order; fails on XML that is not well-formed.
#[track_caller]
fn elements(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{error}:\n{xml}"))
        {
            Event::Start(tag) if tag.name().as_ref() == name => {
                inside = true;
                found.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name => inside = false,
            Event::Text(text) if inside => found.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(entity) if inside => {
                let letter = match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                };
                found.last_mut().unwrap().push_str(letter);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn feeds_of_the_site_in_three_forms() {
    let site = seeds();
    let files = site.build_anyhow();
    each(
        [
            ("feed.xml", FeedType::Atom),
            ("rss.xml", FeedType::RSS2),
            ("feed.json", FeedType::JSON),
        ],
        |(path, form)| {
            let feed = feed(&files, path);
            assert_eq!(feed.feed_type, *form);
            assert_eq!(feed.title.as_ref().unwrap().content, "Bản tin thử");
            assert_eq!(
                feed.description.as_ref().unwrap().content,
                "Một trang nhỏ để thử."
            );
            assert_eq!(feed.language.as_deref(), Some("vi"));
            assert_eq!(feed.entries.len(), 5);
            let newest = &feed.entries[0];
            assert_eq!(
                newest.title.as_ref().unwrap().content,
                "LĐLĐ quận Hà Đông phát động phong trào thi đua năm 2023 trong cán bộ, công chức, người lao động"
            );
            let url = "https://thu.example/tin/2023/ldld-quan-ha-dong-phat-dong-phong-trao-thi-dua-nam-2023-trong-can-bo-cong-chuc-nguoi-lao-dong/";
            assert_eq!(link(&newest.links, "alternate").as_deref(), Some(url));
            assert_eq!(
                newest.published.unwrap().to_rfc3339(),
                "2023-02-09T17:00:00+00:00",
                "midnight in the site's own time"
            );
            assert!(newest.id.starts_with("urn:uuid:"), "{}", newest.id);
            assert!(
                newest
                    .authors
                    .iter()
                    .any(|author| author.name.as_deref() == Some("Đỗ Đạt")),
                "{:?}",
                newest.authors
            );
            let words: BTreeSet<&str> = newest
                .categories
                .iter()
                .map(|category| category.term.as_str())
                .collect();
            assert!(
                *form == FeedType::JSON
                    || ["Phát động", "Quận Hà Đông", "Đợt 1"]
                        .iter()
                        .all(|word| words.contains(word)),
                "{words:?}"
            );
            let content = newest.content.as_ref().unwrap().body.as_ref().unwrap();
            html::assert_says(
                content,
                "Các đơn vị ký giao ước thi đua “Giỏi việc nước - Đảm việc nhà”.",
            );
            for tag in html::tags(content) {
                for address in ["href", "src"].iter().filter_map(|name| tag.get(name)) {
                    assert!(address.starts_with("https://"), "{address}");
                }
            }
            assert!(
                content.contains("src=\"https://thu.example/img/giao-uoc.svg\""),
                "{content}"
            );
        },
    );
    let atom = feed(&files, "feed.xml");
    assert_eq!(
        (atom.id.as_str(), link(&atom.links, "self").as_deref()),
        (
            "https://thu.example/feed.xml",
            Some("https://thu.example/feed.xml")
        )
    );
    assert!(atom.updated.is_some() && !atom.authors.is_empty());
}

/// Every list has a feed of its own, with the articles that its page shows and no other.
#[test]
fn feeds_of_lists() {
    let site = seeds();
    let files = site.build_anyhow();
    for (folder, count) in [
        ("dia-ban/quan-ha-dong/", 1),
        ("phong-trao/ha-dong-2023/", 1),
        ("phong-trao/ha-dong-2023/dot-1/", 1),
        ("phong-trao/ha-dong-2023/dot-2/", 0),
        ("dia-ban/quan-ha-dong/ha-dong-2023/dot-1/", 1),
        ("dia-ban/huyen-phuc-tho/khong-chia-dot/", 1),
        ("the-loai/phat-dong/", 3),
        ("dia-ban/quan-nam-tu-liem/", 0),
    ] {
        let path = format!("{folder}feed.xml");
        let feed = feed(&files, &path);
        let page = site.page(&format!("/{folder}"));
        let shown: Vec<String> = html::cards(&page)
            .into_iter()
            .map(|(_, title)| title)
            .collect();
        assert_eq!(
            (titles(&feed).len(), titles(&feed)),
            (count, shown.iter().map(String::as_str).collect()),
            "{path}"
        );
        assert_eq!(
            link(&feed.links, "self"),
            Some(format!("https://thu.example/{path}"))
        );
        assert_eq!(
            link(&feed.links, "alternate"),
            Some(format!("https://thu.example/{folder}"))
        );
        let alternates: Vec<String> = html::all(&page, "link")
            .iter()
            .filter(|tag| tag.get("rel") == Some("alternate"))
            .map(|tag| tag.get("href").unwrap().to_owned())
            .collect();
        assert_eq!(
            alternates,
            [format!("/{path}"), "/feed.xml".to_owned()],
            "{path}"
        );
        assert!(
            html::links(&page)
                .iter()
                .any(|(to, _)| *to == format!("/{path}")),
            "readers see it, too"
        );
    }
    for address in ["/", "/tin/"] {
        let page = site.page(address);
        let kinds: Vec<String> = html::all(&page, "link")
            .iter()
            .filter(|tag| tag.get("rel") == Some("alternate"))
            .map(|tag| tag.get("type").unwrap().to_owned())
            .collect();
        assert_eq!(
            kinds,
            [
                "application/atom+xml",
                "application/rss+xml",
                "application/feed+json"
            ]
        );
    }
    // An article on two districts is news of both.
    site.write("content/chung.md", "---\ntitle: Tin chung\ndate: 2024-01-01\ndistrict: [quan-ha-dong, quan-thanh-xuan]\n---\nTin.\n");
    let files = site.build_anyhow();
    for district in ["quan-ha-dong", "quan-thanh-xuan"] {
        assert_eq!(
            titles(&feed(&files, &format!("dia-ban/{district}/feed.xml")))[0],
            "Tin chung"
        );
    }
}

/// What feed readers know an article by stays whatever an editor changes but its file, and with `id:` even then.
#[test]
fn ids_stay() {
    let article = |more: &str| {
        format!(
            "---\ntitle: Tin đầu\ndate: 2026-03-01\ndistrict: thanh-pho-ha-noi\n{more}---\n\nTin.\n"
        )
    };
    let id_of = |site: &Site| {
        let files = site.build_anyhow();
        let ids: BTreeSet<String> = ["feed.xml", "rss.xml", "feed.json"]
            .iter()
            .map(|path| feed(&files, path).entries[0].id.clone())
            .collect();
        assert_eq!(ids.len(), 1, "{ids:?}");
        ids.into_iter().next().unwrap()
    };
    let site = Site::new(BASE);
    site.write("content/a.md", article(""));
    let first = id_of(&site);
    for (why, text) in [
        ("slug", article("slug: ten-moi\n")),
        ("title", article("").replace("Tin đầu", "Tin sửa")),
        ("date", article("").replace("2026-03", "2025-04")),
        (
            "district",
            article("").replace("thanh-pho-ha-noi", "phuong-ha-dong"),
        ),
        ("text", article("").replace("\nTin.", "\nTin khác.")),
        ("update", article("updated: 2026-03-02\n")),
    ] {
        site.write("content/a.md", text);
        assert_eq!(id_of(&site), first, "{why}");
    }
    site.remove("content/a.md");
    site.write("content/2026/b.md", article(""));
    assert_ne!(id_of(&site), first, "another file is another article");
    site.write("content/2026/b.md", article(&format!("id: {first}\n")));
    assert_eq!(id_of(&site), first, "unless it says so");
    for id in ["https://cu.example/?p=5", "tag:cu.example,2020:5"] {
        site.write("content/2026/b.md", article(&format!("id: \"{id}\"\n")));
        assert_eq!(id_of(&site), id);
    }
    site.write("content/2026/b.md", article("id: bai-so-5\n"));
    let named = id_of(&site);
    assert!(named.starts_with("urn:uuid:"), "{named}");
    site.remove("content/2026/b.md");
    site.write("content/c.md", article("id: bai-so-5\n"));
    assert_eq!(id_of(&site), named);
}

#[test]
fn entries_follow_their_articles() {
    let site = Site::new(BASE);
    let article = |day: u32, more: &str| {
        format!(
            "---\n\
             title: \"Tin <{day}> & “hai” ]]> </entry>\"\n\
             date: 2026-03-{day:02}T09:30\n\
             district: thanh-pho-ha-noi\n\
             {more}---\n\n\
             Đoạn *đầu*[^a].\n\n\
             ## Mục\n\n\
             Xem [mục](#muc) và [tin](/tin/).\n\n\
             [^a]: Chú thích.\n"
        )
    };
    for day in 1..=25 {
        site.write(&format!("content/{day}.md"), article(day, ""));
    }
    site.write("content/25.md", article(25, "lead: Sapo & nhé.\nupdated: 2026-04-01\ncorrections:\n  - {date: 2026-04-02T10:00, text: Sai <tên>.}\n"));
    let files = site.build_anyhow();
    for path in [
        "feed.xml",
        "rss.xml",
        "feed.json",
        "dia-ban/thanh-pho-ha-noi/feed.xml",
    ] {
        let feed = feed(&files, path);
        assert_eq!(feed.entries.len(), 20, "{path}: the newest");
        assert_eq!(titles(&feed)[0], "Tin <25> & “hai” ]]> </entry>", "{path}");
        let content = feed.entries[0]
            .content
            .as_ref()
            .unwrap()
            .body
            .as_ref()
            .unwrap();
        for wanted in [
            "<p><strong>Sapo &amp; nhé.</strong></p>",
            "<em>đầu</em>",
            "href=\"https://thu.example/tin/2026/tin-25-hai-entry/#muc\"",
            "href=\"https://thu.example/tin/\"",
            "<h2>Đính chính</h2>",
            "Sai &lt;tên&gt;.",
        ] {
            assert!(content.contains(wanted), "{path}: no {wanted} in {content}");
        }
        assert!(!content.contains("href=\"#"), "{content}");
    }
    let atom = feed(&files, "feed.xml");
    assert_eq!(
        atom.entries[0].updated.unwrap().to_rfc3339(),
        "2026-04-02T03:00:00+00:00"
    );
    assert_eq!(atom.updated, atom.entries[0].updated);
    let pair = text(&files, "dia-ban/thanh-pho-ha-noi/ngoai-phong-trao/feed.xml");
    assert!(
        pair.contains("<summary>Sapo &amp; nhé.</summary>") && !pair.contains("<content"),
        "{pair}"
    );

    let with = |setting: &str| {
        let site = Site::new(&BASE.replacen("  page_size: 10", setting, 1));
        site.write("content/a.md", article(1, ""));
        site.write("content/b.md", article(2, ""));
        site.build_anyhow()
    };
    let short = feed(&with("  feeds: {items: 1, full_text: false}"), "feed.xml");
    assert_eq!(
        (
            short.entries.len(),
            short.entries[0].content.is_none(),
            short.entries[0].summary.is_some()
        ),
        (1, true, true)
    );
    let json: serde_json::Value =
        serde_json::from_slice(&with("  feeds: {full_text: false}")["feed.json"]).unwrap();
    assert!(
        json["items"][0]["content_text"].is_string(),
        "an item of a JSON feed must have a content"
    );
    let off = with("  families: {feeds: false}");
    assert!(!off.keys().any(|path| path.ends_with("feed.xml")
        || path.ends_with("rss.xml")
        || path.ends_with("feed.json")));
    assert!(!text(&off, "index.html").contains("rel=\"alternate\""));
    let less = with("  families: {districts: false}");
    assert!(
        !less.contains_key("dia-ban/thanh-pho-ha-noi/feed.xml") && less.contains_key("feed.xml")
    );
}

/// Letters that XML has no way to write do not break a feed.
#[test]
fn odd_letters() {
    let site = Site::new(BASE);
    let odd = "Tin \u{fffe}lạ\u{ffff} 😀 &#1; &#xb; &#xfffe;";
    site.write(
        "content/a.md",
        format!(
            "---\ntitle: Tin lạ 😀\ndate: 2026-03-01\ndistrict: thanh-pho-ha-noi\n---\n\n{odd}\n"
        ),
    );
    let files = site.build_anyhow();
    for path in [
        "feed.xml",
        "rss.xml",
        "feed.json",
        "dia-ban/thanh-pho-ha-noi/feed.xml",
    ] {
        assert_eq!(titles(&feed(&files, path)), ["Tin lạ 😀"], "{path}");
        let xml = text(&files, path);
        assert!(
            !xml.contains(['\u{1}', '\u{b}', '\u{fffe}', '\u{ffff}']) || path.ends_with("json"),
            "{path}"
        );
    }
    elements(&text(&files, "sitemap-1.xml"), "loc");
}

/// The structure that the schema of site maps asks for: a location each, once, with a host, in an order.
#[track_caller]
fn locations(files: &Files, path: &str, origin: &str) -> Vec<String> {
    let xml = text(files, path);
    let found = elements(&xml, "loc");
    let unique: BTreeSet<&String> = found.iter().collect();
    assert_eq!(unique.len(), found.len(), "{path}: an address twice");
    assert!(
        !found.is_empty() && found.len() <= 50_000 && xml.len() < 50 << 20,
        "{path}"
    );
    for url in &found {
        assert!(
            url.starts_with(origin) && url.len() < 2048 && url.is_ascii(),
            "{path}: {url}"
        );
    }
    for lastmod in elements(&xml, "lastmod") {
        let date = chrono::NaiveDate::parse_from_str(&lastmod, "%Y-%m-%d").is_ok();
        assert!(
            date || chrono::DateTime::parse_from_rfc3339(&lastmod).is_ok(),
            "{path}: {lastmod}"
        );
    }
    found
}

#[test]
fn site_maps_name_every_page() {
    each(
        [
            ("https://thu.example/", ""),
            ("https://thu.example/ban-tin/", "ban-tin/"),
        ],
        |(base, _)| {
            let site =
                Site::new(&format!("{BASE}{SEEDS}").replacen("https://thu.example/", base, 1));
            site.write("content/rut.md", "---\ntitle: Rút\ndate: 2023-01-01\ndistrict: quan-ha-dong\nstatus: withdrawn\naliases: [/cu/]\n---\n\nTin.\n");
            let files = site.build_anyhow();
            assert_eq!(
                locations(&files, "sitemap.xml", base),
                [format!("{base}sitemap-1.xml")]
            );
            let listed: BTreeSet<String> = locations(&files, "sitemap-1.xml", base)
                .into_iter()
                .collect();
            let canonical = |path: &String| {
                let page = text(&files, path);
                let links = html::all(&page, "link");
                let canonical = links
                    .iter()
                    .find(|link| link.get("rel") == Some("canonical"))?
                    .get("href")?
                    .to_owned();
                (!page.contains("content=\"noindex\"")).then_some(canonical)
            };
            let pages: BTreeSet<String> = files
                .keys()
                .filter(|path| path.ends_with(".html"))
                .filter_map(canonical)
                .collect();
            assert_eq!(listed, pages);
            let robots = text(&files, "robots.txt");
            assert!(
                robots
                    .lines()
                    .any(|line| *line == format!("Sitemap: {base}sitemap.xml")),
                "{robots}"
            );
            assert_eq!(
                locations(&files, "sitemap-news.xml", base),
                [*base],
                "no news: its address stays, with the front page"
            );
            assert!(!text(&files, "sitemap-news.xml").contains("<news:"));
        },
    );
    let own = Site::new(BASE);
    own.write("static/robots.txt", "User-agent: *\nDisallow: /\n");
    assert_eq!(
        text(&own.build_cleanly(), "robots.txt"),
        "User-agent: *\nDisallow: /\n",
        "a site's own file stays"
    );
    let nowhere = Site::new(&BASE.replacen("  base_url: https://thu.example/\n", "", 1));
    let built = nowhere.build();
    assert!(
        built.stderr.contains("chưa có `base_url`"),
        "{}",
        built.stderr
    );
    assert!(
        !nowhere
            .output()
            .keys()
            .any(|path| path.ends_with(".xml") || path == "robots.txt" || path == "feed.json")
    );
}

#[test]
fn news_of_two_days() {
    let site = Site::new(BASE);
    for (name, date) in [
        ("nay", "2026-11-21T08:15"),
        ("qua", "2026-11-20"),
        ("kia", "2026-11-19T23:00"),
        ("cu", "2026-11-18"),
        ("thang", "11/2026"),
        ("mai", "2026-11-22"),
    ] {
        site.write(&format!("content/{name}.md"), format!("---\ntitle: \"Tin {name} & <mark>\"\ndate: {date}\ndistrict: thanh-pho-ha-noi\n---\n\nTin.\n"));
    }
    let built = site.build();
    assert!(
        built
            .stderr
            .contains("sitemap-news.xml có 3 bài của 48 giờ qua, cũ từ 22/11/2026"),
        "{}",
        built.stderr
    );
    let files = site.output();
    let xml = text(&files, "sitemap-news.xml");
    locations(&files, "sitemap-news.xml", "https://thu.example/tin/2026/");
    assert_eq!(
        elements(&xml, "news:title"),
        ["Tin nay & <mark>", "Tin qua & <mark>", "Tin kia & <mark>"]
    );
    assert_eq!(
        elements(&xml, "news:publication_date"),
        [
            "2026-11-21T08:15:00+07:00",
            "2026-11-20T00:00:00+07:00",
            "2026-11-19T23:00:00+07:00"
        ]
    );
    assert_eq!(elements(&xml, "news:name"), ["Bản tin thử"; 3]);
    assert_eq!(elements(&xml, "news:language"), ["vi"; 3]);
    assert!(text(&files, "robots.txt").contains("Sitemap: https://thu.example/sitemap-news.xml"));
    // On the day it goes stale, a build leaves out what is old.
    let site = site.on("2026-11-22");
    site.build();
    assert_eq!(
        elements(&text(&site.output(), "sitemap-news.xml"), "news:title"),
        ["Tin mai & <mark>", "Tin nay & <mark>", "Tin qua & <mark>"]
    );
}

/// The sample: every feed can be read, and names nothing that is not there.
#[test]
fn the_sample_is_read_by_a_feed_reader() {
    let site = Site::copy_of(Path::new(ROOT));
    let files = site.build_anyhow();
    let feeds: Vec<&String> = files
        .keys()
        .filter(|path| path.ends_with("feed.xml"))
        .collect();
    assert!(feeds.len() > 100, "{}", feeds.len());
    let there = |url: &str| {
        let path = url
            .strip_prefix("https://thidua.example/")
            .unwrap_or_else(|| panic!("{url}"));
        let path = path.split('#').next().unwrap();
        let page = format!("{path}index.html");
        files.contains_key(path) || files.contains_key(&page)
    };
    for path in feeds {
        let feed = feed(&files, path);
        let ids: BTreeSet<&String> = feed.entries.iter().map(|entry| &entry.id).collect();
        assert_eq!(ids.len(), feed.entries.len(), "{path}");
        for entry in &feed.entries {
            assert!(there(&link(&entry.links, "alternate").unwrap()), "{path}");
            let Some(body) = entry
                .content
                .as_ref()
                .and_then(|content| content.body.as_ref())
            else {
                continue;
            };
            for tag in html::tags(body) {
                let address = tag
                    .get("href")
                    .or_else(|| tag.get("src"))
                    .unwrap_or("https://else/");
                let own = address.starts_with("https://thidua.example/");
                assert!(!own || there(address), "{path}: {address}");
                assert!(own || address.contains(':'), "{path}: {address}");
            }
        }
    }
}
