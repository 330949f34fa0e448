//! Many words looked for at once, so that a text is read once however many words there are.
//!
//! The words are kept as a tree of their characters: from any place of a text it is followed for as
//! long as some word goes on so, which is two or three characters for the words of a plan.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::text::Span;

/// The first node, before any character.
const ROOT: u32 = 0;

/// No word.
const NONE: u32 = u32::MAX;

/// Bits that a character takes.
const CHARACTER_BITS: u32 = 21;

/// Words by their characters; each is known by its place in the list that was given.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// From a node and a character to the next node.
    edges: HashMap<u64, u32, BuildHasherDefault<Mixer>>,
    /// The last word that ends at each node.
    ends: Vec<u32>,
    /// For each word the one before that is the same.
    same: Vec<u32>,
    /// How many steps have been taken from node to node.
    #[cfg(test)]
    steps: std::cell::Cell<usize>,
}

/// A word found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// Its place in the list of words.
    pub(super) word: usize,
    /// Where it stands.
    pub(super) span: Span,
}

impl Lexicon {
    /// The tree of the `words`, in time linear in their length; an empty word is never found.
    pub(super) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut lexicon = Self {
            edges: HashMap::default(),
            ends: vec![NONE],
            same: Vec::new(),
            #[cfg(test)]
            steps: std::cell::Cell::new(0),
        };
        for word in words {
            let mut node = ROOT;
            for character in word.chars() {
                let free = lexicon.ends.len() as u32;
                node = *lexicon.edges.entry(edge(node, character)).or_insert(free);
                if node == free {
                    lexicon.ends.push(NONE);
                }
            }
            let number = lexicon.same.len() as u32;
            let before = match lexicon.ends.get_mut(node as usize) {
                Some(end) if node != ROOT => std::mem::replace(end, number),
                _ => NONE,
            };
            lexicon.same.push(before);
        }
        lexicon
    }

    /// The words that `rest` begins with, with their length in bytes: the shortest first, of the
    /// same ones the last first.
    pub(super) fn at<'a>(&'a self, rest: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut node = ROOT;
        let ways = rest.char_indices().map_while(move |(at, character)| {
            #[cfg(test)]
            self.steps.set(self.steps.get() + 1);
            node = *self.edges.get(&edge(node, character))?;
            let end = self.ends.get(node as usize).copied().unwrap_or(NONE);
            Some((end, at + character.len_utf8()))
        });
        ways.flat_map(move |(end, length)| {
            let words = std::iter::successors(some(end), |word| some(*self.same.get(*word)?));
            words.map(move |word| (word, length))
        })
    }

    /// The words that stand in a span, wherever they begin, in the order of their beginnings.
    pub(super) fn hits<'a>(&'a self, text: &'a str, span: Span) -> impl Iterator<Item = Hit> + 'a {
        let words = span.of(text);
        words.char_indices().flat_map(move |(at, _)| {
            let rest = words.get(at..).unwrap_or_default();
            let start = span.start as usize + at;
            self.at(rest).map(move |(word, length)| Hit {
                word,
                span: Span::new(start, start + length),
            })
        })
    }

    /// From left to right the longest word at each place; what lies inside a word found is not
    /// found again. Of the same words it is the last one.
    pub(super) fn longest_at_each<'a>(&'a self, text: &'a str, span: Span) -> Vec<Hit> {
        let words = span.of(text);
        let (mut found, mut skip_to) = (Vec::new(), 0);
        for (at, _) in words.char_indices() {
            if at < skip_to {
                continue;
            }
            let rest = words.get(at..).unwrap_or_default();
            // Of as long ones, which are the same, the first in turn.
            let longest = self.at(rest).reduce(
                |longest, next| {
                    if next.1 > longest.1 { next } else { longest }
                },
            );
            if let Some((word, length)) = longest {
                skip_to = at + length;
                let start = span.start as usize + at;
                let span = Span::new(start, start + length);
                found.push(Hit { word, span });
            }
        }
        found
    }

    /// The longest words in a span first, wherever they stand; what lies inside something found is
    /// not found again. In reading order.
    pub(super) fn longest_of_all(&self, text: &str, span: Span) -> Vec<Hit> {
        longest_first(self.hits(text, span).collect())
    }

    /// Marks the words that stand in a text.
    pub(super) fn mark(&self, text: &str, span: Span, seen: &mut [bool]) {
        for hit in self.hits(text, span) {
            if let Some(seen) = seen.get_mut(hit.word) {
                *seen = true;
            }
        }
    }
}

