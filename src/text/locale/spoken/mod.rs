//! Dates and periods as people write them in a sentence: with a weekday, a zone, months in words, halves of a year.
//!
//! The usual forms never come here: a locale reads them first. What is read here has one reading only.

mod clock;
mod english;
mod moment;
mod period;
mod piece;
mod terms;
mod tokens;
mod vietnamese;

pub(super) use moment::date;
pub(super) use period::{Bound, bound, period};

#[cfg(test)]
mod tests {
    use crate::text::{Date, DateError, Locale};
    use chrono::{FixedOffset, NaiveDate};

    fn site() -> FixedOffset {
        FixedOffset::east_opt(7 * 3600).unwrap()
    }

    fn locales() -> [&'static dyn Locale; 2] {
        ["vi", "en"].map(|tag| <dyn Locale>::for_tag(tag).unwrap())
    }

    fn shown<T>(found: Result<T, DateError>, show: impl Fn(T) -> String) -> String {
        found.map_or_else(|error| format!("{error:?}"), show)
    }

    #[rustfmt::skip]
    const DATES: &[(&str, &str)] = &[
        ("2023-02-06 7:05:59 +0700", "2023-02-06T07:05+07:00"), ("2023-02-06 7:05:59 +0900", "2023-02-06T05:05+07:00"),
        ("2023-02-06T23:05:59Z", "2023-02-07T06:05+07:00"), ("2023-02-06T07:05:59.123+07:00", "2023-02-06T07:05+07:00"),
        ("2023-02-06 07:05:59 UTC", "2023-02-06T14:05+07:00"), ("2023-02-06T7:05 +07", "2023-02-06T07:05+07:00"),
        ("2023-02-06 07:05:59.5 -0500", "2023-02-06T19:05+07:00"), ("06/02/2023 07:05:59", "2023-02-06T07:05+07:00"),
        ("2023/02/06", "2023-02-06"), ("2023.2.6", "2023-02-06"), ("2023/02/06 07:05", "2023-02-06T07:05+07:00"),
        ("6.2.2023", "2023-02-06"), ("06-02-2023", "2023-02-06"), ("6 / 2 / 2023", "2023-02-06"),
        ("Thứ Hai, 6/2/2023, 07:05 (GMT+7)", "2023-02-06T07:05+07:00"), ("thứ 2 ngày 6/2/2023", "2023-02-06"),
        ("Thứ hai, ngày 6 tháng 2 năm 2023", "2023-02-06"), ("T2, 06/02/2023", "2023-02-06"), ("T2 6/2/2023", "2023-02-06"), ("T2, 2023", "2023-02"),
        ("Chủ nhật ngày 5/2/2023", "2023-02-05"), ("CN, 5/2/2023", "2023-02-05"), ("chu nhat 5/2/2023", "2023-02-05"),
        ("Thứ năm 9/2/2023", "2023-02-09"), ("Mon, 6 Feb 2023", "2023-02-06"), ("Monday, February 6th, 2023", "2023-02-06"),
        ("Mon, 06 Feb 2023 07:05:59 +0000", "2023-02-06T14:05+07:00"), ("Mon, 06 Feb 2023 07:05:59 GMT", "2023-02-06T14:05+07:00"),
        ("6 tháng 2 năm 2023", "2023-02-06"), ("ngày 6 tháng 2 năm 2023", "2023-02-06"), ("ngày 06 tháng 02, 2023", "2023-02-06"),
        ("ngày 6/2/2023", "2023-02-06"), ("Ngày 6/2 năm 2023", "2023-02-06"), ("ngay 6 thang 2 nam 2023", "2023-02-06"),
        ("7h05 ngày 6/2/2023", "2023-02-06T07:05+07:00"), ("07 giờ 05 phút ngày 6/2/2023", "2023-02-06T07:05+07:00"),
        ("lúc 7g05 ngày 6/2/2023", "2023-02-06T07:05+07:00"), ("7h 6/2/2023", "2023-02-06T07:00+07:00"),
        ("7h05 6/2/2023", "2023-02-06T07:05+07:00"), ("7 giờ, ngày 6-2-2023", "2023-02-06T07:00+07:00"),
        ("06/02/2023 - 07:05", "2023-02-06T07:05+07:00"), ("07:05 06/02/2023", "2023-02-06T07:05+07:00"),
        ("07:05 - 06/02/2023", "2023-02-06T07:05+07:00"), ("07:05, thứ Hai, 6/2/2023", "2023-02-06T07:05+07:00"),
        ("ngày 6/2/2023 lúc 7 giờ 5 phút", "2023-02-06T07:05+07:00"), ("06/02/2023 7h05 sáng", "2023-02-06T07:05+07:00"),
        ("2 giờ chiều ngày 6/2/2023", "2023-02-06T14:00+07:00"), ("14h chiều ngày 6/2/2023", "2023-02-06T14:00+07:00"),
        ("8h30 tối 6/2/2023", "2023-02-06T20:30+07:00"), ("6 Feb 2023 2:30 pm", "2023-02-06T14:30+07:00"),
        ("February 6, 2023", "2023-02-06"), ("6 Feb 2023", "2023-02-06"), ("Feb 6 2023 12:05 am", "2023-02-06T00:05+07:00"),
        ("6th of February 2023", "2023-02-06"), ("Feb 2023", "2023-02"),
        ("Tháng 2 năm 2023", "2023-02"), ("tháng 2/2023", "2023-02"), ("T2/2023", "2023-02"), ("02-2023", "2023-02"),
        ("tháng 02-2023", "2023-02"), ("2.2023", "2023-02"), ("2023/02", "2023-02"), ("thang 2 nam 2023", "2023-02"),
        ("Quý 3 năm 2023", "2023-Q3"), ("quý III/2023", "2023-Q3"), ("Quý III năm 2023", "2023-Q3"), ("Q3/2023", "2023-Q3"),
        ("6-Feb-2023", "2023-02-06"), ("6/Feb/2023", "2023-02-06"), ("ngày 6, tháng 2, năm 2023", "2023-02-06"),
        ("6 thg 2, 2023", "2023-02-06"), ("6 Tháng Hai, 2023", "2023-02-06"), ("Tháng Hai 6, 2023", "2023-02-06"),
        ("tháng mười một năm 2023", "2023-11"), ("06/02/2023 7:05 SA", "2023-02-06T07:05+07:00"),
        ("06/02/2023 2:30 CH", "2023-02-06T14:30+07:00"), ("7h05' ngày 6/2/2023", "2023-02-06T07:05+07:00"),
        ("6/2/2023 (thứ Hai)", "2023-02-06"), ("2023-02-06T07:05:59+0700", "2023-02-06T07:05+07:00"),
        ("6/2/2023.", "2023-02-06"), ("ngày 6 tháng 2 năm 2023.", "2023-02-06"), ("Quý III/2023.", "2023-Q3"), ("6/2/2023;", "2023-02-06"),
        ("Hà Nội, ngày 6/2/2023", "2023-02-06"), ("Hà Nội, ngày 6 tháng 2 năm 2023.", "2023-02-06"), ("TP. Hồ Chí Minh, 6/2/2023", "2023-02-06"),
        ("Thành phố Vinh, thứ Hai, ngày 6/2/2023", "2023-02-06"), ("Hà Đông ngày 6/2/2023", "2023-02-06"), ("Hanoi, 6 February 2023", "2023-02-06"),
        ("8 giờ rưỡi ngày 6/2/2023", "2023-02-06T08:30+07:00"), ("8h rưỡi tối 6/2/2023", "2023-02-06T20:30+07:00"),
        ("9 giờ kém 15 ngày 6/2/2023", "2023-02-06T08:45+07:00"), ("9 giờ kém 15 phút, 6/2/2023", "2023-02-06T08:45+07:00"),
        ("2023-Q3", "2023-Q3"), ("quý III-2023", "2023-Q3"), ("Q3-2023", "2023-Q3"), ("năm 2023", "2023"),
    ];

