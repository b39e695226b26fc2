//! What pages say to search engines and where they are shared: JSON-LD against the vocabulary of schema.org, Open
//! Graph; in two languages and under a sub-path.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
    Site, assets::published_name, each, fixtures::BASE, html, schema_org::nodes, seeds,
};
use serde_json::json;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn built_seeds() -> Site {
    let site = seeds();
    site.build_anyhow();
    site
}

/// The value of a `<meta>`, by name or property; all of them, in order.
fn metas(page: &str, name: &str) -> Vec<String> {
    let metas = html::all(page, "meta").into_iter();
    metas
        .filter(|meta| meta.get("name").or(meta.get("property")) == Some(name))
        .map(|meta| meta.get("content").unwrap().to_owned())
        .collect()
}

#[track_caller]
fn meta(page: &str, name: &str) -> String {
    let mut all = metas(page, name);
    assert_eq!(all.len(), 1, "{name}: {all:?}");
    all.remove(0)
}

#[test]
fn an_article_says_all_that_is_known() {
    let site = built_seeds();
    let page = site.article_page("s2");
    let nodes = nodes(&page, "s2");
    let article = &nodes["NewsArticle"][0];
    let url = format!(
        "https://thu.example{}",
        site.article("s2")["url"].as_str().unwrap()
    );
    #[rustfmt::skip]
    let cases = [
        ("headline", json!("LĐLĐ quận Hà Đông phát động phong trào thi đua năm 2023 trong cán bộ, công chức, người lao động")),
        ("url", json!(url)), ("mainEntityOfPage", json!(url)), ("datePublished", json!("2023-02-10")), ("dateModified", json!("2023-02-10")),
        ("inLanguage", json!("vi")), ("articleSection", json!("Phát động")),
        ("description", json!("Các đơn vị ký giao ước thi đua “Giỏi việc nước - Đảm việc nhà”.")),
    ];
    for (name, value) in cases {
        assert_eq!(article[name], value, "{name}");
    }
    assert_eq!(
        article["author"],
        json!([{"@type": "Person", "name": "Đỗ Đạt", "url": "https://thu.example/tac-gia/do-dat/"}])
    );
    assert_eq!(
        (
            &article["publisher"]["@type"],
            &article["publisher"]["name"]
        ),
        (&json!("Organization"), &json!("Bản tin thử"))
    );
    assert_eq!(
        article["image"]["url"],
        "https://thu.example/img/giao-uoc.svg"
    );
    assert_eq!(article["isPartOf"]["@id"], "https://thu.example/#website");
    let place = &article["contentLocation"][0];
    assert_eq!(
        (&place["@type"], &place["name"], &place["url"]),
        (
            &json!("AdministrativeArea"),
            &json!("Quận Hà Đông"),
            &json!("https://thu.example/dia-ban/quan-ha-dong/")
        )
    );
    assert_eq!(place["containedInPlace"]["name"], "Thành phố Hà Nội");
    let event = &article["about"][0];
    assert_eq!(
        (&event["@type"], &event["startDate"], &event["endDate"]),
        (&json!("Event"), &json!("2023-01-01"), &json!("2023-12-31"))
    );
    assert_eq!(event["location"]["name"], "Quận Hà Đông");
    let crumbs = nodes["BreadcrumbList"][0]["itemListElement"]
        .as_array()
        .unwrap();
    let names: Vec<&str> = crumbs
        .iter()
        .map(|crumb| crumb["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "Trang chủ",
            "Địa bàn",
            "Thành phố Hà Nội",
            "Quận Hà Đông",
            article["headline"].as_str().unwrap()
        ]
    );
    assert_eq!(crumbs[4]["position"], 5);
    // A date is told as exactly as it is known, a moment with its offset.
    let own = Site::new(BASE);
    each(
        [
            ("2023", "2023"),
            ("07/2023", "2023-07"),
            ("Quý II/2020", "2020"),
            ("2023-07-01", "2023-07-01"),
            ("2023-07-01T09:30", "2023-07-01T09:30:00+07:00"),
        ],
        |(date, iso)| {
            own.write(
                "content/a.md",
                format!(
                    "---\n\
                     title: Tin\n\
                     date: {date}\n\
                     district: quan-ha-dong\n\
                     author: LĐLĐ TP Hà Nội\n\
                     updated: 2026-01-02\n\
                     corrections:\n\
                     \x20 - {{date: 2026-01-03, text: Sai tên.}}\n\
                     ---\n\n\
                     Tin.\n"
                ),
            );
            own.build_anyhow();
            let page = own.article_page("a");
            let article = crate::common::schema_org::nodes(&page, date)["NewsArticle"][0].clone();
            assert_eq!(
                (&article["datePublished"], &article["dateModified"]),
                (&json!(iso), &json!("2026-01-03"))
            );
            assert_eq!(
                (
                    meta(&page, "article:published_time"),
                    meta(&page, "article:modified_time")
                ),
                ((*iso).to_owned(), "2026-01-03".to_owned())
            );
            assert_eq!(
                article["correction"],
                json!([{"@type": "CorrectionComment", "text": "Sai tên.", "datePublished": "2026-01-03"}])
            );
            assert_eq!(
                article["author"][0]["@type"], "Organization",
                "an organisation of the register is no person"
            );
        },
    );
    own.write(
        "content/a.md",
        "---\ntitle: Tin\ndate: 2023\ndistrict: quan-ha-dong\n---\n\nTin.\n",
    );
    own.build_anyhow();
    assert_eq!(
        crate::common::schema_org::nodes(&own.article_page("a"), "a")["NewsArticle"][0]["author"]
            [0]["name"],
        "Bản tin thử",
        "nobody is named: the publisher"
    );
}

