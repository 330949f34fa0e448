//! Search for words of Latin letters in a translated edition: whole words and their beginnings, in
//! names, titles and translated sentences.
//!
//! A word is found in any of its forms (industry, industries, industrial, see [`super::words`]) and,
//! as it is being typed, by its beginning, never inside of it. Synonyms come from the seeds; a word
//! that has one is complete.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::words::{forms, is_same};
use super::{Depth, Group, Index, NameHit, Named, Reason, Results, SectionHit, TitleMarks};
use crate::model::text::{Section, SentenceId};

/// The largest number of words of a query that are used.
const MOST: usize = 12;
/// Words that say nothing about what is searched for.
const STOP: [&str; 40] = [
    "a", "about", "and", "any", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from",
    "get", "has", "have", "how", "i", "in", "is", "it", "my", "of", "on", "or", "s", "that", "the",
    "their", "there", "this", "to", "what", "when", "where", "which", "who", "will", "with",
];

/// A word of some text.
#[derive(Debug, Clone)]
struct Word {
    /// In lower case.
    word: Box<str>,
    /// Its bytes in the text.
    at: Range<u32>,
}

/// The words of a text: runs of letters and digits. One letter and a hyphen belong to what follows, so
/// that e-commerce is the word ecommerce.
fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let end = [(text.len(), ' ')];
    for (at, c) in text.char_indices().chain(end) {
        let is_prefix = c == '-' && start.is_some_and(|from| from + 1 == at);
        let inside = c.is_alphanumeric() && c < '\u{2e80}' || is_prefix;
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                if let Some(word) = text.get(from..at) {
                    words.push(Word {
                        word: word.to_lowercase().replace('-', "").into(),
                        at: from as u32..at as u32,
                    });
                }
            }
            _ => {}
        }
    }
    words
}

/// What a document stands for.
#[derive(Debug, Clone, Copy)]
enum Place {
    Name(Named),
    Title(Section),
    Sentence(SentenceId),
}

/// A name, a title or a sentence.
#[derive(Debug, Clone)]
struct Entry {
    place: Place,
    text: Arc<str>,
    words: Vec<Word>,
}

/// The words of a translated edition.
#[derive(Debug, Clone, Default)]
pub(super) struct Latin {
    entries: Vec<Entry>,
    /// What words are forms of, sorted, each with the entry and the word.
    forms: Vec<(Box<str>, u32, u32)>,
    /// Whole words, sorted, each with the entry and the word.
    whole: Vec<(Box<str>, u32, u32)>,
    /// A phrase, and the phrases that stand for the same.
    synonyms: Vec<(Vec<String>, Vec<Vec<String>>)>,
    sections: BTreeMap<Section, u32>,
}

/// A word of the query: alternatives, each a phrase; the first is what was typed.
struct Term {
    words: String,
    alternatives: Vec<Phrase>,
}

/// Consecutive words.
struct Phrase {
    words: Vec<String>,
    /// Whether its last word may be the beginning of one.
    is_open: bool,
}

/// Where a term occurs: in which entry, how well, and which bytes.
struct Hit {
    entry: u32,
    weight: f32,
    bytes: Range<usize>,
}

/// The words of a phrase in lower case.
fn phrase(words: &str) -> Vec<String> {
    let words = words_of(words).into_iter();
    words.map(|word| word.word.into()).collect()
}

