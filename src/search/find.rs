//! From the words of a visitor to what the plan says.

use super::collect::NamePlace;
use super::numerals::other_numerals;
use super::sounds::is_letter;
use super::{Group, Index, NameHit, Reason, Results, slips, terms};
use crate::order::{pair, sort_by_number};

/// So many symbols of a query are looked at; the longest sentences of a plan are shorter.
pub const LONGEST_QUERY: usize = 512;
/// More letters than these are no name.
const LONGEST_SPELLING: usize = 128;
/// Homophones of shorter words are too many.
const SHORTEST_HOMOPHONE: usize = 3;

/// How many places are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Enough for a screen, the first in the text.
    Screen,
    /// Every one.
    Whole,
}

impl Depth {
    pub(super) const fn limit(self) -> usize {
        match self {
            Self::Screen => 1000,
            Self::Whole => usize::MAX,
        }
    }
}

impl Index {
    /// Looks for words. Whatever they are, this ends soon and never fails: what cannot be in a
    /// plan is not found.
    pub fn search(&self, words: &str, depth: Depth) -> Results {
        let mut results = Results::default();
        let symbols: Vec<u16> = self.fold.symbols(words).take(LONGEST_QUERY).collect();
        if symbols.is_empty() {
            return results;
        }
        results.add(self.exact(&symbols, depth));
        if symbols.iter().any(|symbol| is_letter(*symbol)) {
            results.add(self.pinyin(&symbols, depth));
        }
        for (word, also) in &self.everyday {
            if *word == symbols {
                results.add(self.also(also, depth));
            }
        }
        if !results.has_exact() {
            results.add(terms::all(self, words, depth));
        }
        for attempt in [Self::homophones, Self::near, Self::pieces] {
            if results.groups.is_empty() {
                results.add(attempt(self, &symbols, depth));
            }
        }
        results
    }

    /// The words in every spelling of their numbers.
    pub(super) fn spellings(&self, symbols: &[u16]) -> Vec<Vec<u16>> {
        let words: String = char::decode_utf16(symbols.iter().copied())
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        let others = other_numerals(&words).into_iter();
        let others = others.map(|other| self.fold.symbols(&other).collect());
        std::iter::once(symbols.to_vec()).chain(others).collect()
    }

    /// Where the words stand, in whatever spelling.
    pub(super) fn exact(&self, symbols: &[u16], depth: Depth) -> Group {
        let mut group = Group::new(Reason::Exact);
        for (distance, spelling) in self.spellings(symbols).iter().enumerate() {
            self.take_spelling(&mut group, spelling, distance, depth);
        }
        group.settle();
        group
    }

    /// Takes in names and text that hold one spelling.
    pub(super) fn take_spelling(
        &self,
        group: &mut Group,
        spelling: &[u16],
        distance: usize,
        depth: Depth,
    ) {
        let length = spelling.len();
        // A name is copied with the signs around it more often than it holds them.
        let bare = without_signs(spelling);
        for (name, further) in [(spelling, 0), (bare, 1)] {
            if further == 0 || bare.len() < length {
                let places = self.names.find(name).take(depth.limit());
                let places = places.map(|at| self.name_place(at, name.len(), distance + further));
                group.take_names(self, places.collect());
            }
        }
        let places = self.text.find(spelling).map(|at| at..at + length);
        group.take_text(self, places, depth.limit());
    }

    /// The place of some symbols of the names.
    fn name_place(&self, at: usize, length: usize, distance: usize) -> NamePlace {
        let entry = self.entry_at(at);
        let start = self.place_in(entry, at);
        NamePlace {
            entry,
            symbols: start..start + length,
            distance,
        }
    }

    /// The plan's own words for an everyday word.
    fn also(&self, also: &[String], depth: Depth) -> Group {
        let mut group = Group::new(Reason::Also(also.to_vec()));
        for (distance, words) in also.iter().enumerate() {
            let symbols: Vec<u16> = self.fold.symbols(words).collect();
            self.take_spelling(&mut group, &symbols, distance, depth);
        }
        group.settle();
        group
    }

