//! Following addresses from one record to the next.

use super::{Presence, Recorded, UrlRecord};
use std::collections::{BTreeMap, BTreeSet};

/// What has become of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlChange<'r> {
    /// Its text is now elsewhere, and nothing leads there.
    Moved {
        /// As it was.
        before: &'r Recorded,
        /// As it is.
        now: &'r Recorded,
    },
    /// Its text is where it was, but feed readers take it for another one.
    Renamed {
        /// As it was.
        before: &'r Recorded,
        /// As it is.
        now: &'r Recorded,
    },
    /// Its text is now elsewhere, and another one is there.
    Taken {
        /// As it was.
        before: &'r Recorded,
        /// Where its text is.
        now: &'r Recorded,
        /// What is there.
        by: &'r Recorded,
    },
    /// Its text is not there any more.
    Gone(&'r Recorded),
}

/// What has become of every address of `before` that is not as it was. `answers` tells of addresses that lead
/// somewhere although no text of `now` is there.
pub fn url_changes<'r>(
    before: &'r UrlRecord,
    now: &'r UrlRecord,
    answers: &dyn Fn(&str) -> bool,
) -> Vec<UrlChange<'r>> {
    let at: BTreeMap<&str, &Recorded> = now
        .0
        .iter()
        .map(|one| (one.address.as_str(), one))
        .collect();
    let wanted = TextIndex::new(before, now);
    let url_changes = before.0.iter().filter_map(|old| {
        if let Some(&new) = at.get(old.address.as_str()) {
            return wanted.at_its_address(old, new);
        }
        if answers(&old.address) {
            return None;
        }
        let found = wanted.find(old).filter(|now| can_lead(old, now));
        Some(match found {
            Some(now) => UrlChange::Moved { before: old, now },
            None => UrlChange::Gone(old),
        })
    });
    url_changes.collect()
}

/// Whether two are one text in different files.
fn is_same(old: &Recorded, new: &Recorded) -> bool {
    old.title == new.title || (!old.beginning.is_empty() && old.beginning == new.beginning)
}

/// Whether an editor can make the old address lead to the new one. That of an entry leads on by its old id, and not when
/// the pages of all entries have moved, as in another language.
fn can_lead(old: &Recorded, new: &Recorded) -> bool {
    let (before, now) = (steps(&old.address), steps(&new.address));
    old.what != Presence::Entry || (before.first() == now.first() && before.last() != now.last())
}

fn steps(address: &str) -> Vec<&str> {
    address.trim_end_matches('/').split('/').collect()
}

/// Texts by what they can be known by. None where two have it.
struct TextIndex<'r> {
    by_path: BTreeMap<&'r str, &'r Recorded>,
    by_id: BTreeMap<&'r str, &'r Recorded>,
    /// What was at an address.
    before: BTreeMap<&'r str, &'r Recorded>,
    by_title: BTreeMap<&'r str, Option<&'r Recorded>>,
    by_beginning: BTreeMap<&'r str, Option<&'r Recorded>>,
}

impl<'r> TextIndex<'r> {
    fn new(before: &'r UrlRecord, now: &'r UrlRecord) -> TextIndex<'r> {
        let known: BTreeSet<&str> = before.0.iter().map(|old| old.path.as_str()).collect();
        // What was there before under the same name is no other text under a new one.
        let texts = || now.0.iter().filter(|one| !one.is_old());
        let new = || texts().filter(|one| !known.contains(one.path.as_str()));
        let with_id = texts().filter(|one| !one.id.is_empty());
        TextIndex {
            by_path: texts().map(|one| (one.path.as_str(), one)).collect(),
            by_id: with_id.map(|one| (one.id.as_str(), one)).collect(),
            before: before
                .0
                .iter()
                .map(|old| (old.address.as_str(), old))
                .collect(),
            by_title: only(new().map(|one| (one.title.as_str(), one))),
            by_beginning: only(new().map(|one| (one.beginning.as_str(), one))),
        }
    }

    /// What has become of a text at whose address is one still.
    fn at_its_address(&self, old: &'r Recorded, new: &'r Recorded) -> Option<UrlChange<'r>> {
        if old.is_old()
            || old.what == Presence::Entry
            || old.path.is_empty()
            || old.path == new.path
        {
            return None;
        }
        if is_same(old, new) {
            let with_id = self.by_id.get(old.id.as_str());
            let is_known = old.id == new.id || with_id.is_some_and(|one| is_same(old, one));
            return (!is_known && !new.is_old()).then_some(UrlChange::Renamed {
                before: old,
                now: new,
            });
        }
        let now = self.find(old).filter(|now| is_same(old, now))?;
        Some(UrlChange::Taken {
            before: old,
            now,
            by: new,
        })
    }

    /// Whether a text took the name of a file in which another one was, and stayed where it was.
    fn is_another(&self, old: &Recorded, now: &Recorded) -> bool {
        let there = self.before.get(now.address.as_str());
        !is_same(old, now) && there.is_some_and(|one| one.path != now.path && is_same(one, now))
    }

    fn find(&self, old: &Recorded) -> Option<&'r Recorded> {
        let by_title = || self.by_title.get(old.title.as_str()).copied().flatten();
        let by_beginning = || {
            let found = self.by_beginning.get(old.beginning.as_str());
            found
                .copied()
                .flatten()
                .filter(|_| !old.beginning.is_empty())
        };
        let by_path = self.by_path.get(old.path.as_str()).copied();
        let by_path = by_path.filter(|now| !self.is_another(old, now));
        let by_id = || {
            let found = self.by_id.get(old.id.as_str()).copied();
            found.filter(|now| !self.is_another(old, now))
        };
        by_path
            .or_else(by_id)
            .or_else(by_title)
            .or_else(by_beginning)
    }
}

