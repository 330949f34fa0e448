//! Search: from a visitor's query to names and passages of the plan.

use std::borrow::Cow;

use super::collect::Collected;
use super::numerals::other_numerals;
use super::places::Places;
use super::sounds::is_letter;
use super::{Group, Index, NameHit, Reason, Results, slips, terms};
use crate::sort::{pair, sort_by_key_u64};

/// The number of symbols of a query that are used; the longest sentences of a plan are shorter.
pub const LONGEST_QUERY: usize = 512;
/// The longest query, in symbols, that is matched as pinyin; no name is longer.
const LONGEST_SPELLING: usize = 128;
/// The shortest query, in symbols, that is matched by sound in the text; shorter words have too
/// many homophones.
const SHORTEST_HOMOPHONE: usize = 3;

/// The fewest and the most letters of pinyin that are searched with a slip.
const SHORTEST_SLIP: usize = 5;
const LONGEST_SLIP: usize = 24;

/// The amount of results requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Slightly more than a screen shows: the best names and sections, each with all its matches.
    /// They are the first of the results of [`Depth::Whole`]. A group that is cut gives the total
    /// count, and is the last group.
    Screen,
    /// All results.
    Whole,
}

impl Depth {
    /// The largest number of names, and of sections, in a group.
    pub(super) const fn most(self) -> usize {
        match self {
            Self::Screen => 24,
            Self::Whole => usize::MAX,
        }
    }
}

impl Index {
    /// Searches for words. It takes bounded time for any input and never fails: words that no plan
    /// can contain have no matches.
    pub fn search(&self, words: &str, depth: Depth) -> Results {
        let mut results = Results::default();
        let words = without_outer_signs(words);
        let ways = self.fold.ways(words, LONGEST_QUERY);
        let Some(symbols) = ways.first().filter(|symbols| !symbols.is_empty()) else {
            return results;
        };
        if !self.latin.is_empty() && is_latin(words) {
            results = self.latin(words, depth);
            if results.has_exact() {
                return results;
            }
            let pinyin = self.pinyin(symbols, Collected::new(self, Reason::Pinyin, depth));
            if !pinyin.is_empty() {
                results.groups.clear();
                results.add(pinyin);
            } else if results.groups.is_empty() {
                results.add(self.respelled(symbols, depth));
            }
            return results;
        }
        results.add(self.exact(&ways, depth));
        if symbols.iter().any(|symbol| is_letter(*symbol)) && results.has_room() {
            let group = Collected::new(self, Reason::Pinyin, depth).without(&results);
            results.add(self.pinyin(symbols, group));
        }
        for (word, also) in &self.everyday {
            if word == symbols && results.has_room() {
                let reason = Reason::Also(also.to_vec());
                let group = Collected::new(self, reason, depth).without(&results);
                results.add(self.also(also, group));
            }
        }
        if !results.has_exact() {
            results.add(terms::all(self, words, depth));
        }
        for attempt in [Self::respelled, Self::homophones, Self::near, terms::pieces] {
            if results.groups.is_empty() {
                results.add(attempt(self, symbols, depth));
            }
        }
        results
    }

    /// The possible readings of the words, followed by variants with numbers written in other
    /// numerals.
    pub(super) fn spellings(&self, ways: &[Vec<u16>]) -> Vec<Vec<u16>> {
        let mut spellings = ways.to_vec();
        for symbols in ways {
            let words: String = char::decode_utf16(symbols.iter().copied())
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            let others = other_numerals(&words).into_iter();
            spellings.extend(others.map(|other| self.fold.symbols(&other).collect()));
        }
        spellings
    }

    /// Matches of the words in any spelling.
    fn exact(&self, ways: &[Vec<u16>], depth: Depth) -> Group {
        let spellings = self.spellings(ways);
        self.with_spellings(&spellings, Collected::new(self, Reason::Exact, depth))
    }

    /// Matches of the plan's own words for an everyday word.
    fn also(&self, also: &[String], collected: Collected) -> Group {
        let spellings = also.iter().map(|words| self.fold.symbols(words).collect());
        let spellings: Vec<Vec<u16>> = spellings.collect();
        self.with_spellings(&spellings, collected)
    }

