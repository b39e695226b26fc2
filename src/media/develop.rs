//! Makes files of pictures: pixels are decoded, turned, scaled down and encoded again.

use super::{
    facts::PictureFacts,
    format::PictureFormat,
    head, inks,
    lighter::{Printable, Weights, with_wider},
    palette::{Colour, colours},
    variants::Variant,
    without_metadata,
};
use crate::diagnostic::PictureFault;
use fast_image_resize::{
    FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer,
    images::{TypedImage, TypedImageRef},
    pixels::{U8x3, U8x4},
};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
    metadata::Orientation,
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// Most memory that decoding may take: 100 million pixels of four bytes, and some more.
const MEMORY: u64 = 512 << 20;
/// Widest form that is kept of a huge picture while its files are made, in pixels: twice the widest file.
const KEPT: u32 = 3840;

/// Makes the given variants of a picture, in their order.
///
/// # Errors
/// When the picture cannot be decoded.
pub fn make_variants(
    bytes: &[u8],
    facts: &PictureFacts,
    variants: &[Variant],
) -> Result<Vec<Vec<u8>>, PictureFault> {
    let bare = without_metadata(bytes);
    if variants.iter().all(|variant| variant.own) {
        return Ok(variants.iter().map(|_| bare.to_vec()).collect());
    }
    let negative = DecodedPicture::decode(bytes, facts)?;
    let mut weights = Weights::new(facts, &bare);
    let mut made = vec![Vec::new(); variants.len()];
    let mut last: Option<Scaled> = None;
    for variant in with_wider(facts, variants, negative.colours.is_some()) {
        let size = (variant.width, variant.height);
        let file = if variant.own {
            bare.to_vec()
        } else {
            let same = last.take().filter(|scaled| scaled.size == size);
            let scaled = same.map_or_else(|| negative.scaled(size), Ok)?;
            let own = negative.is_like(facts, variant).then_some(&*bare);
            let picture = Printable {
                image: &scaled.image,
                colours: negative.colours.as_deref(),
                own,
            };
            let file = picture.file(variant.format, &mut weights)?;
            last = Some(scaled);
            file
        };
        for (wanted, made) in variants.iter().zip(&mut made) {
            if *wanted == variant {
                made.clone_from(&file);
            }
        }
    }
    Ok(made)
}

/// A picture scaled to one size, and turned upright.
struct Scaled {
    size: (u32, u32),
    image: DynamicImage,
}

/// A decoded picture, as its file has it.
struct DecodedPicture {
    pixels: Pixels,
    orientation: Orientation,
    /// Whether the picture is turned by a quarter, so that width and height change places.
    side_on: bool,
    /// Whether the pixels tell inks, which not every program shows.
    inks: bool,
    /// All its colours when they are so few that it is a drawing, whose edges must stay sharp.
    colours: Option<Vec<Colour>>,
}

enum Pixels {
    Solid(RgbImage),
    Clear(RgbaImage),
}

impl DecodedPicture {
    fn decode(bytes: &[u8], facts: &PictureFacts) -> Result<DecodedPicture, PictureFault> {
        let head = head::walk(facts.format, bytes)?;
        let format = match facts.format {
            PictureFormat::Jpeg => ImageFormat::Jpeg,
            PictureFormat::Png => ImageFormat::Png,
            PictureFormat::Webp => ImageFormat::WebP,
            PictureFormat::Gif => ImageFormat::Gif,
            PictureFormat::Svg => return Err(PictureFault::Damaged),
        };
        let bytes = &*head.ended(bytes);
        let (mut pixels, profile) = if head.inks {
            let shown = inks::decode(bytes).ok_or(PictureFault::Damaged)?;
            (Pixels::Solid(shown), None)
        } else {
            Pixels::decode(bytes, format)?
        };
        if pixels.size() != head.size {
            return Err(PictureFault::Damaged);
        }
        let is_photo = facts.format == PictureFormat::Jpeg;
        let mut colours = (!is_photo).then(|| pixels.few_colours()).flatten();
        if facts.width >= 2 * KEPT {
            let kept = |side: u32| {
                let side = u64::from(side) * u64::from(KEPT) / u64::from(facts.width);
                u32::try_from(side).unwrap_or(KEPT).max(1)
            };
            let (width, height) = pixels.size();
            pixels = pixels.scaled((kept(width), kept(height)), FilterType::Box)?;
        }
        if let Some(profile) = profile {
            pixels.show_as_srgb(&profile);
            if let Some(colours) = &mut colours {
                let parts = colours.as_flattened_mut();
                convert(&profile, parts, Layout::Rgba, 4);
            }
        }
        Ok(DecodedPicture {
            pixels,
            side_on: head.lies_on_its_side(),
            orientation: head.orientation,
            inks: head.inks,
            colours,
        })
    }

