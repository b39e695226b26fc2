//! Dates as machines want them.

use crate::{site::Site, text::Date};
use chrono::{DateTime, FixedOffset, NaiveTime, TimeZone};

/// The moment at which a date begins, in the site's own time.
pub(super) fn moment(site: &Site, date: Date) -> DateTime<FixedOffset> {
    let local = match date {
        Date::Minute(moment) => moment,
        _ => date.interval().first.and_time(NaiveTime::MIN),
    };
    let offset = site.settings.offset;
    let moment = offset.from_local_datetime(&local).single();
    moment.unwrap_or_else(|| offset.from_utc_datetime(&local))
}

/// A date for schema.org and Open Graph, as exactly as it is known: `2023`, `2023-07`, `2023-07-01`,
/// `2023-07-01T09:30:00+07:00`. ISO 8601 has no quarters: of those the year is told.
pub(super) fn iso(site: &Site, date: Date) -> String {
    match date {
        Date::Minute(_) => moment(site, date).to_rfc3339(),
        Date::Quarter(year, _) => Date::Year(year).iso(&site.offset),
        Date::Year(_) | Date::Month(..) | Date::Day(_) => date.iso(&site.offset),
    }
}

/// A date for site maps, which know days and moments; none for one that is known less exactly.
pub(super) fn lastmod(site: &Site, date: Date) -> Option<String> {
    matches!(date, Date::Day(_) | Date::Minute(_)).then(|| iso(site, date))
}
