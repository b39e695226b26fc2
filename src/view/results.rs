//! Results: districts compared, and single figures.

use super::{
    award::org,
    pages::{
        Bar, BoardBlock, Chart, Earlier, Figures, FrameBlock, ResultLine, ResultsPage, StandingRow,
    },
    parts::Link,
    shared::{campaign, data_file_link, district, group_label, link, quantity, stamp, term},
};
use crate::{
    model::{
        Qualifier,
        registers::{Key, Status},
    },
    site::{
        BOARD_ROWS, Board, BoardTotal, DataFile, Frame, Group, ResultKey, ResultRow, Route, Site,
        Standing, TermKey,
    },
    text::{Date, Number, Ratio, percent, slug},
};
use std::cmp::Reverse;

/// Districts of a board where it is one among many.
const BEST: usize = 5;
/// Boards of one programme or campaign, and results that cannot be compared, where they are part of a page.
const BOARDS: usize = 6;
const SINGLES: usize = 8;
/// What the page of all results shows of each of so many programmes and campaigns: it leads to them, however many
/// there are.
const INDEX_FRAMES: usize = 12;
const INDEX_BOARDS: usize = 2;
const INDEX_SINGLES: usize = 3;
/// A chart is at most this many percent wide: one district far above its target must not make the others
/// unreadable.
const WIDEST: f64 = 400.0;
/// And at least this many, so that the 100 % line stands inside.
const NARROWEST: f64 = 120.0;

/// The page of all results, of those of a programme or campaign, or of one long board.
pub(super) fn page(site: &Site, route: Route) -> ResultsPage {
    match route {
        Route::Frame(frame) => frame_page(site, frame),
        Route::Board(key) => board_page(site, key),
        _ => index(site),
    }
}

fn index(site: &Site) -> ResultsPage {
    let mut frames: Vec<Frame> = site.boards.frames().collect();
    frames.sort_by_cached_key(|&frame| {
        let newest = site.boards.of_frame(frame).iter().flat_map(|&board| {
            let standings = site.boards[board].standings.iter();
            standings.map(|standing| standing.result.article)
        });
        (rank_of(site, frame), newest.min(), frame)
    });
    let further = frames.split_off(frames.len().min(INDEX_FRAMES)).into_iter();
    ResultsPage {
        kicker: None,
        heading: site.strings.phrase("results"),
        frames: frames
            .into_iter()
            .map(|frame| {
                let (mut boards, mut singles) = split(site, frame, None);
                let all = boards.len() + singles.len();
                boards.truncate(INDEX_BOARDS);
                singles.truncate(if boards.is_empty() { INDEX_SINGLES } else { 0 });
                let whole = all == boards.len() + singles.len();
                FrameBlock {
                    link: Some(frame_link(site, frame)),
                    kind: kind_label(site, frame),
                    boards: boards
                        .into_iter()
                        .map(|board| board_block(site, board, BEST))
                        .collect(),
                    singles: singles
                        .into_iter()
                        .map(|result| result_line(site, result, On::Elsewhere))
                        .collect(),
                    more: all_results(site, frame).filter(|_| !whole),
                }
            })
            .collect(),
        further: further.map(|frame| frame_link(site, frame)).collect(),
        csv: None,
    }
}

/// Where districts are compared comes first; among those, and among the others, what runs.
fn rank_of(site: &Site, frame: Frame) -> Reverse<(bool, bool)> {
    let runs = match frame {
        Frame::Campaign(key) => {
            let period = site.registers.campaigns[key].period;
            Status::on(period, site.as_of()) == Status::Running
        }
        Frame::Programme(_) => true,
        Frame::Year(_) => false,
    };
    let (boards, _) = split(site, frame, None);
    Reverse((!boards.is_empty(), runs))
}

fn frame_page(site: &Site, frame: Frame) -> ResultsPage {
    let (boards, singles) = split(site, frame, None);
    ResultsPage {
        kicker: Some(subject(site, frame)),
        heading: frame_heading(site, frame),
        frames: vec![FrameBlock {
            link: None,
            kind: kind_label(site, frame),
            boards: boards
                .into_iter()
                .map(|board| board_block(site, board, BOARD_ROWS))
                .collect(),
            singles: singles
                .into_iter()
                .map(|result| result_line(site, result, On::Frame))
                .collect(),
            more: None,
        }],
        further: Vec::new(),
        csv: data_file_link(site, "csv", DataFile::Results(frame)),
    }
}

