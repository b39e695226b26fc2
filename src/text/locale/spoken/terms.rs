//! What words mean in dates, whatever their language.

use chrono::Weekday;

/// What a word means in a date, whatever its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// `ngày`, before a day or in `30 ngày`.
    Day,
    /// `tháng`, before a month or in `6 tháng`.
    Month,
    /// `năm`.
    Year,
    /// `quý`.
    Quarter,
    /// A Roman numeral up to four, which numbers quarters.
    Roman(u32),
    /// `April`.
    NamedMonth(u32),
    /// `Thứ Hai`.
    Weekday(Weekday),
    /// `thứ` before a digit.
    NumberedWeekday,
    /// The letter `T`: before the time of an ISO date, and short for `tháng` and `thứ`.
    T,
    /// `th` in `15th`.
    Ordinal,
    /// `of`.
    Of,
    /// `lúc`: a time follows.
    At,
    /// `giờ`.
    Hour,
    /// `phút`.
    Minute,
    /// `rưỡi` in `8 giờ rưỡi`.
    HalfHour,
    /// `kém` in `9 giờ kém 15`.
    Less,
    /// The part of a day in which an hour lies.
    DayPart(DayPart),
    /// `UTC`, `GMT`.
    Utc,
    /// `Z`.
    Zulu,
    /// `giai đoạn`: a period follows.
    Phase,
    /// `cả` in `cả năm`, `trong` in `trong 6 tháng đầu năm`.
    Whole,
    /// `từ`.
    From,
    /// `đến`.
    To,
    /// `nay` in `đến nay`.
    Now,
    /// `và`.
    And,
    /// `đầu` in `6 tháng đầu năm`.
    First,
    /// `cuối`.
    Last,
    /// `nửa`: so many months, in a word.
    Months(u32),
    /// `đêm` in `30 ngày đêm`, and the part of a day.
    Night,
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    /// `sáng`.
    Morning,
    /// `trưa`.
    Noon,
    /// `chiều`.
    Afternoon,
    /// `tối`.
    Evening,
    /// `am`.
    BeforeNoon,
    /// `pm`.
    AfterNoon,
}
