//! Where every text and every entry of a register is.

use crate::{
    diagnostic::Place,
    markdown::Outline,
    model::Family,
    site::{Article, ListId, PhaseKey, Site, Taxonomy, article_address},
    text::mark,
};
use std::{collections::BTreeMap, fmt::Write as _};

/// First line of a record: says what the file is, and its version.
const HEAD: &str = "bantin 2: addresses of texts and entries: address, source, id, marks of title and beginning, text, old or entry";

/// What is at an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// A text.
    #[default]
    Text,
    /// A redirect to a text.
    Old,
    /// What is known of an entry of a register.
    Entry,
}

/// A text or an entry, and its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// From the root of the site: `tin/2023/phat-dong/`.
    pub address: String,
    /// Its file; of an entry, also its id.
    pub path: String,
    /// What feed readers know it by; empty for what is in no feed.
    pub id: String,
    /// Equal for equal dates and titles, or names.
    pub title: String,
    /// Equal for texts that begin alike; empty when that says nothing.
    pub beginning: String,
    /// Whether a text, a redirect or an entry is there.
    pub what: Presence,
}

/// Where every text and every entry of a site is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UrlRecord(pub Vec<Recorded>);

impl Presence {
    const ALL: [Presence; 3] = [Presence::Text, Presence::Old, Presence::Entry];

    fn word(self) -> &'static str {
        match self {
            Presence::Text => "text",
            Presence::Old => "old",
            Presence::Entry => "entry",
        }
    }
}

impl Recorded {
    /// Whether only a redirect is there.
    pub fn is_old(&self) -> bool {
        self.what == Presence::Old
    }
}

impl UrlRecord {
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
                one.what.word()
            );
        }
        text
    }

    /// The record in a text; empty when it is none.
    pub fn parse(text: &str) -> UrlRecord {
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
                what: {
                    let word = next()?;
                    Presence::ALL.into_iter().find(|what| what.word() == word)?
                },
            })
        });
        UrlRecord(recorded.collect())
    }
}

impl Site {
    /// Where every text and every entry of the site is, in the order of addresses.
    pub fn record(&self) -> UrlRecord {
        let articles = self.articles.iter();
        let retired = self.retired.iter().map(|retired| &retired.article);
        let articles = articles
            .chain(retired)
            .map(|article| self.recorded(article));
        let pages = self.pages.iter().map(|page| Recorded {
            address: page.address.clone(),
            path: page.path.to_string(),
            id: String::new(),
            title: title_mark(&page.title),
            beginning: beginning(&page.outline),
            what: Presence::Text,
        });
        let mut all: Vec<Recorded> = articles.chain(pages).collect();
        let by_address: BTreeMap<&str, &Recorded> =
            all.iter().map(|one| (one.address.as_str(), one)).collect();
        let redirects = self.redirects().iter().filter(|redirect| redirect.declared);
        let redirects = redirects.filter_map(|redirect| {
            let to = by_address.get(self.address(redirect.to).as_str())?;
            Some(Recorded {
                address: redirect.from.clone(),
                what: Presence::Old,
                ..(*to).clone()
            })
        });
        let redirects: Vec<Recorded> = redirects.collect();
        all.extend(redirects);
        all.extend(self.entries().map(|(recorded, _)| recorded));
        all.sort_by(|a, b| (&a.address, &a.path).cmp(&(&b.address, &b.path)));
        UrlRecord(all)
    }

    /// Every entry of a register that has a page, and where it is declared.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Recorded, Place)> {
        let registers = &self.registers;
        let districts = registers.districts.iter().map(move |(key, entry)| {
            let name = entry.full_name.clone();
            (ListId::District(key), name, &entry.names.place)
        });
        let campaigns = registers.campaigns.iter().flat_map(move |(key, entry)| {
            let days = entry.period.map(|period| period.range(self.locale));
            let name = format!("{} {}", entry.names.name, days.unwrap_or_default());
            let phases = entry.phases.iter().enumerate().map({
                let name = name.clone();
                move |(phase, detail)| {
                    let key = PhaseKey {
                        campaign: key,
                        phase,
                    };
                    let name = format!("{name} {}", detail.label);
                    (ListId::Phase(key), name, &detail.place)
                }
            });
            let campaign = (ListId::Campaign(key), name, &entry.names.place);
            std::iter::once(campaign).chain(phases)
        });
        let terms = Taxonomy::ALL.into_iter().flat_map(move |taxonomy| {
            let terms = self.lists.terms(taxonomy).iter();
            terms.filter_map(|term| {
                let place = term.place.as_ref()?;
                Some((ListId::Term(term.key), term.name.clone(), place))
            })
        });
        let all = districts.chain(campaigns).chain(terms);
        all.filter_map(|(list, name, place)| {
            let address = self.address(list.front());
            self.find(&address)?;
            let recorded = Recorded {
                // Not of its file: registers may stand in one or in another.
                path: format!("#{address}"),
                title: title_mark(&format!(
                    "{} {name}",
                    list.family().map_or("", Family::name)
                )),
                address,
                what: Presence::Entry,
                ..Recorded::default()
            };
            Some((recorded, place.clone()))
        })
    }

    fn recorded(&self, article: &Article) -> Recorded {
        let date = article.date().iso(&self.offset);
        Recorded {
            address: article_address(article, &self.strings),
            path: article.path().to_string(),
            id: self.article_id(article),
            title: title_mark(&format!("{date} {}", article.title())),
            beginning: beginning(article.outline()),
            what: Presence::Text,
        }
    }
}

fn title_mark(title: &str) -> String {
    hex(mark(title))
}

fn beginning(outline: &Outline) -> String {
    outline.beginning.map(hex).unwrap_or_default()
}

fn hex(mark: u64) -> String {
    format!("{mark:016x}")
}

/// A line of a record with spaces between its fields, for tests; `-` for an empty one.
#[cfg(test)]
pub(super) fn recorded(line: &str) -> Recorded {
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
        what: match fields.get(5) {
            Some(&"old") => Presence::Old,
            Some(&"entry") => Presence::Entry,
            _ => Presence::Text,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_is_written() {
        let record = UrlRecord(vec![
            recorded("tin/a/ content/a.md urn:x t b"),
            recorded("gt/ content/p.md - t - old"),
        ]);
        assert_eq!(UrlRecord::parse(&record.text()), record);
        for text in [
            "",
            "x",
            "bantin 3: other\na\tb\tc\td\te",
            "bantin 1: addresses of texts\na\tb",
            &format!("{HEAD}\na\tb\tc\td\te\tother"),
        ] {
            assert_eq!(UrlRecord::parse(text), UrlRecord::default(), "{text:?}");
        }
    }
}
