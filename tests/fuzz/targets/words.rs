//! A text whose words are indexed or marked, and what an editor writes where a number or a date is wanted.
#![no_main]

use bantin::{
    markdown::Abbreviations,
    text::{
        Date, Locale, Number, Ratio, Word, compare_percent, nearest, percent, percent_to,
        spelling_key, summary, tokens,
    },
};
use bantin_fuzz::bounds::{self, within};
use chrono::FixedOffset;
use libfuzzer_sys::fuzz_target;
use std::{cmp::Ordering, time::Duration};
use unicode_normalization::UnicodeNormalization;

fuzz_target!(
    init: bounds::limit_memory(512),
    |bytes: &[u8]| {
        let typed = String::from_utf8_lossy(bytes);
        within(Duration::from_secs(2), || {
            check_words(&typed);
            for locale in ["vi", "en"] {
                check_values(&typed, <dyn Locale>::for_tag(locale).expect("it is known"));
            }
        });
    }
);

fn check_words(text: &str) {
    let mut end = 0;
    for token in tokens(text) {
        assert!(end <= token.start && token.start < token.end, "{token:?}");
        assert!(text.get(token.clone()).is_some(), "{token:?}");
        end = token.end;
    }
    for word in Word::all(text) {
        let again = Word::new(&word.plain);
        assert!(
            again.is_some_and(|again| again.plain == word.plain),
            "{word:?}"
        );
    }
    assert!(summary(text, 100).chars().count() <= 101, "{text:?}");
    nearest(text, ["thi đua", "khen thưởng"]);
    let key = spelling_key(text);
    assert_eq!(spelling_key(&text.nfd().collect::<String>()), key);
    // An abbreviation and what it stands for, in a text.
    // No text has zeros when it has been read.
    let text = text.replace('\0', " ");
    if let Some((short, rest)) = text.split_once('\n') {
        let pairs = [
            (short.to_owned(), "“một” & <hai>".to_owned()),
            (rest.to_owned(), short.to_owned()),
        ];
        let marked = Abbreviations::new(&pairs).mark(&text);
        let read = bantin_fuzz::html::check(&marked);
        assert!(read.ids.is_empty());
    }
}

fn check_values(text: &str, locale: &dyn Locale) {
    let offset = FixedOffset::east_opt(7 * 3600).expect("it is one");
    if let Ok(date) = locale.parse_date(text, offset) {
        let again = |text: &str| locale.parse_date(text, offset);
        assert_eq!(again(&date.iso("+07:00")), Ok(date), "{date:?}");
        assert_eq!(again(&locale.date(date)), Ok(date), "{}", locale.date(date));
        check_date(date, locale);
    }
    if let Ok((start, end)) = locale.parse_period(text, offset) {
        let range = locale.range(start, end);
        assert_eq!(locale.parse_period(&range, offset), Ok((start, end)), "{range}");
    }
    let Some(number) = locale.parse_number(text) else {
        return;
    };
    assert_eq!(locale.parse_number(&locale.number(number)), Some(number));
    let (whole, fraction) = number.parts();
    assert_eq!(Number::decimal(whole, &fraction), Some(number));
    check_percent(number);
}

fn check_date(date: Date, locale: &dyn Locale) {
    let days = date.interval();
    assert!(days.first <= days.last && days.contains(days) && days.days() >= 1);
    assert_eq!(date.newest_first(date), Ordering::Equal);
    for told in [locale.range(date, date), locale.long_day(days.first)] {
        assert!(!told.is_empty());
    }
    locale.day_of_year(date);
}

fn check_percent(number: Number) {
    let hundred = Number::whole(100).expect("it is small");
    for (achieved, target) in [(number, hundred), (hundred, number), (number, number)] {
        percent(achieved, target);
        for digits in 0..=6 {
            let Some(computed) = percent_to(achieved, target, digits) else {
                continue;
            };
            let agreement = compare_percent(computed, digits, achieved, target);
            assert_eq!(
                agreement,
                Some(bantin::text::Agreement::Fits),
                "{computed:?} of {achieved:?}/{target:?}"
            );
        }
        if let Some(ratio) = Ratio::of(achieved, target) {
            assert_eq!(ratio.cmp(&ratio), Ordering::Equal);
        }
    }
}
