//! The file of a picture: what it tells, what of it is published, and small ones also with their pixels.
#![no_main]

use bantin::media::{self, PictureFacts, PictureFormat, Variant};
use bantin_fuzz::bounds;
use libfuzzer_sys::fuzz_target;

/// Pixels of a picture that is decoded here.
const FEW: u32 = 96 * 96;
/// What says how a picture must be turned, in bytes.
const LONGEST_TURNING: usize = 64;
const NAMES: [&str; 4] = ["a.jpg", "a.png", "a.webp", "a.gif"];

fuzz_target!(
    // Decoding may take 512 MiB, whatever the head says.
    init: bounds::limit_memory(1200),
    |bytes: &[u8]| {
        let bare = media::without_metadata(bytes).into_owned();
        assert!(bare.len() <= bytes.len() + LONGEST_TURNING);
        for name in NAMES {
            let Ok(facts) = media::look(name, bytes) else {
                continue;
            };
            check(&facts, name, bytes, &bare);
        }
    }
);

fn check(facts: &PictureFacts, name: &str, bytes: &[u8], bare: &[u8]) {
    assert!(media::without_metadata(bare) == bare, "once is enough");
    let told = media::look(name, bare).expect("it is still a picture");
    let same = PictureFacts {
        digest: facts.digest,
        ..told
    };
    assert_eq!(same, *facts, "only metadata go");
    assert!(facts.width > 0 && facts.height > 0);
    let variants = facts.variants();
    for variant in &variants {
        assert!(
            variant.width > 0 && variant.width <= facts.width,
            "{variant:?}"
        );
        assert!(
            variant.height > 0 && variant.height <= facts.height.max(1),
            "{variant:?}"
        );
    }
    if facts.width.saturating_mul(facts.height) <= FEW {
        develop(facts, &variants, bytes, bare);
    }
}

fn develop(facts: &PictureFacts, variants: &[Variant], bytes: &[u8], bare: &[u8]) {
    let made = media::make_variants(bytes, facts, variants);
    // A decoder may stumble over metadata.
    let Ok(made) = made else {
        return;
    };
    let of_bare = media::make_variants(bare, facts, variants);
    assert!(Ok(&made) == of_bare.as_ref(), "the pixels stay");
    for (variant, bytes) in variants.iter().zip(&made) {
        let name = format!("a.{}", variant.format.extension());
        let told = media::look(&name, bytes).expect("what is made is a picture");
        if variant.own {
            continue;
        }
        // A larger file may stand in for one that would be heavier.
        let is_as_large = told.width >= variant.width && told.height >= variant.height;
        assert!(is_as_large, "{variant:?}");
        assert!(told.format != PictureFormat::Svg && !told.moving);
    }
}