    /// Names and text that contain one of the spellings; names with the first spelling come first.
    fn with_spellings(&self, spellings: &[Vec<u16>], mut collected: Collected) -> Group {
        for spelling in spellings {
            self.take_spelled_so(&mut collected, spelling);
        }
        collected.with_text(&self.text_with(spellings))
    }

    /// Adds the names that contain one spelling.
    pub(super) fn take_spelled_so(&self, collected: &mut Collected, spelling: &[u16]) {
        let places = self.names.find(spelling);
        collected.take_names(&Places::new(
            self.begun_names(spelling, places),
            spelling.len(),
        ));
        // Users often copy a name together with the punctuation around it.
        let bare = without_signs(spelling);
        if bare.len() < spelling.len() {
            let places = self.names.find(bare);
            collected.take_names(&Places::new(self.begun_names(bare, places), bare.len()));
        }
    }

    /// The places in the text of any of the spellings.
    pub(super) fn text_with(&self, spellings: &[Vec<u16>]) -> Places<'_> {
        let places = spellings.iter();
        let places = places.map(|words| {
            let mut places = self.text.find(words);
            if words.first().is_some_and(|first| is_letter(*first)) {
                places.to_mut().retain(|at| self.begins_text(*at));
            }
            Places::new(places, words.len())
        });
        Places::joined(places.collect())
    }

    /// The places among the names that do not begin inside of a Latin word.
    fn begun_names<'a>(&self, words: &[u16], mut places: Cow<'a, [u32]>) -> Cow<'a, [u32]> {
        if words.first().is_some_and(|first| is_letter(*first)) {
            places.to_mut().retain(|at| self.begins_name(*at));
        }
        places
    }

    /// Names by pinyin, initials and mixtures of both; text by two or more whole syllables.
    fn pinyin(&self, symbols: &[u16], mut collected: Collected) -> Group {
        if symbols.len() > LONGEST_SPELLING {
            return collected.settled();
        }
        for places in self.spelled_names(symbols) {
            let begun: Vec<_> = places
                .iter()
                .filter(|at| self.begins_name(at.start))
                .collect();
            if begun.len() == places.starts.len() {
                collected.take_names(&places);
            } else {
                collected.take_names(&Places::of(&begun));
            }
        }
        let sounds = self.sounds.sounds(symbols);
        let places = sounds.iter().filter(|sounds| sounds.len() >= 2);
        let places = places.map(|sounds| Places::new(self.text_sounds.find(sounds), sounds.len()));
        collected.with_text(&Places::joined(places.collect()))
    }

    /// Matches of pinyin with one slip: letters swapped, one too many, one missing, or one wrong.
    /// Only spellings of whole syllables are tried, and none after a kind of slip that explains the
    /// words.
    fn respelled(&self, symbols: &[u16], depth: Depth) -> Group {
        let blank = u16::from(b' ');
        let letters = symbols.iter().copied().filter(|symbol| *symbol != blank);
        let letters: Vec<u16> = letters.collect();
        let is_spelling = letters.iter().all(|symbol| is_letter(*symbol));
        if is_spelling && (SHORTEST_SLIP..=LONGEST_SLIP).contains(&letters.len()) {
            for others in slips::corrections(&letters) {
                let others = others.iter();
                let others = others.filter(|other| {
                    let mut cuts = self.sounds.sounds(other).into_iter();
                    cuts.any(|sounds| sounds.len() >= 2)
                });
                for other in others {
                    let collected = Collected::new(self, Reason::Near, depth);
                    let group = self.pinyin(other, collected);
                    if !group.is_empty() {
                        return group;
                    }
                }
            }
        }
        Group::new(Reason::Near)
    }

    /// Matches of words of the same sound.
    fn homophones(&self, symbols: &[u16], depth: Depth) -> Group {
        let mut collected = Collected::new(self, Reason::Homophone, depth);
        let length = symbols.len();
        if length < 2 || symbols.iter().any(|symbol| is_letter(*symbol)) {
            return collected.settled();
        }
        let sounds = symbols.iter().map(|symbol| self.sounds.sound(*symbol));
        let sounds: Vec<u16> = sounds.collect();
        collected.take_names(&Places::new(self.name_sounds.find(&sounds), length));
        if length < SHORTEST_HOMOPHONE {
            return collected.settled();
        }
        collected.with_text(&Places::new(self.text_sounds.find(&sounds), length))
    }

    /// Matches of the words with one typing error.
    fn near(&self, symbols: &[u16], depth: Depth) -> Group {
        let mut collected = Collected::new(self, Reason::Near, depth);
        let places = |grams, begins: &dyn Fn(u32) -> bool| {
            let mut places = slips::near(grams, symbols);
            places.retain(|place| begins(place.start));
            Places::of(&places)
        };
        collected.take_names(&places(&self.names, &|at| self.begins_name(at)));
        collected.with_text(&places(&self.text, &|at| self.begins_text(at)))
    }

    /// At most `count` names that share characters with words that were not found; names that share
    /// the most come first.
    pub fn nearest(&self, words: &str, count: usize) -> Vec<NameHit> {
        let mut symbols: Vec<u16> = self.fold.symbols(words).take(LONGEST_QUERY).collect();
        sort_by_key_u64(&mut symbols, |symbol| u64::from(*symbol));
        symbols.dedup();
        symbols.retain(|symbol| self.sounds.is_read(*symbol));
        let mut places: Vec<usize> = symbols
            .iter()
            .flat_map(|symbol| self.names.ones(*symbol))
            .map(|at| self.entry_steps.at(*at))
            .collect();
        sort_by_key_u64(&mut places, |entry| *entry as u64);
        let mut shared: Vec<(usize, usize)> = Vec::new();
        for entry in places {
            match shared.last_mut() {
                Some((last, times)) if *last == entry => *times += 1,
                _ => shared.push((entry, 1)),
            }
        }
        let length = |entry: usize| self.entries.get(entry).map_or(0, |entry| entry.length);
        sort_by_key_u64(&mut shared, |(entry, times)| {
            pair(u32::MAX - *times as u32, length(*entry))
        });
        let mut names: Vec<NameHit> = Vec::new();
        for entry in shared
            .iter()
            .filter_map(|(entry, _)| self.entries.get(*entry))
        {
            if names.len() >= count {
                break;
            }
            let known = names.iter().any(|hit| hit.named == entry.named);
            if !known && entry.section.is_none() {
                names.push(NameHit {
                    named: entry.named,
                    words: entry.words.clone(),
                    marks: Vec::new(),
                });
            }
        }
        names
    }
}

