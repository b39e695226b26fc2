//! The site in which texts are read: that of the tests, with its five articles.

#[path = "../../it/common/fixtures.rs"]
#[allow(dead_code)]
mod fixtures;

use bantin::{
    diagnostic::{Diagnostic, SourcePath},
    model::{Context, SiteFile, site_file},
    pipeline::{AsOf, BuildOptions, Cache, LoadProgress, Session},
    render::Theme,
    source::{MemoryFiles, SITE_FILE, SourceFiles, scan},
    text::Strings,
};
use chrono::NaiveDate;
use std::sync::LazyLock;

/// The files of the site.
pub fn files() -> MemoryFiles {
    MemoryFiles::parse(&format!("{}{}", fixtures::BASE, fixtures::SEEDS))
}

/// The site file of the tests.
pub fn base_site_file() -> String {
    let files = files();
    let bytes = files
        .read(&SourcePath::new(SITE_FILE))
        .expect("the site has one");
    String::from_utf8(bytes.into_owned()).expect("it is a text")
}

/// What articles are read with.
pub fn context() -> &'static Context<'static> {
    static CONTEXT: LazyLock<Context<'static>> = LazyLock::new(|| {
        let read = site_file(&SourcePath::new(SITE_FILE), &base_site_file());
        let site: SiteFile = read.unwrap_or_else(|found| panic!("{found:?}"));
        let strings = Box::leak(Box::new(strings("vi")));
        Context {
            words: true,
            ..site.context(strings)
        }
    });
    &CONTEXT
}

/// The words of the built-in theme in a language.
pub fn strings(language: &str) -> Strings {
    let files = MemoryFiles::default();
    let (theme, found) = Theme::load(None, language, &scan(files.list()), &files, None);
    assert_eq!(found, Vec::<Diagnostic>::new());
    theme.strings
}

/// The site as it is built.
pub fn session() -> &'static Session {
    static NEWSROOM: LazyLock<Session> = LazyLock::new(|| open(&files()));
    &NEWSROOM
}

/// Opens a site, which must be one.
pub fn open(files: &MemoryFiles) -> Session {
    let opened = Session::open(
        files,
        &Cache::default(),
        edition(),
        &LoadProgress::default(),
    );
    opened.unwrap_or_else(|found| panic!("{:?}", found.0))
}

/// The day and the way in which sites are built here.
pub fn edition() -> BuildOptions {
    BuildOptions {
        as_of: day(),
        shown: bantin::site::IncludeUnpublished::default(),
        words: false,
    }
}

/// The build date.
pub fn day() -> AsOf {
    AsOf::Day(NaiveDate::from_ymd_opt(2026, 11, 21).expect("there is such a day"))
}
