//! The search index: the names and the text of a plan.

use std::ops::Range;
use std::sync::Arc;

use super::latin::Latin;
use super::sounds::is_letter;
use super::steps::Steps;
use super::{BREAK, Fold, Grams, Named, Sounds, Sources, alphabet};
use crate::model::plan::Plan;
use crate::model::text::{Section, SentenceId, Span};
use crate::sort::{pair, sort_by_key_u64};

/// A name and the item that it stands for.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) named: Named,
    pub(super) words: Arc<str>,
    /// Its length in symbols.
    pub(super) length: u32,
    /// The number of the section whose title it is.
    pub(super) section: Option<u32>,
}

/// A sentence, or the heading of an article or part (number 0).
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) id: SentenceId,
    /// The end of its bytes.
    end: u32,
}

/// The names and the text of a plan, indexed.
#[derive(Debug, Clone)]
pub struct Index {
    pub(super) fold: Fold,
    pub(super) sounds: Sounds,
    pub(super) everyday: Vec<(Vec<u16>, Vec<String>)>,
    /// The names: the best kind first, and within a kind the shortest first.
    pub(super) entries: Vec<Entry>,
    /// The number of divisions among them; they come first.
    pub(super) divisions: usize,
    /// The number of the first title; titles come last.
    pub(super) titles: usize,
    /// The start of each entry's symbols; a break follows each entry.
    pub(super) entry_steps: Steps,
    pub(super) names: Grams,
    pub(super) name_sounds: Grams,
    /// Symbols of the names with the initial letters of their readings, sorted by letter.
    pub(super) initials: Vec<(u8, u16)>,
    /// The initial letters of the second symbol of each bigram of the names, as bit sets.
    pub(super) second_initials: Vec<u32>,
    pub(super) units: Vec<Unit>,
    /// The start of each unit's symbols.
    pub(super) unit_steps: Steps,
    /// The sections of the text.
    pub(super) sections: Vec<Section>,
    /// The start of each section's symbols.
    pub(super) section_steps: Steps,
    /// Numbers of sections with headings, each with the end of the heading's symbols.
    pub(super) headings: Vec<(u32, u32)>,
    /// The byte offset of each symbol of the text.
    offsets: Vec<u32>,
    pub(super) text: Grams,
    pub(super) text_sounds: Grams,
    /// The words of a translated edition.
    pub(super) latin: Latin,
}

/// A unique number for each section, in no particular order.
const fn section_key(section: Section) -> u64 {
    match section {
        Section::Preamble => 0,
        Section::Closing => 1,
        Section::Part(n) => 1 << 16 | n as u64,
        Section::Article(n) => 2 << 16 | n as u64,
    }
}

impl Index {
    /// Indexes a plan.
    pub fn new(plan: &Plan) -> Self {
        Self::build(&Sources {
            tables: &plan.search,
            text: &plan.text,
            units: plan.units(),
            names: plan.names(),
            translations: &plan.translations.sentences,
        })
    }

    /// Indexes the given sources, in time and memory linear in their size.
    pub fn build(sources: &Sources) -> Self {
        let mut texts: Vec<&str> = sources.names.iter().map(|(_, words)| *words).collect();
        texts.push(sources.text);
        let matters = &sources.tables.matters;
        texts.extend(matters.iter().map(|(_, word)| word.as_str()));
        let alphabet = alphabet(&texts);
        let fold = Fold::new(sources.tables, &alphabet);
        let latin = Latin::new(
            &sources.names,
            sources.translations,
            &sources.tables.synonyms,
        );
        let sounds = Sounds::new(sources.tables, &alphabet, &fold);

        let (mut units, mut symbols, mut offsets) = (Vec::new(), Vec::new(), Vec::new());
        let (mut unit_starts, mut section_starts) = (Vec::new(), Vec::new());
        let (mut sections, mut headings) = (Vec::new(), Vec::new());
        for (id, span) in &sources.units {
            let start = symbols.len() as u32;
            unit_starts.push(start);
            if sections.last() != Some(&id.section) {
                sections.push(id.section);
                section_starts.push(start);
            }
            units.push(Unit {
                id: *id,
                end: span.end,
            });
            let words = span.of(sources.text);
            for (at, c) in words.char_indices() {
                if Fold::is_seen(c) {
                    symbols.push(fold.symbol(c));
                    offsets.push(span.start + at as u32);
                }
            }
            if id.number == 0 {
                headings.push((sections.len() as u32 - 1, symbols.len() as u32));
            }
        }
        let numbers = (0_u32..).zip(&sections);
        let mut numbers: Vec<(u64, u32)> = numbers
            .map(|(number, section)| (section_key(*section), number))
            .collect();
        sort_by_key_u64(&mut numbers, |(key, _)| *key);

        let (mut entries, mut name_symbols, mut name_starts) = (Vec::new(), Vec::new(), Vec::new());
        let mut names: Vec<(Named, &str, u32)> = sources
            .names
            .iter()
            .map(|(named, words)| (*named, *words, fold.symbols(words).count() as u32))
            .collect();
        sort_by_key_u64(&mut names, |(named, _, length)| pair(named.kind(), *length));
        for (named, words, length) in names {
            let number = match named {
                Named::Title(section) | Named::Translated(section) => {
                    let key = section_key(section);
                    let at = numbers.binary_search_by_key(&key, |(of, _)| *of).ok();
                    at.and_then(|at| Some(numbers.get(at)?.1))
                }
                _ => None,
            };
            name_starts.push(name_symbols.len() as u32);
            name_symbols.extend(fold.symbols(words));
            name_symbols.push(BREAK);
            entries.push(Entry {
                named,
                words: words.into(),
                length,
                section: number,
            });
        }
        name_starts.push(name_symbols.len() as u32);
        let before = |kind| entries.partition_point(|entry: &Entry| entry.named.kind() < kind);
        let sounded = |symbols: &[u16]| {
            Grams::of_pairs(symbols.iter().map(|symbol| sounds.sound(*symbol)).collect())
        };
        let name_sounds = sounded(&name_symbols);
        let names = Grams::new(name_symbols);
        let mut initials = Vec::new();
        for symbol in names.firsts() {
            initials.extend(sounds.initials(*symbol).map(|letter| (letter, *symbol)));
            // A name may contain the letter itself.
            initials.extend(u8::try_from(*symbol).map(|letter| (letter, *symbol)));
        }
        sort_by_key_u64(&mut initials, |(letter, symbol)| {
            pair(u32::from(*letter), u32::from(*symbol))
        });
        initials.dedup();
        let seconds = names.seconds();
        let second_initials = seconds.map(|symbol| sounds.initial_bits(symbol)).collect();

        let everyday = sources.tables.everyday.iter();
        Self {
            everyday: everyday
                .map(|(word, also)| (fold.symbols(word).collect(), also.clone()))
                .collect(),
            name_sounds,
            names,
            divisions: before(1),
            titles: before(5),
            entries,
            entry_steps: Steps::new(name_starts),
            initials,
            second_initials,
            units,
            unit_steps: Steps::new(unit_starts),
            sections,
            section_steps: Steps::new(section_starts),
            headings,
            offsets,
            text_sounds: sounded(&symbols),
            text: Grams::new(symbols),
            fold,
            sounds,
            latin,
        }
    }

