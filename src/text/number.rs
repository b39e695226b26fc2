//! Quantities as they stand in bulletins.

/// A non-negative decimal number, exact: `1709`, `60.24`. Never a float, so that `1.710` keeps its zero
/// and sums are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    millionths: u64,
}

/// Decimal digits that are kept.
const DIGITS: usize = 6;
const ONE: u64 = 1_000_000;

impl Number {
    /// A whole number.
    pub fn whole(value: u64) -> Option<Number> {
        value
            .checked_mul(ONE)
            .map(|millionths| Number { millionths })
    }

    /// A whole number and a fraction written in decimal digits (at most six of them).
    pub fn decimal(whole: u64, fraction: &str) -> Option<Number> {
        if fraction.len() > DIGITS || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let millionths: u64 = format!("{fraction:0<DIGITS$}").parse().ok()?;
        Some(Number {
            millionths: whole.checked_mul(ONE)?.checked_add(millionths)?,
        })
    }

    /// The value, when it is whole.
    pub fn as_whole(self) -> Option<u64> {
        self.millionths
            .is_multiple_of(ONE)
            .then_some(self.millionths / ONE)
    }

    /// Whole part and decimal digits without trailing zeros.
    pub fn parts(self) -> (u64, String) {
        let fraction = format!("{:0DIGITS$}", self.millionths % ONE);
        (
            self.millionths / ONE,
            fraction.trim_end_matches('0').to_owned(),
        )
    }

    /// The value as a float, for drawing and for machines that know no other number.
    pub fn as_f64(self) -> f64 {
        self.millionths as f64 / ONE as f64
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.millionths == 0
    }
}

/// `achieved` × 100 / `target`, rounded half up to a whole number; none when the target is zero.
pub fn percent(achieved: Number, target: Number) -> Option<u64> {
    if target.is_zero() {
        return None;
    }
    let (achieved, target) = (
        u128::from(achieved.millionths),
        u128::from(target.millionths),
    );
    u64::try_from((achieved * 200 + target) / (target * 2)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