#[test]
fn pictures_where_pages_are_shared() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        "---\n\
         title: Có ảnh\n\
         date: 2026-01-01\n\
         district: thanh-pho-ha-noi\n\
         photo: {src: le.png, caption: Lễ “phát động”}\n\
         ---\n\n\
         Tin.\n",
    );
    site.write(
        "content/b.md",
        "---\ntitle: Không ảnh\ndate: 2026-01-02\ndistrict: thanh-pho-ha-noi\n---\n\nTin.\n",
    );
    let mut photo = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(1300, 700)
        .write_to(&mut photo, image::ImageFormat::Png)
        .unwrap();
    site.write("content/le.png", photo.into_inner());
    let built = site.build_cleanly();
    let path = |start: &str, end: &str| {
        built
            .keys()
            .find(|path| path.starts_with(start) && path.ends_with(end))
            .unwrap()
    };
    let photo = (
        path("anh/le-", "-1280.png").as_str(),
        "Lễ “phát động”",
        ("1280", "689"),
    );
    let card = (
        path("anh/khong-anh-", ".png").as_str(),
        "Không ảnh",
        ("1200", "630"),
    );
    let share = published_name(&built, "assets/share.png");
    let none = (share, "Bản tin thử", ("1200", "630"));
    for (address, (path, alt, (width, height))) in [
        ("/tin/2026/co-anh/", photo),
        ("/tin/2026/khong-anh/", card),
        ("/", photo),
        ("/dia-ban/thanh-pho-ha-noi/", photo),
        ("/ma-tran/", none),
        ("/404.html", none),
    ] {
        let page = site.page(address);
        let url = format!("https://thu.example/{path}");
        for (name, expected) in [
            ("og:image", url.as_str()),
            ("og:image:alt", alt),
            ("og:image:width", width),
            ("og:image:height", height),
            ("twitter:image", &url),
            ("twitter:image:alt", alt),
            ("twitter:card", "summary_large_image"),
        ] {
            assert_eq!(meta(&page, name), expected, "{name} of {address}");
        }
        assert!(built.contains_key(path));
    }
}

