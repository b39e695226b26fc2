//! What has become of the addresses that the last build published.

use super::{Article, Site};
use crate::diagnostic::{Diagnostic, Place, Problem, SourcePath};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};
use uuid::Uuid;

/// First line of a record: says what the file is, and its version.
const HEAD: &str =
    "bantin 1: addresses of texts: address, source, id, marks of title and beginning, old or now";
/// What follows an address that leads to another one.
const OLD: &str = "old";
/// A beginning with fewer letters than this may be that of several texts.
const TELLING: usize = 40;

/// A text and its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// From the root of the site: `tin/2023/phat-dong/`.
    pub address: String,
    /// Its file.
    pub path: String,
    /// What feed readers know it by; empty for a plain page.
    pub id: String,
    /// Equal for equal dates and titles.
    pub title: String,
    /// Equal for texts that begin alike; empty when that says nothing.
    pub beginning: String,
    /// Whether the text is not there any more, and a redirect is.
    pub is_old: bool,
}

/// Where every text of a site is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(pub Vec<Recorded>);

/// What has become of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate<'r> {
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
    /// Its text is not there any more.
    Gone(&'r Recorded),
}

impl Record {
    /// As the text of a file.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for one in &self.0 {
            // Writing to memory cannot fail.
            let _ = writeln!(
                text,
                "{}\t{}\t{}\t{}\t{}\t{}",
                one.address,
                one.path,
                one.id,
                one.title,
                one.beginning,
                if one.is_old { OLD } else { "now" }
            );
        }
        text
    }

    /// The record in a text; empty when it is none.
    pub fn parse(text: &str) -> Record {
        let lines = text.strip_prefix(HEAD).unwrap_or("").lines();
        let recorded = lines.filter_map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            let mut next = || fields.next();
            Some(Recorded {
                address: next()?,
                path: next()?,
                id: next()?,
                title: next()?,
                beginning: next()?,
                is_old: next()? == OLD,
            })
        });
        Record(recorded.collect())
    }
}

/// What has become of every address of `before` that is not as it was. `answering` are addresses that lead
/// somewhere although no text of `now` is there.
pub fn fates<'r>(before: &'r Record, now: &'r Record, answering: &BTreeSet<&str>) -> Vec<Fate<'r>> {
    let at: BTreeMap<&str, &Recorded> = now
        .0
        .iter()
        .map(|one| (one.address.as_str(), one))
        .collect();
    let wanted = Wanted::new(before, now);
    let fates = before.0.iter().filter_map(|old| {
        if let Some(&new) = at.get(old.address.as_str()) {
            let renamed = old.path != new.path && old.id != new.id && is_same(old, new);
            let renamed = renamed && !old.is_old && !new.is_old;
            let kept = wanted.by_id.contains_key(old.id.as_str());
            return (renamed && !kept).then_some(Fate::Renamed {
                before: old,
                now: new,
            });
        }
        if answering.contains(old.address.as_str()) {
            return None;
        }
        Some(match wanted.find(old) {
            Some(now) => Fate::Moved { before: old, now },
            None => Fate::Gone(old),
        })
    });
    fates.collect()
}

/// Whether two are one text in different files.
fn is_same(old: &Recorded, new: &Recorded) -> bool {
    old.title == new.title || (!old.beginning.is_empty() && old.beginning == new.beginning)
}

/// Texts by what they can be known by. None where two have it.
struct Wanted<'r> {
    by_path: BTreeMap<&'r str, &'r Recorded>,
    by_id: BTreeMap<&'r str, &'r Recorded>,
    by_title: BTreeMap<&'r str, Option<&'r Recorded>>,
    by_beginning: BTreeMap<&'r str, Option<&'r Recorded>>,
}

impl<'r> Wanted<'r> {
    fn new(before: &'r Record, now: &'r Record) -> Wanted<'r> {
        let known: BTreeSet<&str> = before.0.iter().map(|old| old.path.as_str()).collect();
        // What was there before under the same name is no other text under a new one.
        let texts = || now.0.iter().filter(|one| !one.is_old);
        let new = || texts().filter(|one| !known.contains(one.path.as_str()));
        let with_id = texts().filter(|one| !one.id.is_empty());
        Wanted {
            by_path: texts().map(|one| (one.path.as_str(), one)).collect(),
            by_id: with_id.map(|one| (one.id.as_str(), one)).collect(),
            by_title: only(new().map(|one| (one.title.as_str(), one))),
            by_beginning: only(new().map(|one| (one.beginning.as_str(), one))),
        }
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
        by_path
            .or_else(|| self.by_id.get(old.id.as_str()).copied())
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

impl Site {
    /// Where every text of the site is, in the order of addresses.
    pub fn record(&self) -> Record {
        let articles = self.articles.iter();
        let retired = self.retired.iter().map(|retired| &retired.article);
        let articles = articles
            .chain(retired)
            .map(|article| self.recorded(article));
        let pages = self.pages.iter().map(|page| Recorded {
            address: page.address.clone(),
            path: page.path.to_string(),
            id: String::new(),
            title: mark(&page.title),
            beginning: beginning(&page.outline.first_paragraph),
            is_old: false,
        });
        let mut all: Vec<Recorded> = articles.chain(pages).collect();
        let by_address: BTreeMap<&str, &Recorded> =
            all.iter().map(|one| (one.address.as_str(), one)).collect();
        let redirects = self.redirects().iter().filter_map(|redirect| {
            let to = by_address.get(self.address(redirect.to).as_str())?;
            Some(Recorded {
                address: redirect.from.clone(),
                is_old: true,
                ..(*to).clone()
            })
        });
        let redirects: Vec<Recorded> = redirects.collect();
        all.extend(redirects);

        all.sort_by(|a, b| (&a.address, &a.path).cmp(&(&b.address, &b.path)));
        Record(all)
    }

