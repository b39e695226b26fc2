//! Results compared: for every programme or campaign, phase and indicator, how far each district has come.

use super::{
    Article, ArticleKey, Frame, ResultRow,
    board::{Board, ResultKey, Standing, StandingKey},
    order::Reordering,
};
use crate::{
    model::registers::{District, Key, Register},
    text::{Collator, Ratio, slug},
};
use std::{cmp::Reverse, collections::BTreeMap, ops::Index, sync::Arc};

/// All boards: by programme or campaign, phase and indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boards {
    /// Every board.
    pub all: Vec<Board>,
    frames: BTreeMap<Frame, Vec<Key<Board>>>,
    districts: BTreeMap<Key<District>, Vec<StandingKey>>,
    results: BTreeMap<ResultKey, StandingKey>,
}

/// What tells one board from another.
type BoardId = (Frame, Option<usize>, String);

impl Boards {
    pub(super) fn revise(
        &mut self,
        reordering: &Reordering,
        articles: &[Arc<Article>],
        districts: &Register<District>,
        collator: &Collator,
    ) {
        let entered = reordering.entered.iter().map(|key| &articles[key.index()]);
        let mut touched = reordering.left.iter().chain(entered);
        if touched.any(|article| !article.results.is_empty()) {
            *self = Boards::new(articles, districts, collator);
        } else {
            self.keep(reordering);
        }
    }

    /// Renumbers all results; articles that left had none.
    fn keep(&mut self, reordering: &Reordering) {
        let standings = self.all.iter_mut().flat_map(|board| &mut board.standings);
        for standing in standings {
            let results = standing.earlier.iter_mut().chain([&mut standing.result]);
            for key in results {
                key.article = reordering.renumber(key.article).unwrap_or(key.article);
            }
        }
        let results = std::mem::take(&mut self.results).into_iter();
        self.results = results
            .filter_map(|(key, standing)| {
                let article = reordering.renumber(key.article)?;
                Some((ResultKey { article, ..key }, standing))
            })
            .collect();
    }

    fn new(
        articles: &[Arc<Article>],
        districts: &Register<District>,
        collator: &Collator,
    ) -> Boards {
        let mut found: BTreeMap<BoardId, BTreeMap<Key<District>, Vec<ResultKey>>> = BTreeMap::new();
        let row = |key: ResultKey| &articles[key.article.index()].results[key.index];
        for (at, article) in articles.iter().enumerate() {
            // Articles come newest first; of one article, what it says last counts.
            for (index, result) in article.results.iter().enumerate().rev() {
                let board = (result.frame(), result.phase, slug(&result.indicator));
                let key = ResultKey {
                    article: ArticleKey::new(at),
                    index,
                };
                let rows = found.entry(board).or_default();
                rows.entry(result.district).or_default().push(key);
            }
        }
        let mut boards = Boards::default();
        for ((frame, phase, slug), rows) in found {
            let newest = rows.values().map(|keys| keys[0]).min();
            let mut standings: Vec<Standing> = rows
                .into_iter()
                .map(|(district, mut keys)| {
                    // A target without a figure does not take the place of a figure.
                    let told = keys.iter().position(|&key| row(key).has_figure());
                    Standing {
                        district,
                        rank: None,
                        result: keys.remove(told.unwrap_or(0)),
                        earlier: keys,
                    }
                })
                .collect();
            rank(&mut standings, row, |a, b| {
                collator.compare(&districts[a].names.name, &districts[b].names.name)
            });
            boards.add(Board {
                frame,
                phase,
                indicator: newest.map_or_else(String::new, |key| row(key).indicator.clone()),
                slug,
                standings,
            });
        }
        boards
    }

    fn add(&mut self, board: Board) {
        let at = Key::new(self.all.len());
        self.frames.entry(board.frame).or_default().push(at);
        for (index, standing) in board.standings.iter().enumerate() {
            let key = StandingKey {
                board: at,
                standing: index,
            };
            self.districts
                .entry(standing.district)
                .or_default()
                .push(key);
            let results = standing.earlier.iter().chain([&standing.result]);
            self.results.extend(results.map(|&result| (result, key)));
        }
        self.all.push(board);
    }

    /// Every board with its key.
    pub fn iter(&self) -> impl Iterator<Item = (Key<Board>, &Board)> {
        let boards = self.all.iter().enumerate();
        boards.map(|(at, board)| (Key::new(at), board))
    }

    /// Programmes and campaigns with results.
    pub fn frames(&self) -> impl Iterator<Item = Frame> {
        self.frames.keys().copied()
    }

    /// The boards of a programme or campaign.
    pub fn of_frame(&self, frame: Frame) -> &[Key<Board>] {
        self.frames.get(&frame).map_or(&[], Vec::as_slice)
    }

    /// Where a district stands.
    pub fn of_district(&self, district: Key<District>) -> &[StandingKey] {
        self.districts.get(&district).map_or(&[], Vec::as_slice)
    }

    /// Where a result stands; also one that a later article has taken the place of.
    pub fn of_result(&self, result: ResultKey) -> Option<StandingKey> {
        self.results.get(&result).copied()
    }

    /// A district on a board.
    pub fn standing(&self, key: StandingKey) -> &Standing {
        &self[key.board].standings[key.standing]
    }
}

impl Index<Key<Board>> for Boards {
    type Output = Board;

    fn index(&self, key: Key<Board>) -> &Board {
        &self.all[key.index()]
    }
}

/// Sorts districts by how far they have come, and numbers them.
fn rank<'r>(
    standings: &mut [Standing],
    row: impl Fn(ResultKey) -> &'r ResultRow,
    by_name: impl Fn(Key<District>, Key<District>) -> std::cmp::Ordering,
) {
    let reached = |standing: &Standing| row(standing.result).attainment();
    standings.sort_by(|a, b| {
        (reached(b).cmp(&reached(a)))
            .then_with(|| {
                let achieved = |standing: &Standing| Reverse(row(standing.result).achieved);
                achieved(a).cmp(&achieved(b))
            })
            .then_with(|| by_name(a.district, b.district))
            .then_with(|| a.district.cmp(&b.district))
    });
    let mut previous: Option<(Ratio, usize)> = None;
    for (index, standing) in standings.iter_mut().enumerate() {
        let Some(ratio) = row(standing.result).attainment() else {
            break; // those without a percentage come last
        };
        let rank = match previous {
            Some((same, rank)) if same == ratio => rank,
            _ => index + 1,
        };
        standing.rank = Some(rank);
        previous = Some((ratio, rank));
    }
}