#[test]
fn lists_events_and_the_front_page() {
    let site = built_seeds();
    let home = nodes(&site.page("/"), "/");
    let website = &home["WebSite"][0];
    assert_eq!(
        (
            &website["name"],
            &website["url"],
            &website["publisher"]["@id"]
        ),
        (
            &json!("Bản tin thử"),
            &json!("https://thu.example/"),
            &json!("https://thu.example/#publisher")
        )
    );
    assert_eq!(
        home["Organization"][0]["@id"],
        "https://thu.example/#publisher"
    );
    assert!(!home.contains_key("BreadcrumbList"));
    let news = nodes(&site.page("/tin/"), "/tin/");
    let shown: Vec<String> = html::cards(&site.page("/tin/"))
        .into_iter()
        .map(|(url, _)| format!("https://thu.example{url}"))
        .collect();
    let listed = &news["CollectionPage"][0]["mainEntity"];
    assert_eq!(listed["numberOfItems"], 5);
    let urls: Vec<&str> = listed["itemListElement"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["url"].as_str().unwrap())
        .collect();
    assert_eq!(urls, shown);
    let campaign = nodes(&site.page("/phong-trao/ha-dong-2023/"), "campaign");
    let event = campaign["Event"]
        .iter()
        .find(|event| event.contains_key("subEvent"))
        .unwrap();
    assert_eq!(event["subEvent"].as_array().unwrap().len(), 2);
    assert_eq!(
        campaign["CollectionPage"][0]["about"],
        json!({"@id": event["@id"]})
    );
    let phase = nodes(&site.page("/phong-trao/ha-dong-2023/dot-1/"), "phase");
    let event = phase["Event"]
        .iter()
        .find(|event| event.contains_key("superEvent"))
        .unwrap();
    assert_eq!(
        (
            &event["startDate"],
            &event["endDate"],
            &event["superEvent"]["name"]
        ),
        (
            &json!("2023-01-01"),
            &json!("2023-06-30"),
            &json!("Phong trào thi đua năm 2023 trong CNVCLĐ quận Hà Đông")
        )
    );
    assert_eq!(
        event["location"]["address"], "Quận Hà Đông, Thành phố Hà Nội",
        "search engines ask for it"
    );
    let unknown = nodes(&site.page("/phong-trao/chua-ro/"), "unknown");
    assert!(!unknown.contains_key("Event"), "an event needs a day");
    assert_eq!(
        nodes(&site.page("/dia-ban/quan-ha-dong/"), "district")["CollectionPage"][0]["contentLocation"]
            ["name"],
        "Quận Hà Đông"
    );
}

