//! An index of all n-grams of length one and two. It finds every place of some words, in order,
//! without scanning the text.

use std::borrow::Cow;
use std::ops::Range;

/// The separator symbol between unrelated texts; no query contains it.
pub const BREAK: u16 = 0;

/// The number of bigrams of longer words among which the rarest is chosen for lookup.
const MAX_BIGRAMS: usize = 12;
/// The number of places up to which a bigram is rare enough: the search for a rarer one stops.
const FEW: usize = 4;

/// A text as symbols, with its positions sorted by unigram and by bigram. Positions of the same
/// gram keep the order of the text.
///
/// Built by counting sort in time and memory linear in the text; lookups are binary searches.
#[derive(Debug, Clone)]
pub struct Grams {
    symbols: Vec<u16>,
    by_one: Vec<u32>,
    by_two: Vec<u32>,
    /// The start in `by_two` of the positions of each bigram.
    twos: Vec<u32>,
    /// Every distinct symbol, in order.
    firsts: Vec<u16>,
    /// The number in `twos` of the first bigram of each symbol.
    first_twos: Vec<u32>,
}

/// A stable counting sort of positions by the symbol that each maps to.
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
    /// Indexes a text of fewer than 2³² symbols.
    pub fn new(symbols: Vec<u16>) -> Self {
        let at = |position: u32| symbols.get(position as usize).copied().unwrap_or(BREAK);
        let all: Vec<u32> = (0..symbols.len() as u32).collect();
        let by_one = sorted_by(&all, at);
        // Ordered by the symbol after each position; a break follows the last one.
        let last = symbols.len().checked_sub(1).map(|last| last as u32);
        let before = by_one.iter().filter_map(|position| position.checked_sub(1));
        let by_second: Vec<u32> = last.into_iter().chain(before).collect();
        let by_two = sorted_by(&by_second, at);
        let (mut twos, mut firsts, mut first_twos) = (Vec::new(), Vec::new(), Vec::new());
        let mut second = None;
        for (place, position) in (0..).zip(&by_two) {
            let two = (at(*position), at(*position + 1));
            let new = firsts.last() != Some(&two.0);
            if new {
                firsts.push(two.0);
                first_twos.push(twos.len() as u32);
            }
            if new || second != Some(two.1) {
                twos.push(place);
                second = Some(two.1);
            }
        }
        Self {
            symbols,
            by_one,
            by_two,
            twos,
            firsts,
            first_twos,
        }
    }

    /// Indexes a text for words of two symbols and more only; single symbols are not found.
    pub fn of_pairs(symbols: Vec<u16>) -> Self {
        Self {
            by_one: Vec::new(),
            ..Self::new(symbols)
        }
    }

    /// The memory use of the index, in bytes.
    pub fn memory(&self) -> usize {
        let positions = size_of_val(&*self.by_one) + size_of_val(&*self.by_two);
        let numbers = size_of_val(&*self.twos) + size_of_val(&*self.first_twos);
        positions + numbers + size_of_val(&*self.symbols) + size_of_val(&*self.firsts)
    }

    /// The symbol at a position; [`BREAK`] outside the text.
    pub fn at(&self, position: usize) -> u16 {
        self.symbols.get(position).copied().unwrap_or(BREAK)
    }

    /// Every distinct symbol, in order.
    pub(super) fn firsts(&self) -> &[u16] {
        &self.firsts
    }

    /// The second symbol of every bigram, in the order of the bigrams' numbers.
    pub(super) fn seconds(&self) -> impl Iterator<Item = u16> {
        (0..self.twos.len()).map(|number| self.two(number).0)
    }

    /// The numbers of the bigrams that begin with a symbol.
    pub(super) fn twos(&self, first: u16) -> Range<usize> {
        let Ok(at) = self.firsts.binary_search(&first) else {
            return 0..0;
        };
        let number = |at: usize| self.first_twos.get(at).map(|number| *number as usize);
        number(at).unwrap_or(0)..number(at + 1).unwrap_or(self.twos.len())
    }

    /// The range in `by_two` of the positions of some bigrams.
    fn places(&self, numbers: Range<usize>) -> Range<usize> {
        let place = |number: usize| self.twos.get(number).map(|place| *place as usize);
        let end = self.by_two.len();
        place(numbers.start).unwrap_or(end)..place(numbers.end).unwrap_or(end)
    }

    /// The second symbol of a bigram, by number, and its positions in order.
    pub(super) fn two(&self, number: usize) -> (u16, &[u32]) {
        let positions = self.by_two.get(self.places(number..number + 1));
        let positions = positions.unwrap_or(&[]);
        let second = positions
            .first()
            .map(|position| self.at(*position as usize + 1));
        (second.unwrap_or(BREAK), positions)
    }

    /// The positions of a symbol, in order.
    pub fn ones(&self, symbol: u16) -> &[u32] {
        let numbers = self.twos(symbol);
        if numbers.is_empty() {
            return &[];
        }
        // The positions of a symbol occupy the same range whether sorted by unigram or by bigram.
        self.by_one.get(self.places(numbers)).unwrap_or(&[])
    }

    /// The positions of a bigram, in order.
    fn pair(&self, first: u16, second: u16) -> &[u32] {
        let Range { mut start, end } = self.twos(first);
        let mut behind = end;
        while start < behind {
            let middle = usize::midpoint(start, behind);
            if self.two(middle).0 < second {
                start = middle + 1;
            } else {
                behind = middle;
            }
        }
        match self.two(start) {
            (found, positions) if start < end && found == second => positions,
            _ => &[],
        }
    }

    /// Returns whether the words are at a position.
    fn matches_at(&self, words: &[u16], position: usize) -> bool {
        let there = self.symbols.get(position..position + words.len());
        there.is_some_and(|there| there.iter().zip(words).all(|(a, b)| a == b))
    }

    /// The positions of the rarest gram of some words, and the offset of that gram in the words.
    fn rarest(&self, words: &[u16]) -> (&[u32], u32) {
        let (mut rarest, mut shift): (&[u32], u32) = (&[], 0);
        if words.contains(&BREAK) {
            return (rarest, shift);
        }
        if let [one] = words {
            rarest = self.ones(*one);
        }
        for (at, two) in (0..).zip(words.windows(2).take(MAX_BIGRAMS)) {
            let positions = self.pair(two[0], two[1]);
            if at == 0 || positions.len() < rarest.len() {
                (rarest, shift) = (positions, at);
            }
            if rarest.len() <= FEW {
                break;
            }
        }
        (rarest, shift)
    }

    /// Every position of the words, in order. Empty words and words that contain [`BREAK`] have no
    /// position.
    pub fn find(&self, words: &[u16]) -> Cow<'_, [u32]> {
        let (rarest, shift) = self.rarest(words);
        if words.len() < 3 {
            return Cow::Borrowed(rarest);
        }
        let starts = rarest.iter().filter_map(|at| at.checked_sub(shift));
        let mut there = Vec::with_capacity(rarest.len());
        there.extend(starts.filter(|start| self.matches_at(words, *start as usize)));
        Cow::Owned(there)
    }

    /// Returns whether the words occur anywhere.
    pub fn has(&self, words: &[u16]) -> bool {
        let (rarest, shift) = self.rarest(words);
        let mut starts = rarest.iter().filter_map(|at| at.checked_sub(shift));
        starts.any(|start| self.matches_at(words, start as usize))
    }

    /// The length of the longest prefix of the words that occurs anywhere.
    pub fn longest_beginning(&self, words: &[u16]) -> usize {
        let lengths: Vec<usize> = (1..=words.len()).collect();
        lengths.partition_point(|length| self.has(&words[..*length]))
    }

    /// The symbols of a range; empty if the range exceeds the text.
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
    fn find_returns_positions_in_order() {
        let grams = Grams::new(symbols("一体两翼，一体推进，一体"));
        let found = |words: &str| grams.find(&symbols(words)).into_owned();
        assert_eq!(found("一体"), [0, 5, 10]);
        assert_eq!(found("体"), [1, 6, 11]);
        assert_eq!(found("一体推进，一体"), [5]);
        assert!(found("体一").is_empty() && found("").is_empty());
        assert_eq!(grams.longest_beginning(&symbols("一体推广")), 3);
        assert_eq!(grams.longest_beginning(&symbols("推")), 1);
        assert_eq!(grams.longest_beginning(&symbols("丁")), 0);
    }

    #[test]
    fn find_does_not_match_across_a_break() {
        let grams = Grams::new(vec![7, 8, BREAK, 9, 7]);
        assert_eq!(grams.find(&[8, 9]).len(), 0);
        assert_eq!(grams.find(&[BREAK]).len(), 0);
        assert_eq!(*grams.find(&[7]), [0, 4]);
        assert_eq!(grams.find(&[7, BREAK]).len(), 0);
    }

    proptest! {
        #[test]
        fn find_equals_a_plain_scan(
            text in proptest::collection::vec(1_u16..5, 0..60),
            words in proptest::collection::vec(1_u16..5, 1..6),
        ) {
            let plain: Vec<u32> = text
                .windows(words.len())
                .enumerate()
                .filter(|(_, window)| *window == words.as_slice())
                .map(|(at, _)| at as u32)
                .collect();
            let grams = Grams::new(text);
            prop_assert_eq!(grams.has(&words), !plain.is_empty());
            prop_assert_eq!(grams.find(&words).into_owned(), plain);
        }
    }
}