/// Boards of several districts, and the results of those that hold only one. Of one phase, if one is given.
fn split(site: &Site, frame: Frame, phase: Option<usize>) -> (Vec<Key<Board>>, Vec<ResultKey>) {
    let all = site.boards.of_frame(frame).iter().copied();
    let wanted = all.filter(|&board| phase.is_none() || site.boards[board].phase == phase);
    let (boards, singles): (Vec<Key<Board>>, Vec<Key<Board>>) =
        wanted.partition(|&board| site.boards[board].standings.len() > 1);
    let only = |board: Key<Board>| site.boards[board].standings[0].result;
    (boards, singles.into_iter().map(only).collect())
}

fn board_page(site: &Site, key: Key<Board>) -> ResultsPage {
    let board = &site.boards[key];
    ResultsPage {
        kicker: Some(frame_link(site, board.frame)),
        heading: board.indicator.clone(),
        frames: vec![FrameBlock {
            link: None,
            kind: kind_label(site, board.frame),
            boards: vec![board_block(site, key, usize::MAX)],
            singles: Vec::new(),
            more: None,
        }],
        further: Vec::new(),
        csv: None,
    }
}

fn kind_label(site: &Site, frame: Frame) -> String {
    site.strings.phrase(match frame {
        Frame::Programme(_) => "programme",
        Frame::Campaign(_) => "campaign",
        Frame::Year(_) => "results",
    })
}

/// The programme or campaign itself.
fn subject(site: &Site, frame: Frame) -> Link {
    match frame {
        Frame::Programme(key) => term(site, TermKey::Programme(key)),
        Frame::Campaign(key) => campaign(site, key),
        Frame::Year(_) => link(site, &site.strings.phrase("results"), Route::Results),
    }
}

/// Name of a programme or campaign.
pub(super) fn frame_name(site: &Site, frame: Frame) -> String {
    match frame {
        Frame::Programme(key) => {
            let names = &site.registers.programmes[key].names;
            names.short.clone().unwrap_or_else(|| names.name.clone())
        }
        Frame::Campaign(key) => site.registers.campaigns[key].names.name.clone(),
        Frame::Year(year) => {
            let apart = group_label(site, Group::NoCampaign);
            format!("{apart}, {}", site.locale.date(Date::Year(year)))
        }
    }
}

/// `Kết quả: 01 triệu sáng kiến`
pub(super) fn frame_heading(site: &Site, frame: Frame) -> String {
    let name = frame_name(site, frame);
    format!("{}: {name}", site.strings.phrase("results"))
}

fn frame_link(site: &Site, frame: Frame) -> Link {
    link(site, &frame_name(site, frame), Route::Frame(frame))
}

/// To the results of a programme or campaign; none when there are none.
pub(super) fn all_results(site: &Site, frame: Frame) -> Option<Link> {
    let words = site.strings.phrase("all_results");
    Some(link(site, &words, Route::Frame(frame))).filter(|link| link.url.is_some())
}

/// The best of each board of a programme or campaign, and the results that cannot be compared. Of one phase, if
/// one is given.
pub(super) fn best_of(
    site: &Site,
    frame: Frame,
    phase: Option<usize>,
) -> (Vec<BoardBlock>, Vec<ResultLine>) {
    let (boards, singles) = split(site, frame, phase);
    let boards = boards.into_iter().take(BOARDS);
    let singles = singles.into_iter().take(SINGLES);
    (
        boards.map(|board| board_block(site, board, BEST)).collect(),
        singles
            .map(|result| result_line(site, result, On::Elsewhere))
            .collect(),
    )
}

