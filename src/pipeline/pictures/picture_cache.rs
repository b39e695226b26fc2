//! Makes the files of pictures and the share cards: each once, and kept for the next command.

use super::{
    budget::PixelBudget,
    known::{KnownPictures, is_picture},
    store::PictureStore,
};
use crate::{
    diagnostic::{PictureFault, SourcePath},
    media::{self, CardRenderer, PictureFacts, Seen, ShareCard, Variant},
    source::SourceFiles,
    state::StateDir,
};
use rustc_hash::FxHashMap;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use xxhash_rust::xxh3::xxh3_64;

/// Most bytes of made files that are held in memory until somebody asks for them.
const MOST_UNSTORED: usize = 32 << 20;

/// Which files of a picture are made when one of them is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MakeScope {
    /// All of them: the others will be asked for soon.
    All,
    /// Only the one that is asked for, because somebody waits for it.
    One,
}

/// Makes the files of pictures and the share cards, and keeps them in the state folder.
pub struct PictureCache {
    program: u64,
    state: Arc<StateDir>,
    /// Read when the site turns out to have pictures.
    known: OnceLock<KnownPictures>,
    store: PictureStore,
    card_renderer: OnceLock<CardRenderer>,
    budget: PixelBudget,
    /// One lock for each picture that is being worked on, by its digest.
    busy: Mutex<FxHashMap<u64, Arc<Mutex<()>>>>,
    unstored: Mutex<Unstored>,
    has_made: AtomicBool,
}

/// Made files that the store could not take, the newest at the end.
#[derive(Default)]
struct Unstored {
    files: VecDeque<(String, Vec<u8>)>,
    bytes: usize,
}

impl Default for PictureCache {
    fn default() -> PictureCache {
        PictureCache::new(Arc::new(StateDir::none()), 0)
    }
}

impl PictureCache {
    /// A cache that keeps its files in a state folder. Nothing is read or made yet.
    pub fn new(state: Arc<StateDir>, program: u64) -> PictureCache {
        PictureCache {
            program,
            store: PictureStore::new(state.clone()),
            state,
            known: OnceLock::new(),
            card_renderer: OnceLock::new(),
            budget: PixelBudget::default(),
            busy: Mutex::default(),
            unstored: Mutex::default(),
            has_made: AtomicBool::new(false),
        }
    }

    fn known(&self) -> &KnownPictures {
        self.known.get_or_init(|| {
            let dir = self.state.dir();
            dir.map_or_else(KnownPictures::default, |dir| {
                KnownPictures::read(dir, self.program)
            })
        })
    }

    /// What is known of the files that have names of pictures, after reading those that changed.
    pub(in crate::pipeline) fn look_at<'p>(
        &self,
        files: &dyn SourceFiles,
        paths: impl Iterator<Item = &'p SourcePath>,
    ) -> BTreeMap<SourcePath, Seen> {
        let pictures: Vec<&SourcePath> = paths.filter(|path| is_picture(path)).collect();
        if pictures.is_empty() {
            BTreeMap::new()
        } else {
            self.known().look_at(files, &pictures)
        }
    }

    /// Remembers what is known of pictures, and removes made files that the site does not have any more. `names` are
    /// those that it has.
    pub fn remember(
        &self,
        files: &dyn SourceFiles,
        pictures: &BTreeMap<SourcePath, Seen>,
        names: &BTreeSet<&str>,
    ) {
        let known = pictures.is_empty() || self.known().knows_all(files, pictures);
        if !known && let Some(dir) = self.state.make() {
            // When it cannot be written, the next command reads the pictures again.
            drop(KnownPictures::write(dir, self.program, files, pictures));
        }
        if self.has_made.load(Ordering::Relaxed) {
            self.store.keep_only(names);
        }
    }

    /// One of the files of a picture. `name` gives the name of each variant.
    ///
    /// # Errors
    /// When the picture cannot be read or decoded.
    pub(super) fn variant<'b>(
        &self,
        facts: &PictureFacts,
        wanted: Variant,
        name: impl Fn(Variant) -> String,
        extent: MakeScope,
        read: impl FnOnce() -> std::io::Result<Cow<'b, [u8]>>,
    ) -> Result<Vec<u8>, PictureFault> {
        let wanted_name = name(wanted);
        if let Some(made) = self.take(&wanted_name) {
            return Ok(made);
        }
        let lock = lock(&self.busy).entry(facts.digest).or_default().clone();
        let working = lock.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = self.take(&wanted_name) {
            return Ok(made);
        }
        let others = facts.variants().into_iter();
        let others = others.filter(|&other| other != wanted && extent == MakeScope::All);
        let variants: Vec<Variant> = [wanted].into_iter().chain(others).collect();
        let pixels = u64::from(facts.width) * u64::from(facts.height);
        let made = self.budget.with(pixels, || {
            let bytes = read().map_err(|error| PictureFault::Unreadable {
                reason: error.to_string(),
            })?;
            if xxh3_64(&bytes) != facts.digest {
                return Err(PictureFault::Saved); // names tell contents, so the picture has changed since
            }
            media::make_variants(&bytes, facts, &variants)
        })?;
        let mut made = variants.iter().zip(made);
        let first = made.next().map(|(_, bytes)| bytes).unwrap_or_default();
        self.has_made.store(true, Ordering::Relaxed);
        self.store.put(&wanted_name, &first);
        for (&variant, bytes) in made {
            let name = name(variant);
            if !self.store.put(&name, &bytes) {
                self.dry(name, bytes);
            }
        }
        drop(working);
        self::lock(&self.busy).remove(&facts.digest);
        Ok(first)
    }

    /// The share card of this name, made from `card` unless it is kept.
    pub(super) fn card(&self, name: &str, card: &ShareCard) -> Vec<u8> {
        self.store.get(name).unwrap_or_else(|| {
            let printed = self
                .card_renderer
                .get_or_init(CardRenderer::new)
                .print(card);
            self.has_made.store(true, Ordering::Relaxed);
            self.store.put(name, &printed);
            printed
        })
    }

    fn take(&self, name: &str) -> Option<Vec<u8>> {
        self.store
            .get(name)
            .or_else(|| lock(&self.unstored).take(name))
    }

    fn dry(&self, name: String, bytes: Vec<u8>) {
        lock(&self.unstored).put(name, bytes);
    }
}

impl Unstored {
    fn put(&mut self, name: String, bytes: Vec<u8>) {
        self.bytes += bytes.len();
        self.files.push_back((name, bytes));
        while self.bytes > MOST_UNSTORED
            && let Some((_, oldest)) = self.files.pop_front()
        {
            self.bytes -= oldest.len();
        }
    }

    fn take(&mut self, name: &str) -> Option<Vec<u8>> {
        let at = self.files.iter().position(|(other, _)| other == name)?;
        let (_, bytes) = self.files.remove(at)?;
        self.bytes -= bytes.len();
        Some(bytes)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
