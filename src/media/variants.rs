//! The files that are made of a picture: which, of what size, and their names. All of it follows from the facts of the
//! picture, so pages can name files that are not made yet.
//!
//! A picture with a palette is one file, its own. Its pixels are packed so well because neighbours are equal or repeat
//! each other. Scaling makes shades of them: half as many pixels take several times as many bytes, and brought back to
//! the palette, letters break up. What drawings without a palette come to weigh is seen to when their files are made
//! ([`lighter`](super::lighter)), for no head tells it.

use super::{facts::PictureFacts, format::PictureFormat};
use crate::text::slug;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Widths of WebP files in pixels: a list on a phone, a phone, a tablet, a sharp phone or a desk, a sharp desk.
const WIDTHS: [u32; 5] = [320, 640, 960, 1280, 1920];
/// Widths of other files in pixels, for browsers that do not know WebP, feeds and places where pages are shared.
const PLAIN_WIDTHS: [u32; 2] = [640, 1280];
/// Widest picture that places where pages are shared ask for, in pixels.
const SHARED: u32 = 1200;
/// Must be raised when the files of the same picture come to be made in another way, because their names depend on it.
const RECIPE: u64 = 4;
/// Most characters of the picture's own name that the names of its files keep.
const STEM: usize = 40;

/// A file that is made of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    /// The format of the file.
    pub format: PictureFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Whether the file is the picture's own without metadata, not scaled or encoded again.
    pub own: bool,
}

/// The common part of the names of all files of one picture.
#[derive(Clone, Debug)]
pub struct VariantNames(String);

impl VariantNames {
    /// The name of the file of a variant.
    pub fn name(&self, variant: Variant) -> String {
        let (common, extension) = (self.0.as_str(), variant.format.extension());
        let mut width = itoa::Buffer::new();
        if variant.own {
            [common, ".", extension].concat()
        } else {
            [common, "-", width.format(variant.width), ".", extension].concat()
        }
    }
}

impl PictureFacts {
    /// WebP files in all widths, the narrowest first; none for drawings and animations.
    pub fn webp(&self) -> Vec<Variant> {
        if self.shown_as_it_is() {
            Vec::new()
        } else {
            self.in_widths(PictureFormat::Webp, &WIDTHS)
        }
    }

    /// Files that every browser shows, the narrowest first; the last one is for places that show only one.
    pub fn plain(&self) -> Vec<Variant> {
        if self.shown_as_it_is() {
            vec![Variant {
                format: self.format,
                width: self.width,
                height: self.height,
                own: true,
            }]
        } else {
            self.in_widths(self.plain_format(), &PLAIN_WIDTHS)
        }
    }

    /// A file without animation for feeds and places where pages are shared, 1200 pixels wide if the picture is; none
    /// for drawings, which such places do not show.
    pub fn still(&self) -> Option<Variant> {
        if self.format == PictureFormat::Svg {
            return None;
        }
        if self.palette && !self.moving {
            return self.plain().pop();
        }
        let stills = self.in_widths(self.plain_format(), &PLAIN_WIDTHS);
        let wide = stills.iter().find(|still| still.width >= SHARED);
        wide.or(stills.last()).copied()
    }

