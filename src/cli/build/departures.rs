//! Addresses that earlier builds published and this one does not.

use crate::{
    cli::{memory::Memory, open::Voice},
    pipeline::Newsroom,
    publish::{self, Folder},
    site::{Departures, Past, Record},
    source::Files,
};
use std::{collections::BTreeSet, path::Path};

/// Addresses that are told of one by one.
const MOST_MOVES: usize = 20;
/// Addresses of lists that are named.
const MOST_LISTS: usize = 20;

/// Tells what has become of addresses that were published, as far as readers are worse off, and gives what is to be
/// kept in mind. `paths` are the files of this build.
pub(super) fn tell(
    voice: Voice,
    files: &dyn Files,
    newsroom: &Newsroom,
    memory: &Memory,
    folder: &Folder,
    paths: &[&str],
) -> Record {
    let departures = newsroom.departures(&Past {
        record: publish::addresses(folder.path()),
        unanswered: memory.unanswered(folder.path()),
        gone_pages: gone_pages(folder, paths),
    });
    let (told, more) = departures
        .diagnostics
        .split_at(MOST_MOVES.min(departures.diagnostics.len()));
    voice.tell(files, told);
    if !more.is_empty() {
        let more = more.len();
        voice.say(
            format!("… và {more} địa chỉ khác cũng đã đổi hoặc mất"),
            format!("… and {more} other addresses have changed or are gone"),
        );
    }
    tell_lists(voice, &departures.lists);
    departures.unanswered
}

/// Whether a build without changes would still have something to tell.
pub(super) fn are_pending(memory: &Memory, out: &Path) -> bool {
    Departures::are_told_again(&memory.unanswered(out))
}

fn gone_pages(folder: &Folder, paths: &[&str]) -> Vec<String> {
    let made: BTreeSet<&str> = paths.iter().copied().collect();
    let gone = folder.page_paths().filter(|path| !made.contains(path));
    let address = |path: &str| path.strip_suffix("index.html").unwrap_or(path).to_owned();
    gone.map(address).collect()
}

fn tell_lists(voice: Voice, lists: &[String]) {
    if lists.is_empty() {
        return;
    }
    let named = lists.iter().take(MOST_LISTS);
    let named: Vec<String> = named.map(|address| format!("/{address}")).collect();
    let more = if lists.len() > MOST_LISTS {
        ", …"
    } else {
        ""
    };
    let (count, named) = (lists.len(), named.join(", "));
    let s = if count == 1 { "" } else { "s" };
    voice.say(
        format!("{count} trang danh sách của lần dựng trước không còn: {named}{more}"),
        format!("gone are {count} list page{s} of the last build: {named}{more}"),
    );
}
