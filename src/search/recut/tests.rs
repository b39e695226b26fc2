use super::{
    super::{
        entries::{Spelling, TermEntry},
        manifest::{IndexFileNames, Section, file_name},
        shards::{Cutter, unpack},
    },
    Edits, RecutShard, recut,
};
use proptest::{collection::vec, prelude::*};
use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_64;

const SMALL: usize = 2 << 10;

/// What lists contain: by term and spelling, articles with their impacts.
type Contents = BTreeMap<String, BTreeMap<String, BTreeMap<u32, u8>>>;
/// Shards, each with its first term.
type Shards = Vec<(String, Vec<u8>)>;

fn cut(contents: &Contents) -> Shards {
    let mut cutter = Cutter::new(SMALL);
    for (term, spellings) in contents {
        let spellings = spellings.iter().map(|(spelled, articles)| Spelling {
            spelled: spelled.clone(),
            articles: articles
                .iter()
                .map(|(&article, &impact)| (article, impact))
                .collect(),
        });
        cutter.take_whole(&TermEntry {
            term: term.clone(),
            spellings: spellings.collect(),
        });
    }
    let shards = cutter.finish().into_iter();
    shards.map(|shard| (shard.first, shard.bytes)).collect()
}

fn recut_shards(shards: &Shards, edits: &Edits) -> (Shards, usize) {
    let (mut names, mut section, mut files) = (
        IndexFileNames::default(),
        Section::default(),
        BTreeMap::new(),
    );
    for (first, bytes) in shards {
        let name = names.assign(xxh3_64(bytes));
        section.first.push(first.clone());
        section.names += &name;
        files.insert(file_name(&name), bytes.clone());
    }
    let read = |name: &str| unpack(files.get(&file_name(name))?).ok();
    let pieces = recut(&section, SMALL, edits, read).unwrap();
    let kept = pieces
        .iter()
        .filter(|piece| matches!(piece, RecutShard::Kept(_)))
        .count();
    let pieces = pieces.into_iter().map(|piece| match piece {
        RecutShard::Kept(at) => shards[at].clone(),
        RecutShard::New(shard) => (shard.first, shard.bytes),
    });
    (pieces.collect(), kept)
}

fn apply(contents: &mut Contents, edits: &Edits) {
    for (term, spellings) in edits {
        let of_term = contents.entry(term.clone()).or_default();
        for (spelled, articles) in spellings {
            let list = of_term.entry(spelled.clone()).or_default();
            for (&article, impact) in articles {
                match impact {
                    Some(impact) => list.insert(article, *impact),
                    None => list.remove(&article),
                };
            }
        }
        of_term.retain(|_, list| !list.is_empty());
    }
    contents.retain(|_, spellings| !spellings.is_empty());
}

/// A term, which of its two spellings, and a range of articles. Lists are long, so that there are many shards.
fn list() -> impl Strategy<Value = (u32, bool, u32, u32)> {
    (0..200_u32, any::<bool>(), 0..5000_u32, 0..2500_u32)
}

fn name(term: u32, accented: bool) -> (String, String) {
    let plain = format!("chu{term:03}");
    let spelled = if accented {
        format!("chữ{term:03}")
    } else {
        plain.clone()
    };
    (plain, spelled)
}

/// Without its first term, the rest of a shard joins the one before it, unless that is full.
#[test]
fn the_first_term_of_a_shard_goes() {
    goes_from_shards(|_| 900);
}

/// Long terms have shards of their own; without one, the terms around it come together.
#[test]
fn a_term_that_stands_alone_goes() {
    goes_from_shards(|term| if term % 3 == 0 { 2500 } else { 400 });
}

fn goes_from_shards(length: fn(u32) -> u32) {
    let mut contents = Contents::new();
    for term in 0..60 {
        let length = length(term);
        let (term, spelled) = name(term, false);
        let list = (0..length).map(|article| (article, 3)).collect();
        contents.insert(term, BTreeMap::from([(spelled, list)]));
    }
    let shards = cut(&contents);
    assert!(shards.len() > 3, "{} shards", shards.len());
    for (first, _) in &shards {
        let gone = |(spelled, list): (&String, &BTreeMap<u32, u8>)| {
            let list = list.keys().map(|&article| (article, None));
            (spelled.clone(), list.collect())
        };
        let lists = contents[first].iter().map(gone).collect();
        let edits = Edits::from([(first.clone(), lists)]);
        let mut without = contents.clone();
        apply(&mut without, &edits);
        assert_eq!(recut_shards(&shards, &edits).0, cut(&without), "{first}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edited_shards_are_those_of_edited_lists(
        lists in vec(list(), 0..120),
        steps in vec(vec((list(), any::<bool>(), 0..12_u32), 1..8), 1..6),
    ) {
        let mut contents = Contents::new();
        for (term, accented, first, count) in lists {
            let (term, spelled) = name(term, accented);
            let list = contents.entry(term).or_default().entry(spelled).or_default();
            list.extend((first..first + count + 1).map(|article| (article, (article % 15) as u8 + 1)));
        }
        for step in steps {
            let shards = cut(&contents);
            let mut edits = Edits::new();
            for ((term, accented, article, _), whole, impact) in step {
                let (term, spelled) = name(term, accented);
                let known = contents.get(&term).and_then(|lists| lists.get(&spelled));
                let list = edits.entry(term).or_default().entry(spelled).or_default();
                match (whole, known) {
                    // All articles of a list go, and perhaps all lists of the term.
                    (true, Some(known)) => list.extend(known.keys().map(|&article| (article, None))),
                    _ => {
                        let impact = (impact > 0).then_some(impact as u8);
                        list.insert(article, impact);
                    }
                }
            }
            let (recut, kept) = recut_shards(&shards, &edits);
            apply(&mut contents, &edits);
            prop_assert_eq!(recut, cut(&contents));
            // Each edit concerns two shards, and a few more until cuts are where they were.
            prop_assert!(kept + 40 >= shards.len(), "{} of {} kept", kept, shards.len());
        }
    }
}
