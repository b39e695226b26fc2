//! Reports addresses that earlier builds published and this one does not.

use crate::{
    cli::{console::Console, site_state::SiteState, words},
    pipeline::Session,
    publish::OutputFolder,
    site::{BrokenUrls, PublishedUrls},
    source::SourceFiles,
    view::WORKER,
};
use std::{collections::BTreeSet, path::Path};

/// Most addresses of articles and pages that are reported one by one.
const MOST_MOVES: usize = 20;
/// Most addresses of lists, and of files, that are named.
const MOST_NAMED: usize = 20;

/// Reports what has become of addresses that were published, as far as readers lose by it. `paths` are the files of
/// this build.
pub(super) fn report(
    console: Console,
    files: &dyn SourceFiles,
    session: &Session,
    site_state: &SiteState,
    folder: &OutputFolder,
    paths: &[&str],
) -> BrokenUrls {
    let broken_urls = session.broken_urls(&PublishedUrls {
        record: folder.addresses(),
        unanswered: site_state.unanswered(folder.path()),
        gone: gone(folder, paths),
    });
    let (reported, more) = broken_urls
        .diagnostics
        .split_at(MOST_MOVES.min(broken_urls.diagnostics.len()));
    console.report_all(files, reported);
    if !more.is_empty() {
        let more = more.len();
        console.report(
            format!("… và {more} địa chỉ khác cũng đã đổi hoặc mất"),
            format!("… and {more} other addresses have changed or are gone"),
        );
    }
    report_lists(console, &broken_urls.lists);
    report_files(console, &broken_urls.files);
    broken_urls
}

/// Whether a build without changes would still have addresses to report.
pub(super) fn are_pending(site_state: &SiteState, out: &Path) -> bool {
    BrokenUrls::are_told_again(&site_state.unanswered(out))
}

/// Addresses of the last build that this one does not make. The compressed form of a file goes with the file.
fn gone(folder: &OutputFolder, paths: &[&str]) -> Vec<String> {
    let made: BTreeSet<&str> = paths.iter().copied().collect();
    let is_copy = |path: &str| {
        let of = [".gz", ".br"].iter().find_map(|end| path.strip_suffix(end));
        of.is_some_and(|of| folder.lists(of))
    };
    let gone = folder
        .paths()
        .filter(|path| !made.contains(path) && !is_copy(path));
    let address = |path: &str| path.strip_suffix("index.html").unwrap_or(path).to_owned();
    gone.map(address).collect()
}

fn report_lists(console: Console, lists: &[String]) {
    let Some(named) = named(lists) else {
        return;
    };
    let count = lists.len();
    let s = words::plural(count);
    console.report(
        format!("{count} trang danh sách của lần dựng trước không còn: {named}"),
        format!("gone are {count} list page{s} of the last build: {named}"),
    );
}

fn report_files(console: Console, files: &[String]) {
    let Some(named) = named(files) else {
        return;
    };
    let count = files.len();
    let s = words::plural(count);
    console.report(
        format!("{count} tệp của lần dựng trước không còn (bản đặt ở đó trong static/ giữ được địa chỉ): {named}"),
        format!("gone are {count} file{s} of the last build (a copy there in static/ keeps an address): {named}"),
    );
    if files.iter().any(|file| file == WORKER) {
        console.report(
            format!("máy bạn đọc còn chạy {WORKER}: ghi `offline: false` vào site.yaml để gỡ"),
            format!("readers' browsers still run {WORKER}: write `offline: false` in site.yaml, and it goes"),
        );
    }
}

/// The first addresses, as words of a sentence; none when there are no addresses.
fn named(addresses: &[String]) -> Option<String> {
    let named = addresses.iter().take(MOST_NAMED);
    let named: Vec<String> = named.map(|address| format!("/{address}")).collect();
    let more = if addresses.len() > MOST_NAMED {
        ", …"
    } else {
        ""
    };
    (!named.is_empty()).then(|| named.join(", ") + more)
}
