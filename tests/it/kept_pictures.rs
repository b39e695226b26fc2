//! Files that are made of pictures, and share cards, from one build to the next and while the site is served.

use crate::common::pictures::{
    PAGE, SVG, article, file, gif, jpeg, jpeg_of_a_phone, made_of, png, site, webp,
};
use crate::common::{Files, Site, fixtures::BASE, html, server::Server};
use image::GenericImageView;
use std::collections::BTreeSet;

#[test]
fn names_change_with_their_contents() {
    let site = site("", "Đoạn.\n\n![A](a.jpg)");
    site.write("content/a.jpg", jpeg(400, 300));
    let names = |files: &Files| {
        made_of(files, "a")
            .keys()
            .map(|path| (*path).to_owned())
            .collect::<BTreeSet<_>>()
    };
    let first = names(&site.build_cleanly());
    assert!(first.len() > 2);
    site.write("content/a.jpg", jpeg(401, 300));
    let second = names(&site.build_cleanly());
    assert!(first.is_disjoint(&second), "{first:?} {second:?}");
    site.write("content/a.jpg", jpeg(400, 300));
    assert_eq!(
        names(&site.build_cleanly()),
        first,
        "what is gone is gone, and what was there is there again"
    );
    site.write("content/bai.md", article("Một bài", "", "Đoạn."));
    assert_eq!(
        names(&site.build_cleanly()),
        BTreeSet::new(),
        "what no page shows is not made"
    );
}

#[test]
fn a_change_of_a_picture_makes_again_what_shows_it() {
    let site = Site::new(BASE);
    for (name, picture) in [("a", "a.jpg"), ("b", "b.jpg")] {
        site.write(
            &format!("content/{name}.md"),
            article(
                name,
                &format!("photo: {{src: {picture}, caption: Lễ}}\n"),
                "Đoạn.",
            ),
        );
        site.write(&format!("content/{picture}"), jpeg(300, 200));
    }
    let before = site.build_cleanly();
    site.write("content/a.jpg", jpeg(320, 200));
    let built = site.run(&["build", "--json"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let after = site.output();
    let changed: BTreeSet<&String> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    let same = |path: &str| assert!(!changed.contains(&path.to_owned()), "{path}");
    assert!(
        changed.contains(&"tin/2023/a/index.html".to_owned()),
        "{changed:?}"
    );
    same("tin/2023/b/index.html");
    same("gioi-thieu/index.html");
    let pictures = |files: &Files| {
        made_of(files, "a")
            .keys()
            .map(|path| (*path).to_owned())
            .collect::<BTreeSet<String>>()
    };
    assert!(pictures(&before).is_disjoint(&pictures(&after)));
    // As a build that remembers nothing makes it.
    let clean = Site::copy_of(site.root());
    assert!(clean.build_cleanly() == after);
    site.remove("content/a.jpg");
    site.write("content/a.md", article("a", "", "Đoạn."));
    let last = site.build_cleanly();
    assert!(
        pictures(&last).iter().all(|path| path.ends_with(".png")),
        "only its card is left: {:?}",
        pictures(&last)
    );
    assert_eq!(made_of(&last, "b").len(), made_of(&before, "b").len());
}

#[test]
fn what_was_made_is_kept_for_the_next_build() {
    let site = site("photo: {src: a.jpg, caption: Lễ}\n", "Đoạn.");
    site.write("content/a.jpg", jpeg(700, 500));
    let built = site.build_cleanly();
    let kept = crate::common::read_folder(&site.root().join(".bantin/pictures"));
    let made = made_of(&built, "a");
    assert_eq!(
        kept.keys()
            .map(|name| format!("anh/{name}"))
            .collect::<Vec<_>>(),
        made.keys().copied().collect::<Vec<_>>()
    );
    // What is kept is what is published elsewhere; what is damaged is made anew.
    let damage = |name: &str, bytes: &[u8]| {
        std::fs::write(site.root().join(".bantin/pictures").join(name), bytes).unwrap()
    };
    for (number, name) in kept.keys().enumerate() {
        damage(
            name,
            if number.is_multiple_of(2) {
                b""
            } else {
                b"anh khac"
            },
        );
    }
    std::fs::write(site.root().join(".bantin/pictures.seen"), b"hong").unwrap();
    std::fs::remove_dir_all(site.root().join("public")).unwrap();
    assert!(site.build_cleanly() == built);
    std::fs::remove_dir_all(site.root().join(".bantin")).unwrap();
    std::fs::remove_dir_all(site.root().join("public")).unwrap();
    assert!(site.build_cleanly() == built);
    assert!(site.build_with(&["--force"]) == built);
}

#[test]
fn what_is_served_is_what_is_published() {
    let site = site(
        "photo: {src: a.jpg, caption: Lễ}\n",
        "![B](/b.png)\n\n![C](c.webp)\n\n![D](d.gif)\n\n![E](e.svg)\n\n[F](f.jpg)",
    );
    site.write("content/a.jpg", jpeg_of_a_phone(900, 600, 6));
    site.write("static/b.png", png(500, 300));
    site.write("content/c.webp", webp(400, 300));
    site.write("content/d.gif", gif(40, 30, 3));
    site.write("content/e.svg", SVG);
    site.write("content/f.jpg", jpeg_of_a_phone(40, 30, 6));
    site.write("content/khac.md", article("Bài khác", "", "Không có ảnh."));
    let built = site.build_cleanly();
    std::fs::remove_dir_all(site.root().join(".bantin")).unwrap();
    let server = Server::start(&site, &[]);
    assert_eq!(server.differences(&built), Vec::<String>::new());
    // A picture that changes has another address, and the old one is gone.
    let old = html::all(&site.page(PAGE), "img")[0]
        .get("src")
        .unwrap()
        .to_owned();
    site.write("content/a.jpg", jpeg(800, 600));
    server.wait_until_gone(&old);
    let page = server.get(PAGE).text();
    let new = html::all(&page, "img")[0].get("src").unwrap().to_owned();
    assert!(new != old && server.get(&new).status == 200, "{new}");
}

#[test]
fn articles_without_a_photo_have_a_card() {
    let card = |site: &Site, address: &str| {
        let page = site.page(address);
        let meta = |name: &str| {
            html::all(&page, "meta")
                .into_iter()
                .find(|meta| meta.get("property") == Some(name))
                .map(|meta| meta.get("content").unwrap().to_owned())
                .unwrap()
        };
        assert_eq!(
            (
                meta("og:image:width").as_str(),
                meta("og:image:height").as_str()
            ),
            ("1200", "630")
        );
        meta("og:image")
    };
    let title = "LĐLĐ quận Hà Đông: ẪẮỖỨẶ và “thi đua” 🎉";
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        article(&format!("'{title}'"), "slug: a\n", "Đoạn."),
    );
    site.write(
        "content/b.md",
        article("Hình vẽ", "photo: {src: b.svg, caption: Hình}\n", "Đoạn."),
    );
    site.write("content/b.svg", SVG);
    site.write(
        "content/c.md",
        article("漢字漢字", "slug: chu-han\n", "Đoạn."),
    );
    let files = site.build_cleanly();
    let address = |name: &str| site.article(name)["url"].as_str().unwrap().to_owned();
    let first = card(&site, &address("a"));
    for shared in [first.clone(), card(&site, &address("b"))] {
        let bytes = file(&files, &shared);
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 40_000);
        assert_eq!(
            image::load_from_memory(bytes).unwrap().dimensions(),
            (1200, 630)
        );
    }
    assert!(
        card(&site, &address("c")).contains("/assets/share."),
        "there are no letters for it"
    );
    // Other words, another card under another name; the same words, the same card.
    site.write("content/a.md", article("'Tên khác'", "slug: a\n", "Đoạn."));
    site.build_cleanly();
    let other = card(&site, "/tin/2023/a/");
    assert!(other != first && file(&site.output(), &other) != file(&files, &first));
    let decomposed = Site::new(BASE);
    use unicode_normalization::UnicodeNormalization;
    decomposed.write(
        "content/a.md",
        article(
            &format!("'{}'", title.nfd().collect::<String>()),
            "slug: a\n",
            "Đoạn.",
        ),
    );
    let files_nfd = decomposed.build_anyhow();
    assert!(file(&files_nfd, &first) == file(&files, &first));
    // A site may want none.
    site.edit(
        "site.yaml",
        "  language: vi",
        "  language: vi\n  share_cards: false",
    );
    let files = site.build_cleanly();
    assert!(card(&site, "/tin/2023/a/").contains("/assets/share."));
    assert!(
        !files
            .keys()
            .any(|path| path.starts_with("anh/") && path.ends_with(".png")),
        "{:?}",
        files.keys()
    );
}