/// What is known of an article besides its words: all its pictures, its last day, who wrote it.
#[test]
fn pictures_days_and_places() {
    let site = Site::new(BASE);
    site.write(
        "site.yaml",
        site.source("site.yaml")
            .replace("page_size: 10", "page_size: 1"),
    );
    for (name, red) in [("mot", 10), ("hai", 20), ("ba", 30)] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::from_pixel(400, 300, image::Rgb([red, 0, 0]))
            .write_to(&mut bytes, image::ImageFormat::Png)
            .unwrap();
        site.write(&format!("content/{name}.png"), bytes.into_inner());
    }
    site.write(
        "content/a.md",
        "---\n\
         title: Ba ảnh\n\
         date: 2026-01-01\n\
         district: thanh-pho-ha-noi\n\
         expires: 12/2026\n\
         author: Lò Mười\n\
         ---\n\n\
         ![Một](mot.png)\n\n\
         Tin.\n\n\
         ![Hai](hai.png \"Ảnh: Lò Mười\")\n\n\
         ![](ba.png)\n\n\
         ![Một](mot.png)\n",
    );
    site.write(
        "content/b.md",
        "---\ntitle: Không ảnh\ndate: 2026-01-02\ndistrict: thanh-pho-ha-noi\n---\n\nTin.\n",
    );
    site.build_anyhow();
    let page = site.article_page("a");
    let article = nodes(&page, "a")["NewsArticle"][0].clone();
    let images = article["image"].as_array().unwrap();
    let captions: Vec<Option<&str>> = images
        .iter()
        .map(|image| {
            image
                .get("caption")
                .map(|caption| caption.as_str().unwrap())
        })
        .collect();
    assert_eq!(captions, [Some("Một"), Some("Hai"), None]);
    assert!(
        images.iter().all(|image| image["url"]
            .as_str()
            .unwrap()
            .starts_with("https://thu.example/anh/")
            && image["width"] == 400),
        "{images:?}"
    );
    assert_eq!(
        (
            &article["expires"],
            meta(&page, "article:expiration_time").as_str()
        ),
        (&json!("2026-12-31"), "2026-12-31")
    );
    assert_eq!(
        metas(&page, "article:author"),
        ["https://thu.example/tac-gia/lo-muoi/"]
    );
    let other = site.article_page("b");
    assert!(
        nodes(&other, "b")["NewsArticle"][0]["image"].is_object(),
        "one alone"
    );
    assert!(
        metas(&other, "article:author").is_empty()
            && metas(&other, "article:expiration_time").is_empty()
    );
    // Each page of a list tells of what it shows.
    let told = |path: &str| meta(&site.page(path), "description");
    assert_eq!(
        told("/dia-ban/thanh-pho-ha-noi/"),
        "Thành phố Hà Nội: 2 bài, từ 1/1/2026 đến 2/1/2026. Mới nhất: Không ảnh"
    );
    assert_eq!(
        told("/dia-ban/thanh-pho-ha-noi/trang-1/"),
        "Thành phố Hà Nội: 1 bài, 1/1/2026. Mới nhất: Ba ảnh"
    );
    assert!(
        told("/dia-ban/").starts_with("Địa bàn: ")
            && told("/dia-ban/").contains("Thành phố Hà Nội")
    );
    assert!(told("/luu-tru/").ends_with(": 2026"));
    // A later page of a list is not called as its first one.
    let later = site.page("/dia-ban/thanh-pho-ha-noi/trang-1/");
    let later = nodes(&later, "later");
    let crumbs = later["BreadcrumbList"][0]["itemListElement"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(
        (
            &crumbs[2]["name"],
            &crumbs[3]["name"],
            &later["CollectionPage"][0]["name"]
        ),
        (
            &json!("Thành phố Hà Nội"),
            &json!("Thành phố Hà Nội (1/1/2026)"),
            &json!("Thành phố Hà Nội (1/1/2026)")
        )
    );
}

/// An event is somewhere: where its register says, else where its articles are.
#[test]
fn events_are_somewhere() {
    let site = Site::new("");
    site.write(
        "site.yaml",
        "site: {title: Tin, base_url: \"https://tin.example/\", language: vi}\n\
         districts: [{id: tinh, name: Nước, level: tinh}, \
         {id: huyen, name: Suối, level: huyen, parent: tinh}, \
         {id: xa, name: Khe, level: xa, parent: huyen}, {id: rieng, name: Riêng, level: tinh}]\n\
         campaigns: [{id: co-noi, name: Có nơi, district: huyen, \
         phases: [{id: mot, label: Một, period: 2026-01}]}, \
         {id: khap-noi, name: Khắp nơi, period: 2026, \
         phases: [{id: hai, label: Hai, period: 2026-02}]}, \
         {id: trong, name: Trống, period: 2026}]\n",
    );
    for (name, district, campaign) in [
        ("a", "xa", "co-noi"),
        ("b", "xa", "khap-noi"),
        ("c", "huyen", "khap-noi"),
        ("d", "rieng", "khap-noi"),
    ] {
        site.write(
            &format!("content/{name}.md"),
            format!(
                "---\n\
                 title: Tin {name}\n\
                 date: 2026-02-0{}\n\
                 district: {district}\n\
                 campaign: {campaign}\n\
                 ---\n\n\
                 Tin.\n",
                1 + name.as_bytes()[0] - b'a'
            ),
        );
    }
    site.build_anyhow();
    #[rustfmt::skip]
    let cases = [
        ("/phong-trao/co-noi/", json!("Huyện Suối, Tỉnh Nước")), ("/phong-trao/co-noi/mot/", json!("Huyện Suối, Tỉnh Nước")),
        ("/phong-trao/khap-noi/", json!(["Tỉnh Nước", "Tỉnh Riêng"])), ("/phong-trao/khap-noi/hai/", json!(["Tỉnh Nước", "Tỉnh Riêng"])),
        ("/phong-trao/trong/", json!(null)),
    ];
    each(cases, |(address, expected)| {
        let events = nodes(&site.page(address), address)["Event"].clone();
        let url = format!("https://tin.example{address}#event");
        let event = events
            .into_iter()
            .find(|event| event["@id"] == url)
            .unwrap();
        let addresses = match event.get("location") {
            Some(serde_json::Value::Array(places)) => places
                .iter()
                .map(|place| place["address"].clone())
                .collect(),
            Some(place) => place["address"].clone(),
            None => json!(null),
        };
        assert_eq!(addresses, *expected);
    });
}

