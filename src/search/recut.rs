//! Changes a few lists in the shards of an index. Where a shard is cut depends only on the terms near by, so most
//! shards stay as they are.

use super::{
    entries::{Spelling, TermEntry, entries, length_of_first},
    manifest::{NAME, Section},
    shards::{Cutter, Shard},
};
use std::collections::BTreeMap;

/// Changed lists of a section: by term and spelling, the articles with their new impacts, or none for articles that no
/// longer contain it.
pub(super) type Edits = BTreeMap<String, BTreeMap<String, BTreeMap<u32, Option<u8>>>>;

/// A shard of a section after the changes.
pub(super) enum RecutShard {
    /// An old shard, by its position.
    Kept(usize),
    /// A shard that was cut anew.
    New(Shard),
}

/// The [small](super::shards::small) shards of a section after these edits. `read` gives the content of a shard by its
/// name. None when a shard cannot be read.
pub(super) fn recut(
    section: &Section,
    small: usize,
    edits: &Edits,
    read: impl Fn(&str) -> Option<Vec<u8>>,
) -> Option<Vec<RecutShard>> {
    let mut pieces = Vec::new();
    let mut open: Option<Cutter> = None;
    for (at, first) in section.first.iter().enumerate() {
        // The first shard also takes terms that come before its first one.
        let start = if at > 0 { first.as_str() } else { "" };
        let next = section.first.get(at + 1).map(String::as_str);
        let concerned = concerns(edits, start, next);
        if !concerned && open.is_none() {
            pieces.push(RecutShard::Kept(at));
            continue;
        }
        let shard = read(section.names.get(at * NAME..(at + 1) * NAME)?)?;
        // The edits may remove the first term, and then no shard begins with it.
        let certain = !edits.contains_key(first);
        let cuts = |open: &mut Cutter| certain && open.cuts_before(first, length_of_first(&shard));
        if let Some(done) = open.take_if(cuts) {
            pieces.extend(done.finish().into_iter().map(RecutShard::New));
            if !concerned {
                pieces.push(RecutShard::Kept(at));
                continue;
            }
        }
        let cutter = open.get_or_insert_with(|| Cutter::new(small));
        let changed = edits.range::<str, _>(from_until(start, next));
        merge(entries(&shard), changed, |entry| {
            cutter.take_whole(&entry);
        });
        cutter.end_entry();
    }
    if section.first.is_empty() {
        let cutter = open.get_or_insert_with(|| Cutter::new(small));
        merge(Vec::new(), edits.iter(), |entry| cutter.take_whole(&entry));
    }
    pieces.extend(
        open.into_iter()
            .flat_map(Cutter::finish)
            .map(RecutShard::New),
    );
    Some(pieces)
}

type Bounds<'a> = (std::ops::Bound<&'a str>, std::ops::Bound<&'a str>);

fn from_until<'a>(start: &'a str, next: Option<&'a str>) -> Bounds<'a> {
    use std::ops::Bound::{Excluded, Included, Unbounded};
    (Included(start), next.map_or(Unbounded, Excluded))
}

/// Whether edits concern a shard. Those of the first term of the next one do: without that term, no shard would begin
/// there.
fn concerns(edits: &Edits, start: &str, next: Option<&str>) -> bool {
    let inside = edits.range::<str, _>(from_until(start, next)).next();
    inside.is_some() || next.is_some_and(|next| edits.contains_key(next))
}

type SpellingEdits = BTreeMap<String, BTreeMap<u32, Option<u8>>>;

/// Hands the terms of a shard, with the edits made, to `take` in their order.
fn merge<'e>(
    entries: Vec<TermEntry>,
    edits: impl Iterator<Item = (&'e String, &'e SpellingEdits)>,
    mut take: impl FnMut(TermEntry),
) {
    let mut edits = edits.peekable();
    let mut edited = |entry: TermEntry, lists: &SpellingEdits| {
        let entry = edit(entry, lists);
        if !entry.spellings.is_empty() {
            take(entry);
        }
    };
    let new = |term: &String| TermEntry {
        term: term.clone(),
        spellings: Vec::new(),
    };
    let nothing = SpellingEdits::new();
    for entry in entries {
        while let Some((term, lists)) = edits.next_if(|(term, _)| **term < entry.term) {
            edited(new(term), lists);
        }
        let lists = edits.next_if(|(term, _)| **term == entry.term);
        edited(entry, lists.map_or(&nothing, |(_, lists)| lists));
    }
    for (term, lists) in edits {
        edited(new(term), lists);
    }
}

fn edit(entry: TermEntry, edits: &SpellingEdits) -> TermEntry {
    if edits.is_empty() {
        return entry;
    }
    let spellings = entry.spellings.into_iter();
    let mut spellings: BTreeMap<String, Vec<(u32, u8)>> = spellings
        .map(|spelling| (spelling.spelled, spelling.articles))
        .collect();
    for (spelled, changed) in edits {
        let articles = spellings.entry(spelled.clone()).or_default();
        articles.retain(|(article, _)| !changed.contains_key(article));
        let now = changed.iter();
        articles.extend(now.filter_map(|(&article, &impact)| Some((article, impact?))));
        articles.sort_unstable();
    }
    let spellings = spellings.into_iter();
    let spellings = spellings.filter(|(_, articles)| !articles.is_empty());
    TermEntry {
        term: entry.term,
        spellings: spellings
            .map(|(spelled, articles)| Spelling { spelled, articles })
            .collect(),
    }
}

#[cfg(test)]
mod tests;
