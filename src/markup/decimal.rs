//! Short decimals for attributes, with less code than general float formatting.

/// `value` rounded to three decimals: `1.25`, `-0.5`, `40`. Values that are not finite become `0`.
pub fn decimal(value: f64) -> String {
    let thousandths = (value * 1000.0).round();
    // `as` saturates, and converts NaN to 0.
    let thousandths = if thousandths.is_finite() {
        thousandths as i64
    } else {
        0
    };
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (
        thousandths.unsigned_abs() / 1000,
        thousandths.unsigned_abs() % 1000,
    );
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:03}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_short_and_exact() {
        let cases = [
            (1.25, "1.25"),
            (-0.5, "-0.5"),
            (40.0, "40"),
            (0.0004, "0"),
            (-0.0004, "0"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
            (12.3456, "12.346"),
            (1.01, "1.01"),
        ];
        for (value, words) in cases {
            assert_eq!(decimal(value), words);
        }
    }
}
