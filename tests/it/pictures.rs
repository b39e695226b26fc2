//! Pictures of articles: what is made of them, and what is taken out of them.

use crate::common::html::{self, Tag};
use crate::common::pictures::{
    PAGE, QUARTERS, SECRET, SVG, encoded, file, gif, indexed_png, jpeg, jpeg_of_a_phone, made_of,
    photo, png, png_of_a_phone, site, webp, webp_of_a_phone,
};
use image::{
    AnimationDecoder, GenericImageView, ImageFormat, Rgb, RgbImage, codecs::gif::GifDecoder,
};
use std::{collections::BTreeMap, io::Cursor};

/// The pictures of a page, without the QR code that is only printed.
fn pictures_of(page: &str) -> Vec<Tag<'_>> {
    let mut images = html::all(page, "img");
    images.retain(|image| image.get("src").is_none_or(|src| !src.ends_with("/qr.svg")));
    images
}

/// Addresses in a `srcset`, with the widths that it tells.
fn set(tag: &Tag<'_>) -> Vec<(String, u32)> {
    let entries = tag.get("srcset").unwrap_or("").split(", ");
    let entries = entries.filter(|entry| !entry.is_empty());
    entries
        .map(|entry| {
            let (address, width) = entry.split_once(' ').unwrap();
            let width = width.strip_suffix('w').unwrap().parse().unwrap();
            (address.to_owned(), width)
        })
        .collect()
}

#[test]
fn every_width_is_there_and_is_what_it_says() {
    let check = |src: &str,
                 bytes: Vec<u8>,
                 webp: &[u32],
                 plain: &[u32],
                 plain_ending: &str,
                 size: (u32, u32)| {
        let site = site(
            "",
            &format!(
                "{}\n\n![Lễ phát động]({})",
                "Một đoạn dài. ".repeat(20),
                src.rsplit_once("content/").map_or(src, |(_, name)| name)
            ),
        );
        site.write(
            if src.starts_with('/') {
                src.replacen('/', "static/", 1)
            } else {
                src.to_owned()
            }
            .as_str(),
            &bytes,
        );
        let files = site.build_cleanly();
        let page = site.page(PAGE);
        let sources = html::all(&page, "source");
        let images = pictures_of(&page);
        assert_eq!((sources.len(), images.len()), (1, 1), "{src}");
        let (source, image) = (&sources[0], &images[0]);
        assert_eq!(source.get("type"), Some("image/webp"));
        let widths = |tag: &Tag<'_>| set(tag).iter().map(|(_, width)| *width).collect::<Vec<_>>();
        assert_eq!(widths(source), webp, "{src}");
        assert_eq!(
            widths(image),
            if plain.len() > 1 { plain } else { &[] },
            "{src}"
        );
        let attribute = |name| image.get(name).unwrap_or_default();
        assert_eq!(
            (attribute("width"), attribute("height")),
            (size.0.to_string().as_str(), size.1.to_string().as_str()),
            "{src}"
        );
        assert_eq!(
            (
                attribute("alt"),
                attribute("loading"),
                attribute("decoding")
            ),
            ("Lễ phát động", "lazy", "async")
        );
        assert!(
            attribute("src").ends_with(plain_ending),
            "{}",
            attribute("src")
        );
        for tag in [source, image] {
            assert!(set(tag).is_empty() || tag.get("sizes").unwrap().contains("100vw"));
            for (address, width) in set(tag) {
                let image = image::load_from_memory(file(&files, &address)).unwrap();
                assert_eq!(image.width(), width, "{address}");
                let ratio = f64::from(image.width()) / f64::from(image.height());
                assert!(
                    (ratio - f64::from(size.0) / f64::from(size.1)).abs() < 0.02,
                    "{address}"
                );
            }
        }
        let shown = image::load_from_memory(file(&files, attribute("src"))).unwrap();
        assert_eq!(shown.dimensions(), size);
        let (_, [above_left, .., below_right]) = (0, QUARTERS);
        let (width, height) = size;
        for (at, colour) in [
            ((width / 8, height / 8), above_left),
            ((width * 7 / 8, height * 7 / 8), below_right),
        ] {
            let seen = shown.to_rgb8().get_pixel(at.0, at.1).0;
            assert!(
                seen.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 40),
                "{src}: {seen:?} for {colour:?}"
            );
        }
    };
    check(
        "content/le.jpg",
        jpeg(2000, 1000),
        &[320, 640, 960, 1280, 1920],
        &[640, 1280],
        "-1280.jpg",
        (1280, 640),
    );
    check(
        "/anh/le.jpeg",
        jpeg(700, 500),
        &[320, 700],
        &[700],
        "-700.jpg",
        (700, 500),
    );
    check(
        "content/le.png",
        png(660, 440),
        &[320, 660],
        &[660],
        "-660.png",
        (660, 440),
    );
    check("/le.PNG", png(20, 30), &[20], &[20], "-20.png", (20, 30));
    check(
        "content/le.webp",
        webp(800, 400),
        &[320, 640, 800],
        &[640, 800],
        "-800.jpg",
        (800, 400),
    );
}

