//! Small pictures and the sites that show them. The pictures are made here: a photo with four quarters of four colours, and all that phones write into files.

use crate::common::{Files, Site, fixtures::BASE};
use image::{DynamicImage, Frame, ImageFormat, Rgb, RgbImage, RgbaImage, codecs::gif::GifEncoder};
use std::{collections::BTreeMap, io::Cursor};

/// What must not be published: where a picture was taken, and by whom.
pub(crate) const SECRET: &[u8] = b"21.0285N-105.8542E-Nguyen-Van-A";

/// Colours of the quarters: above left, above right, below left, below right.
pub(crate) const QUARTERS: [[u8; 3]; 4] =
    [[230, 30, 30], [30, 200, 30], [30, 30, 230], [230, 230, 30]];

/// A photo with four quarters and some noise, so that it is no drawing.
pub(crate) fn photo(width: u32, height: u32) -> RgbImage {
    let mut seed = 1_u32;
    RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let quarter = usize::from(x * 2 >= width) + 2 * usize::from(y * 2 >= height);
        let noise = (seed >> 28) as u8;
        Rgb(QUARTERS[quarter].map(|part| part.saturating_add(noise)))
    })
}

pub(crate) fn encoded(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::ImageRgb8(image.clone());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&photo(width, height), ImageFormat::Jpeg)
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&photo(width, height), ImageFormat::Png)
}

pub(crate) fn webp(width: u32, height: u32) -> Vec<u8> {
    encoded(&photo(width, height), ImageFormat::WebP)
}

/// A PNG whose pixels name one of six colours.
pub(crate) fn indexed_png(width: u32, height: u32, colour: impl Fn(u32, u32) -> u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(
        [
            [230, 40, 40],
            [250, 220, 30],
            [20, 60, 160],
            [255; 3],
            [9; 3],
            [60, 160, 60],
        ]
        .concat(),
    );
    encoder.set_compression(png::Compression::High);
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let pixels: Vec<u8> = places.map(|(x, y)| colour(x, y) as u8).collect();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A GIF of some frames.
pub(crate) fn gif(width: u32, height: u32, frames: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for frame in 0..frames {
        let pixel = image::Rgba([frame * 40, 90, 200 - frame * 30, 255]);
        let image = RgbaImage::from_pixel(width, height, pixel);
        encoder.encode_frame(Frame::new(image)).unwrap();
    }
    drop(encoder);
    bytes
}

/// Exif data as a phone writes them: how the picture lies, where it was taken, and the secret.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(3_u16.to_le_bytes());
    let mut entry = |tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    };
    let first = 8 + 2 + 3 * 12 + 4;
    entry(0x010f, 2, SECRET.len() as u32, first); // maker
    entry(0x0112, 3, 1, orientation.into());
    entry(0x8825, 4, 1, first + SECRET.len() as u32); // place
    tiff.extend([0; 4]);
    tiff.extend(SECRET);
    tiff.extend(1_u16.to_le_bytes());
    tiff.extend(b"\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0"); // north
    tiff
}

/// A JPEG with Exif, XMP, a comment, and a second picture behind it.
pub(crate) fn jpeg_of_a_phone(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = jpeg(width, height);
    let mut bytes = plain[..2].to_vec();
    let mut segment = |marker: u8, inside: &[&[u8]]| {
        let inside = inside.concat();
        bytes.extend([0xff, marker]);
        bytes.extend((inside.len() as u16 + 2).to_be_bytes());
        bytes.extend(inside);
    };
    segment(0xe1, &[b"Exif\0\0", &exif(orientation)]);
    segment(
        0xe1,
        &[b"http://ns.adobe.com/xap/1.0/\0<x>", SECRET, b"</x>"],
    );
    segment(0xed, &[b"Photoshop 3.0\0", SECRET]);
    segment(0xfe, &[SECRET]);
    bytes.extend(&plain[2..]);
    bytes.extend(SECRET);
    bytes
}

/// A PNG with Exif and text.
pub(crate) fn png_of_a_phone(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = png(width, height);
    let after_head = 8 + 25;
    let mut bytes = plain[..after_head].to_vec();
    let mut chunk = |name: &[u8; 4], inside: &[u8]| {
        bytes.extend((inside.len() as u32).to_be_bytes());
        let named = [&name[..], inside].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&named);
        bytes.extend(named);
        bytes.extend(crc.sum().to_be_bytes());
    };
    chunk(b"eXIf", &exif(orientation));
    chunk(b"tEXt", &[b"Author\0", SECRET].concat());
    chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", SECRET].concat());
    bytes.extend(&plain[after_head..]);
    bytes
}

/// A WebP with Exif and XMP.
pub(crate) fn webp_of_a_phone(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = webp(width, height);
    let mut inside = b"WEBPVP8X\x0a\0\0\0\x0c\0\0\0".to_vec();
    inside.extend(&(width - 1).to_le_bytes()[..3]);
    inside.extend(&(height - 1).to_le_bytes()[..3]);
    inside.extend(&plain[12..]);
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        inside.extend(name);
        inside.extend((data.len() as u32).to_le_bytes());
        inside.extend(data);
        inside.extend(vec![0; data.len() % 2]);
    };
    chunk(b"EXIF", &exif(orientation));
    chunk(b"XMP ", SECRET);
    [b"RIFF", &(inside.len() as u32).to_le_bytes()[..], &inside].concat()
}

/// A drawing.
pub(crate) const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 200\"><path d=\"M0 0h9v9z\"/></svg>\n";

/// The text of an article.
pub(crate) fn article(title: &str, lines: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2023-02-01\ndistrict: quan-ha-dong\n{lines}---\n\n{body}\n")
}

/// A site with one article.
pub(crate) fn site(lines: &str, body: &str) -> Site {
    let site = Site::new(BASE);
    site.write("content/bai.md", article("Một bài", lines, body));
    site
}

/// The page of that article.
pub(crate) const PAGE: &str = "/tin/2023/mot-bai/";

/// The file at an address of the site.
#[track_caller]
pub(crate) fn file<'f>(files: &'f Files, address: &str) -> &'f [u8] {
    let path = address
        .strip_prefix("https://thu.example")
        .unwrap_or(address);
    let found = files.get(path.trim_start_matches('/'));
    found.unwrap_or_else(|| panic!("{address} is not there: {:#?}", files.keys()))
}

/// Files that were made of pictures, by what their names begin with.
pub(crate) fn made_of<'f>(files: &'f Files, stem: &str) -> BTreeMap<&'f str, &'f [u8]> {
    let start = format!("anh/{stem}-");
    let files = files.iter().filter(|(path, _)| path.starts_with(&start));
    files
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect()
}
