//! In which campaigns and phases each article stands, so that a build can tell what has changed since the one before: an
//! entry that is added to a register may move articles that nobody has touched.

use super::{Article, Group, Placement, Site};
use crate::diagnostic::SourcePath;
use std::{collections::BTreeMap, fmt::Write as _};

/// First line of a record: says what the file is, and its version.
const HEAD: &str = "bantin 1: campaigns and phases of articles: file, campaign/phase";

/// The campaigns and phases of each public article, by its file: `thi-dua-2024/dot-1`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhaseRecord(BTreeMap<String, String>);

/// An article whose campaigns and phases differ from those of the last build, or that is new and got them without naming
/// any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseChange {
    /// The file of the article.
    pub path: SourcePath,
    /// Campaigns and phases at the last build; none when the article is new.
    pub before: Option<String>,
    /// Campaigns and phases now.
    pub now: String,
}

impl PhaseRecord {
    /// As the text of a file.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (path, phases) in &self.0 {
            // Writing to memory cannot fail.
            let _ = writeln!(text, "{path}\t{phases}");
        }
        text
    }

    /// The record in a text; none when it is no record.
    pub fn parse(text: &str) -> Option<PhaseRecord> {
        let lines = text.strip_prefix(HEAD)?.lines();
        let pairs = lines.filter_map(|line| line.split_once('\t'));
        Some(PhaseRecord(
            pairs
                .map(|(path, phases)| (path.to_owned(), phases.to_owned()))
                .collect(),
        ))
    }
}

impl Site {
    /// The campaigns and phases of all public articles.
    pub fn phase_record(&self) -> PhaseRecord {
        let articles = self.articles.iter();
        PhaseRecord(
            articles
                .map(|article| (article.path().to_string(), self.phase_line(article)))
                .collect(),
        )
    }

    /// Articles that stand elsewhere `now` than in the record of the last build, and new ones that name no campaign and got
    /// one.
    pub fn phase_changes(&self, last: &PhaseRecord, now: &PhaseRecord) -> Vec<PhaseChange> {
        let changes = self.articles.iter().filter_map(|article| {
            let path = article.path().as_str();
            let (before, now) = (last.0.get(path), now.0.get(path)?);
            let is_told = match before {
                Some(before) => before != now,
                None => article
                    .placements
                    .iter()
                    .any(|placement| placement.why.is_inferred()),
            };
            is_told.then(|| PhaseChange {
                path: article.path().clone(),
                before: before.cloned(),
                now: now.clone(),
            })
        });
        changes.collect()
    }

    fn phase_line(&self, article: &Article) -> String {
        let of = |placement: &Placement| {
            let campaign = &self.registers.campaigns[placement.campaign].names.id;
            let groups = placement
                .groups()
                .into_iter()
                .map(move |group| match group {
                    Group::Phase(key) => format!("{campaign}/{}", self.phase(key).id),
                    group => format!("{campaign}/{}", group.state()),
                });
            groups.collect::<Vec<_>>()
        };
        let placed: Vec<String> = article.placements.iter().flat_map(of).collect();
        match placed.is_empty() {
            true => Group::NoCampaign.state().to_owned(),
            false => placed.join(", "),
        }
    }
}
