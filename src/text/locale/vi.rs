//! The rules of Vietnamese.

use super::{Level, Locale, abbreviations, capitalise, level, numeric, people, spoken};
use crate::text::{Date, DateError, roman, slug};
use chrono::{Datelike, FixedOffset, NaiveDate, Timelike};

/// The locale `vi`.
pub(super) struct Vietnamese;

const QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];
const WEEKDAYS: [&str; 7] = [
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ Nhật",
];

impl Locale for Vietnamese {
    fn tag(&self) -> &'static str {
        "vi"
    }

    fn tag_with_country(&self) -> &'static str {
        "vi_VN"
    }

    fn parse_date(&self, text: &str, offset: FixedOffset) -> Result<Date, DateError> {
        words(text, offset)
            .unwrap_or_else(|| numeric::parse_date(text, offset))
            .or_else(|error| spoken::date(text, offset, error))
    }

    fn date(&self, date: Date) -> String {
        match date {
            Date::Year(year) => format!("năm {year}"),
            Date::Quarter(year, quarter) => {
                format!("Quý {}/{year}", QUARTERS[quarter as usize - 1])
            }
            Date::Month(year, month) => format!("tháng {month}/{year}"),
            Date::Day(day) => format!("{}/{}/{}", day.day(), day.month(), day.year()),
            Date::Minute(moment) => format!(
                "{:02}/{:02}/{:04} {:02}:{:02}",
                moment.day(),
                moment.month(),
                moment.year(),
                moment.hour(),
                moment.minute()
            ),
        }
    }

    fn range(&self, start: Date, end: Date) -> String {
        if start == end {
            return self.date(start);
        }
        format!("từ {} đến {}", self.date(start), self.date(end))
    }

    fn long_day(&self, day: NaiveDate) -> String {
        let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize];
        format!("{weekday}, ngày {}", self.date(Date::Day(day)))
    }

    fn month_heading(&self, year: i32, month: u32) -> String {
        format!("Tháng {month}/{year}")
    }

    fn month_name(&self, month: u32) -> String {
        format!("Tháng {month}")
    }

    fn day_of_year(&self, date: Date) -> String {
        match date {
            Date::Year(_) => String::new(),
            Date::Quarter(_, quarter) => format!("Quý {}", roman(quarter.into())),
            Date::Month(_, month) => format!("tháng {month}"),
            Date::Day(day) => format!("{}/{}", day.day(), day.month()),
            Date::Minute(moment) => format!("{}/{}", moment.day(), moment.month()),
        }
    }

    fn nth_congress(&self, name: &str, ordinal: u64) -> String {
        if name.contains("lần thứ") {
            name.to_owned()
        } else {
            format!("{name} lần thứ {}", roman(ordinal))
        }
    }

    /// Counts syllables, because spaces stand between those.
    fn words_per_minute(&self) -> usize {
        260
    }

    fn number_marks(&self) -> (char, char) {
        ('.', ',')
    }

    fn qualifiers(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("trên", "over"),
            ("hơn", "over"),
            ("vượt", "over"),
            ("gần", "almost"),
            ("ngót", "almost"),
            ("khoảng", "about"),
            ("chừng", "about"),
            ("xấp xỉ", "about"),
            ("ước", "about"),
            ("ước tính", "about"),
            ("ước đạt", "about"),
        ]
    }

    fn titles(&self) -> &'static [&'static str] {
        people::VIETNAMESE_TITLES
    }

    fn family_names(&self) -> &'static [&'static str] {
        people::VIETNAMESE_FAMILY_NAMES
    }

    fn number_words(&self) -> &'static [&'static str] {
        &[
            "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
        ]
    }

    fn levels(&self) -> Vec<Level> {
        vec![
            level("tinh", "tỉnh", 1),
            level("thanh-pho", "thành phố", 1),
            level("quan", "quận", 2),
            level("huyen", "huyện", 2),
            level("thi-xa", "thị xã", 2),
            level("thanh-pho-thuoc-tinh", "thành phố", 2),
            level("phuong", "phường", 3),
            level("xa", "xã", 3),
            level("thi-tran", "thị trấn", 3),
            level("dac-khu", "đặc khu", 3),
        ]
    }

    fn district_name(&self, level: &Level, name: &str) -> String {
        format!("{} {name}", capitalise(&level.word))
    }

    fn abbreviations(&self) -> &'static [[&'static str; 2]] {
        abbreviations::VIETNAMESE
    }

    fn eth_is_d(&self) -> bool {
        true
    }
}

/// Reads the displayed forms: `Quý II/2020`, `tháng 7/2020`, `năm 2023`, `ngày 1/4/2018`. None when the text begins
/// with none of these words.
pub(super) fn words(text: &str, offset: FixedOffset) -> Option<Result<Date, DateError>> {
    let text = text.trim();
    let (word, rest) = text.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let month = |rest: &str| match rest.split_once('/') {
        Some((month, year)) => Date::month(
            numeric::year(year.trim())?,
            numeric::digits(month.trim(), 1..=2).ok_or(DateError::Form)?,
        ),
        None => Err(DateError::Form),
    };
    match slug(word).as_str() {
        "quy" => Some(quarter(rest)),
        "thang" => Some(month(rest)),
        "nam" => Some(numeric::year(rest).map(Date::Year)),
        "ngay" => Some(numeric::parse_date(rest, offset)),
        _ => None,
    }
}

