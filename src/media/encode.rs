//! Writes pixels as files, in each format and as far as that goes with fewer bytes.

use super::palette::Indexed;
use crate::diagnostic::PictureFault;
use image::{DynamicImage, codecs::webp::WebPEncoder};

/// A drawing that is packed into so few bytes is small enough: the search for a smaller form takes more than ten times
/// as long, and saves less than a packet.
const SHORT: usize = 2048;

/// A WebP of every pixel as it is.
pub(super) fn sharp_webp(image: &DynamicImage) -> Result<Vec<u8>, PictureFault> {
    let mut quick = Vec::new();
    let encoder = WebPEncoder::new_lossless(&mut quick);
    let packed = image.write_with_encoder(encoder);
    packed.map_err(|_| PictureFault::Damaged)?;
    if quick.len() <= SHORT {
        return Ok(quick);
    }
    let searched = encoded_webp(image, true, SEARCH)?;
    Ok(if searched.len() < quick.len() {
        searched
    } else {
        quick
    })
}

/// How hard a smaller form of a drawing is searched for.
const SEARCH: f32 = 76.0;

/// A WebP that looks like the picture at a quality of 0 to 100.
pub(super) fn webp(image: &DynamicImage, quality: u8) -> Result<Vec<u8>, PictureFault> {
    encoded_webp(image, false, quality.into())
}

fn encoded_webp(
    image: &DynamicImage,
    lossless: bool,
    quality: f32,
) -> Result<Vec<u8>, PictureFault> {
    let (width, height) = (image.width(), image.height());
    let mut config = webp::WebPConfig::new().map_err(|()| PictureFault::Damaged)?;
    config.lossless = i32::from(lossless);
    config.quality = quality;
    config.alpha_quality = 90;
    let encoder = match image {
        DynamicImage::ImageRgba8(image) => webp::Encoder::from_rgba(image, width, height),
        image => webp::Encoder::from_rgb(image.as_bytes(), width, height),
    };
    let encoded = encoder.encode_advanced(&config);
    let encoded = encoded.map_err(|_| PictureFault::Damaged)?;
    Ok(encoded.to_vec())
}

/// A JPEG that looks like the picture at a quality of 0 to 100.
pub(super) fn jpeg(image: &DynamicImage, quality: u8) -> Result<Vec<u8>, PictureFault> {
    let too_large = |_| PictureFault::Damaged;
    let width = u16::try_from(image.width()).map_err(too_large)?;
    let height = u16::try_from(image.height()).map_err(too_large)?;
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    let image = image.to_rgb8();
    encoder
        .encode(&image, width, height, jpeg_encoder::ColorType::Rgb)
        .map_err(|_| PictureFault::Damaged)?;
    Ok(bytes)
}

/// A PNG of every pixel as it is.
pub(super) fn png(image: &DynamicImage) -> Result<Vec<u8>, PictureFault> {
    use image::codecs::png::{CompressionType, FilterType, PngEncoder};
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    image
        .write_with_encoder(encoder)
        .map_err(|_| PictureFault::Damaged)?;
    Ok(bytes)
}

/// A PNG whose pixels name colours of a palette, in as few bits as that takes.
pub(super) fn indexed_png(indexed: &Indexed) -> Result<Vec<u8>, PictureFault> {
    use png::{BitDepth, ColorType, Compression, Encoder, Filter};
    let damaged = |_| PictureFault::Damaged;
    let depth = match indexed.colours.len() {
        0..=2 => BitDepth::One,
        3..=4 => BitDepth::Two,
        5..=16 => BitDepth::Four,
        _ => BitDepth::Eight,
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, indexed.width, indexed.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(depth);
    encoder.set_compression(Compression::High);
    // Neighbours in a palette are not alike, so what differs from them says nothing.
    encoder.set_filter(Filter::NoFilter);
    let colours = indexed.colours.iter();
    encoder.set_palette(
        colours
            .clone()
            .flat_map(|colour| colour[..3].to_vec())
            .collect::<Vec<u8>>(),
    );
    let clear: Vec<u8> = colours.map(|colour| colour[3]).collect();
    if clear.iter().any(|&clear| clear < 255) {
        encoder.set_trns(clear);
    }
    let mut writer = encoder.write_header().map_err(damaged)?;
    writer
        .write_image_data(&indexed.packed(depth as usize))
        .map_err(damaged)?;
    writer.finish().map_err(damaged)?;
    Ok(bytes)
}
