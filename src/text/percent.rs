//! Percentages of targets: as they are shown, stated and compared. All are exact.

use super::number::{DIGITS, Number, ONE};
use std::cmp::Ordering;

/// `achieved` × 100 / `target`, rounded half up to a whole number; none when the target is zero.
pub fn percent(achieved: Number, target: Number) -> Option<u64> {
    if target.is_zero() {
        return None;
    }
    let (achieved, target) = (achieved.millionths(), target.millionths());
    u64::try_from((achieved * 200 + target) / (target * 2)).ok()
}

/// A share of a target, exact; 1 is all of it.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    part: u128,
    whole: u128,
}

impl Ratio {
    /// The share `achieved` of `target`; none when the target is zero.
    pub fn of(achieved: Number, target: Number) -> Option<Ratio> {
        (!target.is_zero()).then(|| Ratio {
            part: achieved.millionths(),
            whole: target.millionths(),
        })
    }

    /// The share that a percentage states.
    pub fn percent(percent: Number) -> Ratio {
        Ratio {
            part: percent.millionths(),
            whole: u128::from(ONE) * 100,
        }
    }

    /// The share in percent as a float, for drawing.
    pub fn as_percent(self) -> f64 {
        self.part as f64 * 100.0 / self.whole as f64
    }
}

impl Ord for Ratio {
    /// Compares the whole parts first, then the inverted rests, because products could overflow.
    fn cmp(&self, other: &Ratio) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        let mut turned = false;
        loop {
            let wholes = (a.part / a.whole).cmp(&(b.part / b.whole));
            let (left_a, left_b) = (a.part % a.whole, b.part % b.whole);
            let order = match (wholes, left_a, left_b) {
                (Ordering::Equal, 0, 0) => return Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    let turn = |ratio: Ratio, left| Ratio {
                        part: ratio.whole,
                        whole: left,
                    };
                    (a, b) = (turn(a, left_a), turn(b, left_b));
                    turned = !turned;
                    continue;
                }
                (order, _, _) => order,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Ratio) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

/// `achieved` × 100 / `target`, rounded half up to `digits` decimal digits (at most six); none when the target is zero
/// or the result is too large for a [`Number`].
pub fn percent_to(achieved: Number, target: Number, digits: u32) -> Option<Number> {
    if target.is_zero() {
        return None;
    }
    let digits = digits.min(DIGITS as u32);
    let target = target.millionths();
    let units = achieved.millionths() * 200 * 10_u128.pow(digits);
    let rounded = (units + target) / (target * 2);
    let millionths = rounded.checked_mul(10_u128.pow(DIGITS as u32 - digits))?;
    u64::try_from(millionths).ok().map(Number::from_millionths)
}

/// Whether a stated percentage agrees with the two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// It differs by at most half a unit of its last digit.
    Fits,
    /// It is higher than the numbers say.
    TooHigh,
    /// It is lower than the numbers say.
    TooLow,
}

/// Compares a percentage, stated with so many decimal digits, exactly with `achieved` × 100 / `target`; none when the
/// target is zero.
pub fn compare_percent(
    stated: Number,
    digits: u32,
    achieved: Number,
    target: Number,
) -> Option<Agreement> {
    if target.is_zero() {
        return None;
    }
    // Both sides are multiplied by the target, and in millionths of a percent.
    let target = target.millionths();
    let stated = stated.millionths() * target;
    let actual = achieved.millionths() * 100 * u128::from(ONE);
    let unit = target * 10_u128.pow(DIGITS as u32 - digits.min(DIGITS as u32));
    let fits = stated
        .abs_diff(actual)
        .checked_mul(2)
        .is_some_and(|twice| twice <= unit);
    Some(match (fits, stated > actual) {
        (true, _) => Agreement::Fits,
        (false, true) => Agreement::TooHigh,
        (false, false) => Agreement::TooLow,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn ratios_compare_like_products(a in 0_u64..5_000, b in 1_u64..5_000, c in 0_u64..5_000, d in 1_u64..5_000) {
            let ratio = |part, whole| Ratio::of(Number::whole(part).unwrap(), Number::whole(whole).unwrap()).unwrap();
            proptest::prop_assert_eq!(ratio(a, b).cmp(&ratio(c, d)), (a * d).cmp(&(c * b)));
        }
    }

    #[test]
    fn percents_round_half_up() {
        let check = |achieved, target, expected| {
            let number = |n| Number::whole(n).unwrap();
            assert_eq!(
                percent(number(achieved), number(target)),
                expected,
                "{achieved}/{target}"
            );
        };
        check(1_709, 431, Some(397));
        check(300, 300, Some(100));
        check(250, 300, Some(83));
        check(1, 8, Some(13));
        check(5, 0, None);
    }

    #[test]
    fn stated_percents_are_compared_exactly() {
        use Agreement::{Fits, TooHigh, TooLow};
        let check = |stated: (u64, &str), achieved, target, agreement, computed: (u64, &str)| {
            let digits = u32::try_from(stated.1.len()).unwrap();
            let number = |(whole, fraction)| Number::decimal(whole, fraction).unwrap();
            let (achieved, target) = (number((achieved, "")), number((target, "")));
            assert_eq!(
                compare_percent(number(stated), digits, achieved, target),
                Some(agreement),
                "{stated:?}"
            );
            assert_eq!(
                percent_to(achieved, target, digits),
                Some(number(computed)),
                "{stated:?}"
            );
        };
        check((397, ""), 1_709, 431, Fits, (397, ""));
        check((390, ""), 1_709, 431, TooLow, (397, ""));
        check((396, "52"), 1_709, 431, Fits, (396, "52"));
        check((396, "5"), 1_709, 431, Fits, (396, "5"));
        check((396, "53"), 1_709, 431, TooHigh, (396, "52"));
        check((12, ""), 1, 8, Fits, (13, ""));
        check((13, ""), 1, 8, Fits, (13, ""));
        check((14, ""), 1, 8, TooHigh, (13, ""));
        check((66, "666667"), 2, 3, Fits, (66, "666667"));
        let one = Number::whole(1).unwrap();
        let zero = Number::whole(0).unwrap();
        assert_eq!(compare_percent(one, 0, one, zero), None);
        let (most, least) = (
            Number::from_millionths(u64::MAX),
            Number::from_millionths(1),
        );
        assert_eq!(percent_to(most, least, 6), None);
        assert_eq!(compare_percent(least, 6, most, most), Some(TooLow));
        assert_eq!(compare_percent(most, 0, least, most), Some(TooHigh));
    }
}
