//! Vietnamese words of dates and periods.

use super::terms::{DayPart, Term};
use chrono::Weekday;

/// Words of dates and periods, in small letters. A word with two meanings stands nowhere.
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, Term)] = &[
    ("ngày", Term::Day), ("tháng", Term::Month), ("thg", Term::Month), ("năm", Term::Year), ("quý", Term::Quarter), ("quí", Term::Quarter),
    ("i", Term::Roman(1)), ("ii", Term::Roman(2)), ("iii", Term::Roman(3)), ("iv", Term::Roman(4)),
    ("thứ hai", Term::Weekday(Weekday::Mon)), ("thứ ba", Term::Weekday(Weekday::Tue)),
    ("thứ tư", Term::Weekday(Weekday::Wed)), ("thứ năm", Term::Weekday(Weekday::Thu)),
    ("thứ sáu", Term::Weekday(Weekday::Fri)), ("thứ bảy", Term::Weekday(Weekday::Sat)),
    ("thứ bẩy", Term::Weekday(Weekday::Sat)), ("chủ nhật", Term::Weekday(Weekday::Sun)),
    ("chúa nhật", Term::Weekday(Weekday::Sun)), ("cn", Term::Weekday(Weekday::Sun)),
    ("thứ", Term::NumberedWeekday), ("t", Term::T),
    // `tháng năm` is missing: it may be May, or a month that was not filled in before the word for year.
    ("tháng một", Term::NamedMonth(1)), ("tháng hai", Term::NamedMonth(2)), ("tháng ba", Term::NamedMonth(3)),
    ("tháng tư", Term::NamedMonth(4)), ("tháng sáu", Term::NamedMonth(6)), ("tháng bảy", Term::NamedMonth(7)),
    ("tháng tám", Term::NamedMonth(8)), ("tháng chín", Term::NamedMonth(9)), ("tháng mười", Term::NamedMonth(10)),
    ("tháng mười một", Term::NamedMonth(11)), ("tháng mười hai", Term::NamedMonth(12)),
    ("lúc", Term::At), ("vào lúc", Term::At), ("hồi", Term::At), ("vào", Term::At),
    ("giờ", Term::Hour), ("h", Term::Hour), ("g", Term::Hour),
    ("phút", Term::Minute), ("ph", Term::Minute), ("p", Term::Minute),
    ("rưỡi", Term::HalfHour), ("kém", Term::Less),
    ("sáng", Term::DayPart(DayPart::Morning)), ("trưa", Term::DayPart(DayPart::Noon)),
    ("chiều", Term::DayPart(DayPart::Afternoon)), ("tối", Term::DayPart(DayPart::Evening)),
    ("sa", Term::DayPart(DayPart::BeforeNoon)), ("ch", Term::DayPart(DayPart::AfterNoon)),
    ("giai đoạn", Term::Phase), ("thời gian", Term::Phase), ("nhiệm kỳ", Term::Phase),
    ("cả", Term::Whole), ("trong", Term::Whole),
    ("từ", Term::From), ("kể từ", Term::From), ("bắt đầu", Term::From), ("bắt đầu từ", Term::From), ("tính từ", Term::From),
    ("đến", Term::To), ("đến hết", Term::To), ("hết", Term::To),
    ("nay", Term::Now), ("hiện nay", Term::Now), ("hiện tại", Term::Now),
    ("và", Term::And), ("đầu", Term::First), ("cuối", Term::Last), ("đêm", Term::Night),
    ("nửa", Term::Months(6)), ("ba tháng", Term::Months(3)), ("sáu tháng", Term::Months(6)), ("chín tháng", Term::Months(9)),
];
