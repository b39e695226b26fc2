//! Quantities as they stand in bulletins.

use serde::{Deserialize, Serialize};

/// A non-negative decimal number, exact: `1709`, `60.24`. Never a float, so that `1.710` keeps its zero
/// and sums are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Number {
    millionths: u64,
}

/// Decimal digits that are kept.
pub(super) const DIGITS: usize = 6;
/// 1 in millionths.
pub(super) const ONE: u64 = 1_000_000;

impl Number {
    /// Nothing.
    pub const ZERO: Number = Number { millionths: 0 };

    /// The sum; none when it is too large.
    pub fn checked_add(self, other: Number) -> Option<Number> {
        let millionths = self.millionths.checked_add(other.millionths)?;
        Some(Number { millionths })
    }

    /// How far the two are apart.
    pub fn abs_diff(self, other: Number) -> Number {
        Number {
            millionths: self.millionths.abs_diff(other.millionths),
        }
    }

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

    pub(super) fn from_millionths(millionths: u64) -> Number {
        Number { millionths }
    }

    /// The exact value times a million.
    pub(super) fn millionths(self) -> u128 {
        self.millionths.into()
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
