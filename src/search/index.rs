//! What is searched: the names and the text of a plan, indexed.

use std::ops::Range;

use super::{BREAK, Fold, Grams, Sounds, alphabet};
use crate::order::{pair, sort_by_number};
use crate::plan::{Plan, SearchTables, StrategyKind};
use crate::text::{Section, SentenceId, Span};

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Named {
    /// A division, by its index.
    Division(u16),
    /// A zone, by its index.
    Zone(u16),
    /// A topic, by its index.
    Topic(u16),
    /// A strategy, by its index.
    Strategy(u16),
    /// A place, by its index.
    Place(u16),
    /// An article or part: its title.
    Title(Section),
}

/// A name and what it stands for.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) named: Named,
    pub(super) words: String,
    /// Where its symbols begin.
    start: u32,
    /// How many symbols it has.
    pub(super) length: u32,
}

/// A sentence, or the heading of an article or part (number 0).
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) id: SentenceId,
    /// Where its symbols begin.
    start: u32,
    /// Where its bytes end.
    end: u32,
}

/// What is to be searched.
#[derive(Debug)]
pub struct Sources<'a> {
    /// What is known of the language.
    pub tables: &'a SearchTables,
    /// The text.
    pub text: &'a str,
    /// Its sentences and headings, in reading order.
    pub units: Vec<(SentenceId, Span)>,
    /// Every name; those of one kind in their order of importance.
    pub names: Vec<(Named, &'a str)>,
}

/// The names and the text of a plan, indexed.
#[derive(Debug, Clone)]
pub struct Index {
    pub(super) fold: Fold,
    pub(super) sounds: Sounds,
    pub(super) everyday: Vec<(Vec<u16>, Vec<String>)>,
    pub(super) entries: Vec<Entry>,
    pub(super) names: Grams,
    pub(super) name_sounds: Grams,
    /// Positions in the names by the initial letters of their readings, sorted.
    initials: Vec<(u8, u32)>,
    pub(super) units: Vec<Unit>,
    /// For each symbol of the text its offset in bytes.
    offsets: Vec<u32>,
    pub(super) text: Grams,
    pub(super) text_sounds: Grams,
}

impl Plan {
    /// Every text from which the alphabet of the search is taken.
    pub fn searched_texts(&self) -> Vec<&str> {
        let mut texts = vec![self.text.as_str()];
        texts.extend(self.names().into_iter().map(|(_, words)| words));
        texts
    }

    /// Every name that can be found.
    fn names(&self) -> Vec<(Named, &str)> {
        let mut names: Vec<(Named, &str)> = Vec::new();
        let mut put = |named: Named, words| names.push((named, words));
        for (at, division) in (0..).zip(&self.divisions) {
            put(Named::Division(at), division.name.as_str());
        }
        for (at, zone) in (0..).zip(&self.zones) {
            put(Named::Zone(at), &zone.name);
            put(Named::Zone(at), &zone.short);
        }
        for (at, topic) in (0..).zip(&self.topics) {
            put(Named::Topic(at), &topic.name);
        }
        for (topic, words) in &self.search.topic_words {
            put(Named::Topic(*topic), words);
        }
        for (at, place) in (0..).zip(&self.places) {
            put(Named::Place(at), &place.name);
        }
        // A formula is the last thing that anybody looks for.
        for formulas in [false, true] {
            for (at, strategy) in (0..).zip(&self.strategies) {
                if (strategy.kind == StrategyKind::Formula) == formulas {
                    put(Named::Strategy(at), &strategy.name);
                }
            }
        }
        for section in self.document.sections() {
            let title = SentenceId { section, number: 0 };
            if let Some(span) = self.document.span(title) {
                put(Named::Title(section), self.words(span));
            }
        }
        names
    }