impl Latin {
    /// Indexes names, translated titles among them, and translated sentences.
    pub(super) fn new(
        names: &[(Named, &str)],
        sentences: &[(SentenceId, String)],
        synonyms: &[(String, Vec<String>)],
    ) -> Self {
        if sentences.is_empty() {
            return Self::default();
        }
        let mut entries = Vec::new();
        let mut put = |place: Place, text: &str| {
            let words = words_of(text);
            if !words.is_empty() {
                entries.push(Entry {
                    place,
                    text: text.into(),
                    words,
                });
            }
        };
        for (named, words) in names {
            match named {
                Named::Title(_) => {}
                Named::Translated(section) => put(Place::Title(*section), words),
                named => put(Place::Name(*named), words),
            }
        }
        for (id, words) in sentences {
            put(Place::Sentence(*id), words);
        }
        let (mut all_forms, mut whole) = (Vec::new(), Vec::new());
        let mut known: BTreeMap<Box<str>, Vec<String>> = BTreeMap::new();
        let mut sections = BTreeMap::new();
        for (number, entry) in (0_u32..).zip(&entries) {
            for (at, word) in (0_u32..).zip(&entry.words) {
                let of_word = known.entry(word.word.clone());
                let of_word = of_word.or_insert_with(|| forms(&word.word));
                all_forms.extend(
                    of_word
                        .iter()
                        .map(|form| (form.as_str().into(), number, at)),
                );
                whole.push((word.word.clone(), number, at));
            }
            if let Place::Sentence(id) = entry.place {
                *sections.entry(id.section).or_insert(0) += entry.words.len() as u32;
            }
        }
        all_forms.sort();
        whole.sort();
        let synonyms = synonyms.iter().map(|(word, also)| {
            (
                phrase(word),
                also.iter().map(|words| phrase(words)).collect(),
            )
        });
        Self {
            synonyms: synonyms.collect(),
            entries,
            forms: all_forms,
            whole,
            sections,
        }
    }

    /// Whether there is nothing to be found.
    pub(super) const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The words of a query as terms; synonyms of several words are one term.
    fn terms(&self, query: &str) -> Vec<Term> {
        let words = words_of(query);
        let said = |word: &Word| STOP.contains(&&*word.word);
        let only_stops = words.iter().all(said);
        let mut terms = Vec::new();
        let mut at = 0;
        while at < words.len() && terms.len() < MOST {
            let rest = words.get(at..).unwrap_or_default();
            let fits = |(phrase, _): &&(Vec<String>, Vec<Vec<String>>)| {
                !phrase.is_empty()
                    && phrase.len() <= rest.len()
                    && phrase.iter().zip(rest).all(|(a, b)| is_same(a, &b.word))
            };
            let synonym = self.synonyms.iter().filter(fits);
            let synonym = synonym.max_by_key(|(phrase, _)| phrase.len());
            let length = synonym.map_or(1, |(phrase, _)| phrase.len());
            let used = rest.get(..length).unwrap_or_default();
            at += length;
            if let ([word], None) = (used, synonym)
                && said(word)
                && !only_stops
            {
                continue;
            }
            // What has a synonym is complete: a bus is no business.
            let own = Phrase {
                words: used.iter().map(|word| word.word.to_string()).collect(),
                is_open: synonym.is_none(),
            };
            let also = synonym.into_iter().flat_map(|(_, also)| also);
            let also = also.map(|words| Phrase {
                words: words.clone(),
                is_open: false,
            });
            let (from, to) = (
                used.first().map_or(0, |word| word.at.start as usize),
                used.last().map_or(0, |word| word.at.end as usize),
            );
            terms.push(Term {
                words: query.get(from..to).unwrap_or_default().to_owned(),
                alternatives: std::iter::once(own).chain(also).collect(),
            });
        }
        terms
    }

    /// Entries and words that are forms of a word. If there are none, and it may be the beginning of
    /// one, those that begin with it: who types import does not mean important.
    fn with(&self, word: &str, is_open: bool) -> Vec<(u32, u32, f32)> {
        let mut found: Vec<(u32, u32, f32)> = Vec::new();
        for form in forms(word) {
            let from = self.forms.partition_point(|(of, ..)| **of < *form);
            let rest = self.forms.get(from..).unwrap_or_default();
            let same = rest.iter().take_while(|(of, ..)| **of == *form);
            found.extend(same.map(|(_, entry, at)| (*entry, *at, 1.0)));
        }
        found.sort_by_key(|(entry, at, _)| (*entry, *at));
        found.dedup_by_key(|(entry, at, _)| (*entry, *at));
        if is_open && found.is_empty() {
            let from = self.whole.partition_point(|(of, ..)| **of < *word);
            let rest = self.whole.get(from..).unwrap_or_default();
            let begun = rest.iter().take_while(|(of, ..)| of.starts_with(word));
            found.extend(begun.map(|(_, entry, at)| (*entry, *at, 0.5)));
        }
        found
    }

