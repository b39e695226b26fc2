//! The files of the index of search. What readers find in them is asked of the script of the search page, in
//! `tests/browser`.

use crate::common::{
    Site,
    fixtures::{BASE, SEEDS},
    generated,
};
use bantin::{
    diagnostic::SourcePath,
    pipeline::{AsOf, BuildOptions, Cache, LoadProgress, Session},
    search::{IndexRevision, PreviousIndex, TextChange},
    site::IncludeUnpublished,
    source::{MemoryFiles, SourceFiles},
    text::Words,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A site can do without search.
#[test]
fn search_switched_off() {
    let site = Site::new(BASE);
    site.add(SEEDS);
    let of_search = || -> Vec<String> {
        let paths = site.build_anyhow().into_keys();
        paths.filter(|path| path.starts_with("tim-kiem")).collect()
    };
    let with = of_search();
    for name in ["tim-kiem/index.bin", "tim-kiem/index.html"] {
        assert!(with.iter().any(|path| path == name), "{with:?}");
    }
    assert!(site.page("/").contains("role=\"search\""));
    site.edit(
        "site.yaml",
        "  page_size: 10\n",
        "  page_size: 10\n  families: {search: false}\n",
    );
    assert_eq!(of_search(), Vec::<String>::new());
    assert!(!site.page("/").contains("role=\"search\""));
}

/// An edit of one word, of what results show too, writes few files of the index anew, and none that is there already.
#[test]
fn an_edit_changes_few_files() {
    let site = generated::site();
    let of_index = || -> BTreeMap<String, Vec<u8>> {
        let files = site.build_anyhow().into_iter();
        files.filter(|(path, _)| path.ends_with(".bin")).collect()
    };
    let mut before = of_index();
    assert!(before.len() > 60, "{} files", before.len());
    for (start, edited) in [
        ("---\nLiên đoàn", "---\nVừa rồi, Liên đoàn"),
        ("lead: \"", "lead: \"Vừa rồi, "),
    ] {
        site.edit("content/bai-7.md", start, edited);
        let after = of_index();
        let new: Vec<&String> = after
            .keys()
            .filter(|path| !before.contains_key(*path))
            .collect();
        assert!((1..=8).contains(&new.len()), "{edited}: {new:?}");
        for (path, bytes) in &after {
            let same = before.iter().find(|(_, old)| *old == bytes);
            assert!(
                before.contains_key(path) || same.is_none(),
                "{path} is {same:?} under another name"
            );
            assert!(
                path.ends_with("/index.bin") || before.get(path).is_none_or(|old| old == bytes),
                "{path} stands for two contents"
            );
        }
        before = after;
    }
}

/// Opens a site without its folder.
fn session(files: &MemoryFiles) -> Session {
    let options = BuildOptions {
        as_of: AsOf::Day(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()),
        shown: IncludeUnpublished::default(),
        words: false,
    };
    let opened = Session::open(files, &Cache::default(), options, &LoadProgress::default());
    opened.unwrap_or_else(|_| panic!("there is a site"))
}

/// An index in which some texts were followed is the one that is made anew.
#[test]
fn an_index_follows_texts() {
    let mut files = MemoryFiles::default();
    for (path, bytes) in crate::common::read_folder(generated::site().root()) {
        files.insert(&path, bytes);
    }
    let mut before = session(&files);
    let texts = [
        "Zzyzx đứng một mình.",
        "Công đoàn cơ sở gửi LĐLĐ danh sách; aaa trước mọi chữ.",
        "## Đường, dương, đưởng\n\nHoà hòa thuỷ thủy — 1.709 sáng kiến.",
        "",
    ];
    for (round, text) in texts.iter().enumerate() {
        let index = before.index(&files, &Cache::default()).unwrap();
        let edited = [7 * round, 7 * round + 40, 479].map(|number| {
            let path = SourcePath::new(format!("content/bai-{number}.md"));
            let bytes = files.read(&path).unwrap().into_owned();
            let source = String::from_utf8(bytes).unwrap();
            let (start, _) = source.trim_end().rsplit_once("\n\n").unwrap();
            (path, format!("{start}\n\n{text}\n"))
        });
        let words = |session: &Session, files: &MemoryFiles| {
            let of = |(path, _): &(SourcePath, String)| {
                let key = session.site.key_at(path).unwrap();
                (key, Words::of(session.blocks(key, files)))
            };
            edited.each_ref().map(of)
        };
        let words_before = words(&before, &files);
        for (path, text) in &edited {
            files.insert(path.as_str(), text.as_bytes());
        }
        let after = session(&files);
        let words_now = words(&after, &files).into_iter();
        let changes = words_before.into_iter().zip(words_now);
        let changes = changes.map(|((key, before), (_, now))| TextChange { key, before, now });
        let revision = IndexRevision::new(
            &after.site,
            &PreviousIndex {
                digests: index.digests(),
                read: &|name| Some(index.files().get(name)?.to_vec()),
            },
            &changes.collect::<Vec<_>>(),
        );
        let revision = revision.unwrap();
        let anew = after.index(&files, &Cache::default()).unwrap();
        assert_eq!(revision.digests, anew.digests(), "{text}");
        let made = revision.files.values().flatten().count();
        let all = revision.files.into_iter().map(|(name, bytes)| {
            let bytes = bytes.or_else(|| index.files().get(&name).cloned());
            (name, bytes.unwrap())
        });
        assert!(all.eq(anew.files().clone()), "{text}");
        assert!(made * 2 < anew.files().len(), "{made} files were made");
        before = after;
    }
}