    /// The sentences and headings that can be found, in reading order.
    fn units(&self) -> Vec<(SentenceId, Span)> {
        let document = &self.document;
        let heading = |section| match section {
            Section::Article(n) => document.article(n).map(|article| article.heading),
            Section::Part(n) => document.part(n).map(|part| part.heading),
            Section::Preamble | Section::Closing => None,
        };
        document
            .sections()
            .flat_map(|section| {
                heading(section)
                    .map(|span| (SentenceId { section, number: 0 }, span))
                    .into_iter()
                    .chain(document.sentences_of(section))
            })
            .collect()
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
        })
    }

    /// Indexes any sources, in time and memory linear in their size.
    pub fn build(sources: &Sources) -> Self {
        let mut texts: Vec<&str> = sources.names.iter().map(|(_, words)| *words).collect();
        texts.push(sources.text);
        let alphabet = alphabet(&texts);
        let fold = Fold::new(sources.tables, &alphabet);
        let sounds = Sounds::new(sources.tables, &alphabet, &fold);

        let (mut entries, mut name_symbols) = (Vec::new(), Vec::new());
        for (named, words) in &sources.names {
            let start = name_symbols.len();
            name_symbols.extend(fold.symbols(words));
            entries.push(Entry {
                named: *named,
                words: (*words).to_owned(),
                start: start as u32,
                length: (name_symbols.len() - start) as u32,
            });
            name_symbols.push(BREAK);
        }
        let mut initials: Vec<(u8, u32)> = (0..)
            .zip(&name_symbols)
            .flat_map(|(at, symbol)| sounds.initials(*symbol).map(move |letter| (letter, at)))
            .collect();
        sort_by_number(&mut initials, |(letter, at)| pair(u32::from(*letter), *at));
        initials.dedup();

        let (mut units, mut symbols, mut offsets) = (Vec::new(), Vec::new(), Vec::new());
        for (id, span) in &sources.units {
            units.push(Unit {
                id: *id,
                start: symbols.len() as u32,
                end: span.end,
            });
            let words = span.of(sources.text);
            for (at, c) in words.char_indices() {
                let before = symbols.len();
                symbols.extend(fold.symbols(words.get(at..at + c.len_utf8()).unwrap_or_default()));
                if symbols.len() > before {
                    offsets.push(span.start + at as u32);
                }
            }
        }
        let sounded = |symbols: &[u16]| {
            Grams::new(symbols.iter().map(|symbol| sounds.sound(*symbol)).collect())
        };
        let everyday = sources.tables.everyday.iter();
        Self {
            everyday: everyday
                .map(|(word, also)| (fold.symbols(word).collect(), also.clone()))
                .collect(),
            name_sounds: sounded(&name_symbols),
            names: Grams::new(name_symbols),
            entries,
            initials,
            units,
            offsets,
            text_sounds: sounded(&symbols),
            text: Grams::new(symbols),
            fold,
            sounds,
        }
    }

    /// The memory that the index takes, in bytes, names and everyday words aside.
    pub fn memory(&self) -> usize {
        let grams = [
            &self.names,
            &self.name_sounds,
            &self.text,
            &self.text_sounds,
        ];
        let grams: usize = grams.iter().map(|grams| grams.memory()).sum();
        grams
            + size_of_val(&*self.initials)
            + size_of_val(&*self.units)
            + size_of_val(&*self.offsets)
    }

    /// The entry at a position of the names.
    pub(super) fn entry_at(&self, position: usize) -> usize {
        let behind = self
            .entries
            .partition_point(|entry| entry.start as usize <= position);
        behind.saturating_sub(1)
    }

    /// The place of a position inside its entry, in symbols.
    pub(super) fn place_in(&self, entry: usize, position: usize) -> usize {
        let start = self
            .entries
            .get(entry)
            .map_or(0, |entry| entry.start as usize);
        position.saturating_sub(start)
    }

    /// The bytes of an entry's words that a range of its symbols covers.
    pub(super) fn bytes_of(&self, entry: usize, symbols: Range<usize>) -> Range<usize> {
        let words = self
            .entries
            .get(entry)
            .map_or("", |entry| entry.words.as_str());
        let seen = |c: &(usize, char)| {
            self.fold
                .symbols(c.1.encode_utf8(&mut [0; 4]))
                .next()
                .is_some()
        };
        let starts: Vec<(usize, char)> = words.char_indices().filter(seen).collect();
        let start = starts.get(symbols.start).map_or(words.len(), |(at, _)| *at);
        let last = symbols.end.checked_sub(1).and_then(|last| starts.get(last));
        start..last.map_or(words.len(), |(at, c)| at + c.len_utf8())
    }

    /// The positions of the names that may begin what is spelled so.
    pub(super) fn beginnings(&self, first: u16) -> Vec<u32> {
        let Ok(letter) = u8::try_from(first) else {
            return self.names.ones(first).to_vec();
        };
        let from = self.initials.partition_point(|(of, _)| *of < letter);
        let with_letter = self.initials[from..]
            .iter()
            .take_while(|(of, _)| *of == letter)
            .map(|(_, position)| *position);
        // A name may hold the letter itself.
        let mut all: Vec<u32> = with_letter
            .chain(self.names.ones(first).iter().copied())
            .collect();
        sort_by_number(&mut all, |at| u64::from(*at));
        all
    }

    /// The unit at a position of the text; `before` is one at or before it.
    pub(super) fn unit_at(&self, position: usize, before: usize) -> usize {
        let rest = self.units.get(before..).unwrap_or(&[]);
        // Results come in order, so the next one is mostly near.
        let near = rest
            .iter()
            .take(8)
            .take_while(|unit| unit.start as usize <= position)
            .count();
        let behind = if near < 8 {
            near
        } else {
            rest.partition_point(|unit| unit.start as usize <= position)
        };
        before + behind.saturating_sub(1)
    }

    /// The bytes of the text that a range of symbols covers, cut at the end of its unit.
    pub(super) fn span_of(&self, unit: usize, symbols: Range<usize>) -> Span {
        let next = self.units.get(unit + 1).map(|next| next.start as usize);
        let end = self.units.get(unit).map_or(0, |unit| unit.end);
        let offset = |symbol: usize| self.offsets.get(symbol).copied().unwrap_or(end);
        Span {
            start: offset(symbols.start),
            end: match next {
                Some(next) if symbols.end >= next => end,
                _ => offset(symbols.end),
            },
        }
    }
}
