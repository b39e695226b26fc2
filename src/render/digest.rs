//! Digests of values: two views have the same digest when a template sees the same.

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

/// A digest of everything that is in a value, names of fields included.
pub fn digest(value: &impl Serialize) -> u64 {
    // Hashing a thousand short pieces takes several times as long as one long piece.
    let mut bytes = Vec::with_capacity(4 << 10);
    let mut serializer = rmp_serde::Serializer::new(&mut bytes).with_struct_map();
    // Writing to memory cannot fail, and every view can be serialised.
    let _ = value.serialize(&mut serializer);
    xxh3_64(&bytes)
}

#[cfg(test)]
mod tests {
    use super::digest;
    use std::collections::BTreeMap;

    #[test]
    fn what_differs_has_another_digest() {
        let values = [
            digest(&("a", "bc")),
            digest(&("ab", "c")),
            digest(&("ab", "c", ())),
            digest(&BTreeMap::from([("ab", "c")])),
            digest(&(1_u8, 2_u8)),
            digest(&(None::<u8>, 2_u8)),
        ];
        for (at, value) in values.iter().enumerate() {
            assert!(!values[at + 1..].contains(value), "{at}");
        }
        assert_eq!(digest(&("a", "bc")), values[0]);
    }
}