    #[rustfmt::skip]
    const NO_DATES: &[(&str, DateError)] = &[
        ("", DateError::Form), ("-", DateError::Form), ("ngày", DateError::Form), ("mai", DateError::Form),
        ("07/2023 09:30", DateError::Form), ("Thứ Hai, 2023", DateError::Form), ("09:30", DateError::Form),
        ("2021 - 2025", DateError::Form), ("2021 - 12", DateError::Form), ("1/5 - 30/6/2023", DateError::Form), ("2023 năm 2023", DateError::Form),
        ("Cập nhật, 6/2/2023", DateError::Form), ("Âm lịch, ngày 6/2/2023", DateError::Form), ("Hà Nội, 2023", DateError::Form), ("Hà Nội, ngày 6/2", DateError::NoYear),
        ("khoảng ngày 6/2/2023", DateError::Form), ("6/2/2023..", DateError::Form), ("0 giờ kém 15 ngày 6/2/2023", DateError::Form), ("2021-25", DateError::Impossible),
        ("6/2/2023 -", DateError::Form), ("6/2.2023", DateError::Form), ("ngày 15/2", DateError::NoYear),
        ("13h sáng 6/2/2023", DateError::Form), ("12 giờ chiều 6/2/2023", DateError::Form), ("tháng năm 2023", DateError::Form),
        ("6/2/2023 7:05 8:05", DateError::Form), ("6/2/2023 7h05 EST", DateError::Form),
        ("7h30 tháng 4 năm 2023", DateError::Form),
        ("6/2/23", DateError::ShortYear), ("ngày 6/2/23", DateError::ShortYear), ("06.02.23", DateError::ShortYear),
        ("ngày 6 tháng 2", DateError::NoYear), ("6.2", DateError::NoYear),
        ("tháng 2", DateError::NoYear), ("quý III", DateError::NoYear),
        ("31 tháng 4 năm 2023", DateError::Impossible), ("25h ngày 6/2/2023", DateError::Impossible),
        ("tháng 13 năm 2023", DateError::Impossible), ("0001/1/1", DateError::Impossible), ("1000-01-01T 0:00+14:00", DateError::Impossible), ("31/4/2023", DateError::Impossible),
    ];

