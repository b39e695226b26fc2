//! Exact decimal numbers, as bulletins state quantities.

use serde::{Deserialize, Serialize};

/// A non-negative decimal number, exact: `1709`, `60.24`. It is never a float, so sums are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Number {
    millionths: u64,
}

/// Number of decimal digits that are kept.
pub(super) const DIGITS: usize = 6;
/// The number 1 in millionths.
pub(super) const ONE: u64 = 1_000_000;

impl Number {
    /// Zero, where sums begin.
    pub const ZERO: Number = Number { millionths: 0 };

    /// The sum of two numbers; none when it is too large.
    pub fn checked_add(self, other: Number) -> Option<Number> {
        let millionths = self.millionths.checked_add(other.millionths)?;
        Some(Number { millionths })
    }

    /// The distance between two numbers.
    pub fn abs_diff(self, other: Number) -> Number {
        Number {
            millionths: self.millionths.abs_diff(other.millionths),
        }
    }

    /// The number with this whole value; none when it is too large.
    pub fn whole(value: u64) -> Option<Number> {
        value
            .checked_mul(ONE)
            .map(|millionths| Number { millionths })
    }

    /// The number with a whole part and a fraction, which is written in at most six decimal digits.
    pub fn decimal(whole: u64, fraction: &str) -> Option<Number> {
        if fraction.len() > DIGITS || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let millionths: u64 = format!("{fraction:0<DIGITS$}").parse().ok()?;
        Some(Number {
            millionths: whole.checked_mul(ONE)?.checked_add(millionths)?,
        })
    }

    pub(super) fn from_millionths(millionths: u64) -> Number {
        Number { millionths }
    }

    /// The exact value in millionths.
    pub(super) fn millionths(self) -> u128 {
        self.millionths.into()
    }

    /// The value, when it is a whole number.
    pub fn as_whole(self) -> Option<u64> {
        self.millionths
            .is_multiple_of(ONE)
            .then_some(self.millionths / ONE)
    }

    /// The whole part, and the decimal digits without trailing zeros.
    pub fn parts(self) -> (u64, String) {
        let fraction = format!("{:0DIGITS$}", self.millionths % ONE);
        (
            self.millionths / ONE,
            fraction.trim_end_matches('0').to_owned(),
        )
    }

    /// The value as a float, for drawing and for JSON.
    pub fn as_f64(self) -> f64 {
        self.millionths as f64 / ONE as f64
    }

    /// Whether the number is zero.
    pub fn is_zero(self) -> bool {
        self.millionths == 0
    }
}
