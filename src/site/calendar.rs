//! Commemorations in time: on which days of which years they fall, and in which phases.

use super::{PhaseKey, Site};
use crate::{
    model::registers::{Commemoration, Key},
    text::{Date, Interval},
};
use chrono::{Datelike, NaiveDate};

/// Most occasions that one period shows: keeps a phase of a thousand years from filling the disk.
const MOST: usize = 400;

/// An anniversary in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// What is commemorated.
    pub commemoration: Key<Commemoration>,
    /// When, as precisely as the founding date is known: a day, a month, a quarter or the year.
    pub date: Date,
    /// Which one: years since the founding.
    pub ordinal: u32,
}

impl Occasion {
    /// Whether it is a round one (năm tròn): its ordinal ends in 0 or 5.
    pub fn is_round(self) -> bool {
        self.ordinal.is_multiple_of(5)
    }
}

impl Commemoration {
    /// The ordinal of an anniversary in a year; none before the first and for congresses.
    pub fn ordinal_in(&self, year: i32) -> Option<u32> {
        match self {
            Commemoration::Anniversary { date } => u32::try_from(year.checked_sub(date.year())?)
                .ok()
                .filter(|&years| years > 0),
            Commemoration::Congress { .. } => None,
        }
    }

    /// When an anniversary falls in a year.
    fn date_in(&self, year: i32) -> Option<Date> {
        let Commemoration::Anniversary { date } = self else {
            return None;
        };
        Some(match *date {
            Date::Year(_) => Date::Year(year),
            Date::Quarter(_, quarter) => Date::Quarter(year, quarter),
            Date::Month(_, month) => Date::Month(year, month),
            Date::Day(day) => Date::Day(same_day(day, year)?),
            Date::Minute(moment) => Date::Day(same_day(moment.date(), year)?),
        })
    }
}

/// The same day of another year; of 29 February, the last day of that month.
fn same_day(day: NaiveDate, year: i32) -> Option<NaiveDate> {
    day.with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
}

impl Site {
    /// An anniversary in a year.
    pub fn occasion(&self, commemoration: Key<Commemoration>, year: i32) -> Option<Occasion> {
        let entry = &self.registers.commemorations[commemoration];
        Some(Occasion {
            commemoration,
            date: entry.date_in(year)?,
            ordinal: entry.ordinal_in(year)?,
        })
    }

    /// Anniversaries that lie wholly inside an interval, in order of time.
    pub fn occasions_in(&self, interval: Interval) -> Vec<Occasion> {
        let mut occasions = Vec::new();
        for year in interval.first.year()..=interval.last.year() {
            let of_year = self.registers.commemorations.keys();
            let of_year = of_year.filter_map(|key| self.occasion(key, year));
            occasions
                .extend(of_year.filter(|occasion| interval.contains(occasion.date.interval())));
            if occasions.len() >= MOST {
                break;
            }
        }
        occasions.sort_by_key(|occasion| (occasion.date.interval(), occasion.commemoration));
        occasions.truncate(MOST);
        occasions
    }

    /// The next anniversaries whose day is known, from a day on.
    pub fn next_occasions(&self, from: NaiveDate) -> Vec<Occasion> {
        // A year after 29 February begins the day before 1 March.
        let next = from.year() + 1;
        let last = from
            .with_year(next)
            .or_else(|| NaiveDate::from_ymd_opt(next, 3, 1));
        let until = last.and_then(|last| last.pred_opt()).unwrap_or(from);
        let mut occasions = self.occasions_in(Interval {
            first: from,
            last: until,
        });
        occasions.retain(|occasion| matches!(occasion.date, Date::Day(_)));
        occasions
    }

    /// Phases of campaigns in which something lies wholly, in the order of the register.
    pub fn phases_around(&self, date: Date) -> Vec<PhaseKey> {
        let campaigns = self.registers.campaigns.iter();
        let phases = campaigns.flat_map(|(campaign, entry)| {
            let phases = entry.phases.iter().enumerate();
            phases.map(move |(phase, entry)| (PhaseKey { campaign, phase }, entry.period))
        });
        phases
            .filter(|(_, period)| {
                period.is_some_and(|period| period.interval().contains(date.interval()))
            })
            .map(|(key, _)| key)
            .collect()
    }

    /// Phases that welcome a commemoration by name.
    pub fn phases_welcoming(&self, commemoration: Key<Commemoration>) -> Vec<PhaseKey> {
        let campaigns = self.registers.campaigns.iter();
        let phases = campaigns.flat_map(|(campaign, entry)| {
            let phases = entry.phases.iter().enumerate();
            phases.map(move |(phase, entry)| (PhaseKey { campaign, phase }, entry))
        });
        phases
            .filter(|(_, phase)| phase.commemorations.contains(&commemoration))
            .map(|(key, _)| key)
            .collect()
    }
}