    #[rustfmt::skip]
    const PERIODS: &[(&str, &str)] = &[
        ("2020-22", "2020 2022"), ("giai đoạn 2020 – 25", "2020 2025"), ("2020 - 2022.", "2020 2022"), ("từ 3/2 đến 19/5/2023.", "2023-02-03 2023-05-19"),
        ("2020 - 2022", "2020 2022"), ("2020–2022", "2020 2022"), ("2020-2022", "2020 2022"), ("giai đoạn 2020 - 2022", "2020 2022"),
        ("nhiệm kỳ 2020-2022", "2020 2022"), ("từ năm 2020 đến năm 2022", "2020 2022"), ("2020 to 2022", "2020 2022"),
        ("từ 3/2/2023 đến 19/5/2023", "2023-02-03 2023-05-19"), ("3/2 - 19/5/2023", "2023-02-03 2023-05-19"),
        ("từ ngày 3/2 đến hết ngày 19/5/2023", "2023-02-03 2023-05-19"), ("3.2.2023 - 19.5.2023", "2023-02-03 2023-05-19"),
        ("03-02-2023 - 19-05-2023", "2023-02-03 2023-05-19"), ("từ ngày 3 đến ngày 19/5/2023", "2023-05-03 2023-05-19"),
        ("từ 3 đến 19/5/2023", "2023-05-03 2023-05-19"), ("kể từ 3 tháng 2 đến 19 tháng 5 năm 2023", "2023-02-03 2023-05-19"),
        ("from 3 February to 19 May 2023", "2023-02-03 2023-05-19"), ("từ tháng 11/2022 - tháng 2/2023", "2022-11 2023-02"),
        ("tháng 2-11/2022", "2022-02 2022-11"), ("tháng 2 - tháng 11/2022", "2022-02 2022-11"), ("từ tháng 2 đến tháng 6/2022", "2022-02 2022-06"),
        ("từ tháng 2 đến tháng 6 năm 2022", "2022-02 2022-06"), ("tháng 2, 3, 4/2022", "2022-02 2022-04"), ("6/2021 - 2022", "2021-06 2022"),
        ("January to June 2022", "2022-01 2022-06"), ("6 tháng đầu năm 2023", "2023-01 2023-06"), ("6 tháng cuối năm 2023", "2023-07 2023-12"),
        ("9 tháng đầu năm 2023", "2023-01 2023-09"), ("nửa đầu năm 2023", "2023-01 2023-06"), ("first half of 2023", "2023-01 2023-06"),
        ("last 3 months of 2023", "2023-10 2023-12"), ("quý I và quý II/2023", "2023-Q1 2023-Q2"), ("quý III, IV/2023", "2023-Q3 2023-Q4"),
        ("quý III, quý IV năm 2023", "2023-Q3 2023-Q4"), ("quý 1-3/2023", "2023-Q1 2023-Q3"), ("Q1 and Q2 2023", "2023-Q1 2023-Q2"),
        ("cả năm 2023", "2023 2023"), ("năm 2023", "2023 2023"), ("tháng 2/2023", "2023-02 2023-02"),
        ("30 ngày đêm kể từ 1/2/2023", "2023-02-01 2023-03-02"), ("100 ngày từ ngày 1/2/2023", "2023-02-01 2023-05-11"),
        ("sáu tháng đầu năm 2023", "2023-01 2023-06"), ("30 ngày, bắt đầu từ 1/2/2023", "2023-02-01 2023-03-02"),
        ("trong 30 ngày, từ 1/2/2023", "2023-02-01 2023-03-02"),
        ("T2 - T6/2022", "2022-02 2022-06"), ("3/2/2023 → 19/5/2023", "2023-02-03 2023-05-19"),
        ("30 days from 1 February 2023", "2023-02-01 2023-03-02"), ("từ 3/2/2023 08:00 đến 19/5/2023", "2023-02-03T08:00+07:00 2023-05-19"),
    ];

