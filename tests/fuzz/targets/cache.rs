//! What earlier commands learned of a site. The input is the index, after its length in four bytes, and then the facts;
//! both are sealed here, since anybody can do that.
#![no_main]

use bantin::text::Words;
use bantin_fuzz::{bounds, cache};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    // In memory where that can be.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    folder.expect("folders can be made")
});

fuzz_target!(
    init: bounds::limit_memory(256),
    |bytes: &[u8]| {
        let Some((length, rest)) = bytes.split_first_chunk::<4>() else {
            return;
        };
        let length = u32::from_le_bytes(*length) as usize;
        let (index, facts) = rest.split_at(length.min(rest.len()));
        cache::write(FOLDER.path(), index, facts);
        if let Ok(cache) = cache::open(FOLDER.path()) {
            cache.read_all();
            if let Some(last_build) = cache.last_build() {
                assert!(!format!("{last_build:?}").is_empty());
            }
            cache.has_damage();
            cache.is_unsure();
        }
        Words::from_bytes(facts.into()).different();
    }
);