    fn scaled(&self, size: (u32, u32)) -> Result<Scaled, PictureFault> {
        let (width, height) = size;
        let lying = if self.side_on {
            (height, width)
        } else {
            (width, height)
        };
        let scaled = self.pixels.scaled(lying, FilterType::Lanczos3)?;
        let mut image = scaled.into_image();
        image.apply_orientation(self.orientation);
        Ok(Scaled { size, image })
    }

    /// Whether a variant could as well be the picture's own file.
    fn is_like(&self, facts: &PictureFacts, variant: Variant) -> bool {
        let same = (variant.format, variant.width) == (facts.format, facts.width);
        let upright = self.orientation == Orientation::NoTransforms;
        same && upright && !self.inks && !facts.moving
    }
}

impl Pixels {
    /// Decodes a picture as its file has it, and gives the profile of its colours.
    fn decode(
        bytes: &[u8],
        format: ImageFormat,
    ) -> Result<(Pixels, Option<Vec<u8>>), PictureFault> {
        let mut limits = Limits::default();
        limits.max_alloc = Some(MEMORY);
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits);
        let damaged = |_| PictureFault::Damaged;
        let mut decoder = reader.into_decoder().map_err(damaged)?;
        let profile = decoder.icc_profile().ok().flatten();
        let decoded = DynamicImage::from_decoder(decoder).map_err(damaged)?;
        let pixels = if decoded.color().has_alpha() {
            Pixels::Clear(decoded.into_rgba8())
        } else {
            Pixels::Solid(decoded.into_rgb8())
        };
        Ok((pixels, profile))
    }

    fn size(&self) -> (u32, u32) {
        match self {
            Pixels::Solid(image) => image.dimensions(),
            Pixels::Clear(image) => image.dimensions(),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Pixels::Solid(image) => image.as_raw(),
            Pixels::Clear(image) => image.as_raw(),
        }
    }

    fn few_colours(&self) -> Option<Vec<Colour>> {
        let parts = match self {
            Pixels::Solid(_) => 3,
            Pixels::Clear(_) => 4,
        };
        colours(self.bytes(), parts)
    }

    /// Converts colours from the profile of the picture to sRGB, which screens show without a profile.
    fn show_as_srgb(&mut self, profile: &[u8]) {
        match self {
            Pixels::Solid(image) => convert(profile, image, Layout::Rgb, 3),
            Pixels::Clear(image) => convert(profile, image, Layout::Rgba, 4),
        }
    }

    fn scaled(
        &self,
        (width, height): (u32, u32),
        filter: FilterType,
    ) -> Result<Pixels, PictureFault> {
        let damaged = || PictureFault::Damaged;
        let (own_width, own_height) = self.size();
        let bytes = if (own_width, own_height) == (width, height) {
            self.bytes().to_vec()
        } else {
            let resized = match self {
                Pixels::Solid(image) => {
                    resized::<U8x3>(image, self.size(), (width, height), filter)
                }
                Pixels::Clear(image) => {
                    resized::<U8x4>(image, self.size(), (width, height), filter)
                }
            };
            resized.ok_or_else(damaged)?
        };
        let pixels = match self {
            Pixels::Solid(_) => RgbImage::from_raw(width, height, bytes).map(Pixels::Solid),
            Pixels::Clear(_) => RgbaImage::from_raw(width, height, bytes).map(Pixels::Clear),
        };
        pixels.ok_or_else(damaged)
    }

    fn into_image(self) -> DynamicImage {
        match self {
            Pixels::Solid(image) => DynamicImage::ImageRgb8(image),
            Pixels::Clear(image) => DynamicImage::ImageRgba8(image),
        }
    }
}

