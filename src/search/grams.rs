//! An index of all n-grams of length one and two: every place where words stand, in order,
//! without looking at the rest of the text.

use std::ops::Range;

/// The symbol that no words contain: it stands between texts that do not belong together.
pub const BREAK: u16 = 0;

/// Longer words are looked for by the rarest of this many of their bigrams.
const LOOKED_AT: usize = 12;

/// A text as symbols, with its positions sorted by unigram and by bigram. Positions with the
/// same gram keep the order of the text, so the first of many results cost no more than few.
///
/// Built by counting sort in time and memory linear in the text; lookups are binary searches.
#[derive(Debug, Clone)]
pub struct Grams {
    symbols: Vec<u16>,
    by_one: Vec<u32>,
    by_two: Vec<u32>,
}

/// A stable counting sort of positions by a symbol of each.
fn sorted_by(positions: &[u32], symbol: impl Fn(u32) -> u16) -> Vec<u32> {
    let mut starts = vec![0_u32; usize::from(u16::MAX) + 2];
    for position in positions {
        starts[usize::from(symbol(*position)) + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut sorted = vec![0; positions.len()];
    for position in positions {
        let next = &mut starts[usize::from(symbol(*position))];
        sorted[*next as usize] = *position;
        *next += 1;
    }
    sorted
}

impl Grams {
    /// The index of a text of fewer than 2³² symbols.
    pub fn new(symbols: Vec<u16>) -> Self {
        let at = |position: u32| symbols.get(position as usize).copied().unwrap_or(BREAK);
        let all: Vec<u32> = (0..symbols.len() as u32).collect();
        let by_one = sorted_by(&all, at);
        let by_two = sorted_by(&sorted_by(&all, |position| at(position + 1)), at);
        Self {
            symbols,
            by_one,
            by_two,
        }
    }

    /// The memory that the index takes, in bytes.
    pub fn memory(&self) -> usize {
        size_of_val(&*self.symbols) + size_of_val(&*self.by_one) + size_of_val(&*self.by_two)
    }

    /// The symbol at a position; [`BREAK`] beyond the ends.
    pub fn at(&self, position: usize) -> u16 {
        self.symbols.get(position).copied().unwrap_or(BREAK)
    }

    /// The positions of a symbol, in order.
    pub fn ones(&self, symbol: u16) -> &[u32] {
        let key = |position: u32| self.at(position as usize);
        let from = self.by_one.partition_point(|p| key(*p) < symbol);
        let to = self.by_one.partition_point(|p| key(*p) <= symbol);
        &self.by_one[from..to]
    }

    /// The positions of a bigram, in order.
    fn twos(&self, first: u16, second: u16) -> &[u32] {
        let key = |position: u32| (self.at(position as usize), self.at(position as usize + 1));
        let from = self.by_two.partition_point(|p| key(*p) < (first, second));
        let rest = &self.by_two[from..];
        let to = rest.partition_point(|p| key(*p) <= (first, second));
        &rest[..to]
    }

    /// Whether the words stand at a position.
    fn stands(&self, words: &[u16], position: usize) -> bool {
        self.symbols.get(position..position + words.len()) == Some(words)
    }

    /// Every position where the words stand, in order. Words that contain [`BREAK`], and no
    /// words at all, stand nowhere.
    pub fn find<'a>(&'a self, words: &'a [u16]) -> impl Iterator<Item = usize> + 'a {
        let (candidates, shift): (&[u32], usize) = match words {
            words if words.contains(&BREAK) => (&[], 0),
            [] => (&[], 0),
            [one] => (self.ones(*one), 0),
            _ => words
                .windows(2)
                .enumerate()
                .take(LOOKED_AT)
                .map(|(shift, two)| (self.twos(two[0], two[1]), shift))
                .min_by_key(|(candidates, _)| candidates.len())
                .unwrap_or((&[], 0)),
        };
        candidates
            .iter()
            .filter_map(move |position| (*position as usize).checked_sub(shift))
            .filter(move |position| words.len() < 3 || self.stands(words, *position))
    }

    /// Whether the words stand anywhere.
    pub fn has(&self, words: &[u16]) -> bool {
        self.find(words).next().is_some()
    }

    /// The length of the longest beginning of the words that stands anywhere.
    pub fn longest_beginning(&self, words: &[u16]) -> usize {
        let lengths: Vec<usize> = (1..=words.len()).collect();
        lengths.partition_point(|length| self.has(&words[..*length]))
    }

    /// The symbols of a range; empty where it leaves the text.
    pub fn range(&self, range: Range<usize>) -> &[u16] {
        self.symbols.get(range).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn symbols(words: &str) -> Vec<u16> {
        words.chars().map(|c| c as u16).collect()
    }

    #[test]
    fn words_are_found_in_order() {
        let grams = Grams::new(symbols("一体两翼，一体推进，一体"));
        let found = |words: &str| grams.find(&symbols(words)).collect::<Vec<_>>();
        assert_eq!(found("一体"), [0, 5, 10]);
        assert_eq!(found("体"), [1, 6, 11]);
        assert_eq!(found("一体推进，一体"), [5]);
        assert!(found("体一").is_empty() && found("").is_empty());
        assert_eq!(grams.longest_beginning(&symbols("一体推广")), 3);
        assert_eq!(grams.longest_beginning(&symbols("推")), 1);
        assert_eq!(grams.longest_beginning(&symbols("丁")), 0);
    }

    #[test]
    fn nothing_is_found_across_a_break() {
        let grams = Grams::new(vec![7, 8, BREAK, 9, 7]);
        assert_eq!(grams.find(&[8, 9]).count(), 0);
        assert_eq!(grams.find(&[BREAK]).count(), 0);
        assert_eq!(grams.find(&[7]).collect::<Vec<_>>(), [0, 4]);
        assert_eq!(grams.find(&[7, BREAK]).count(), 0);
    }

    proptest! {
        #[test]
        fn as_a_plain_scan(
            text in proptest::collection::vec(1_u16..5, 0..60),
            words in proptest::collection::vec(1_u16..5, 1..6),
        ) {
            let plain: Vec<usize> = text
                .windows(words.len())
                .enumerate()
                .filter(|(_, window)| *window == words.as_slice())
                .map(|(at, _)| at)
                .collect();
            let grams = Grams::new(text);
            prop_assert_eq!(grams.find(&words).collect::<Vec<_>>(), plain);
        }
    }
}
