//! Roman numerals, by which congresses and quarters are numbered.

const SIGNS: [(u64, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A number from 1 to 3999 in Roman numerals; any other number in digits.
pub fn roman(number: u64) -> String {
    if !(1..=3999).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            numeral.push_str(sign);
            left -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn counts_in_roman() {
        let check = |number, numeral: &str| assert_eq!(roman(number), numeral);
        check(1, "I");
        check(4, "IV");
        check(13, "XIII");
        check(17, "XVII");
        check(49, "XLIX");
        check(1994, "MCMXCIV");
        check(0, "0");
        check(4000, "4000");
    }
}
