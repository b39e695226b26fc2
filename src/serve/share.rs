//! Shares large answers while they are sent, so that a hundred slow readers of a film take as much memory as one.

use axum::body::Bytes;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

/// Smallest size in bytes of answers that are shared.
const LARGE: usize = 64 << 10;

/// The large answers that are being sent, by digests of their bytes.
#[derive(Clone, Default)]
pub(super) struct Shared {
    answers: Arc<Mutex<BTreeMap<u128, Weak<Vec<u8>>>>>,
}

/// Bytes that several answers send.
struct SharedBytes(Arc<Vec<u8>>);

impl AsRef<[u8]> for SharedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Shared {
    /// The bytes with this digest: those of an answer that is being sent, if there is one.
    pub(super) fn share(&self, digest: u128, bytes: Vec<u8>) -> Bytes {
        if bytes.len() < LARGE {
            return bytes.into();
        }
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|_, answer| answer.strong_count() > 0);
        let known = answers.get(&digest).and_then(Weak::upgrade);
        let common = known.unwrap_or_else(|| {
            let new = Arc::new(bytes);
            answers.insert(digest, Arc::downgrade(&new));
            new
        });
        Bytes::from_owner(SharedBytes(common))
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGE, Shared};

    #[test]
    fn one_copy_while_it_is_sent() {
        let shared = Shared::default();
        let film = |byte: u8| vec![byte; LARGE];
        let send = |byte: u8| shared.share(byte.into(), film(byte));
        let (first, second) = (send(1), send(1));
        assert_eq!(first.as_ptr(), second.as_ptr());
        assert_eq!(second, film(1));
        assert_eq!(send(2), film(2));
        drop((first, second));
        drop(send(3));
        assert_eq!(shared.answers.lock().unwrap().len(), 1);
    }
}
