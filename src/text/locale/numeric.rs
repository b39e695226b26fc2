//! Forms that every language reads: ISO dates, dates in digits with the day first, and decimal numbers.

use crate::text::{Date, DateError, Number};
use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// The first year that has four digits, as dates are written.
pub(super) const FIRST_YEAR: i32 = 1000;

/// A date, or why a text is none.
type ParsedDate = Result<Date, DateError>;

/// Reads `2023`, `2023-Q2`, `2023-07`, `2023-07-01`, `2023-07-01T09:30`, RFC 3339, and with the day first `dd/MM/yyyy`,
/// `dd-MM-yyyy`, `MM/yyyy`, with `HH:mm` before or after a full day.
pub(super) fn parse_date(text: &str, offset: FixedOffset) -> ParsedDate {
    let text = text.trim();
    let joined = text.replacen(' ', "T", 1);
    let to_the_minute = |_| DateTime::parse_from_str(&joined, "%Y-%m-%dT%H:%M%:z");
    if let Ok(moment) = DateTime::parse_from_rfc3339(&joined).or_else(to_the_minute) {
        return moment_at_site(moment.with_timezone(&offset).naive_local());
    }
    let spaced = match text.split_once(['T', 't']) {
        Some((day, time)) if time.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{day} {time}")
        }
        _ => text.to_owned(),
    };
    let mut words: Vec<&str> = spaced
        .split([' ', '|', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let time = match words.iter().position(|word| word.contains(':')) {
        Some(at) if at == 0 || at == words.len() - 1 => Some(parse_time(words.remove(at))?),
        Some(_) => return Err(DateError::Form),
        None => None,
    };
    let [word] = words[..] else {
        return Err(DateError::Form);
    };
    match (parse_day(word)?, time) {
        (date, None) => Ok(date),
        (Date::Day(day), Some(time)) => Ok(minute(day, time)),
        (_, Some(_)) => Err(DateError::Form),
    }
}

/// The minute of a moment that was written with its zone. At the site it may be in a year that nobody can write.
pub(super) fn moment_at_site(moment: NaiveDateTime) -> ParsedDate {
    match moment.year() < FIRST_YEAR {
        true => Err(DateError::Impossible),
        false => Ok(minute(moment.date(), moment.time())),
    }
}

fn minute(day: NaiveDate, time: NaiveTime) -> Date {
    let whole = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time);
    Date::Minute(day.and_time(whole))
}

fn parse_time(text: &str) -> Result<NaiveTime, DateError> {
    let parts: Vec<u32> = text
        .split(':')
        .map(|part| part.split('.').next().unwrap_or(part))
        .map(|part| digits(part, 1..=2).ok_or(DateError::Form))
        .collect::<Result<_, _>>()?;
    match parts[..] {
        [hour, minute] => NaiveTime::from_hms_opt(hour, minute, 0),
        [hour, minute, second] => NaiveTime::from_hms_opt(hour, minute, second.min(59)),
        _ => return Err(DateError::Form),
    }
    .ok_or(DateError::Impossible)
}

fn parse_day(text: &str) -> ParsedDate {
    let separator = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.split(separator).collect();
    let small = |part| digits(part, 1..=2).ok_or(DateError::Form);
    match (&parts[..], separator) {
        ([y], _) => Ok(Date::Year(year(y)?)),
        ([y, quarter], '-') if quarter.starts_with(['Q', 'q']) => Date::quarter(
            year(y)?,
            digits(&quarter[1..], 1..=1).ok_or(DateError::Form)?,
        ),
        ([y, month], '-') => Date::month(year(y)?, small(month)?),
        ([month, y], _) => Date::month(year(y)?, small(month)?),
        ([y, month, day], '-') if y.len() == 4 => Date::day(year(y)?, small(month)?, small(day)?),
        ([day, month, y], _) => Date::day(year(y)?, small(month)?, small(day)?),
        _ => Err(DateError::Form),
    }
}

/// Reads a year of four digits.
pub(super) fn year(text: &str) -> Result<i32, DateError> {
    let year = digits(text, 4..=4).ok_or(DateError::Form)?;
    if year < FIRST_YEAR.unsigned_abs() {
        Err(DateError::Impossible)
    } else {
        i32::try_from(year).map_err(|_| DateError::Impossible)
    }
}

/// Reads a number of digits only, as many as `width` allows.
pub(super) fn digits(text: &str, width: std::ops::RangeInclusive<usize>) -> Option<u32> {
    (width.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// Reads a number with the group mark and the decimal mark of a language. Groups must have three digits.
pub(in crate::text) fn parse_number(text: &str, (group, decimal): (char, char)) -> Option<Number> {
    let (whole, fraction) = match text.trim().split_once(decimal) {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (text.trim(), ""),
    };
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|part| part.len() == 3));
    if !grouped || !all_digits(first) || !rest.iter().all(|part| all_digits(part)) {
        return None;
    }
    Number::decimal(format!("{first}{}", rest.concat()).parse().ok()?, fraction)
}

/// Writes a number with the group mark and the decimal mark of a language.
pub(super) fn format_number(number: Number, (group, decimal): (char, char)) -> String {
    let (whole, fraction) = number.parts();
    let digits = whole.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(decimal);
        text.push_str(&fraction);
    }
    text
}