    #[rustfmt::skip]
    const NO_PERIODS: &[(&str, DateError)] = &[
        ("", DateError::Form), ("1-12/2023", DateError::Form), ("từ 2020", DateError::NoEnd), ("từ 3/2/2023 đến nay", DateError::NoEnd),
        ("2020 - nay", DateError::NoEnd), ("from February 2023 to now", DateError::NoEnd), ("từ tháng 2 đến nay", DateError::NoYear), ("2025-21", DateError::Impossible), ("quý I, IV/2023", DateError::Form),
        ("tháng 2 và tháng 5/2023", DateError::Form), ("2020 - 2021 - 2022", DateError::Form), ("năm ngoái", DateError::Form),
        ("tháng 2, 3 - 5/2023", DateError::Form), ("năm học 2020 - 2021", DateError::Form),
        ("5 - 6/2023", DateError::Form), ("1 - tháng 6/2023", DateError::Form),
        ("1/11 - 28/2/2023", DateError::NoYear), ("tháng 11 - tháng 2/2023", DateError::NoYear), ("6 tháng cuối năm", DateError::NoYear),
        ("từ 1/5 đến 30/6", DateError::NoYear), ("1/5/2023 - 30/6", DateError::NoYear), ("từ 1/5/2023 đến tháng 6", DateError::NoYear),
        ("0 ngày từ 1/2/2023", DateError::Impossible), ("từ 1/2/2023 đến 2/26/2023", DateError::Impossible),
        ("từ 1/2/2023 đến 31/4/2023", DateError::Impossible),
    ];

    #[test]
    fn dates_have_one_reading() {
        for locale in locales() {
            for (text, expected) in DATES {
                let found = locale.parse_date(text, site());
                assert_eq!(shown(found, |date| date.iso("+07:00")), *expected, "{text}");
            }
            for (text, expected) in NO_DATES {
                assert_eq!(locale.parse_date(text, site()), Err(*expected), "{text}");
            }
        }
    }

    #[test]
    fn the_month_first_and_another_weekday_are_told_with_the_day() {
        let day = Date::day(2023, 2, 26).unwrap();
        for locale in locales() {
            for text in ["2/26/2023", "02-26-2023", "2023-26-02"] {
                let expected = DateError::MonthFirst(day);
                assert_eq!(locale.parse_date(text, site()), Err(expected), "{text}");
            }
            for text in ["Thứ Ba, 26/2/2023", "26/2/2023 (thứ 2)", "Fri, 26 Feb 2023"] {
                let expected = DateError::OtherWeekday(day);
                assert_eq!(locale.parse_date(text, site()), Err(expected), "{text}");
            }
            let at_half_past_nine = locale.parse_date("2/26/2023 09:30", site());
            let minute = locale.parse_date("26/2/2023 09:30", site()).unwrap();
            assert_eq!(at_half_past_nine, Err(DateError::MonthFirst(minute)));
        }
    }