/// Of words found in one span the longest, as many of them as do not overlap; of as long ones
/// those that stand first in the list. In reading order.
pub(super) fn longest_first(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_unstable_by_key(|hit| (std::cmp::Reverse(hit.span.len()), hit.word, hit.span.start));
    let mut found: Vec<Hit> = Vec::new();
    // A word does not overlap itself, not even where it is not the longest.
    let (mut word, mut clear_from) = (NONE as usize, 0);
    for hit in hits {
        if hit.word == word && hit.span.start < clear_from {
            continue;
        }
        (word, clear_from) = (hit.word, hit.span.end);
        let clear = |old: &Hit| hit.span.end <= old.span.start || old.span.end <= hit.span.start;
        if found.iter().all(clear) {
            found.push(hit);
        }
    }
    found.sort_unstable_by_key(|hit| hit.span);
    found
}

fn edge(node: u32, character: char) -> u64 {
    u64::from(node) << CHARACTER_BITS | u64::from(u32::from(character))
}

fn some(word: u32) -> Option<usize> {
    (word != NONE).then_some(word as usize)
}

/// Spreads the bits of one number; nobody chooses the words of a plan to spite a table.
#[derive(Debug, Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014), shortened by one round.
    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.0 = (mixed ^ mixed >> 32).wrapping_mul(0x94d0_49bb_1331_11eb) ^ mixed >> 29;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The longest words first, one after the other.
    fn naive(text: &str, forms: &[&str]) -> Vec<(usize, Span)> {
        let mut order: Vec<usize> = (0..forms.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(forms[*at].len()));
        let mut found: Vec<(usize, Span)> = Vec::new();
        for number in order.into_iter().filter(|at| !forms[*at].is_empty()) {
            for (at, form) in text.match_indices(forms[number]) {
                let new = Span::new(at, at + form.len());
                let mut old = found.iter();
                if old.all(|(_, old)| new.end <= old.start || old.end <= new.start) {
                    found.push((number, new));
                }
            }
        }
        found.sort_unstable_by_key(|(_, span)| *span);
        found
    }

    /// From left to right, by trying every word at every place.
    fn naive_at_each(text: &str, words: &[&str]) -> Vec<(usize, Span)> {
        let (mut found, mut skip_to) = (Vec::new(), 0);
        for (at, _) in text
            .char_indices()
            .filter(|(at, _)| !text[*at..].is_empty())
        {
            let here = words.iter().enumerate().filter(|(_, word)| {
                at >= skip_to && !word.is_empty() && text[at..].starts_with(**word)
            });
            if let Some((number, word)) = here.max_by_key(|(_, word)| word.len()) {
                skip_to = at + word.len();
                found.push((number, Span::new(at, skip_to)));
            }
        }
        found
    }

    fn pairs(hits: &[Hit]) -> Vec<(usize, Span)> {
        hits.iter().map(|hit| (hit.word, hit.span)).collect()
    }

    #[test]
    fn the_longest_form_wins() {
        let text = "省域副中心城市与省域副中心，省域副中心城市。";
        let lexicon = Lexicon::new(["省域副中心", "省域副中心城市"]);
        let hits = lexicon.longest_of_all(text, Span::new(0, text.len()));
        let words: Vec<_> = hits.iter().map(|hit| hit.span.of(text)).collect();
        assert_eq!(words, ["省域副中心城市", "省域副中心", "省域副中心城市"]);
    }

    proptest! {
        #[test]
        fn words_are_found_as_one_after_the_other(
            text in "[衡阳市ab]{0,30}", words in prop::collection::vec("[衡阳市ab]{0,4}", 0..8),
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let lexicon = Lexicon::new(words.iter().copied());
            let whole = Span::new(0, text.len());
            prop_assert_eq!(pairs(&lexicon.longest_of_all(&text, whole)), naive(&text, &words));
            prop_assert_eq!(
                pairs(&lexicon.longest_at_each(&text, whole)),
                naive_at_each(&text, &words)
            );
            let mut seen = vec![false; words.len()];
            lexicon.mark(&text, whole, &mut seen);
            for (word, seen) in words.iter().zip(seen) {
                prop_assert_eq!(seen, !word.is_empty() && text.contains(word));
            }
        }
    }

    /// A text is not read anew for each word: ten thousand words cost no more steps than ten.
    #[test]
    fn steps_do_not_grow_with_the_words() {
        let text = "衡阳建设省域副中心城市，发展养老服务。".repeat(50);
        let steps = |words: usize| {
            let words: Vec<String> = (0..words).map(|n| format!("养老服务{n}")).collect();
            let lexicon = Lexicon::new(words.iter().map(String::as_str));
            assert_eq!(lexicon.hits(&text, Span::new(0, text.len())).count(), 0);
            lexicon.steps.get()
        };
        assert_eq!(steps(10), steps(10_000));
        // One step at each place, and those along the beginning that all words have.
        let characters = text.chars().count();
        assert!(steps(10) <= characters + 50 * 4, "{} steps", steps(10));
    }
}
