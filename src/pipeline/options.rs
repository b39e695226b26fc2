//! What a site is loaded with, and when it is built.

use crate::site::IncludeUnpublished;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

/// What a site is loaded with.
#[derive(Clone, Copy, Debug)]
pub struct BuildOptions {
    /// When it is built.
    pub as_of: AsOf,
    /// Which articles are shown although they are not public.
    pub shown: IncludeUnpublished,
    /// Whether the words of articles are gathered while they are read, for an index that is made at once.
    pub words: bool,
}

/// When a site is built.
#[derive(Clone, Copy, Debug)]
pub enum AsOf {
    /// On this day, when all that is dated on it has come.
    Day(NaiveDate),
    /// At this moment in the time zone of the site.
    Moment(NaiveDateTime),
    /// Now.
    Now(DateTime<Utc>),
}

impl AsOf {
    /// The day in a time zone with this offset from UTC.
    pub fn day(self, offset: FixedOffset) -> NaiveDate {
        match self {
            AsOf::Day(day) => day,
            AsOf::Moment(_) | AsOf::Now(_) => self.moment(offset).date(),
        }
    }

    /// The moment in the time zone of a site with this offset from UTC.
    pub(super) fn moment(self, offset: FixedOffset) -> NaiveDateTime {
        match self {
            AsOf::Day(day) => day.and_time(NaiveTime::MIN - TimeDelta::seconds(1)),
            AsOf::Moment(moment) => moment,
            AsOf::Now(now) => now.with_timezone(&offset).naive_local(),
        }
    }
}
