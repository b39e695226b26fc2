//! Reads the terms of a shard, which a [`Cutter`](super::shards::Cutter) wrote.

use crate::text::take_number;

/// A term with the articles that contain it.
#[derive(Debug)]
pub(super) struct TermEntry {
    pub(super) term: String,
    pub(super) spellings: Vec<Spelling>,
}

/// One spelling of a term: numbers of the articles that contain it, with their impacts.
#[derive(Debug)]
pub(super) struct Spelling {
    pub(super) spelled: String,
    pub(super) articles: Vec<(u32, u8)>,
}

/// All terms of a shard.
pub(super) fn entries(mut bytes: &[u8]) -> Vec<TermEntry> {
    let mut entries = Vec::new();
    while let Some(entry) = entry(&mut bytes) {
        entries.push(entry);
    }
    entries
}

/// The number of bytes that the first term of a shard takes.
pub(super) fn length_of_first(shard: &[u8]) -> usize {
    let mut rest = shard;
    entry(&mut rest);
    shard.len() - rest.len()
}

fn entry(bytes: &mut &[u8]) -> Option<TermEntry> {
    let term = text(bytes)?;
    let count = take_number(bytes)?;
    let spellings = (0..count).map(|_| {
        let spelled = text(bytes)?;
        let articles = articles(take_bytes(bytes)?);
        let spelled = if spelled.is_empty() {
            term.clone()
        } else {
            spelled
        };
        Some(Spelling { spelled, articles })
    });
    let spellings = spellings.collect::<Option<_>>()?;
    Some(TermEntry { term, spellings })
}

/// Reads a list: numbers of articles with their impacts.
pub(super) fn articles(mut bytes: &[u8]) -> Vec<(u32, u8)> {
    let mut articles = Vec::new();
    let mut next = 0_u32;
    while let Some((&first, rest)) = bytes.split_first() {
        bytes = rest;
        let more = if first >> 4 == 15 {
            take_number(&mut bytes).unwrap_or(0)
        } else {
            0
        };
        let article = next
            .saturating_add(u32::from(first >> 4))
            .saturating_add(more);
        articles.push((article, first & 15));
        next = article.saturating_add(1);
    }
    articles
}

fn text(bytes: &mut &[u8]) -> Option<String> {
    String::from_utf8(take_bytes(bytes)?.to_vec()).ok()
}

fn take_bytes<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = take_number(bytes)? as usize;
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}