/// Converts pixels of so many bytes from a profile to sRGB. A profile that cannot be read is ignored.
fn convert(profile: &[u8], bytes: &mut [u8], layout: Layout, step: usize) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, options) else {
        return;
    };
    let mut before = vec![0; step << 12];
    for part in bytes.chunks_mut(step << 12) {
        let before = &mut before[..part.len()];
        before.copy_from_slice(part);
        if transform.transform(before, part).is_err() {
            part.copy_from_slice(before);
        }
    }
}

/// Scales pixels of one kind. The kind is a type parameter: to choose it at run time, the crate would be compiled for
/// all thirteen kinds that it knows.
fn resized<P: PixelTrait>(
    bytes: &[u8],
    (own_width, own_height): (u32, u32),
    (width, height): (u32, u32),
    filter: FilterType,
) -> Option<Vec<u8>> {
    let source = TypedImageRef::<P>::from_buffer(own_width, own_height, bytes).ok()?;
    let mut scaled = vec![0; width as usize * height as usize * P::size()];
    let mut target = TypedImage::<P>::from_buffer(width, height, &mut scaled).ok()?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    let resized = Resizer::new().resize_typed(&source, &mut target, &options);
    resized.ok().map(|()| scaled)
}

#[cfg(test)]
mod tests {
    use super::{PictureFacts, PictureFormat, Variant, make_variants};
    use image::{DynamicImage, ImageEncoder, Rgb, RgbImage, codecs::png::PngEncoder};
    use moxcms::ColorProfile;

    fn facts(format: PictureFormat, width: u32, height: u32) -> PictureFacts {
        PictureFacts {
            digest: 0,
            format,
            width,
            height,
            moving: false,
            clear: false,
            palette: false,
        }
    }

    fn png(image: &RgbImage, profile: Option<&ColorProfile>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = PngEncoder::new(&mut bytes);
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile.encode().unwrap()).unwrap();
        }
        let (width, height) = image.dimensions();
        let kind = image::ExtendedColorType::Rgb8;
        encoder.write_image(image, width, height, kind).unwrap();
        bytes
    }

    fn developed(bytes: &[u8], facts: &PictureFacts, variant: Variant) -> DynamicImage {
        let made = make_variants(bytes, facts, &[variant]).unwrap();
        image::load_from_memory(&made[0]).unwrap()
    }

    #[test]
    fn colours_are_those_of_their_profile() {
        let image = RgbImage::from_pixel(40, 30, Rgb([128, 200, 100]));
        let facts = facts(PictureFormat::Png, 40, 30);
        let shown = |profile: Option<&ColorProfile>| {
            let bytes = png(&image, profile);
            developed(&bytes, &facts, facts.plain()[0])
                .to_rgb8()
                .get_pixel(9, 9)
                .0
        };
        assert_eq!(shown(None), [128, 200, 100]);
        assert_eq!(shown(Some(&ColorProfile::new_srgb())), [128, 200, 100]);
        let [red, green, blue] = shown(Some(&ColorProfile::new_display_p3()));
        assert!(
            red < 120 && green > 200 && blue < 95,
            "{red} {green} {blue}"
        );
    }

    #[test]
    fn huge_pictures() {
        let image = RgbImage::from_fn(9000, 30, |x, _| Rgb([(x / 36) as u8, 90, 30]));
        let facts = facts(PictureFormat::Png, 9000, 30);
        let bytes = png(&image, None);
        for variant in facts.variants() {
            let shown = developed(&bytes, &facts, variant);
            assert_eq!(
                (shown.width(), shown.height()),
                (variant.width, variant.height)
            );
            let end = shown.to_rgb8().get_pixel(variant.width - 2, 0).0[0];
            assert!(end > 235, "{variant:?}: {end}");
        }
    }

    #[test]
    fn one_or_all_are_the_same() {
        let image = RgbImage::from_fn(700, 500, |x, y| Rgb([x as u8, y as u8, (x * y) as u8]));
        let facts = facts(PictureFormat::Png, 700, 500);
        let bytes = png(&image, None);
        let variants = facts.variants();
        let all = make_variants(&bytes, &facts, &variants).unwrap();
        for (&variant, made) in variants.iter().zip(all) {
            assert!(
                make_variants(&bytes, &facts, &[variant]).unwrap() == [made],
                "{variant:?}"
            );
        }
    }
}
