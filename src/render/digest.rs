//! Digests of values: two views have the same digest when a template sees the same.

use serde::Serialize;
use std::io::{self, Write};
use xxhash_rust::xxh3::Xxh3;

/// A digest of everything that is in a value, names of fields included.
pub fn digest(value: &impl Serialize) -> u64 {
    let mut hasher = Hasher(Xxh3::new());
    let mut serializer = rmp_serde::Serializer::new(&mut hasher).with_struct_map();
    // Hashing does not fail, and views hold nothing that cannot be written.
    let _ = value.serialize(&mut serializer);
    hasher.0.digest()
}

struct Hasher(Xxh3);

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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