    /// Where a term occurs, by entry and place.
    fn hits(&self, term: &Term) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for (number, phrase) in term.alternatives.iter().enumerate() {
            let Some((first, further)) = phrase.words.split_first() else {
                continue;
            };
            let worth = if number == 0 { 1.0 } else { 0.8 };
            for (entry, at, weight) in self.with(first, phrase.is_open && further.is_empty()) {
                let Some(words) = self.entries.get(entry as usize).map(|entry| &entry.words) else {
                    continue;
                };
                let at = at as usize;
                let last = further.len();
                let follows = further.iter().enumerate().all(|(behind, wanted)| {
                    let word = words.get(at + behind + 1);
                    word.is_some_and(|word| is_same(&word.word, wanted))
                });
                let ends = words.get(at).zip(words.get(at + last));
                if let Some((from, to)) = ends.filter(|_| follows) {
                    hits.push(Hit {
                        entry,
                        weight: weight * worth,
                        bytes: from.at.start as usize..to.at.end as usize,
                    });
                }
            }
        }
        hits.sort_by(|a, b| {
            (a.entry, a.bytes.start, b.bytes.end).cmp(&(b.entry, b.bytes.start, a.bytes.end))
        });
        // Of hits in one place the longest stays, with the best weight.
        let mut kept: Vec<Hit> = Vec::new();
        for hit in hits {
            match kept.last_mut() {
                Some(last) if last.entry == hit.entry && hit.bytes.start < last.bytes.end => {
                    last.weight = last.weight.max(hit.weight);
                }
                _ => kept.push(hit),
            }
        }
        kept
    }
}

/// A section or name under consideration.
#[derive(Default)]
struct Scored {
    /// A bit for each term found.
    terms: u16,
    score: f32,
    title: Vec<Range<usize>>,
    /// Each sentence with its terms and marks.
    sentences: BTreeMap<SentenceId, (u16, Vec<Range<usize>>)>,
}

/// A name with its terms as bits, its score, its entry and its marks.
type ScoredName = (u16, f32, usize, Vec<Range<usize>>);