/// No title can end the element in which it is told, or become another one.
#[test]
fn titles_stay_titles() {
    for title in [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "a\\\\\\\" \\\\u003c & ]]>",
        "\u{2028}\u{2029}'",
        "{{ x }} {% y %}",
    ] {
        let site = Site::new(BASE);
        site.write(
            "content/a.md",
            format!(
                "---\n\
                 title: \"{title} x\"\n\
                 date: 2023-01-01\n\
                 district: quan-ha-dong\n\
                 slug: x\n\
                 kicker: \"{title}\"\n\
                 author: \"{title} A\"\n\
                 lead: \"{title}\"\n\
                 ---\n\n\
                 Tin.\n"
            ),
        );
        let built = site.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        let page = site.page("/tin/2023/x/");
        let inline = html::all(&page, "script")
            .into_iter()
            .filter(|script| script.get("src").is_none());
        assert_eq!(inline.count(), 1, "{page}");
        let nodes = nodes(&page, title);
        assert_eq!(
            nodes["NewsArticle"][0]["headline"].as_str(),
            Some(html::first(&page, "h1").as_str()),
            "{title}"
        );
    }
}

/// Every page of the sample: a type for every node, a property for every type, Open Graph complete.
#[test]
fn the_sample_says_what_it_is() {
    let site = Site::copy_of(Path::new(ROOT));
    let files = site.build_anyhow();
    for address in site.addresses() {
        let page = site.page(&address);
        let nodes = nodes(&page, &address);
        let hidden = page.contains("content=\"noindex\"") || address == "/404.html";
        assert_eq!(
            page.contains("class=\"crumbs\"") && !hidden,
            nodes.contains_key("BreadcrumbList") && !hidden,
            "{address}"
        );
        assert!(hidden || !nodes.is_empty(), "{address}");
        let title = meta(&page, "og:title");
        let whole = html::first(&page, "title");
        let begins = whole
            .trim_end_matches(" · Bản tin thi đua")
            .split(" (")
            .next()
            .unwrap()
            .trim_end_matches(['…', ' ']);
        assert!(
            title.starts_with(begins)
                && !title.ends_with("· Bản tin thi đua")
                && !title.ends_with('…'),
            "{address}: {title} / {whole}"
        );
        for article in nodes.get("NewsArticle").into_iter().flatten() {
            assert_eq!(article["headline"], title.as_str(), "{address}");
        }
        for crumbs in nodes.get("BreadcrumbList").into_iter().flatten() {
            let names: Vec<&str> = crumbs["itemListElement"]
                .as_array()
                .unwrap()
                .iter()
                .map(|crumb| crumb["name"].as_str().unwrap())
                .collect();
            assert!(
                names.windows(2).all(|pair| pair[0] != pair[1]),
                "{address}: {names:?}"
            );
        }
        for (name, value) in [
            ("twitter:title", title.as_str()),
            ("og:site_name", "Bản tin thi đua"),
            ("og:locale", "vi_VN"),
        ] {
            assert_eq!(meta(&page, name), value, "{address}");
        }
        assert!(meta(&page, "og:url").starts_with("https://thidua.example/"));
        assert!(["article", "website"].contains(&meta(&page, "og:type").as_str()));
        assert!(
            !meta(&page, "og:description").is_empty()
                && meta(&page, "og:description") == meta(&page, "twitter:description")
        );
        let image = meta(&page, "og:image");
        let shown = image.strip_prefix("https://thidua.example/").unwrap();
        assert!(
            files.contains_key(shown) && (shown.ends_with(".png") || shown.ends_with(".jpg")),
            "{address}: {shown}"
        );
        assert_eq!(image, meta(&page, "twitter:image"));
        assert!(!meta(&page, "og:image:alt").is_empty());
        assert_eq!(meta(&page, "twitter:card"), "summary_large_image");
        assert_eq!(
            meta(&page, "og:type") == "article",
            nodes.contains_key("NewsArticle"),
            "{address}"
        );
    }
}