    /// Every file of the picture, each once.
    pub fn variants(&self) -> Vec<Variant> {
        let mut all = self.webp();
        all.extend(self.plain());
        all.extend(self.still());
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Names for the files of this picture, made of its own name and its facts. Other pixels lead to other names.
    pub fn names(&self, picture: &str) -> VariantNames {
        let stem = picture.rsplit_once('.').map_or(picture, |(stem, _)| stem);
        let stem: String = slug(stem).chars().take(STEM).collect();
        let stem = match stem.trim_end_matches('-') {
            "" => "picture",
            stem => stem,
        };
        VariantNames(format!("{stem}-{}", self.mark()))
    }

    /// A digest that all these names contain.
    pub fn mark(&self) -> String {
        let digest = xxh3_64_with_seed(&self.digest.to_le_bytes(), RECIPE);
        format!("{:012x}", digest >> 16)
    }

    /// Whether the picture is not scaled: drawings fit every screen, an animation would stand still, and of a picture
    /// with a palette a smaller file may well be heavier.
    fn shown_as_it_is(&self) -> bool {
        self.format == PictureFormat::Svg || self.moving || self.palette
    }

    fn plain_format(&self) -> PictureFormat {
        match self.format {
            PictureFormat::Jpeg => PictureFormat::Jpeg,
            PictureFormat::Webp if !self.clear => PictureFormat::Jpeg,
            _ => PictureFormat::Png,
        }
    }

    /// Variants in those of the widths that are narrower than the picture and not almost as wide as it.
    fn in_widths(&self, format: PictureFormat, widths: &[u32]) -> Vec<Variant> {
        let most = widths.last().copied().unwrap_or(u32::MAX).min(self.width);
        let narrower = widths.iter().copied();
        let narrower = narrower.filter(|width| u64::from(*width) * 10 < u64::from(most) * 9);
        let all = narrower.chain([most]);
        all.map(|width| Variant {
            format,
            width,
            height: self.height_at(width),
            own: false,
        })
        .collect()
    }

    fn height_at(&self, width: u32) -> u32 {
        let (width, of) = (u64::from(width), u64::from(self.width.max(1)));
        let height = (u64::from(self.height) * width + of / 2) / of;
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{PictureFacts, PictureFormat};

    fn facts(format: PictureFormat, width: u32, height: u32) -> PictureFacts {
        PictureFacts {
            digest: 7,
            format,
            width,
            height,
            moving: false,
            clear: false,
            palette: false,
        }
    }

    #[test]
    fn widths() {
        let check = |width, webp: &[u32], plain: &[u32]| {
            let facts = facts(PictureFormat::Jpeg, width, 100);
            let of = |all: Vec<super::Variant>| -> Vec<u32> {
                all.iter().map(|variant| variant.width).collect()
            };
            assert_eq!(of(facts.webp()), webp, "{width}");
            assert_eq!(of(facts.plain()), plain, "{width}");
        };
        check(4000, &[320, 640, 960, 1280, 1920], &[640, 1280]);
        check(1920, &[320, 640, 960, 1280, 1920], &[640, 1280]);
        check(1300, &[320, 640, 960, 1300], &[640, 1280]);
        check(1000, &[320, 640, 1000], &[640, 1000]);
        check(330, &[330], &[330]);
        check(1, &[1], &[1]);
    }

    #[test]
    fn names_and_kinds() {
        let photo = facts(PictureFormat::Jpeg, 3000, 2000);
        let names: Vec<String> = photo
            .plain()
            .iter()
            .map(|&variant| photo.names("Lễ phát động.JPG").name(variant))
            .collect();
        assert_eq!(names[1], format!("le-phat-dong-{}-1280.jpg", photo.mark()));
        assert_eq!(
            photo.still().map(|still| (still.width, still.height)),
            Some((1280, 853))
        );
        let kinds = |facts: PictureFacts| {
            (
                facts.plain()[0].format,
                facts.still().map(|still| still.format),
            )
        };
        assert_eq!(
            kinds(facts(PictureFormat::Png, 9, 9)),
            (PictureFormat::Png, Some(PictureFormat::Png))
        );
        assert_eq!(
            kinds(facts(PictureFormat::Webp, 9, 9)),
            (PictureFormat::Jpeg, Some(PictureFormat::Jpeg))
        );
        assert_eq!(
            kinds(facts(PictureFormat::Svg, 9, 9)),
            (PictureFormat::Svg, None)
        );
        let clear = PictureFacts {
            clear: true,
            ..facts(PictureFormat::Webp, 9, 9)
        };
        assert_eq!(kinds(clear), (PictureFormat::Png, Some(PictureFormat::Png)));
        let moving = PictureFacts {
            moving: true,
            ..facts(PictureFormat::Gif, 2000, 9)
        };
        assert_eq!(moving.webp(), []);
        assert_eq!(
            kinds(moving.clone()),
            (PictureFormat::Gif, Some(PictureFormat::Png))
        );
        assert_eq!(moving.variants().len(), 2);
    }

    #[test]
    fn long_and_narrow() {
        let strip = facts(PictureFormat::Png, 20_000, 3);
        assert!(strip.variants().iter().all(|variant| variant.height >= 1));
    }
}