#[test]
fn small_files_for_small_screens() {
    let site = site("", "Đoạn.\n\n![Lễ](le.jpg)");
    site.write("content/le.jpg", jpeg(1600, 1000));
    let files = site.build_cleanly();
    let made = made_of(&files, "le");
    let size = |end: &str| {
        made.iter()
            .find(|(path, _)| path.ends_with(end))
            .unwrap()
            .1
            .len()
    };
    assert!(size("-640.webp") < size("-640.jpg"), "{made:?}");
    assert!(
        size("-320.webp") * 2 < size("-640.webp") * 3 && size("-320.webp") < size("-1280.webp")
    );
}

#[test]
fn pictures_are_turned_as_they_were_held() {
    // Where the quarters above left, above right, below left and below right come from.
    let turns = [
        (1, [0, 1, 2, 3]),
        (2, [1, 0, 3, 2]),
        (3, [3, 2, 1, 0]),
        (4, [2, 3, 0, 1]),
        (5, [0, 2, 1, 3]),
        (6, [2, 0, 3, 1]),
        (7, [3, 1, 2, 0]),
        (8, [1, 3, 0, 2]),
    ];
    let body: String = turns
        .iter()
        .flat_map(|(turn, _)| {
            [("jpg"), ("png"), ("webp")].map(|end| format!("![Ảnh {turn}](t{turn}.{end})\n\n"))
        })
        .collect();
    let site = site("", &format!("Đoạn.\n\n{body}"));
    for (turn, _) in turns {
        site.write(
            &format!("content/t{turn}.jpg"),
            jpeg_of_a_phone(60, 40, turn),
        );
        site.write(
            &format!("content/t{turn}.png"),
            png_of_a_phone(60, 40, turn),
        );
        site.write(
            &format!("content/t{turn}.webp"),
            webp_of_a_phone(60, 40, turn),
        );
    }
    let files = site.build_cleanly();
    let page = site.page(PAGE);
    let images = pictures_of(&page);
    assert_eq!(images.len(), 24);
    for (number, image) in images.iter().enumerate() {
        let (turn, quarters) = turns[number / 3];
        let size = if turn < 5 { (60, 40) } else { (40, 60) };
        let told = |name| image.get(name).unwrap().parse::<u32>().unwrap();
        assert_eq!((told("width"), told("height")), size, "{turn}");
        let shown = image::load_from_memory(file(&files, image.get("src").unwrap()))
            .unwrap()
            .to_rgb8();
        assert_eq!(shown.dimensions(), size, "{turn}");
        for (place, from) in quarters.into_iter().enumerate() {
            let at = |part: usize, all: u32| if part == 0 { all / 4 } else { all * 3 / 4 };
            let seen = shown
                .get_pixel(at(place % 2, size.0), at(place / 2, size.1))
                .0;
            assert!(
                seen.iter()
                    .zip(QUARTERS[from])
                    .all(|(a, b)| a.abs_diff(b) < 60),
                "turn {turn}, place {place}: {seen:?}"
            );
        }
    }
}