impl Index {
    /// Searches for words of Latin letters in names, titles and translated sentences: what has all
    /// of the words, or else what has most of them.
    pub(super) fn latin(&self, query: &str, depth: Depth) -> Results {
        let mut results = Results::default();
        let latin = &self.latin;
        let terms = latin.terms(query);
        let mut names: BTreeMap<Named, ScoredName> = BTreeMap::new();
        let mut sections: BTreeMap<Section, Scored> = BTreeMap::new();
        let mut found = 0_u16;
        for (at, term) in terms.iter().enumerate() {
            let bit = 1 << at;
            let hits = latin.hits(term);
            let mut of_term: BTreeMap<Section, (f32, f32)> = BTreeMap::new();
            for hit in hits {
                let Some(entry) = latin.entries.get(hit.entry as usize) else {
                    continue;
                };
                found |= bit;
                match entry.place {
                    Place::Name(named) => {
                        let known = names
                            .entry(named)
                            .or_insert_with(|| (0, 0.0, hit.entry as usize, Vec::new()));
                        if known.2 == hit.entry as usize {
                            // The more of the name the query is, the better.
                            let share = hit.bytes.len() as f32 / entry.text.len() as f32;
                            let begins = if hit.bytes.start == 0 { 0.2 } else { 0.0 };
                            known.1 += hit.weight * (share + begins);
                            known.0 |= bit;
                            known.3.push(hit.bytes);
                        }
                    }
                    Place::Title(section) => {
                        let scored = sections.entry(section).or_default();
                        scored.terms |= bit;
                        scored.title.push(hit.bytes);
                        let best = &mut of_term.entry(section).or_default().1;
                        *best = best.max(hit.weight);
                    }
                    Place::Sentence(id) => {
                        let scored = sections.entry(id.section).or_default();
                        scored.terms |= bit;
                        let sentence = scored.sentences.entry(id).or_default();
                        sentence.0 |= bit;
                        sentence.1.push(hit.bytes);
                        of_term.entry(id.section).or_default().0 += hit.weight;
                    }
                }
            }
            // Rare words count for more, and more places for more, with less and less gain.
            let rarity = (latin.sections.len() as f32 / of_term.len().max(1) as f32).ln() + 0.4;
            let average =
                latin.sections.values().sum::<u32>() as f32 / latin.sections.len().max(1) as f32;
            for (section, (places, title)) in of_term {
                let length = latin.sections.get(&section).copied().unwrap_or(0) as f32;
                let saturated = places / (places + 0.6 + 0.6 * length / average.max(1.0));
                if let Some(scored) = sections.get_mut(&section) {
                    scored.score += rarity * (2.0 * saturated + 1.6 * title);
                }
            }
        }
        let all = (1_u16 << terms.len()).wrapping_sub(1);
        let most = sections.values().map(|scored| scored.terms.count_ones());
        let in_names = names.values().map(|(terms, ..)| terms.count_ones());
        let most = most.chain(in_names).max().unwrap_or(0);
        let least = terms.len() as u32;
        if most == 0 {
            return results;
        }
        let wanted: Vec<String> = terms
            .iter()
            .enumerate()
            .filter(|(at, _)| found & (1 << at) > 0)
            .map(|(_, term)| term.words.clone())
            .collect();
        let reason = match (most == least, terms.len()) {
            (true, 1) => Reason::Exact,
            (true, _) => Reason::All(wanted),
            (false, _) => Reason::Pieces(wanted),
        };
        let enough = |found: u16| found == all || (most < least && found.count_ones() == most);
        let mut group = Group::new(reason);
        let mut hits: Vec<_> = names
            .into_iter()
            .filter(|(_, (found, ..))| enough(*found))
            .collect();
        hits.sort_by(|(a, (_, one, ..)), (b, (_, other, ..))| {
            other.total_cmp(one).then(a.kind().cmp(&b.kind()))
        });
        for (named, (_, _, entry, mut marks)) in hits {
            marks.sort_by_key(|mark| mark.start);
            if let Some(entry) = latin.entries.get(entry) {
                group.names.push(NameHit {
                    named,
                    words: entry.text.clone(),
                    marks,
                });
            }
        }
        let mut hits: Vec<(Section, Scored)> = sections
            .into_iter()
            .filter(|(_, scored)| enough(scored.terms))
            .collect();
        for (_, scored) in &mut hits {
            let together = scored.sentences.values();
            let together = together.map(|(terms, _)| terms.count_ones()).max();
            if least > 1 && together == Some(most) {
                scored.score *= 1.3;
            }
        }
        hits.sort_by(|(a, one), (b, other)| other.score.total_cmp(&one.score).then(a.cmp(b)));
        for (section, mut scored) in hits {
            scored.title.sort_by_key(|mark| mark.start);
            let sentences = scored.sentences.into_iter();
            group.sections.push(SectionHit {
                section,
                title: TitleMarks {
                    own: Vec::new(),
                    translated: scored.title,
                },
                marks: Vec::new(),
                translated: sentences
                    .map(|(id, (_, mut marks))| {
                        marks.sort_by_key(|mark| mark.start);
                        (id, marks)
                    })
                    .collect(),
            });
        }
        group.count = group.names.len() + group.sections.len();
        group.names.truncate(depth.most());
        group.sections.truncate(depth.most());
        results.add(group);
        results
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let words = words_of("High-tech 5G, 衡阳 “Xiang”");
        let words: Vec<&str> = words.iter().map(|word| &*word.word).collect();
        assert_eq!(words, ["high", "tech", "5g", "xiang"]);
    }
}
