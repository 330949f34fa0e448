//! Typing errors: one wrong, missing, superfluous or swapped character.

use std::ops::Range;

use super::{BREAK, Grams};
use crate::sort::{pair, sort_by_key_u64};

/// The shortest words, in symbols, that are searched with an error; shorter words match too many
/// others.
pub(super) const SHORTEST: usize = 4;
/// The longest words, in symbols, that are searched with an error. Longer words are a quotation,
/// and their intact parts match.
pub(super) const LONGEST: usize = 24;
/// The number of places of one half of the words that are examined.
const MAX_PLACES: usize = 4096;

/// Returns whether two runs of equal length differ in exactly one symbol.
fn one_wrong(a: &[u16], b: &[u16]) -> bool {
    a.len() == b.len() && a.iter().zip(b).filter(|(a, b)| a != b).count() == 1
}

/// Returns whether a match can continue next to an intact half of the words, given the two adjacent
/// symbols of the text and of the words (`near` the half, and `far`), with one wrong or one extra
/// symbol. It can if the near symbols are equal, or the far ones are, or the far symbol of the text
/// is the near symbol of the words. This check rejects most places.
fn can_continue(grams: &Grams, [near, far]: [Option<usize>; 2], words: [Option<&u16>; 2]) -> bool {
    let symbol = |at: Option<usize>| at.map(|at| grams.at(at));
    let (near, far) = (symbol(near), symbol(far));
    let [first, second] = words.map(|symbol| symbol.copied());
    near == first || far == second || far == first
}

/// Returns whether `long` is `short` plus one symbol.
fn one_more(long: &[u16], short: &[u16]) -> bool {
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    long.len() == short.len() + 1 && long.get(same + 1..) == short.get(same..)
}

/// Every place of the words with one error, in order; no place lies inside another.
///
/// A wrong or missing character leaves one half of the words intact (the pigeonhole principle), so
/// the places of each half are examined. Other errors are undone in the words, and the corrected
/// words are searched exactly.
pub fn near(grams: &Grams, words: &[u16]) -> Vec<Range<u32>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !(SHORTEST..=LONGEST).contains(&words.len()) {
        return Vec::new();
    }
    let (left, right) = words.split_at(words.len() / 2);
    for start in grams.find(left).iter().take(MAX_PLACES) {
        let start = *start as usize;
        let middle = start + left.len();
        let next = [Some(middle), Some(middle + 1)];
        if !can_continue(grams, next, [right.first(), right.get(1)]) {
            continue;
        }
        if one_wrong(grams.range(middle..middle + right.len()), right) {
            found.push(start..start + words.len());
        }
        let end = middle + right.len() + 1;
        if one_more(grams.range(middle..end), right) {
            found.push(start..end);
        }
    }
    for middle in grams.find(right).iter().take(MAX_PLACES) {
        let middle = *middle as usize;
        let next = [middle.checked_sub(1), middle.checked_sub(2)];
        if !can_continue(grams, next, [left.last(), left.iter().nth_back(1)]) {
            continue;
        }
        let end = middle + right.len();
        for length in [left.len(), left.len() + 1] {
            let Some(start) = middle.checked_sub(length) else {
                continue;
            };
            let before = grams.range(start..middle);
            if one_wrong(before, left) || one_more(before, left) {
                found.push(start..end);
            }
        }
    }
    // Most corrected words fail at the two symbols that the correction brings together.
    let mut find_exactly = |other: &[u16], slip: usize| {
        let together = other.get(slip.saturating_sub(1)..).unwrap_or(&[]);
        let together = together.get(..2).unwrap_or(together);
        if grams.has(together) {
            let places = grams.find(other);
            let places = places.iter().take(MAX_PLACES).map(|start| *start as usize);
            found.extend(places.map(|start| start..start + other.len()));
        }
    };
    for at in 0..words.len() {
        let mut other = words.to_vec();
        other.remove(at);
        find_exactly(&other, at);
        if at + 1 < words.len() && words[at] != words[at + 1] {
            let mut other = words.to_vec();
            other.swap(at, at + 1);
            find_exactly(&other, at + 1);
        }
    }
    found.retain(|place| !grams.range(place.clone()).contains(&BREAK));
    // Longest first, so that a place inside another comes after it and is dropped.
    sort_by_key_u64(&mut found, |place| {
        pair(place.start as u32, u32::MAX - place.end as u32)
    });
    let mut end = 0;
    found.retain(|place| {
        let new = place.end > end;
        end = end.max(place.end);
        new
    });
    let found = found.into_iter();
    found.map(|at| at.start as u32..at.end as u32).collect()
}

