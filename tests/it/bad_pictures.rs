//! Pictures that cannot be shown: what is said of them, and that they do no harm.

use crate::common::pictures::{
    SVG, article, gif, jpeg, jpeg_of_a_phone, png, png_of_a_phone, site, webp, webp_of_a_phone,
};
use std::collections::BTreeSet;

/// A picture that cannot be shown, its name, its code, and words of the cure.
type Bad = (&'static str, Vec<u8>, &'static str, &'static str);

fn bad_pictures() -> Vec<Bad> {
    let huge_png = {
        let mut bytes = png(8, 8);
        bytes[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        bytes
    };
    let huge_gif = {
        let mut bytes = gif(8, 8, 2);
        bytes[6..10].copy_from_slice(&[0xff; 4]);
        bytes
    };
    let huge_jpeg = {
        let mut bytes = jpeg(8, 8);
        let frame = bytes
            .windows(2)
            .position(|pair| pair == [0xff, 0xc0])
            .unwrap();
        bytes[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
        bytes
    };
    let huge_webp = {
        let mut bytes = webp_of_a_phone(8, 8, 1);
        bytes[24..30].copy_from_slice(&[0xff; 6]);
        bytes
    };
    let flat_png = {
        let mut bytes = png(8, 8);
        bytes[16..20].copy_from_slice(&[0; 4]);
        bytes
    };
    let broken = |mut bytes: Vec<u8>| {
        let middle = bytes.len() / 2;
        let end = bytes.len() - 40;
        bytes[middle..end].fill(0x55);
        bytes
    };
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() * 2 / 3].to_vec();
    vec![
        ("rong.jpg", Vec::new(), "empty-picture", "chép lại"),
        ("det.png", flat_png, "empty-picture", "chép lại"),
        ("web.jpg", webp(8, 8), "picture-type", "JPEG"),
        ("phai.png", jpeg(8, 8), "picture-type", "PNG"),
        (
            "trang.jpg",
            b"<!DOCTYPE html><html><body>404".to_vec(),
            "picture-type",
            "JPEG",
        ),
        ("chu.webp", "chữ".into(), "picture-type", "ảnh gốc"),
        (
            "heic.jpg",
            b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(),
            "picture-type",
            "JPEG",
        ),
        (
            "anh.heic",
            b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(),
            "picture-type",
            "JPEG",
        ),
        ("cut.jpg", cut(jpeg(300, 200)), "picture-cut-off", "tải lại"),
        ("cut.png", cut(png(300, 200)), "picture-cut-off", "tải lại"),
        (
            "cut.webp",
            cut(webp(300, 200)),
            "picture-cut-off",
            "tải lại",
        ),
        (
            "cut.gif",
            cut(gif(300, 200, 3)),
            "picture-cut-off",
            "tải lại",
        ),
        ("bom.png", huge_png, "picture-too-large", "thu nhỏ"),
        ("bom.gif", huge_gif, "picture-too-large", "thu nhỏ"),
        ("bom.jpg", huge_jpeg, "picture-too-large", "thu nhỏ"),
        ("bom.webp", huge_webp, "picture-too-large", "thu nhỏ"),
        (
            "hong.png",
            broken(png(300, 200)),
            "damaged-picture",
            "lưu lại",
        ),
    ]
}

#[test]
fn pictures_that_cannot_be_shown() {
    for (name, bytes, code, cure) in bad_pictures() {
        for (lines, body, line) in [
            ("", format!("Đoạn.\n\nChữ ![Ảnh]({name})"), 9),
            (
                &*format!("photo: {{src: {name}, caption: Lễ}}\n"),
                String::new(),
                5,
            ),
        ] {
            let site = site(lines, &body);
            site.write(&format!("content/{name}"), &bytes);
            let built = site.build();
            assert_eq!(built.code, 1, "{name}: {}", built.stderr);
            assert!(
                built.stderr.contains(&format!("lỗi[{code}]")),
                "{name} is {code}: {}",
                built.stderr
            );
            assert!(
                built.stderr.contains(&format!("content/bai.md:{line}:"))
                    && built.stderr.contains(name),
                "{name}: {}",
                built.stderr
            );
            assert!(built.stderr.contains(cure), "{cure:?}: {}", built.stderr);
            assert!(site.output().is_empty(), "{name}");
            let english = site.run(&["build", "--lang", "en"]);
            assert!(
                english.stderr.contains(&format!("error[{code}]")),
                "{}",
                english.stderr
            );
            // Only what cannot be decoded is found when it is decoded.
            if code != "damaged-picture" {
                assert_eq!(site.codes(), [code], "{name}");
            }
        }
        assert_eq!(site("", "").run(&["explain", code]).code, 0, "{code}");
    }
}

#[test]
fn drawings_that_do_more_than_show() {
    let check = |svg: &str, place: &str| {
        for name in ["content/hinh.svg", "static/hinh.svg"] {
            let src = if name.starts_with("static") {
                "/hinh.svg"
            } else {
                "hinh.svg"
            };
            let site = site("", &format!("![Hình]({src})"));
            site.write(name, svg);
            let built = site.build();
            assert_eq!(built.code, 1, "{svg}");
            assert!(
                built.stderr.contains("unsafe-svg")
                    && built.stderr.contains(&format!("{name}:{place}")),
                "{svg}: {}",
                built.stderr
            );
            assert!(built.stderr.contains("content/bai.md"), "{}", built.stderr);
        }
    };
    check(
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <script>alert(1)</script>\n</svg>",
        "2:4",
    );
    check(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"\n  onload=\"x()\"/>",
        "2:3",
    );
    check("<svg><foreignObject/></svg>", "1:7");
    check(
        "<svg><image href=\"https://theo-doi.example/a.png\"/></svg>",
        "1:13",
    );
    check("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg>&a;</svg>", "1:1");
    // Whoever follows a link opens the drawing by itself.
    let site = site("", "[Hình](hinh.svg)");
    site.write("content/hinh.svg", "<svg onload=\"x()\"/>");
    assert_eq!(site.codes(), ["unsafe-svg"]);
    site.write("content/hinh.svg", "<svg><path></svg>");
    site.write(
        "content/bai.md",
        article("Một bài", "", "![Hình](hinh.svg)"),
    );
    assert_eq!(site.codes(), ["damaged-svg"]);
}

#[test]
fn nothing_in_a_picture_breaks_the_program() {
    let mut seed = 7_u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let sources = [
        ("jpg", jpeg_of_a_phone(40, 30, 6)),
        ("png", png_of_a_phone(40, 30, 6)),
        ("webp", webp_of_a_phone(40, 30, 6)),
        ("gif", gif(40, 30, 3)),
        ("svg", SVG.as_bytes().to_vec()),
    ];
    let mut body = String::new();
    let site = site("", "");
    for number in 0..150 {
        let (ending, bytes) = &sources[number % sources.len()];
        let mut bytes = bytes.clone();
        for _ in 0..1 + random(4) {
            let at = random(bytes.len());
            match random(4) {
                0 => bytes[at] = 0xff,
                1 => bytes[at] ^= 1 << random(8),
                2 => bytes.truncate(at.max(1)),
                _ => drop(bytes.splice(at..at, [0, 0xff, 0xd8, 0x7f])),
            }
        }
        site.write(&format!("content/x{number}.{ending}"), bytes);
        body.push_str(&format!("![Ảnh {number}](x{number}.{ending})\n\n"));
    }
    site.write("content/bai.md", article("Một bài", "", &body));
    // The harness notices panics and kills. Those that are found without decoding are taken away, until only those
    // are left that are found by it.
    let found = site.check();
    assert!(found.len() > 20);
    let lines: BTreeSet<&str> = found
        .iter()
        .filter_map(|found| found["message"].as_str())
        .collect();
    let body: String = body
        .split_inclusive("\n\n")
        .filter(|line| {
            let name = line.split(['(', ')']).nth(1).unwrap();
            !lines
                .iter()
                .any(|message| message.contains(&format!("`{name}`")))
                && !name.ends_with("svg")
        })
        .collect();
    assert!(body.len() > 200);
    site.write("content/bai.md", article("Một bài", "", &body));
    let built = site.build();
    assert!(
        built.code == 0 || built.stderr.contains("damaged-picture"),
        "{}",
        built.stderr
    );
}
