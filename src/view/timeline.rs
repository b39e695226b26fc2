//! The time of a campaign as a line: phases, articles, anniversaries and the build date on it.

use super::{
    commemoration::occasion_line,
    pages::{Timeline, TimelineMark, TimelinePhase, TimelineSlice},
};
use crate::{
    model::registers::{Campaign, Key, Status},
    site::Site,
    text::{Date, Interval},
};
use chrono::{Datelike, NaiveDate};

/// Slices of time for articles.
const SLICES: usize = 60;
/// Most dates under the line: more would run into each other on a phone.
const TICKS: u32 = 6;
/// Characters of a label that fit into the whole line on a phone.
const ROOM: f64 = 38.0;
/// Lowest column of articles, in percent of the highest.
const LOWEST: f64 = 15.0;

/// A stretch of time of which days are places in percent.
#[derive(Clone, Copy)]
struct Scale(Interval);

impl Scale {
    /// Where a day begins.
    fn at(self, day: NaiveDate) -> f64 {
        let gone = (day - self.0.first).num_days() as f64;
        (gone * 100.0 / self.0.days() as f64).clamp(0.0, 100.0)
    }

    /// Where the middle of an interval is.
    fn middle(self, interval: Interval) -> f64 {
        f64::midpoint(self.at(interval.first), self.at(interval.day_after()))
    }
}

fn place(x: f64) -> String {
    format!("{x:.2}")
}

/// Which end of a mark's words stands at it, so that they stay inside.
fn anchor(x: f64) -> &'static str {
    match x {
        ..20.0 => "start",
        ..=80.0 => "middle",
        _ => "end",
    }
}

fn mark(x: f64, label: String) -> TimelineMark {
    TimelineMark {
        x: place(x),
        label,
        anchor: anchor(x),
        round: false,
    }
}

/// The line of a campaign; none when its time is not known.
pub(super) fn timeline(site: &Site, key: Key<Campaign>) -> Option<Timeline> {
    let entry = &site.registers.campaigns[key];
    let period = entry.period?;
    let scale = Scale(period.interval());
    let words = site.strings.phrase("timeline");
    let words = words.replace("{campaign}", &entry.names.name);
    Some(Timeline {
        label: words.replace("{range}", &period.range(site.locale)),
        phases: phases(site, entry, scale),
        today: today(site, scale),
        articles: slices(site, key, scale),
        occasions: occasions(site, scale),
        ticks: ticks(scale),
    })
}

fn phases(site: &Site, campaign: &Campaign, scale: Scale) -> Vec<TimelinePhase> {
    let phases = campaign.phases.iter().filter_map(|phase| {
        let interval = phase.period?.interval();
        let (from, to) = (scale.at(interval.first), scale.at(interval.day_after()));
        let fits = phase.label.chars().count() as f64 <= (to - from) * ROOM / 100.0;
        Some(TimelinePhase {
            x: place(from),
            width: place(to - from),
            middle: place(f64::midpoint(from, to)),
            label: fits.then(|| phase.label.clone()),
            status_id: Status::on(phase.period, site.as_of()).id(),
        })
    });
    phases.collect()
}

fn today(site: &Site, scale: Scale) -> Option<TimelineMark> {
    let day = site.as_of();
    let inside = scale.0.first <= day && day <= scale.0.last;
    inside.then(|| {
        let words = site.strings.phrase("today_is");
        let words = words.replace("{date}", &site.locale.date(Date::Day(day)));
        let whole = Interval {
            first: day,
            last: day,
        };
        mark(scale.middle(whole), words)
    })
}

/// Articles of the campaign by the day of their event, in equal slices of its time.
fn slices(site: &Site, key: Key<Campaign>, scale: Scale) -> Vec<TimelineSlice> {
    let mut counts = [0_usize; SLICES];
    for &article in &site.lists.campaign(key).own {
        let article = site.article(article);
        let date = article.placing_date().value.interval();
        if date.overlaps(scale.0) {
            let slice = (scale.middle(date) * SLICES as f64 / 100.0) as usize;
            counts[slice.min(SLICES - 1)] += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let slices = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    slices
        .map(|(slice, &count)| TimelineSlice {
            x: place(slice as f64 * 100.0 / SLICES as f64),
            height: place((count as f64 * 100.0 / most as f64).max(LOWEST)),
        })
        .collect()
}

fn occasions(site: &Site, scale: Scale) -> Vec<TimelineMark> {
    let occasions = site.occasions_in(scale.0).into_iter();
    occasions
        .map(|occasion| TimelineMark {
            round: occasion.is_round(),
            ..mark(
                scale.middle(occasion.date.interval()),
                occasion_line(site, occasion).link.label,
            )
        })
        .collect()
}

/// Dates under the line: years of a long campaign, months of a short one.
fn ticks(scale: Scale) -> Vec<TimelineMark> {
    let first = month_number(scale.0.first) + u32::from(scale.0.first.day() > 1);
    let last = month_number(scale.0.last);
    let months = last.saturating_sub(first) + 1;
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200];
    let step = steps
        .into_iter()
        .find(|step| months.div_ceil(*step) <= TICKS)
        .unwrap_or(12_000);
    let from = first.next_multiple_of(step);
    let marks = (from..=last).step_by(step as usize).filter_map(|number| {
        let (year, month) = (i32::try_from(number / 12).ok()?, number % 12 + 1);
        let day = NaiveDate::from_ymd_opt(year, month, 1)?;
        let label = match step {
            12.. => year.to_string(),
            _ => format!("{month}/{year}"),
        };
        Some(mark(scale.at(day), label))
    });
    marks.collect()
}

/// Months since the year 0.
fn month_number(day: NaiveDate) -> u32 {
    u32::try_from(day.year()).unwrap_or(0) * 12 + day.month0()
}