fn only<'r>(
    named: impl Iterator<Item = (&'r str, &'r Recorded)>,
) -> BTreeMap<&'r str, Option<&'r Recorded>> {
    let mut only = BTreeMap::new();
    for (name, one) in named {
        only.entry(name)
            .and_modify(|found| *found = None)
            .or_insert(Some(one));
    }
    only
}

#[cfg(test)]
mod tests {
    use super::{super::record::recorded, *};

    fn told(before: &str, now: &str, answering: &[&str]) -> Vec<String> {
        let record = |lines: &str| UrlRecord(lines.lines().map(recorded).collect());
        let (before, now) = (record(before), record(now));
        let told = url_changes(&before, &now, &|address| answering.contains(&address)).into_iter();
        told.map(|change| match change {
            UrlChange::Moved { before, now } => format!("{} → {}", before.address, now.address),
            UrlChange::Renamed { before, now } => format!("{} = {}", before.id, now.id),
            UrlChange::Taken { before, now, by } => {
                format!("{} → {}, {}", before.address, now.address, by.path)
            }
            UrlChange::Gone(before) => format!("{} ✗", before.address),
        })
        .collect()
    }

    #[test]
    fn addresses_are_followed() {
        let check = |before: &str, now: &str, expected: &[&str]| {
            assert_eq!(told(before, now, &[]), expected, "{before} / {now}");
        };
        check("a f 1 t b", "a f 1 t b", &[]);
        check("a f 1 t b", "a f 1 t2 b2", &[]);
        check("a f 1 t b", "z f 1 t b", &["a → z"]);
        check("a f 1 t b", "z f 1 t2 b2", &["a → z"]);
        check("a f 1 t b", "z g 2 t b2", &["a → z"]);
        check("a f 1 t b", "z g 2 t2 b", &["a → z"]);
        check("a f 1 t -", "z g 2 t2 -", &["a ✗"]);
        check("a f 1 t b", "z g 1 t2 b2", &["a → z"]);
        check("a f 1 t b", "z g 2 t2 b2", &["a ✗"]);
        check("a f 1 t b", "", &["a ✗"]);
        check("a f 1 t b", "a g 2 t b2", &["1 = 2"]);
        check("a f 1 t b", "a g 1 t b", &[]);
        check("a f 1 t b", "a g 2 t2 b2", &[]);
        // Which of two it is nobody can tell, and an old text is no new one.
        check("a f 1 t b", "x g 2 t b2\nz h 3 t b3", &["a ✗"]);
        check("a f 1 t b\nz g 2 t b2", "z g 2 t b2", &["a ✗"]);
        // Old addresses are published, too, and a text is not where only a redirect is.
        check("a f 1 t b\no f 1 t b old", "a f 1 t b", &["o → a"]);
        check(
            "a f 1 t b\no f 1 t b old",
            "z g 2 t b\no g 2 t b old",
            &["a → z"],
        );
        check("a f 1 t b", "z f 1 t b\na f 1 t b old", &[]);
        // A text that comes back is none that was renamed.
        check("a - - t b", "a f 1 t b", &[]);
        // Two texts change their addresses, or the names of their files.
        check(
            "a f 1 t b\nz g 2 t2 b2",
            "z f 1 t b\na g 2 t2 b2",
            &["a → z, g", "z → a, f"],
        );
        check(
            "a f 1 t b\nz g 2 t2 b2",
            "y f 1 t b\na g 2 t2 b2\nz g 2 t2 b2 old",
            &["a → y, g"],
        );
        check(
            "a f 1 t b\nz g 2 t2 b2",
            "a g 2 t b\nz f 1 t2 b2",
            &["1 = 2", "2 = 1"],
        );
        check("a f 1 t b\nz g 2 t2 b2", "z f 1 t2 b2", &["a ✗", "2 = 1"]);
        // An entry has an old id. Its phases go with it, and no id leads on from the addresses of another language.
        check(
            "ca/x/ #a - t - entry",
            "ca/y/ #b - t - entry",
            &["ca/x/ → ca/y/"],
        );
        check("ca/x/ #a - t - entry", "pt/x/ #b - t - entry", &["ca/x/ ✗"]);
        check("ca/x/ #a - t - entry", "pt/y/ #b - t - entry", &["ca/x/ ✗"]);
        check(
            "ca/x/1/ #a - t - entry",
            "ca/y/1/ #b - t - entry",
            &["ca/x/1/ ✗"],
        );
        assert_eq!(told("a f 1 t b", "z f 1 t b", &["a"]), Vec::<String>::new());
    }
}