    /// The memory use of the index, in bytes, without names and everyday words.
    pub fn memory(&self) -> usize {
        let grams = [
            &self.names,
            &self.name_sounds,
            &self.text,
            &self.text_sounds,
        ];
        let grams: usize = grams.iter().map(|grams| grams.memory()).sum();
        let steps = [&self.entry_steps, &self.unit_steps, &self.section_steps];
        let steps: usize = steps.iter().map(|steps| steps.memory()).sum();
        grams
            + steps
            + size_of_val(&*self.initials)
            + size_of_val(&*self.second_initials)
            + size_of_val(&*self.units)
            + size_of_val(&*self.sections)
            + size_of_val(&*self.headings)
            + size_of_val(&*self.offsets)
    }

    /// Returns whether a place among the names' symbols does not begin inside of a Latin word.
    pub(super) fn begins_name(&self, start: u32) -> bool {
        let at = start as usize;
        if !is_letter(self.names.at(at)) || !is_letter(self.names.at(at.wrapping_sub(1))) {
            return true;
        }
        let entry = self.entry_steps.at(start);
        let bytes = self.bytes_of(entry, start..start + 1);
        let words = self.entries.get(entry).map_or("", |entry| &*entry.words);
        let before = words
            .get(..bytes.start)
            .and_then(|before| before.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
    }

    /// Returns whether a place in the text does not begin inside of a Latin word.
    pub(super) fn begins_text(&self, start: u32) -> bool {
        let at = start as usize;
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let letters = is_letter(self.text.at(at)) && is_letter(self.text.at(before));
        let offsets = (self.offsets.get(before), self.offsets.get(at));
        !(letters && matches!(offsets, (Some(before), Some(at)) if before + 1 == *at))
    }

    /// The bytes of an entry's words that a range of the names' symbols covers.
    pub(super) fn bytes_of(&self, entry: usize, symbols: Range<u32>) -> Range<usize> {
        let words = self.entries.get(entry).map_or("", |entry| &*entry.words);
        let start = self.entry_steps.range(entry).start;
        let (mut bytes, mut at) = (words.len()..words.len(), start);
        for (byte, c) in words.char_indices().filter(|(_, c)| Fold::is_seen(*c)) {
            if at == symbols.start {
                bytes.start = byte;
            }
            at += 1;
            if at == symbols.end {
                bytes.end = byte + c.len_utf8();
                break;
            }
        }
        bytes
    }

    /// The sentence at a place in the text, and the matching bytes, cut at the end of the sentence.
    pub(super) fn mark_of(&self, symbols: Range<u32>) -> Option<(SentenceId, Span)> {
        let number = self.unit_steps.at(symbols.start);
        let unit = self.units.get(number)?;
        let offset = |symbol: u32| self.offsets.get(symbol as usize).copied();
        let inside = symbols.end < self.unit_steps.range(number).end;
        let end = offset(symbols.end).filter(|_| inside);
        let span = Span {
            start: offset(symbols.start)?,
            end: end.unwrap_or(unit.end),
        };
        Some((unit.id, span))
    }
}