    fn recorded(&self, article: &Article) -> Recorded {
        let date = article.date().iso(&self.offset);
        Recorded {
            address: super::article_address(article, &self.strings),
            path: article.path().to_string(),
            id: self.article_id(article),
            title: mark(&format!("{date} {}", article.title())),
            beginning: beginning(&article.outline().first_paragraph),
            is_old: false,
        }
    }

    /// Reports what has become of the addresses that the last build published, as far as readers are worse off.
    pub fn check_moves(&self, before: &Record) -> Vec<Diagnostic> {
        if before.0.is_empty() {
            return Vec::new(); // the first build
        }
        let now = self.record();
        let pages = self.every_page().into_iter();
        let pages: Vec<String> = pages.map(|route| self.address(route)).collect();
        let answering = pages.iter().map(String::as_str).collect();
        let mut moved: BTreeMap<&str, (&Recorded, Vec<String>)> = BTreeMap::new();
        let mut diagnostics = Vec::new();
        for fate in fates(before, &now, &answering) {
            match fate {
                Fate::Moved { before, now } => {
                    let (_, old) = moved.entry(&now.path).or_insert((now, Vec::new()));
                    old.push(format!("/{}", before.address));
                }
                Fate::Renamed { before, now } => {
                    let problem = Problem::ArticleIdChanged {
                        before: before.id.clone(),
                    };
                    diagnostics.push(Diagnostic::new(self.place_of(&now.path), problem));
                }
                Fate::Gone(before) => {
                    let problem = Problem::AddressGone {
                        address: format!("/{}", before.address),
                    };
                    let path = SourcePath::new(before.path.as_str());
                    diagnostics.push(Diagnostic::new(Place::file(&path), problem));
                }
            }
        }
        diagnostics.extend(moved.into_values().map(|(text, old)| {
            let redirects = now
                .0
                .iter()
                .filter(|one| one.is_old && one.path == text.path);
            let known = redirects.map(|one| format!("/{}", one.address));
            let problem = Problem::AddressMoved {
                old: old.join(", "),
                new: format!("/{}", text.address),
                aliases: known.chain(old).collect::<Vec<_>>().join(", "),
            };
            Diagnostic::new(self.place_of(&text.path), problem)
        }));
        diagnostics
    }

    /// What an article's address is made of.
    fn place_of(&self, path: &str) -> Place {
        let path = SourcePath::new(path);
        let state = self.ledger.state(&path);
        match state.and_then(super::ledger::State::article) {
            Some(article) => Place::at(&path, article.written.slug.span),
            None => Place::file(&path),
        }
    }
}

/// A short text that is equal for equal texts, and does not tell them.
fn mark(text: &str) -> String {
    let digest = Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes());
    let (high, _) = digest.as_u64_pair();
    format!("{high:016x}")
}

fn beginning(text: &str) -> String {
    match text.chars().nth(TELLING) {
        Some(_) => mark(text),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(line: &str) -> Recorded {
        let fields: Vec<&str> = line.split(' ').collect();
        let [address, path, id, title, beginning, ..] = fields[..] else {
            panic!("five fields and more: {line}")
        };
        let text = |field: &str| field.trim_matches('-').to_owned();
        Recorded {
            address: text(address),
            path: text(path),
            id: text(id),
            title: text(title),
            beginning: text(beginning),
            is_old: fields.get(5) == Some(&OLD),
        }
    }

    fn told(before: &str, now: &str, answering: &[&str]) -> Vec<String> {
        let record = |lines: &str| Record(lines.lines().map(recorded).collect());
        let (before, now) = (record(before), record(now));
        let told = fates(&before, &now, &answering.iter().copied().collect()).into_iter();
        told.map(|fate| match fate {
            Fate::Moved { before, now } => format!("{} → {}", before.address, now.address),
            Fate::Renamed { before, now } => format!("{} = {}", before.id, now.id),
            Fate::Gone(before) => format!("{} ✗", before.address),
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
        assert_eq!(told("a f 1 t b", "z f 1 t b", &["a"]), Vec::<String>::new());
    }

    #[test]
    fn a_record_is_read_as_it_is_written() {
        let record = Record(vec![
            recorded("tin/a/ content/a.md urn:x t b"),
            recorded("gt/ content/p.md - t - old"),
        ]);
        assert_eq!(Record::parse(&record.text()), record);
        for text in [
            "",
            "x",
            "bantin 2: other\na\tb\tc\td\te",
            "bantin 1: addresses of texts\na\tb",
        ] {
            assert_eq!(Record::parse(text), Record::default(), "{text:?}");
        }
    }
}
