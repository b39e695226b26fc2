//! Notices of a build besides diagnostics.

use crate::cli::{
    bar::bar, console::Console, open::count, progress::ProgressLine, site_state::SiteState, words,
};
use crate::{
    diagnostic::{Diagnostic, Language, SourcePath},
    pipeline::LoadProgress,
    publish::{Leftover, OutputFolder},
    state::StateDir,
};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Reports that it is not known what the published files were made of, because the record is damaged.
pub(super) fn report_forgotten(console: Console, site_state: &SiteState, out: &Path) {
    let file = site_state
        .state()
        .path_of(&StateDir::name_for("outputs", out));
    let file = file.display();
    console.report(
        format!("bỏ qua bộ nhớ đệm hỏng {file}: mọi trang được dựng lại"),
        format!("the damaged cache {file} is not used: all pages are made again"),
    );
}

/// Reports that a part of the cache is damaged.
pub(super) fn report_damage(console: Console, site_state: &SiteState) {
    let file = site_state.cache_file();
    let file = file.display();
    console.report(
        format!("bộ nhớ đệm {file} hỏng một phần: các bài trong phần ấy được đọc lại"),
        format!("a part of the cache {file} is damaged: the articles in it are read again"),
    );
}

/// Reports a journal that was not written on this machine, and is left alone.
pub(super) fn report_foreign_journal(console: Console, file: &Path) {
    let file = file.display();
    console.report(
        format!("không làm theo {file}: không do bantin trên máy này viết, nên để nguyên\n= cách sửa: xóa tệp ấy đi"),
        format!("{file} is not followed: bantin did not write it on this machine, so it is left alone\n= help: delete that file"),
    );
}

/// Reports that another build has locked the output folder.
pub(super) fn report_waiting(console: Console, out: &Path) {
    let out = out.display();
    console.report(
        format!("một lần dựng khác đang ghi vào {out}: chờ cho xong …"),
        format!("another build is writing into {out}: waiting for it …"),
    );
}

/// Names folders that bantin made and cannot remove.
pub(super) fn report_left(console: Console, folder: &OutputFolder) {
    for Leftover { path, error } in folder.left() {
        let path = path.display();
        console.report(
            format!("chưa dọn được {path} ({error}): lần dựng sau dọn nốt; trang đã đăng không bị ảnh hưởng"),
            format!("{path} cannot be removed yet ({error}): the next build tries again; the published site is not affected"),
        );
    }
}

/// Names sources that had different contents when they were read again.
pub(super) fn report_strayed(console: Console, strayed: &[SourcePath]) {
    let Some((first, others)) = strayed.split_first() else {
        return;
    };
    let (vi, en) = match others.len() {
        0 => (String::new(), String::new()),
        others => (
            format!(" và {others} tệp khác"),
            format!(" and {others} more"),
        ),
    };
    console.report(
        format!("được lưu trong lúc dựng: {first}{vi}; dựng lại để đăng bản mới nhất"),
        format!(
            "saved while the site was built: {first}{en}; build again to publish what is newest"
        ),
    );
}

/// Reports that a site with errors is not published.
pub(super) fn report_unpublished(console: Console, diagnostics: &[Diagnostic]) {
    let (errors, warnings) = count(diagnostics);
    let found = |language| words::findings(language, errors, warnings);
    console.report(
        format!(
            "{}: không dựng trang, trang cũ vẫn còn nguyên",
            found(Language::Vi)
        ),
        format!(
            "{}: nothing was built, the old site is untouched",
            found(Language::En)
        ),
    );
}

/// Shows on a terminal how many articles are read.
pub(super) fn reading(console: Console, progress: Arc<LoadProgress>) -> ProgressLine {
    ProgressLine::show(console, move || words::reading(console.language, &progress))
}

/// Shows on a terminal how many files are made.
pub(super) fn making(console: Console, made: Arc<AtomicUsize>, all: usize) -> ProgressLine {
    ProgressLine::show(console, move || {
        let made = made.load(Ordering::Relaxed);
        let number = |number: usize| console.language.number(number);
        let (bar, made, all) = (bar(made, all), number(made), number(all));
        words::pick(
            console.language,
            format!("{bar} dựng {made}/{all} tệp"),
            format!("{bar} making {made}/{all} files"),
        )
    })
}