#[test]
fn below_a_path_and_in_english() {
    let site = site("photo: {src: a.jpg, caption: Lễ}\n", "![B](/ban/tin/b.png)");
    site.edit("site.yaml", "thu.example/", "thu.example/ban/tin/");
    site.edit("site.yaml", "language: vi", "language: en");
    site.write("content/a.jpg", jpeg(700, 400));
    site.write("static/b.png", png(500, 300));
    let built = site.build_anyhow();
    let page = site.page("/news/2023/mot-bai/");
    for (image, start) in html::all(&page, "img").iter().zip(["a", "b"]) {
        let src = image.get("src").unwrap();
        let path = src.strip_prefix("/ban/tin/").unwrap();
        assert!(path.starts_with(&format!("pictures/{start}-")), "{src}");
        assert!(built.contains_key(path), "{src}");
    }
    let server = Server::start(&site, &[]);
    assert_eq!(server.differences(&built), Vec::<String>::new());
}

/// Whoever copies a published site back into `static/` keeps their files.
#[test]
fn a_file_of_the_site_goes_first() {
    let site = site("photo: {src: a.jpg, caption: Lễ}\n", "Đoạn.");
    site.write("content/a.jpg", jpeg(700, 400));
    let built = site.build_cleanly();
    let (path, _) = made_of(&built, "a").into_iter().next().unwrap();
    site.write(&format!("static/{path}"), webp(320, 10));
    let files = site.build_cleanly();
    assert!(files[path] == webp(320, 10) && files.len() == built.len());
}