#[test]
fn nothing_tells_where_a_picture_was_taken() {
    let site = site(
        "photo: {src: le.jpg, caption: Lễ}\n",
        "![A](/a.jpg) ![B](b.png)\n\n![C](c.webp)\n\n![D](ve.svg)\n\n[Bản gốc](goc.jpg) và [nữa](goc.png), [nữa](goc.webp)",
    );
    let holds = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
    // In these the secret comes before the pixels.
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() * 2 / 3].to_vec();
    let private = |mut bytes: Vec<u8>| {
        let at = bytes.windows(4).position(|name| name == b"tEXt").unwrap();
        bytes[at..at + 4].copy_from_slice(b"caBX");
        bytes
    };
    let drawing = |before: &str, after: &str| {
        let head = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\">";
        [
            head,
            before.as_bytes(),
            SECRET,
            after.as_bytes(),
            b"<path d=\"M0 0\"/></svg>",
        ]
        .concat()
    };
    site.edit("site.yaml", "site:\n", "site:\n  theme: rieng\n");
    let sources = [
        ("content/le.jpg", jpeg_of_a_phone(400, 300, 6)),
        ("static/a.jpg", jpeg_of_a_phone(90, 60, 3)),
        ("static/khac/khong-dung.png", png_of_a_phone(90, 60, 1)),
        ("content/b.png", png_of_a_phone(90, 60, 1)),
        ("content/c.webp", webp_of_a_phone(90, 60, 8)),
        ("content/goc.jpg", jpeg_of_a_phone(60, 40, 6)),
        ("content/goc.png", png_of_a_phone(60, 40, 8)),
        ("content/goc.webp", webp_of_a_phone(60, 40, 5)),
        ("static/ten-sai.png", jpeg_of_a_phone(90, 60, 3)),
        ("static/khong-ten", png_of_a_phone(90, 60, 3)),
        ("static/cut.jpg", cut(jpeg_of_a_phone(900, 600, 3))),
        ("static/cut.png", cut(png_of_a_phone(900, 600, 3))),
        ("static/duoi.gif", [&gif(30, 20, 2), SECRET].concat()),
        ("static/rieng.png", private(png_of_a_phone(90, 60, 1))),
        ("static/ve.svg", drawing("<!-- ", " -->")),
        (
            "content/ve.svg",
            drawing("<metadata><a>", "</a></metadata>"),
        ),
        ("themes/rieng/static/hinh.JPG", jpeg_of_a_phone(90, 60, 3)),
    ];
    for (path, bytes) in &sources {
        assert!(holds(bytes, SECRET), "{path}");
        site.write(path, bytes);
    }
    let files = site.build_cleanly();
    for (path, bytes) in &files {
        assert!(!holds(bytes, SECRET), "{path} tells it");
    }
    // What is copied is the same picture, and lies as before.
    for (path, size) in [
        ("a.jpg", (90, 60)),
        ("tep/goc.jpg", (60, 40)),
        ("tep/goc.png", (60, 40)),
        ("tep/goc.webp", (60, 40)),
    ] {
        let source = sources
            .iter()
            .find(|(source, _)| source.ends_with(path.trim_start_matches("tep/")))
            .unwrap();
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
        assert_eq!(pixels(&files[path]).dimensions(), size, "{path}");
        assert!(pixels(&files[path]) == pixels(&source.1), "{path}");
    }
    let orientation = |bytes: &[u8]| {
        use image::ImageDecoder;
        image::ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .unwrap()
            .into_decoder()
            .unwrap()
            .orientation()
            .unwrap()
            .to_exif()
    };
    for (path, turned) in [
        ("a.jpg", 3),
        ("tep/goc.jpg", 6),
        ("tep/goc.png", 8),
        ("tep/goc.webp", 5),
        ("khong-ten", 3),
    ] {
        assert_eq!(orientation(&files[path]), turned, "{path}");
    }
    // What is only shown is not published as it was.
    assert!(!files.contains_key("tep/le.jpg") && files.contains_key("khac/khong-dung.png"));
}

