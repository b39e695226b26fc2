//! Keys and folders of other tools: what an author held back is never published, and what is meant is named.

use crate::common::{Site, each, fixtures::BASE};

fn article(line: &str) -> String {
    format!(
        "---\ntitle: Bài giữ lại\ndate: 15/04/2024 09:00\ndistrict: thanh-pho-ha-noi\n{line}\n---\nLời.\n"
    )
}

/// Each line is an error, which offers the line that says the same to bantin.
#[test]
fn keys_of_other_tools() {
    let cases = [
        ("published: false", "draft: true"),
        ("Published: no", "draft: true"),
        ("publish: 'off'", "draft: true"),
        ("Draft: true", "draft: true"),
        ("DRAFT: yes", "draft: true"),
        ("is_draft: 1", "draft: true"),
        ("private: true", "draft: true"),
        ("hidden: true", "draft: true"),
        ("unlisted: true", "draft: true"),
        ("eleventyExcludeFromCollections: true", "draft: true"),
        ("status: draft", "draft: true"),
        ("status: Pending", "draft: true"),
        ("post_status: private", "draft: true"),
        ("visibility: private", "draft: true"),
        ("state: in-review", "draft: true"),
        ("trạng thái: Bản nháp", "draft: true"),
        ("bản nháp: có", "draft: true"),
        ("nội bộ: x", "draft: true"),
        ("công khai: không", "draft: true"),
        ("publishDate: 2099-01-01", "date: 2099-01-01"),
        ("publish_date: 1/1/2099", "date: 1/1/2099"),
        ("publishedAt: 2024-04-16", "date: 2024-04-16"),
        ("embargo: khi nào có lệnh", "draft: true"),
        ("hẹn giờ: 16/04/2024", "date: 16/04/2024"),
        ("expiryDate: 2024-05-01", "expires: 2024-05-01"),
        ("expires_at: 1/5/2024", "expires: 1/5/2024"),
        ("ngày hết hạn: 01/05/2024", "expires: 01/05/2024"),
        ("Expires: 1/5/2024", "expires: 1/5/2024"),
        ("hết hạn: 1/5/2024", "expires: 1/5/2024"),
        ("Status: withdrawn", "status: withdrawn"),
        ("trạng thái: đã rút", "status: withdrawn"),
    ];
    each(cases, |(line, cure)| {
        let site = Site::new(BASE);
        site.write("content/a.md", article(line));
        let built = site.build();
        assert_eq!(built.code, 1, "{}", built.stderr);
        assert!(built.stderr.contains("[kept-back]"), "{}", built.stderr);
        assert!(
            built.stderr.contains(&format!("`{cure}`")),
            "{}",
            built.stderr
        );
        assert_eq!(built.stderr.matches("[").count(), 1, "{}", built.stderr);
        assert!(!site.public().exists());
    });
}

/// What says that a text is public, and what bantin's own keys say, is no error.
#[test]
fn what_is_public() {
    let cases = [
        "published: true",
        "Draft: false",
        "private: false",
        "visibility: public",
        "status: published",
        "expires: 1/5/2099",
        "publishDate: 2024-04-15",
        "pubDate: 2023-01-01",
        "trạng thái: đã đăng",
        "published: 2023-01-01",
        "published:",
    ];
    each(cases, |line| {
        let site = Site::new(BASE);
        site.write("content/a.md", article(line));
        let built = site.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert!(
            site.addresses()
                .contains(&"/tin/2024/bai-giu-lai/".to_owned())
        );
    });
}

/// Whether the article may go out nobody knows, so no cure would publish it by the way.
#[test]
fn what_is_neither_public_nor_held_back() {
    let cases = [
        "published: {a: b}",
        "published: [false]",
        "published: mai",
        "private: Hà Nội",
        "draft status: false\nhidden: {a: b}",
        "visibility: {a: b}",
        "publishDate: [2024-01-01]",
    ];
    each(cases, |line| {
        let site = Site::new(BASE);
        site.write("content/a.md", article(line));
        let built = site.build();
        assert_eq!(built.code, 1, "{}", built.stderr);
        assert!(
            built.stderr.contains("[kept-back]")
                && built.stderr.contains("thay khóa này bằng `draft: true`"),
            "{}",
            built.stderr
        );
    });
}

/// Jekyll and Hexo keep drafts in a folder.
#[test]
fn a_folder_of_drafts() {
    for (path, line, code) in [
        ("content/_drafts/a.md", "", 1),
        ("content/2024/_drafts/mai/a.md", "", 1),
        ("content/_drafts/a.md", "draft: true", 0),
        ("content/drafts/a.md", "", 0),
    ] {
        let site = Site::new(BASE);
        site.write("content/b.md", article("").replace("giữ lại", "khác"));
        site.write(path, article(line));
        let built = site.build();
        assert_eq!(built.code, code, "{path}: {}", built.stderr);
        assert_eq!(built.stderr.contains("[kept-back]"), code == 1, "{path}");
    }
}

/// Keys of other tools and labels in Vietnamese are known by what they mean; what means nothing here is taken for nothing.
#[test]
fn keys_known_by_meaning() {
    let cases = [
        ("description", Some("lead")),
        ("excerpt", Some("lead")),
        ("Sapo", Some("lead")),
        ("tóm tắt", Some("lead")),
        ("lastmod", Some("updated")),
        ("last_modified", Some("updated")),
        ("tags", Some("movements")),
        ("từ khóa", Some("movements")),
        ("categories", Some("category")),
        ("chuyên mục", Some("category")),
        ("image", Some("photo")),
        ("featured_image", Some("photo")),
        ("ảnh đại diện", Some("photo")),
        ("url", Some("aliases")),
        ("permalink", Some("aliases")),
        ("redirect_from", Some("aliases")),
        ("authors", Some("author")),
        ("tác giả", Some("author")),
        ("nguồn", Some("source")),
        ("organization", Some("org")),
        ("phong trào", Some("campaign")),
        ("Lead", Some("lead")),
        ("autor", Some("author")),
        ("layout", None),
        ("comments", None),
        ("toc", None),
        ("weight", None),
    ];
    each(cases, |(key, meaning)| {
        let site = Site::new(BASE);
        site.write("content/a.md", article(&format!("{key}: Một")));
        let told = site.build().stderr;
        assert_eq!(told.matches("[unknown-key]").count(), 1, "{told}");
        match meaning {
            // A guess, or a name of the same key.
            Some(meaning) => assert!(
                told.contains(&format!("`{meaning}`?"))
                    || told.contains(&format!("viết `{meaning}: …`")),
                "{told}"
            ),
            None => assert!(!told.contains("có phải ý bạn"), "{told}"),
        }
    });
}
