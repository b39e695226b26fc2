//! A site that follows its files is equal to one that is loaded anew, after any edits.

use crate::common::edits::{Edit, edit};
use crate::common::fixtures::{BASE, SEEDS};
use bantin::{
    diagnostic::{Diagnostic, SourcePath, has_errors},
    pipeline::{AsOf, BuildOptions, Cache, LoadProgress, Session},
    site::IncludeUnpublished,
    source::MemoryFiles,
};
use chrono::NaiveDate;
use proptest::{collection::vec, prelude::*};
use std::collections::{BTreeMap, BTreeSet};

fn options(shown: IncludeUnpublished) -> BuildOptions {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    BuildOptions {
        as_of: AsOf::Day(day),
        shown,
        words: false,
    }
}

fn open(files: &MemoryFiles, shown: IncludeUnpublished) -> Option<Session> {
    Session::open(
        files,
        &Cache::default(),
        options(shown),
        &LoadProgress::default(),
    )
    .ok()
}

/// Every file of the published site.
fn published(session: &Session, files: &MemoryFiles) -> BTreeMap<String, Vec<u8>> {
    let maker = session.maker(files);
    let quick = session.quick_maker(files);
    let outputs = session.outputs().into_iter();
    let made = outputs.map(|output| {
        let bytes = maker.make(&output).unwrap().into_owned();
        let address = output
            .path
            .strip_suffix("index.html")
            .unwrap_or(&output.path);
        let found = session.output_at(address);
        assert_eq!(found.as_ref(), Some(&output), "what is at {address}");
        assert!(
            bytes == *quick.make(&output).unwrap(),
            "{address} made alone"
        );
        (output.path, bytes)
    });
    let index = session
        .index_files(files, &Cache::default(), None)
        .outputs
        .into_iter();
    let index = index.map(|output| {
        let found = session.index_output_at(&output.path, files);
        assert_eq!(found.as_ref(), Some(&output), "what is at {}", output.path);
        let bytes = maker.make(&output).unwrap().into_owned();
        (output.path, bytes)
    });
    made.chain(index).collect()
}

fn errors(found: &[Diagnostic]) -> Vec<String> {
    let errors = found
        .iter()
        .filter(|found| has_errors(std::slice::from_ref(found)));
    errors.map(|found| format!("{found:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn following_is_loading_anew(rounds in vec(vec(edit(), 1..4), 1..12), drafts: bool, future: bool) {
        let shown = IncludeUnpublished { drafts, future };
        let mut files = MemoryFiles::parse(&format!("{BASE}{SEEDS}"));
        let mut session = open(&files, shown).unwrap();
        for round in rounds {
            let mut suspects = BTreeSet::new();
            for Edit { path, text } in round {
                match text {
                    Some(text) => files.insert(&path, text),
                    None => files.remove(&path),
                }
                suspects.insert(SourcePath::new(path));
            }
            session.update(&files, &suspects, options(shown).as_of);
            let found = session.check(&files);
            let Some(anew) = open(&files, shown) else {
                prop_assert!(has_errors(&found));
                continue;
            };
            let found_anew = anew.check(&files);
            prop_assert_eq!(errors(&found), errors(&found_anew));
            if !has_errors(&found_anew) {
                prop_assert_eq!(found, found_anew);
                let (followed, anew) = (published(&session, &files), published(&anew, &files));
                let paths: (Vec<_>, Vec<_>) = (followed.keys().collect(), anew.keys().collect());
                prop_assert_eq!(paths.0, paths.1);
                for (path, bytes) in &followed {
                    prop_assert!(*bytes == anew[path], "{}", path);
                }
            }
        }
    }
}