#[test]
fn a_file_without_metadata_is_copied_as_it_is() {
    let site = site("", "Đoạn.");
    let pictures = [
        ("a.jpg", jpeg(30, 20)),
        ("b.png", png(30, 20)),
        ("c.webp", webp(30, 20)),
        ("d.gif", gif(30, 20, 2)),
        ("e.svg", SVG.into()),
        ("hong.jpg", b"x".to_vec()),
    ];
    for (name, bytes) in &pictures {
        site.write(&format!("static/{name}"), bytes);
    }
    let files = site.build_cleanly();
    for (name, bytes) in &pictures {
        assert!(files[*name] == *bytes, "{name}");
    }
}

#[test]
fn what_moves_goes_on_moving() {
    let site = site(
        "photo: {src: dong.gif, caption: Cờ bay}\n",
        "![Một khung](dung.gif)",
    );
    site.write("content/dong.gif", gif(80, 50, 4));
    site.write("content/dung.gif", gif(80, 50, 1));
    let files = site.build_cleanly();
    let page = site.page(PAGE);
    let images = pictures_of(&page);
    let moving = images[0].get("src").unwrap();
    let frames = GifDecoder::new(Cursor::new(file(&files, moving)))
        .unwrap()
        .into_frames();
    assert_eq!(frames.count(), 4, "{moving}");
    assert_eq!(
        (images[0].get("width"), images[0].get("height")),
        (Some("80"), Some("50"))
    );
    assert!(images[1].get("src").unwrap().ends_with(".gif"));
    assert!(html::all(&page, "source").is_empty());
    // Where it is shared, it stands still.
    let shared = html::all(&page, "meta")
        .into_iter()
        .find(|meta| meta.get("property") == Some("og:image"))
        .unwrap();
    let shared = image::load_from_memory(file(&files, shared.get("content").unwrap())).unwrap();
    assert_eq!(shared.dimensions(), (80, 50));
}

#[test]
fn drawings_are_published_as_they_are() {
    let site = site("", "Đoạn.\n\n![A](a.svg)\n\n![B](/hinh/b.svg)");
    site.write("content/a.svg", SVG);
    site.write("static/hinh/b.svg", SVG);
    let files = site.build_cleanly();
    let page = site.page(PAGE);
    let images = pictures_of(&page);
    assert_eq!(images[1].get("src"), Some("/hinh/b.svg"));
    for image in &images {
        assert!(file(&files, image.get("src").unwrap()) == SVG.as_bytes());
        assert_eq!(
            (image.get("width"), image.get("height")),
            (Some("300"), Some("200"))
        );
    }
    let name = images[0].get("src").unwrap();
    assert!(name.starts_with("/anh/a-"), "{name}");
}

#[test]
fn what_readers_see_first_comes_first() {
    let check = |lines: &str, body: &str, first: usize| {
        let site = site(lines, body);
        for name in ["a", "b", "c"] {
            site.write(&format!("content/{name}.jpg"), jpeg(700, 400));
        }
        site.build_cleanly();
        let page = site.page(PAGE);
        for (number, image) in pictures_of(&page).iter().enumerate() {
            let expected = if number == first {
                (None, Some("high"))
            } else {
                (Some("lazy"), None)
            };
            assert_eq!(
                (image.get("loading"), image.get("fetchpriority")),
                expected,
                "{lines} {body} {number}"
            );
        }
        let front = site.page("/");
        let images = pictures_of(&front);
        assert_eq!(images[0].get("fetchpriority"), Some("high"), "{front}");
        assert!(
            images[1..]
                .iter()
                .all(|image| image.get("loading") == Some("lazy"))
        );
        assert!(
            html::all(&front, "source")[0]
                .get("sizes")
                .unwrap()
                .starts_with("(min-width")
        );
    };
    check(
        "photo: {src: a.jpg, caption: Lễ}\n",
        "![B](b.jpg)\n\n![C](c.jpg)",
        0,
    );
    check("", "![B](b.jpg)\n\n![C](c.jpg)", 0);
    check("", "Đoạn.\n\n![B](b.jpg)\n\n![C](c.jpg)", 0);
    let long = "Một đoạn dài. ".repeat(20);
    check("", &format!("{long}\n\n![B](b.jpg)\n\n![C](c.jpg)"), 9);
}