/// English, without a change of any template: no word of the pages is Vietnamese but what editors wrote.
#[test]
fn english_under_a_sub_path() {
    let site = Site::new(
        r#"
-- site.yaml --
site:
  title: Campaign Bulletin
  description: News of the campaigns.
  base_url: https://host.example/bulletin/
  language: en
  page_size: 1
categories:
  - {id: news, name: News}
sectors:
  - {id: schools, name: Schools}
sources:
  - {id: gazette, name: The Gazette}
honours:
  - {id: best-worker, name: Best Worker, kind: title, for: individual}
  - {id: certificate, name: Certificate, kind: form}
commemorations:
  - {id: founding, name: Founding Day, kind: anniversary, date: 1929-07-28}
  - {id: congress, name: Union Congress, kind: congress, ordinal: 13, date: 2026-12-01, term: 2026-2031}
programmes:
  - {id: ideas, name: A Million Ideas}
orgs:
  - {id: union, name: City Union, level: province, district: city-north}
-- content/districts.yaml --
- {id: city-north, name: North, level: city}
- {id: district-east, name: East, level: district, parent: city-north, until: 2025-06-30, successors: [district-west]}
- {id: district-west, name: West, level: district, parent: city-north}
-- content/campaigns.yaml --
- id: green-2026
  name: Green Streets 2026
  district: city-north
  org: union
  phases:
    - {id: spring, label: Spring, start: 2026-01-01, end: 2026-06-30, theme: Plant}
    - {id: autumn, label: Autumn, start: 2026-07-01, end: 2026-12-31}
-- content/pages/about.md --
---
title: About
---

Who we are.
-- content/one.md --
---
title: Streets are green
date: 2026-11-20T09:30
district: city-north
kind: result
lead: It is done.
author: Ann Lee
source: gazette
category: news
sectors: [schools]
movements: [Clean Week]
programme: ideas
org: union
honours: [best-worker]
updated: 2026-11-21
corrections:
  - {date: 2026-11-21, text: The number was wrong.}
aliases: [/old/one/]
commemorations: [founding, congress]
commendations:
  - {honour: best-worker, by: union, recipients: [{name: Bob, type: individual}], reason: Trees}
  - {honour: certificate, by: union, count: 1200, qualifier: over}
results:
  - {indicator: Trees, unit: trees, achieved: "1,709", target: 431, percent: 397}
---

Text with a note[^1] and a [link](two.md).

[^1]: The note.

| A | B |
|---|---|
| 1 | 2 |

- [x] done
- [ ] open
-- content/two.md --
---
title: Work goes on
date: 2026-05-02
district: district-west
kind: progress
---

Text.
-- content/three.md --
---
title: Taken back
date: 2026-05-03
district: district-west
status: withdrawn
withdrawn_reason: It was wrong.
---

Text.
-- content/four.md --
---
title: For a while
date: 2026-05-03
district: district-west
kind: launch
expires: 2026-06-01
---

Text.
-- content/five.md --
---
title: Third
date: 2026-05-04
district: district-west
kind: commendation
---

Text.
"#,
    );
    let files = site.build_anyhow();
    let vietnamese = |text: &str| {
        text.chars()
            .filter(|c| {
                "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
                    .contains(c.to_ascii_lowercase())
            })
            .collect::<String>()
    };
    for (path, bytes) in &files {
        if path.starts_with("assets/")
            || path.starts_with(".bantin")
            || path.ends_with(".bin")
            || path.ends_with(".png")
        {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(vietnamese(&text), "", "{path}:\n{text}");
        for word in [
            "dia-ban",
            "tin/",
            "phong-trao",
            "trang-",
            "bang-vang",
            "ngoai-",
        ] {
            assert!(
                !path.contains(word) && !text.contains(&format!("/{word}")),
                "{path}: {word}"
            );
        }
    }
    let addresses = site.addresses();
    for address in [
        "/news/2026/streets-are-green/",
        "/districts/district-west/",
        "/campaigns/green-2026/spring/",
        "/news/page-1/",
        "/old/one/",
    ] {
        assert!(
            addresses.contains(&address.to_owned()),
            "{address}: {addresses:#?}"
        );
    }
    let base = "https://host.example/bulletin/";
    for address in &addresses {
        let page = site.page(address);
        nodes(&page, address);
        assert_eq!(meta(&page, "og:locale"), "en");
        assert!(meta(&page, "og:url").starts_with(base), "{address}");
        let shared = |tag: &html::Tag<'_>| tag.get("rel") == Some("nofollow");
        for tag in html::tags(&page).into_iter().filter(|tag| !shared(tag)) {
            for target in ["href", "src", "content"]
                .iter()
                .filter_map(|name| tag.get(name))
            {
                let inside = target.starts_with("/bulletin/")
                    || target.starts_with(base)
                    || !target.starts_with(['/', 'h'])
                    || !target.contains("://") && !target.starts_with('/');
                assert!(inside, "{address}: {target}");
            }
        }
    }
    let description = meta(&site.page("/districts/city-north/"), "description");
    assert!(
        description.starts_with("North City: 1 article, "),
        "{description}"
    );
    let article = site.page("/news/2026/streets-are-green/");
    for words in [
        "Corrections",
        "Updated",
        "1,709",
        "The Gazette",
        "Best Worker",
    ] {
        html::assert_says(&article, words);
    }
    html::assert_says(
        &site.page("/news/2026/taken-back/"),
        "This article was withdrawn",
    );
    html::assert_says(
        &site.page("/news/2026/for-a-while/"),
        "This article has expired",
    );
    html::assert_says(&site.page("/old/one/"), "This page has moved");
    let redirect = site.page("/old/one/");
    assert!(
        redirect.contains("content=\"0; url=/bulletin/news/2026/streets-are-green/\""),
        "{redirect}"
    );
    assert_eq!(
        String::from_utf8_lossy(&files["_redirects"]),
        "/bulletin/old/one/ /bulletin/news/2026/streets-are-green/ 301\n"
    );
    let article = &nodes(&article, "article")["NewsArticle"][0];
    assert_eq!(
        (
            &article["inLanguage"],
            &article["datePublished"],
            &article["url"]
        ),
        (
            &json!("en"),
            &json!("2026-11-20T09:30:00+07:00"),
            &json!(format!("{base}news/2026/streets-are-green/"))
        )
    );
    for path in [
        "feed.xml",
        "rss.xml",
        "feed.json",
        "sitemap.xml",
        "sitemap-1.xml",
        "sitemap-news.xml",
        "robots.txt",
        "districts/district-west/feed.xml",
    ] {
        let text = String::from_utf8_lossy(&files[path]).into_owned();
        assert!(text.contains(base), "{path}");
        assert!(
            !text.replace(base, "").contains("host.example/"),
            "{path}:\n{text}"
        );
    }
    assert_eq!(site.run(&["check", "--lang", "en"]).code, 0);
}