/// A board with at most so many districts.
fn board_block(site: &Site, key: Key<Board>, most: usize) -> BoardBlock {
    let board = &site.boards[key];
    let count = board.standings.len();
    let shown = &board.standings[..count.min(most)];
    let rows: Vec<&ResultRow> = board
        .standings
        .iter()
        .map(|standing| site.result(standing.result))
        .collect();
    let unit = rows.first().and_then(|row| row.unit.clone());
    let same_unit = rows.iter().all(|row| row.unit == unit);
    let assigned_by = rows.first().and_then(|row| row.assigned_by);
    let one_assigner = rows.iter().all(|row| row.assigned_by == assigned_by);
    let whole = count == shown.len();
    BoardBlock {
        id: board_anchor(site, board),
        indicator: board.indicator.clone(),
        phase: phase_label(site, board.frame, board.phase),
        unit: unit.filter(|_| same_unit),
        assigned_by: assigned_by
            .filter(|_| one_assigner)
            .map(|key| org(site, key)),
        chart: chart(site, board, shown),
        rows: shown
            .iter()
            .map(|standing| {
                let mut row = standing_row(site, standing);
                row.unit = row.unit.filter(|_| !same_unit);
                row.assigned_by = row.assigned_by.filter(|_| !one_assigner);
                row
            })
            .collect(),
        sum: board
            .total(&site.geography, |key| site.result(key))
            .filter(|_| whole)
            .map(|total| sum(site, total)),
        more: (!whole).then(|| more(site, key, count)),
    }
}

fn more(site: &Site, key: Key<Board>, count: usize) -> Link {
    let board = &site.boards[key];
    let label = site
        .strings
        .count("all_districts", count, &site.locale.count(count));
    if count > BOARD_ROWS {
        return link(site, &label, Route::Board(key));
    }
    let url = site.url(Route::Frame(board.frame));
    Link {
        label,
        url: url.map(|url| format!("{url}#{}", board_anchor(site, board))),
    }
}

fn phase_label(site: &Site, frame: Frame, phase: Option<usize>) -> Option<String> {
    let phase = site.phases_of(frame).get(phase?)?;
    Some(phase.label.clone())
}

/// The anchor of a board on the page of its programme or campaign.
fn board_anchor(site: &Site, board: &Board) -> String {
    let phase = board
        .phase
        .and_then(|phase| site.phases_of(board.frame).get(phase));
    let results = slug(&site.strings.phrase("results"));
    match phase {
        // Neither part has two hyphens in a row: no other phase and indicator read alike.
        Some(phase) => format!("{results}-{}--{}", phase.id, board.slug),
        None => format!("{results}-{}", board.slug),
    }
}

fn standing_row(site: &Site, standing: &Standing) -> StandingRow {
    let row = site.result(standing.result);
    let (article, date) = evidence(site, standing.result);
    StandingRow {
        rank: standing.rank.map(|rank| site.locale.count(rank)),
        district: district(site, standing.district),
        unit: row.unit.clone(),
        figures: figures(site, row, None),
        assigned_by: row.assigned_by.map(|key| org(site, key)),
        article,
        date,
        earlier: standing
            .earlier
            .iter()
            .map(|&key| {
                let (article, date) = evidence(site, key);
                Earlier {
                    figures: figures(site, site.result(key), None),
                    article,
                    date,
                }
            })
            .collect(),
    }
}

fn evidence(site: &Site, key: ResultKey) -> (Link, super::parts::Stamp) {
    let article = site.article(key.article);
    (
        link(site, article.title(), Route::Article(key.article)),
        stamp(site, article.date()),
    )
}

/// The figures of a result, `achieved` with a unit if one is given.
fn figures(site: &Site, row: &ResultRow, unit: Option<&str>) -> Figures {
    let target = row.target.as_ref().map(|target| target.value);
    let stated = row.stated.map(|stated| stated.value);
    make_figures(site, row.achieved, row.qualifier, target, stated, unit)
}

fn sum(site: &Site, total: BoardTotal) -> Figures {
    make_figures(
        site,
        Some(total.achieved),
        total.qualifier,
        total.target,
        None,
        None,
    )
}

fn make_figures(
    site: &Site,
    achieved: Option<Number>,
    qualifier: Option<Qualifier>,
    target: Option<Number>,
    stated: Option<Number>,
    unit: Option<&str>,
) -> Figures {
    let both = achieved.zip(target);
    let computed = both.and_then(|(achieved, target)| percent(achieved, target));
    let shown = computed.and_then(Number::whole).or(stated);
    let full = Number::whole(100);
    Figures {
        achieved: achieved.map(|number| quantity(site, qualifier, number, unit)),
        target: target.map(|number| site.locale.number(number)),
        percent: shown.map(|number| format!("{}%", site.locale.number(number))),
        surplus: both
            .filter(|(_, target)| !target.is_zero())
            .map(|(achieved, target)| {
                let sign = match achieved.cmp(&target) {
                    std::cmp::Ordering::Less => "−",
                    std::cmp::Ordering::Equal => "",
                    std::cmp::Ordering::Greater => "+",
                };
                format!("{sign}{}", site.locale.number(achieved.abs_diff(target)))
            }),
        met: match both.filter(|(_, target)| !target.is_zero()) {
            Some((achieved, target)) => achieved >= target,
            None => stated.is_some_and(|stated| Some(stated) >= full),
        },
    }
}