#[test]
fn machines_get_one_good_file() {
    let site = site(
        "photo: {src: le.webp, caption: Lễ phát động, credit: An}\n",
        "Đoạn.",
    );
    site.write("content/le.webp", webp(1500, 1000));
    let files = site.build_cleanly();
    let page = site.page(PAGE);
    let structured = html::inside(
        &page,
        html::all(&page, "script")
            .iter()
            .find(|script| script.get("type") == Some("application/ld+json"))
            .unwrap(),
    );
    let structured: serde_json::Value = serde_json::from_str(structured).unwrap();
    let article = structured["@graph"]
        .as_array()
        .unwrap()
        .iter()
        .find(|node| node["@type"] == "NewsArticle")
        .unwrap();
    let feed: serde_json::Value = serde_json::from_slice(&files["feed.json"]).unwrap();
    let shared = html::all(&page, "meta")
        .into_iter()
        .find(|meta| meta.get("property") == Some("og:image"))
        .unwrap();
    for address in [
        shared.get("content").unwrap(),
        article["image"]["url"].as_str().unwrap(),
        feed["items"][0]["image"].as_str().unwrap(),
    ] {
        assert!(
            address.starts_with("https://thu.example/anh/le-") && address.ends_with("-1280.jpg"),
            "{address}"
        );
        assert_eq!(
            image::guess_format(file(&files, address)).unwrap(),
            image::ImageFormat::Jpeg
        );
    }
    assert_eq!(
        (&article["image"]["width"], &article["image"]["height"]),
        (&1280.into(), &853.into())
    );
    assert_eq!(
        (
            &article["image"]["caption"],
            &article["image"]["creditText"]
        ),
        (&"Lễ phát động".into(), &"An".into())
    );
}

/// A smaller picture loads no slower than a larger one of its kind, nor than the file that its editor saved.
#[test]
fn no_file_is_heavier_than_a_wider_one() {
    let check = |name: &str, bytes: Vec<u8>| {
        let site = site("", &format!("![Ảnh]({name})"));
        site.write(&format!("content/{name}"), &bytes);
        let files = site.build_cleanly();
        let mut kinds: BTreeMap<&str, Vec<(u32, usize)>> = BTreeMap::new();
        for (path, made) in made_of(&files, "x") {
            let (_, kind) = path.rsplit_once('.').unwrap();
            let width: u32 = path.rsplit(['-', '.']).nth(1).unwrap().parse().unwrap_or(0);
            kinds.entry(kind).or_default().push((width, made.len()));
            // A file for browsers that do not know WebP may need more bytes than one.
            let is_measured = kind == "webp" || name.ends_with(kind);
            assert!(
                !is_measured || made.len() <= bytes.len(),
                "{path}: {} of {}",
                made.len(),
                bytes.len()
            );
        }
        assert!(!kinds.is_empty(), "{name}");
        for (kind, mut made) in kinds {
            made.sort_unstable();
            assert!(
                made.is_sorted_by_key(|(_, bytes)| *bytes),
                "{name} as {kind}: {made:?}"
            );
        }
    };
    let spots = |x: u32, y: u32| (x / 3 * 7 + y / 3 * 11 + x * y / 900) % 6;
    let drawing = |width, height| {
        RgbImage::from_fn(width, height, |x, y| {
            Rgb([
                [230, 40, 40],
                [250, 220, 30],
                [20, 60, 160],
                [255; 3],
                [9; 3],
                [60, 160, 60],
            ][spots(x, y) as usize])
        })
    };
    let slope = RgbImage::from_fn(1200, 700, |x, y| {
        Rgb([(x / 8) as u8, (y / 3) as u8, ((x + y) / 9) as u8])
    });
    check("x.png", indexed_png(800, 600, spots));
    check("x.png", indexed_png(2400, 300, spots));
    check("x.png", encoded(&drawing(900, 400), ImageFormat::Png));
    check("x.webp", encoded(&drawing(900, 400), ImageFormat::WebP));
    check("x.png", encoded(&slope, ImageFormat::Png));
    check("x.png", png(700, 500));
    let mut pale = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut pale, 20);
    photo(1400, 900).write_with_encoder(encoder).unwrap();
    check("x.jpg", pale);
}