    #[test]
    fn periods_have_one_reading() {
        let both =
            |(start, end): (Date, Date)| format!("{} {}", start.iso("+07:00"), end.iso("+07:00"));
        for locale in locales() {
            for (text, expected) in PERIODS {
                assert_eq!(
                    shown(locale.parse_period(text, site()), both),
                    *expected,
                    "{text}"
                );
            }
            for (text, expected) in NO_PERIODS {
                assert_eq!(locale.parse_period(text, site()), Err(*expected), "{text}");
            }
        }
    }

    #[test]
    fn ends_of_periods_may_say_which_they_are() {
        let iso = |date: Date| date.iso("+07:00");
        for locale in locales() {
            for (text, expected) in [
                ("từ 3/2/2023", "2023-02-03"),
                ("kể từ ngày 3 tháng 2 năm 2023", "2023-02-03"),
                ("from February 2023", "2023-02"),
                ("đến 3/2/2023", "Form"),
            ] {
                assert_eq!(
                    shown(locale.parse_start(text, site()), iso),
                    expected,
                    "{text}"
                );
            }
            for (text, expected) in [
                ("đến 19/5/2023", "2023-05-19"),
                ("đến hết quý III/2023", "2023-Q3"),
                ("hết năm 2023", "2023"),
                ("until 19 May 2023", "2023-05-19"),
                ("từ 19/5/2023", "Form"),
                ("đến nay", "NoEnd"),
                ("nay", "NoEnd"),
                ("đến 19/5", "NoYear"),
            ] {
                assert_eq!(
                    shown(locale.parse_end(text, site()), iso),
                    expected,
                    "{text}"
                );
            }
        }
    }

    /// Texts of the words and marks of dates, which come far into the readers.
    fn near_dates() -> impl proptest::strategy::Strategy<Value = String> {
        let words = [
            "ngày", "tháng", "năm", "quý", "thứ", "hai", "T", "h", "giờ", "từ", "đến", "và", "đầu",
            "II", "May", "Mon", "GMT", "+", "-", "/", ".", ",", ":", "(", ")", "1", "2", "15",
            "30", "2023", "0700", " ", " ", " ",
        ];
        let word = proptest::sample::select(words.to_vec());
        proptest::strategy::Strategy::prop_map(proptest::collection::vec(word, 0..14), |words| {
            words.concat()
        })
    }

    proptest::proptest! {
        #[test]
        fn what_is_read_is_read_again(text in near_dates()) {
            for locale in locales() {
                if let Ok(date) = locale.parse_date(&text, site()) {
                    proptest::prop_assert_eq!(locale.parse_date(&locale.date(date), site()), Ok(date));
                    proptest::prop_assert_eq!(locale.parse_date(&date.iso("+07:00"), site()), Ok(date));
                }
                if let Ok((start, end)) = locale.parse_period(&text, site()) {
                    let range = locale.range(start, end);
                    proptest::prop_assert_eq!(locale.parse_period(&range, site()), Ok((start, end)), "{}", range);
                }
            }
        }

        #[test]
        fn every_date_that_is_written_is_read(days in 0..3_000_000_i64, minute in 0..1440_i64, months in 1..13_u32) {
            let first = NaiveDate::from_ymd_opt(1000, 1, 1).unwrap();
            let day = first + chrono::Duration::days(days);
            let moment = day.and_hms_opt(0, 0, 0).unwrap() + chrono::Duration::minutes(minute);
            let year = Date::Day(day).year();
            let dates = [Date::Day(day), Date::Minute(moment), Date::Year(year), Date::Month(year, months), Date::Quarter(year, months.div_ceil(3))];
            for locale in locales() {
                for date in dates {
                    proptest::prop_assert_eq!(locale.parse_date(&locale.date(date), site()), Ok(date));
                }
                proptest::prop_assert_eq!(locale.parse_date(&locale.long_day(day), site()), Ok(Date::Day(day)));
            }
        }
    }
}