fn quarter(rest: &str) -> Result<Date, DateError> {
    let (quarter, year) = rest.split_once('/').ok_or(DateError::Form)?;
    let quarter = quarter.trim();
    let number = QUARTERS
        .iter()
        .position(|roman| roman.eq_ignore_ascii_case(quarter))
        .map(|index| index as u32 + 1);
    let number = number
        .or_else(|| numeric::digits(quarter, 1..=1))
        .ok_or(DateError::Form)?;
    Date::quarter(numeric::year(year.trim())?, number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: i32 = 7 * 3600;

    #[test]
    fn reads_every_date_form() {
        let offset = FixedOffset::east_opt(SITE).unwrap();
        let check = |text: &str, iso: &str, shown: &str| {
            let date = Vietnamese
                .parse_date(text, offset)
                .unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!(
                (date.iso("+07:00").as_str(), Vietnamese.date(date).as_str()),
                (iso, shown),
                "{text}"
            );
        };
        check(
            "19/04/2020 17:35",
            "2020-04-19T17:35+07:00",
            "19/04/2020 17:35",
        );
        check(
            "19:49 | 04/04/2018",
            "2018-04-04T19:49+07:00",
            "04/04/2018 19:49",
        );
        check(
            "24-07-2020 15:48",
            "2020-07-24T15:48+07:00",
            "24/07/2020 15:48",
        );
        check("07/4/2014", "2014-04-07", "7/4/2014");
        check("1/4/2018", "2018-04-01", "1/4/2018");
        check("01-4-2018", "2018-04-01", "1/4/2018");
        check("07/2023", "2023-07", "tháng 7/2023");
        check("Quý II/2020", "2020-Q2", "Quý II/2020");
        check("quý 4/2020", "2020-Q4", "Quý IV/2020");
        check("2020-Q2", "2020-Q2", "Quý II/2020");
        check("2023", "2023", "năm 2023");
        check("2023-07", "2023-07", "tháng 7/2023");
        check("2023-07-01", "2023-07-01", "1/7/2023");
        check(
            "2023-07-01T09:30",
            "2023-07-01T09:30+07:00",
            "01/07/2023 09:30",
        );
        check(
            "2023-07-01 09:30",
            "2023-07-01T09:30+07:00",
            "01/07/2023 09:30",
        );
        check(
            "2023-07-01T23:30:15Z",
            "2023-07-02T06:30+07:00",
            "02/07/2023 06:30",
        );
        check(
            "2023-07-01T09:30:00+09:00",
            "2023-07-01T07:30+07:00",
            "01/07/2023 07:30",
        );
        check(
            "2023-07-01T09:30+07:00",
            "2023-07-01T09:30+07:00",
            "01/07/2023 09:30",
        );
        check(
            "2023-07-01 09:30+09:00",
            "2023-07-01T07:30+07:00",
            "01/07/2023 07:30",
        );
        check(
            "ngày 2023-07-01T09:30:00+09:00",
            "2023-07-01T07:30+07:00",
            "01/07/2023 07:30",
        );
        check("tháng 7/2020", "2020-07", "tháng 7/2020");
        check("năm 2023", "2023", "năm 2023");
    }

    #[test]
    fn refuses_what_is_no_date() {
        let offset = FixedOffset::east_opt(SITE).unwrap();
        let check = |text: &str, error| {
            assert_eq!(Vietnamese.parse_date(text, offset), Err(error), "{text}")
        };
        check("30/02/2023", DateError::Impossible);
        check("13/13/2023", DateError::Impossible);
        check("2023-07-01T25:00", DateError::Impossible);
        check("221-01-01T11:30+07:00", DateError::Impossible);
        check("1000-01-01T00:00+14:00", DateError::Impossible);
        check("Quý V/2020", DateError::Form);
        check("2023-Q5", DateError::Impossible);
        check("20.4", DateError::NoYear);
        check("1/4/18", DateError::ShortYear);
        check("", DateError::Form);
        check("hôm qua", DateError::Form);
        check("07/2023 09:30", DateError::Form);
        check("2020 – 2025", DateError::Form);
    }

    #[test]
    fn shows_ranges() {
        let check = |start, end, expected: &str| assert_eq!(Vietnamese.range(start, end), expected);
        check(
            Date::day(2018, 4, 1).unwrap(),
            Date::day(2018, 6, 30).unwrap(),
            "từ 1/4/2018 đến 30/6/2018",
        );
        check(
            Date::Month(2020, 7),
            Date::Month(2022, 12),
            "từ tháng 7/2020 đến tháng 12/2022",
        );
        check(
            Date::Quarter(2020, 2),
            Date::Quarter(2020, 2),
            "Quý II/2020",
        );
    }

    #[test]
    fn numbers() {
        let check = |text: &str, shown: Option<&str>| {
            let number = Vietnamese.parse_number(text);
            assert_eq!(
                number.map(|n| Vietnamese.number(n)).as_deref(),
                shown,
                "{text}"
            );
        };
        check("1.709", Some("1.709"));
        check("1709", Some("1.709"));
        check("1.710", Some("1.710"));
        check("60,24", Some("60,24"));
        check("1.000.000,5", Some("1.000.000,5"));
        check("431", Some("431"));
        check("1.71", None);
        check("60.24", None);
        check("gần 600", None);
        check("-5", None);
        check("", None);
        check("1,", None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_the_readers(text in "\\PC{0,30}") {
            let offset = FixedOffset::east_opt(SITE).unwrap();
            if let Ok(date) = Vietnamese.parse_date(&text, offset) {
                proptest::prop_assert_eq!(Vietnamese.parse_date(&date.iso("+07:00"), offset), Ok(date));
                proptest::prop_assert_eq!(Vietnamese.parse_date(&Vietnamese.date(date), offset), Ok(date));
            }
            if let Some(number) = Vietnamese.parse_number(&text) {
                proptest::prop_assert_eq!(Vietnamese.parse_number(&Vietnamese.number(number)), Some(number));
            }
        }
    }
}