#[test]
fn a_palette_stays_as_it_is() {
    let site = site("photo: {src: so-lieu.png, caption: Số liệu}\n", "Đoạn.");
    let bytes = indexed_png(1200, 600, |x, y| (x / 40 + y / 40) % 5);
    site.write("content/so-lieu.png", &bytes);
    let files = site.build_cleanly();
    let made = made_of(&files, "so-lieu");
    assert_eq!(made.values().collect::<Vec<_>>(), [&bytes.as_slice()]);
    let page = site.page(PAGE);
    let image = &pictures_of(&page)[0];
    assert_eq!(
        (image.get("width"), image.get("height")),
        (Some("1200"), Some("600"))
    );
    assert!(image.get("srcset").is_none() && html::all(&page, "source").is_empty());
}

/// Panoramas and some phones leave out the mark at the end, or put what is theirs in its place.
#[test]
fn a_photo_without_its_end_mark_is_whole() {
    let whole = jpeg(900, 600);
    let bare = &whole[..whole.len() - 2];
    for trailer in [
        &b""[..],
        b"\0\0\x01\x0a\x0e\0\0\0Image_UTC_DataSEFT",
        &jpeg_of_a_phone(40, 30, 6),
    ] {
        let site = site("", "![Toàn cảnh](le.jpg)");
        let file = [bare, trailer].concat();
        site.write("content/le.jpg", &file);
        site.write("static/le.jpg", &file);
        let files = site.build_cleanly();
        assert_eq!(
            files["le.jpg"].len(),
            whole.len(),
            "what comes behind is not published"
        );
        assert!(files["le.jpg"] == whole);
        let made = made_of(&files, "le");
        assert_eq!(made.len(), 5, "{:?}", made.keys());
        let widest = made
            .iter()
            .find(|(path, _)| path.ends_with("-900.jpg"))
            .unwrap();
        let shown = image::load_from_memory(widest.1).unwrap().to_rgb8();
        let seen = shown.get_pixel(890, 590).0;
        assert!(
            seen.iter()
                .zip(QUARTERS[3])
                .all(|(a, b)| a.abs_diff(b) < 40),
            "{seen:?}"
        );
    }
}

#[test]
fn photos_for_printers() {
    let inks = [0_u8, 255, 255, 0].repeat(900 * 600);
    for kind in [
        jpeg_encoder::ColorType::Cmyk,
        jpeg_encoder::ColorType::CmykAsYcck,
    ] {
        let mut bytes = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
        encoder.encode(&inks, 900, 600, kind).unwrap();
        let site = site("", "![Bìa](bia.jpg)");
        site.write("content/bia.jpg", &bytes);
        let files = site.build_cleanly();
        for (path, made) in made_of(&files, "bia") {
            let [red, green, blue] = image::load_from_memory(made)
                .unwrap()
                .to_rgb8()
                .get_pixel(9, 9)
                .0;
            assert!(
                red > 240 && green < 15 && blue < 15,
                "{path}: {red} {green} {blue}"
            );
        }
    }
}
