//! Search sources: the names and sentences of a plan that are searched.

use crate::model::plan::{Plan, SearchTables, StrategyIndex, StrategyKind};
use crate::model::text::{Section, SentenceId, Span};

/// The item that a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Named {
    /// A division, by its index.
    Division(u16),
    /// A zone, by its index.
    Zone(u16),
    /// A topic, by its index.
    Topic(u16),
    /// A strategy, by its index.
    Strategy(StrategyIndex),
    /// A place, by its index.
    Place(u16),
    /// The title of an article or part.
    Title(Section),
    /// The title of an article or part in the interface's language, if the text has another one.
    Translated(Section),
}

impl Named {
    /// The rank of the kind, lower is better.
    pub(super) const fn kind(self) -> u32 {
        match self {
            Self::Division(_) => 0,
            Self::Topic(_) => 1,
            Self::Zone(_) => 2,
            Self::Strategy(_) => 3,
            Self::Place(_) => 4,
            Self::Title(_) => 5,
            Self::Translated(_) => 6,
        }
    }

    /// A unique number for each item; the original and the translated title of a section share one.
    pub(super) const fn number(self) -> u32 {
        let index = match self {
            Self::Division(at) | Self::Topic(at) | Self::Zone(at) | Self::Place(at) => at as u32,
            Self::Strategy(at) => at,
            Self::Title(_) | Self::Translated(_) => 0,
        };
        self.kind() << 28 | index
    }
}

/// The sources of a search index.
#[derive(Debug)]
pub struct Sources<'a> {
    /// The language tables.
    pub tables: &'a SearchTables,
    /// The text.
    pub text: &'a str,
    /// Its sentences and headings, in reading order; those of a section are contiguous, its heading
    /// first.
    pub units: Vec<(SentenceId, Span)>,
    /// Every name; those of one kind in order of importance.
    pub names: Vec<(Named, &'a str)>,
    /// The translated sentences, if there are any.
    pub translations: &'a [(SentenceId, String)],
}

impl Plan {
    /// The texts from which the alphabet of the search is taken.
    pub fn searched_texts(&self) -> Vec<&str> {
        let mut texts = vec![self.text.as_str()];
        texts.extend(self.names().into_iter().map(|(_, words)| words));
        texts.extend(self.search.matters.iter().map(|(_, word)| word.as_str()));
        texts
    }

    /// Every name that can be found.
    pub(super) fn names<'a>(&'a self) -> Vec<(Named, &'a str)> {
        let mut names: Vec<(Named, &str)> = Vec::new();
        // In the text's own language an item has a single name.
        let mut put = |named: Named, words: &'a str| {
            if !words.is_empty() {
                names.push((named, words));
            }
        };
        for (at, division) in (0..).zip(&self.divisions) {
            put(Named::Division(at), &division.name);
            put(Named::Division(at), &division.original);
        }
        for (at, zone) in (0..).zip(&self.zones) {
            put(Named::Zone(at), &zone.name);
            put(Named::Zone(at), &zone.original);
            put(Named::Zone(at), &zone.short);
        }
        for (at, topic) in (0..).zip(&self.topics) {
            put(Named::Topic(at), &topic.name);
            put(Named::Topic(at), &topic.original);
        }
        for (topic, words) in &self.search.topic_words {
            put(Named::Topic(*topic), words);
        }
        for (at, place) in (0..).zip(&self.places) {
            put(Named::Place(at), &place.name);
            put(Named::Place(at), &place.original);
        }
        // Formulas come last because nobody searches for them first.
        for formulas in [false, true] {
            for (at, strategy) in (0..).zip(&self.strategies) {
                if (strategy.kind == StrategyKind::Formula) == formulas {
                    put(Named::Strategy(at), &strategy.name);
                    put(Named::Strategy(at), &strategy.original);
                }
            }
        }
        for section in self.document.sections() {
            let title = SentenceId { section, number: 0 };
            if let Some(span) = self.document.span(title) {
                put(Named::Title(section), self.words(span));
            }
            put(Named::Translated(section), self.translated_title(section));
        }
        names
    }

    /// The sentences and headings that can be found, in reading order.
    pub(super) fn units(&self) -> Vec<(SentenceId, Span)> {
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