/// The bars of some districts on one scale; none without any percentage.
fn chart(site: &Site, board: &Board, standings: &[Standing]) -> Option<Chart> {
    let ratio =
        |standing: &Standing| -> Option<Ratio> { site.result(standing.result).attainment() };
    let highest = standings
        .iter()
        .filter_map(ratio)
        .map(Ratio::as_percent)
        .fold(0.0, f64::max);
    let scale = highest.clamp(NARROWEST, WIDEST);
    let width = |percent: f64| format!("{:.2}", (percent / scale * 100.0).min(100.0));
    let bars: Vec<Bar> = standings
        .iter()
        .filter_map(|standing| {
            let reached = ratio(standing)?.as_percent();
            let figures = figures(site, site.result(standing.result), None);
            Some(Bar {
                label: site.registers.districts[standing.district]
                    .full_name
                    .clone(),
                value: figures.percent?,
                width: width(reached),
                met: figures.met,
                cut: reached > scale,
            })
        })
        .collect();
    let label = site.strings.phrase("chart");
    (bars.len() > 1).then(|| Chart {
        label: label.replace("{indicator}", &board.indicator),
        goal: width(100.0),
        bars,
    })
}

/// Where a single result stands: it leaves out what the page itself says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    /// On the page of its article.
    Article,
    /// On the page of its district.
    District,
    /// On the page of the results of its programme or campaign.
    Frame,
    /// On another page of its programme or campaign, or among others of it.
    Elsewhere,
}

/// A result as one line.
pub(super) fn result_line(site: &Site, key: ResultKey, on: On) -> ResultLine {
    let row = site.result(key);
    let article = site.article(key.article);
    let standing_key = site.boards.of_result(key);
    let standing = standing_key.map(|key| site.boards.standing(key));
    let board = standing_key.map(|key| &site.boards[key.board]);
    let current = standing.is_some_and(|standing| standing.result == key);
    let anchor = board.map(|board| board_anchor(site, board));
    let page = match on {
        On::Frame => None,
        On::Article | On::District | On::Elsewhere => site.url(Route::Frame(row.frame())),
    };
    let says_district = match on {
        On::Article => row.district != article.district(),
        On::District => false,
        On::Frame | On::Elsewhere => true,
    };
    ResultLine {
        indicator: Link {
            label: row.indicator.clone(),
            url: page
                .zip(anchor.as_ref())
                .map(|(page, anchor)| format!("{page}#{anchor}")),
        },
        id: anchor.filter(|_| on == On::Frame),
        frame: frame_words(site, row, on),
        district: says_district.then(|| district(site, row.district)),
        figures: figures(site, row, row.unit.as_deref()),
        rank: standing
            .zip(board)
            .filter(|(_, board)| current && board.standings.len() > 1)
            .and_then(|(standing, board)| rank(site, standing, board)),
        article: (on != On::Article)
            .then(|| link(site, article.title(), Route::Article(key.article))),
        superseded: standing.is_some() && !current,
    }
}

/// `01 triệu sáng kiến · Giai đoạn 1`
fn frame_words(site: &Site, row: &ResultRow, on: On) -> Option<String> {
    let phase = phase_label(site, row.frame(), row.phase);
    let named = matches!(on, On::Article | On::District) && !matches!(row.frame(), Frame::Year(_));
    match (named.then(|| frame_name(site, row.frame())), phase) {
        (Some(frame), Some(phase)) => Some(format!("{frame} · {phase}")),
        (frame, phase) => frame.or(phase),
    }
}

/// `hạng 1/3`
fn rank(site: &Site, standing: &Standing, board: &Board) -> Option<String> {
    let ranked = board.standings.iter().filter(|s| s.rank.is_some()).count();
    let words = site.strings.phrase("rank");
    let words = words.replace("{rank}", &site.locale.count(standing.rank?));
    Some(words.replace("{of}", &site.locale.count(ranked)))
}
