//! Whatever stands where an address, a slug or a path is wanted, in an input of several lines.
#![no_main]

use bantin::{
    diagnostic::SourcePath,
    model::OldAddress,
    site::UrlRecord,
    text::{is_slug, nfc, slug},
};
use bantin_fuzz::bounds;
use libfuzzer_sys::fuzz_target;
use unicode_normalization::UnicodeNormalization;

fuzz_target!(
    init: bounds::limit_memory(512),
    |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        check_alias(&text);
        check_slug(&text);
        check_reference(&text);
        check_record(&text);
    }
);

fn old_address(text: &str) -> Option<String> {
    let read = OldAddress::try_from(text.to_owned()).ok()?;
    Some(read.as_str().to_owned())
}

fn check_alias(text: &str) {
    let address = old_address(text);
    let decomposed: String = text.nfd().collect();
    assert_eq!(
        old_address(&decomposed),
        address,
        "composed or not: {text:?}"
    );
    let loud = old_address(&text.to_ascii_uppercase());
    assert_eq!(
        loud.is_some(),
        address.is_some(),
        "small or large: {text:?}"
    );
    let Some(address) = address else {
        return;
    };
    check_path(address.strip_suffix('/').unwrap_or(&address));
    assert_eq!(
        old_address(&address).as_ref(),
        Some(&address),
        "once is enough"
    );
    assert_eq!(
        old_address(&format!("/{address}")).as_ref(),
        Some(&address),
        "from the root"
    );
    assert_eq!(nfc(&address), address);
}

/// A path that names the same file below any folder, on every system.
fn check_path(path: &str) {
    for part in path.split('/') {
        assert!(!part.is_empty() && part != "." && part != "..", "{path:?}");
        assert!(part.len() <= 255, "{path:?}");
        let odd = |letter: char| letter.is_control() || "\\:*?\"<>|".contains(letter);
        assert!(!part.contains(odd), "{path:?}");
        assert!(!part.ends_with(['.', ' ']), "{path:?}");
    }
    let below = std::path::Path::new("/out").join(path);
    assert!(below.starts_with("/out"), "{path:?}");
}

fn check_slug(text: &str) {
    let made = slug(text);
    assert_eq!(slug(&made), made, "once is enough");
    assert!(made.is_empty() || is_slug(&made), "{made:?}");
    let allowed =
        |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    assert!(made.bytes().all(allowed) && made.len() <= 200, "{made:?}");
    assert!(
        !made.starts_with('-') && !made.ends_with('-') && !made.contains("--"),
        "{made:?}"
    );
    for same in [
        text.nfc().collect::<String>(),
        text.nfd().collect(),
        text.to_ascii_uppercase(),
    ] {
        assert_eq!(slug(&same), made, "{same:?}");
    }
}

/// What a text names in the site never leaves it.
fn check_reference(text: &str) {
    for from in ["content/ha-dong/2023/bai.md", "site.yaml"] {
        let Some(path) = SourcePath::new(from).resolve(text) else {
            continue;
        };
        let parts = || path.as_str().split('/');
        assert!(
            path.as_str().is_empty() || parts().all(|part| !matches!(part, "" | "." | "..")),
            "{path}"
        );
        assert!(path.folder().len() + path.name().len() <= path.as_str().len());
    }
}

/// The record of addresses that lies in the output folder: written again, it is the same.
fn check_record(text: &str) {
    let record = UrlRecord::parse(text);
    assert_eq!(
        UrlRecord::parse(&record.text()),
        record,
        "{:?}",
        record.text()
    );
}