    /// Names by pinyin, initials and mixtures; the text by whole syllables, at least two.
    fn pinyin(&self, symbols: &[u16], depth: Depth) -> Group {
        let mut group = Group::new(Reason::Pinyin);
        if symbols.len() > LONGEST_SPELLING {
            return group;
        }
        let places = self.spelled_names(symbols);
        group.take_names(self, places);
        for sounds in self.sounds.sounds(symbols) {
            if sounds.len() >= 2 {
                let places = self
                    .text_sounds
                    .find(&sounds)
                    .map(|at| at..at + sounds.len());
                group.take_text(self, places, depth.limit());
            }
        }
        group.settle();
        group
    }

    /// The names that are spelled so from some character on. Few initials are looked for at the
    /// beginning only: inside a name they are mostly chance.
    fn spelled_names(&self, symbols: &[u16]) -> Vec<NamePlace> {
        let Some(first) = symbols.first() else {
            return Vec::new();
        };
        let beginnings = self.beginnings(*first).into_iter();
        let places = beginnings.filter_map(|at| {
            let at = at as usize;
            let found = self.sounds.spelled(symbols, &self.names, at)?;
            let place = self.name_place(at, found.end - at, found.initials);
            let chance = found.initials < 3 && found.initials == place.symbols.len();
            (place.symbols.start == 0 || !chance).then_some(place)
        });
        places.collect()
    }

    /// Words of the same sound.
    fn homophones(&self, symbols: &[u16], depth: Depth) -> Group {
        let mut group = Group::new(Reason::Homophone);
        let length = symbols.len();
        if length < 2 || symbols.iter().any(|symbol| is_letter(*symbol)) {
            return group;
        }
        let sounds: Vec<u16> = symbols
            .iter()
            .map(|symbol| self.sounds.sound(*symbol))
            .collect();
        let names = self.name_sounds.find(&sounds).take(depth.limit());
        let names = names.map(|at| self.name_place(at, length, 0)).collect();
        group.take_names(self, names);
        if length >= SHORTEST_HOMOPHONE {
            let places = self.text_sounds.find(&sounds).map(|at| at..at + length);
            group.take_text(self, places, depth.limit());
        }
        group.settle();
        group
    }

    /// The words with one slip.
    fn near(&self, symbols: &[u16], depth: Depth) -> Group {
        let mut group = Group::new(Reason::Near);
        let names = slips::near(&self.names, symbols).into_iter();
        let names = names.map(|near| self.name_place(near.start, near.end - near.start, 0));
        group.take_names(self, names.collect());
        let places = slips::near(&self.text, symbols).into_iter();
        group.take_text(self, places, depth.limit());
        group.settle();
        group
    }

    /// At most `count` names that share characters with words that were not found, those with
    /// most of them first.
    pub fn nearest(&self, words: &str, count: usize) -> Vec<NameHit> {
        let mut symbols: Vec<u16> = self.fold.symbols(words).take(LONGEST_QUERY).collect();
        sort_by_number(&mut symbols, |symbol| u64::from(*symbol));
        symbols.dedup();
        symbols.retain(|symbol| self.sounds.is_read(*symbol));
        let mut places: Vec<usize> = symbols
            .iter()
            .flat_map(|symbol| self.names.ones(*symbol))
            .map(|at| self.entry_at(*at as usize))
            .collect();
        sort_by_number(&mut places, |entry| *entry as u64);
        let mut shared: Vec<(usize, usize)> = Vec::new();
        for entry in places {
            match shared.last_mut() {
                Some((last, times)) if *last == entry => *times += 1,
                _ => shared.push((entry, 1)),
            }
        }
        let length = |entry: usize| self.entries.get(entry).map_or(0, |entry| entry.length);
        sort_by_number(&mut shared, |(entry, times)| {
            pair(u32::MAX - *times as u32, length(*entry))
        });
        let mut group = Group::new(Reason::Near);
        for (entry, _) in shared {
            if group.names.len() >= count {
                break;
            }
            let place = NamePlace {
                entry,
                symbols: 0..0,
                distance: 0,
            };
            group.take_names(self, vec![place]);
        }
        group.names
    }

    /// The longest pieces of the words that the plan knows.
    fn pieces(&self, symbols: &[u16], depth: Depth) -> Group {
        terms::pieces(self, symbols, depth)
    }
}

/// Words without the signs around them; signs alone stay.
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