/// The spellings from which one slip makes these letters, by the kind of slip, the likeliest first:
/// two letters swapped, one too many, one missing, one wrong.
pub(super) fn corrections(letters: &[u16]) -> [Vec<Vec<u16>>; 4] {
    let mut all: [Vec<Vec<u16>>; 4] = Default::default();
    let [swapped, fewer, more, other] = &mut all;
    let changed = |change: &dyn Fn(&mut Vec<u16>)| {
        let mut letters = letters.to_vec();
        change(&mut letters);
        letters
    };
    for at in 0..=letters.len() {
        if at + 1 < letters.len() && letters[at] != letters[at + 1] {
            swapped.push(changed(&|letters| letters.swap(at, at + 1)));
        }
        if at < letters.len() {
            fewer.push(changed(&|letters| _ = letters.remove(at)));
        }
        for letter in u16::from(b'a')..=u16::from(b'z') {
            more.push(changed(&|letters| letters.insert(at, letter)));
            if at < letters.len() && letters[at] != letter {
                other.push(changed(&|letters| letters[at] = letter));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn symbols(words: &str) -> Vec<u16> {
        words.chars().map(|c| c as u16).collect()
    }

    fn nearly(text: &str, words: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        near(&Grams::new(symbols(text)), &symbols(words))
            .into_iter()
            .map(|at| chars[at.start as usize..at.end as usize].iter().collect())
            .collect()
    }

    #[test]
    fn each_kind_of_error_is_found() {
        let text = "发展普惠型养老服务";
        for words in [
            "普会型养老", // wrong
            "普惠形养老",
            "惠养老服", // missing
            "普惠型老服务",
            "普惠惠型养老", // superfluous
            "普型惠养老",   // swapped
            "普惠养型老",
        ] {
            assert!(!nearly(text, words).is_empty(), "{words}");
        }
        assert_eq!(nearly(text, "普惠型养劳"), ["普惠型养老"]);
        assert_eq!(nearly(text, "会养老"), Vec::<String>::new());
        assert_eq!(nearly(text, "普通人养老"), Vec::<String>::new());
    }

    /// Returns whether one error turns `a` into `b`.
    fn one_slip(a: &[u16], b: &[u16]) -> bool {
        let swapped = (1..a.len()).any(|at| {
            let mut a = a.to_vec();
            a.swap(at - 1, at);
            a == b
        });
        one_wrong(a, b) || one_more(a, b) || one_more(b, a) || (swapped && a != b)
    }

    proptest! {
        #[test]
        fn near_equals_trying_every_place(
            text in proptest::collection::vec(1_u16..4, 0..24),
            words in proptest::collection::vec(1_u16..4, SHORTEST..8),
        ) {
            let grams = Grams::new(text.clone());
            let found = near(&grams, &words);
            let found: Vec<Range<usize>> =
                found.iter().map(|at| at.start as usize..at.end as usize).collect();
            for place in &found {
                prop_assert!(one_slip(&words, &text[place.clone()]), "{place:?}");
            }
            for start in 0..text.len() {
                for end in start + 1..=text.len() {
                    let covered = found.iter().any(|p| p.start <= start && end <= p.end);
                    prop_assert!(covered || !one_slip(&words, &text[start..end]), "{}..{}", start, end);
                }
            }
        }
    }
}
