//! Variants of numbers in other numerals: 2035 and 二〇三五, 14五 and 十四五.

use crate::model::text::chinese_numeral;

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The value of a Chinese digit.
fn digit(c: char) -> Option<u32> {
    let c = if c == '零' { '〇' } else { c };
    DIGITS.iter().position(|d| *d == c).map(|at| at as u32)
}

/// Replaces digit by digit: 2035 → 二〇三五.
fn to_chinese_digits(digits: &str) -> String {
    digits
        .chars()
        .filter_map(|c| DIGITS.get(c.to_digit(10)? as usize))
        .collect()
}

/// Writes a number below one hundred in Chinese: 14 → 十四.
fn to_chinese_number(digits: &str) -> Option<String> {
    let number: u16 = digits.parse().ok().filter(|n| (1..100).contains(n))?;
    (!digits.starts_with('0')).then(|| chinese_numeral(number))
}

/// The value of Chinese numerals: 二〇三五 → 2035, 十四 → 14, 三十 → 30.
fn to_arabic(numerals: &str) -> Option<String> {
    let signs: Vec<char> = numerals.chars().collect();
    let Some(ten) = signs.iter().position(|c| *c == '十') else {
        return signs
            .iter()
            .map(|c| digit(*c).map(|d| d.to_string()))
            .collect();
    };
    let part = |signs: &[char], empty: u32| match signs {
        [] => Some(empty),
        [one] => digit(*one).filter(|d| *d > 0),
        _ => None,
    };
    let (tens, ones) = (part(&signs[..ten], 1)?, part(&signs[ten + 1..], 0)?);
    Some((tens * 10 + ones).to_string())
}

/// Rewrites every run of the characters that `of` accepts; `None` if `rewrite` refuses one or if
/// there is none.
fn rewritten(
    words: &str,
    of: &dyn Fn(char) -> bool,
    rewrite: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    let (mut out, mut rest, mut any) = (String::new(), words, false);
    while let Some(start) = rest.find(of) {
        let (before, run) = rest.split_at(start);
        let end = run.find(|c| !of(c)).unwrap_or(run.len());
        let (run, after) = run.split_at(end);
        out.push_str(before);
        out.push_str(&rewrite(run)?);
        (rest, any) = (after, true);
    }
    out.push_str(rest);
    any.then_some(out)
}

/// The words with their numbers in other numerals; without duplicates and without the original
/// words. Full-width digits must be folded before.
pub(super) fn other_numerals(words: &str) -> Vec<String> {
    // A single digit occurs in every second sentence and is rarely the intended match.
    if words.chars().count() < 2 {
        return Vec::new();
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let is_numeral = |c: char| c == '十' || digit(c).is_some();
    let mut others: Vec<String> = [
        rewritten(words, &is_digit, &|run| Some(to_chinese_digits(run))),
        rewritten(words, &is_digit, &to_chinese_number),
        rewritten(words, &is_numeral, &to_arabic),
    ]
    .into_iter()
    .flatten()
    .filter(|other| other != words)
    .collect();
    others.dedup();
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_variants_in_other_numerals() {
        assert_eq!(other_numerals("2035年"), ["二〇三五年"]);
        assert_eq!(other_numerals("14五"), ["一四五", "十四五", "145"]);
        assert_eq!(other_numerals("五"), Vec::<String>::new());
        assert_eq!(other_numerals("二〇三五年"), ["2035年"]);
        assert_eq!(other_numerals("二零三五"), ["2035"]);
        assert_eq!(other_numerals("三十年"), ["30年"]);
        assert_eq!(other_numerals("十四五"), Vec::<String>::new());
        assert_eq!(other_numerals("十二"), ["12"]);
        assert_eq!(other_numerals("5G"), ["五G"]);
        assert_eq!(other_numerals("养老"), Vec::<String>::new());
        assert_eq!(other_numerals("一体两翼"), ["1体两翼"]);
    }
}
