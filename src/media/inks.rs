//! Pictures for printers: JPEGs whose pixels tell how much of four inks is printed, not how much of three lights is shown.
//!
//! How an ink looks is told by the profile of the picture. Without one, each ink takes away its light in full, as
//! browsers show it. Inks are stored the wrong way round, 255 for bare paper, as Adobe's programs began to do and all
//! others took over.

use image::RgbImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// Pixels that are converted at a time.
const PART: usize = 1 << 12;

/// Decodes a JPEG of four inks as screens show it, without a profile.
pub(super) fn decode(bytes: &[u8]) -> Option<RgbImage> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::MAX)
        .set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let coded = decoder.input_colorspace()?;
    let (width, height) = decoder.dimensions()?;
    decoder.set_options(options.jpeg_set_out_colorspace(coded));
    let mut paper = decoder.decode().ok()?;
    match coded {
        ColorSpace::CMYK => {}
        ColorSpace::YCCK => paper.chunks_exact_mut(4).for_each(as_inks),
        _ => return None,
    }
    let profile = decoder.icc_profile();
    shown_by_profile(&mut paper, profile.as_deref()).unwrap_or_else(|| shown(&mut paper));
    paper.truncate(width * height * 3);
    RgbImage::from_raw(width.try_into().ok()?, height.try_into().ok()?, paper)
}

/// Turns brightness and two shades into three inks; the fourth one stays.
fn as_inks(pixel: &mut [u8]) {
    let [bright, blue, red] = [pixel[0], pixel[1], pixel[2]].map(f32::from);
    let (blue, red) = (blue - 128.0, red - 128.0);
    let lights = [
        bright + 1.402 * red,
        bright - 0.344_136 * blue - 0.714_136 * red,
        bright + 1.772 * blue,
    ];
    for (part, light) in pixel.iter_mut().zip(lights) {
        *part = 255 - light.round() as u8; // a number outside is cut to what a byte can hold
    }
}

/// Writes the light of each pixel over the first three quarters of the bytes.
fn shown(paper: &mut [u8]) {
    for at in 0..paper.len() / 4 {
        let [cyan, magenta, yellow, black] = [0, 1, 2, 3].map(|ink| u16::from(paper[at * 4 + ink]));
        for (part, ink) in [cyan, magenta, yellow].into_iter().enumerate() {
            paper[at * 3 + part] = ((ink * black + 127) / 255) as u8;
        }
    }
}

/// The same by a profile; none when it cannot be read or is not of inks.
fn shown_by_profile(paper: &mut [u8], profile: Option<&[u8]>) -> Option<()> {
    let profile = ColorProfile::new_from_slice(profile?).ok()?;
    if profile.color_space != DataColorSpace::Cmyk {
        return None;
    }
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let transform = profile
        .create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, options)
        .ok()?;
    // It fails at once or never: the bytes of a part are what it asks for.
    transform.transform(&[0; 4], &mut [0; 3]).ok()?;
    let pixels = paper.len() / 4;
    let (mut inks, mut light) = (vec![0; PART * 4], vec![0; PART * 3]);
    for first in (0..pixels).step_by(PART) {
        let many = PART.min(pixels - first);
        let (inks, light) = (&mut inks[..many * 4], &mut light[..many * 3]);
        for (ink, paper) in inks.iter_mut().zip(&paper[first * 4..]) {
            *ink = 255 - paper;
        }
        transform.transform(inks, light).ok()?;
        paper[first * 3..][..many * 3].copy_from_slice(light);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::decode;
    use jpeg_encoder::{ColorType, Encoder};

    /// A profile of inks of which the first one, cyan by its name, prints green.
    fn profile() -> Vec<u8> {
        let mut look = b"mft1\0\0\0\0\x04\x03\x02\0".to_vec();
        for at in 0..9 {
            look.extend(if at % 4 == 0 { [0, 1, 0, 0] } else { [0; 4] });
        }
        let line = || 0..=255_u8;
        for _ in 0..4 {
            look.extend(line());
        }
        for inks in 0..16 {
            let has = |ink: u8| inks >> (3 - ink) & 1 == 1;
            look.extend(match () {
                () if has(3) => [0, 128, 128],
                () if has(0) => [150, 60, 180],
                () if has(1) || has(2) => [130, 170, 128],
                () => [255, 128, 128],
            });
        }
        for _ in 0..3 {
            look.extend(line());
        }
        let mut profile = vec![0; 128];
        let mut put =
            |at: usize, bytes: &[u8]| profile[at..at + bytes.len()].copy_from_slice(bytes);
        put(8, b"\x02\x40\0\0prtrCMYKLab \x07\xe8\0\x01\0\x01");
        put(36, b"acsp");
        put(68, b"\0\0\xf6\xd6\0\x01\0\0\0\0\xd3\x2d");
        let size = |bytes: usize| (bytes as u32).to_be_bytes();
        put(0, &size(128 + 16 + look.len()));
        profile.extend(size(1));
        profile.extend(b"A2B0");
        profile.extend(size(144));
        profile.extend(size(look.len()));
        profile.extend(look);
        profile
    }

    #[test]
    fn inks_look_as_they_are_printed() {
        let check = |inks: [u8; 4], by_profile: bool, expected: [u8; 3]| {
            for kind in [ColorType::Cmyk, ColorType::CmykAsYcck] {
                let mut bytes = Vec::new();
                let mut encoder = Encoder::new(&mut bytes, 95);
                if by_profile {
                    encoder.add_icc_profile(&profile()).unwrap();
                }
                encoder.encode(&inks.repeat(40 * 30), 40, 30, kind).unwrap();
                let shown = decode(&bytes).unwrap();
                assert_eq!(shown.dimensions(), (40, 30));
                for (x, y) in [(0, 0), (39, 29)] {
                    let seen = shown.get_pixel(x, y).0;
                    let near = seen.iter().zip(expected).all(|(a, b)| a.abs_diff(b) < 12);
                    assert!(near, "{kind:?} {inks:?} by profile {by_profile}: {seen:?}");
                }
            }
        };
        check([0, 0, 0, 0], false, [255, 255, 255]);
        check([255, 0, 0, 0], false, [0, 255, 255]);
        check([0, 255, 255, 0], false, [255, 0, 0]);
        check([0, 0, 0, 255], false, [0, 0, 0]);
        check([0, 128, 0, 128], false, [127, 63, 127]);
        check([0, 0, 0, 0], true, [255, 255, 255]);
        check([255, 0, 0, 0], true, [0, 168, 36]);
        check([0, 0, 0, 255], true, [0, 0, 0]);
    }
}