/// The query without the punctuation around it, which is copied along with words; a query of
/// punctuation alone stays unchanged. Signs that belong to a number or a name (%, +, #) stay,
/// and radicals, which stand for characters.
fn without_outer_signs(words: &str) -> &str {
    let is_sign = |c: char| {
        !c.is_alphanumeric()
            && !matches!(
                c,
                '%' | '％' | '‰' | '+' | '＋' | '#' | '\u{2e80}'..='\u{2fdf}'
            )
    };
    match words.trim_matches(is_sign) {
        "" => words,
        inside => inside,
    }
}

/// Returns whether words are in Latin letters: some are, and none in another script.
fn is_latin(words: &str) -> bool {
    words.chars().any(|c| c.is_ascii_alphabetic()) && words.chars().all(|c| c < '\u{2e80}')
}

/// The words without surrounding punctuation; words of punctuation alone stay unchanged.
fn without_signs(words: &[u16]) -> &[u16] {
    let is_word =
        |symbol: &u16| char::from_u32(u32::from(*symbol)).is_some_and(char::is_alphanumeric);
    let first = words.iter().position(is_word);
    let last = words.iter().rposition(is_word);
    let inside = first
        .zip(last)
        .and_then(|(first, last)| words.get(first..=last));
    inside.unwrap_or(words)
}
