//! Search for words of Latin letters in a translated edition: whole words and their beginnings, in
//! names, titles and translated sentences.
//!
//! A word is found in any of its usual forms (industry, industries, industrial) and by its
//! beginning, never inside of it. Synonyms come from the seeds.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Depth, Group, Index, NameHit, Named, Reason, Results, SectionHit, TitleMarks};
use crate::model::text::{Section, SentenceId};

/// The largest number of words of a query that are used.
const MOST: usize = 12;
/// The shortest word that is matched by its stem; shorter ones are matched as typed.
const SHORTEST_STEM: usize = 4;

/// Words that say nothing about what is searched for.
const STOP: [&str; 40] = [
    "a", "about", "and", "any", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from",
    "get", "has", "have", "how", "i", "in", "is", "it", "my", "of", "on", "or", "s", "that", "the",
    "their", "there", "this", "to", "what", "when", "where", "which", "who", "will", "with",
];

/// Endings that forms of one word differ in, the longest first.
const ENDINGS: [&str; 30] = [
    "izations", "ization", "ational", "ations", "ation", "ating", "ingly", "ments", "ities",
    "ially", "ment", "ated", "ates", "ions", "ings", "ials", "ized", "izes", "izing", "ing", "ial",
    "ate", "ies", "ied", "ion", "ity", "ize", "ed", "es", "s",
];

/// The stem of a word in lower case: forms of one word share it.
pub(super) fn stem(word: &str) -> &str {
    let mut stem = word;
    for ending in ENDINGS {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= SHORTEST_STEM
            && !(ending == "s" && rest.ends_with('s'))
            // A station is no state.
            && !(ending.starts_with("ion") && rest == "stat")
        {
            // cut-t-ing, plan-n-ed.
            stem = match rest.strip_suffix("tt").or(rest.strip_suffix("nn")) {
                Some(_) => rest.get(..rest.len() - 1).unwrap_or(rest),
                None => rest,
            };
            break;
        }
    }
    // industr-y, industr-ies, industr-ial; vehicl-e, vehicl-es.
    match stem.strip_suffix(['y', 'e', 'i']) {
        Some(rest) if rest.len() >= SHORTEST_STEM => rest,
        _ => match stem.strip_suffix('s') {
            // bus-es, tax-es are short; a plain plural is cut at any length.
            Some(rest) if rest.len() >= 3 && !rest.ends_with('s') && stem == word => rest,
            _ => stem,
        },
    }
}

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
    /// Stems, sorted, each with the entry and the word.
    stems: Vec<(Box<str>, u32, u32)>,
    /// Whole words, sorted, each with the entry and the word.
    whole: Vec<(Box<str>, u32, u32)>,
    /// A phrase as stems, and the phrases that stand for the same.
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
    stems: Vec<String>,
    /// Whether its last word may be the beginning of one, and how it was typed.
    open: Option<String>,
}

/// Where a term occurs: in which entry, how well, and which bytes.
struct Hit {
    entry: u32,
    weight: f32,
    bytes: Range<usize>,
}

fn stems_of(words: &str) -> Vec<String> {
    let words = words_of(words).into_iter();
    words.map(|word| stem(&word.word).to_owned()).collect()
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
        let (mut stems, mut whole) = (Vec::new(), Vec::new());
        let mut sections = BTreeMap::new();
        for (number, entry) in (0_u32..).zip(&entries) {
            for (at, word) in (0_u32..).zip(&entry.words) {
                stems.push((stem(&word.word).into(), number, at));
                whole.push((word.word.clone(), number, at));
            }
            if let Place::Sentence(id) = entry.place {
                *sections.entry(id.section).or_insert(0) += entry.words.len() as u32;
            }
        }
        stems.sort();
        whole.sort();
        let synonyms = synonyms.iter().map(|(word, also)| {
            (
                stems_of(word),
                also.iter().map(|words| stems_of(words)).collect(),
            )
        });
        Self {
            synonyms: synonyms.collect(),
            entries,
            stems,
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
        let last = words.len();
        let said = |word: &Word| STOP.contains(&&*word.word);
        let only_stops = words.iter().all(said);
        let mut terms = Vec::new();
        let mut at = 0;
        while at < words.len() && terms.len() < MOST {
            let rest = words.get(at..).unwrap_or_default();
            let stems: Vec<&str> = rest.iter().map(|word| stem(&word.word)).collect();
            let fits = |(phrase, _): &&(Vec<String>, Vec<Vec<String>>)| {
                !phrase.is_empty()
                    && phrase.len() <= stems.len()
                    && phrase.iter().zip(&stems).all(|(a, b)| a == b)
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
            let typed = used.last().map(|word| word.word.to_string());
            let own = Phrase {
                stems: stems.iter().take(length).map(|s| (*s).to_owned()).collect(),
                open: typed.filter(|_| length == 1 || at == last),
            };
            let also = synonym.into_iter().flat_map(|(_, also)| also);
            let also = also.map(|stems| Phrase {
                stems: stems.clone(),
                open: None,
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

    /// Entries and words with this stem, and, for a word as typed, those that begin with it.
    fn with<'a>(
        &'a self,
        stem: &str,
        typed: Option<&str>,
    ) -> impl Iterator<Item = (u32, u32, f32)> + 'a {
        let from = self.stems.partition_point(|(of, ..)| &**of < stem);
        let to = self.stems.partition_point(|(of, ..)| &**of <= stem);
        let same = self.stems.get(from..to).unwrap_or_default();
        let begin = typed.unwrap_or("\u{10ffff}");
        let from = self.whole.partition_point(|(of, ..)| &**of < begin);
        let rest = self.whole.get(from..).unwrap_or_default();
        let to = rest.partition_point(|(of, ..)| of.starts_with(begin));
        let begun = rest.get(..to).unwrap_or_default();
        let stem_of_same = stem.to_owned();
        let begun = begun
            .iter()
            .filter(move |(of, ..)| self::stem(of) != stem_of_same);
        let same = same.iter().map(|(_, entry, word)| (*entry, *word, 1.0));
        same.chain(begun.map(|(_, entry, word)| (*entry, *word, 0.5)))
    }

    /// Where a term occurs, by entry and place.
    fn hits(&self, term: &Term) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for (number, phrase) in term.alternatives.iter().enumerate() {
            let Some((first, further)) = phrase.stems.split_first() else {
                continue;
            };
            let open = phrase.open.as_deref();
            let worth = if number == 0 { 1.0 } else { 0.8 };
            for (entry, at, weight) in self.with(first, open.filter(|_| further.is_empty())) {
                let Some(words) = self.entries.get(entry as usize).map(|entry| &entry.words) else {
                    continue;
                };
                let at = at as usize;
                let last = further.len();
                let follows = further.iter().enumerate().all(|(behind, wanted)| {
                    words.get(at + behind + 1).is_some_and(|word| {
                        let begun = |typed: &str| word.word.starts_with(typed);
                        stem(&word.word) == *wanted
                            || (behind + 1 == last && open.is_some_and(begun))
                    })
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
    fn forms_of_one_word_share_a_stem() {
        for forms in [
            &["industry", "industries", "industrial"][..],
            &["vehicle", "vehicles"],
            &["school", "schools"],
            &["employ", "employment", "employed"],
            &["educate", "education", "educational"],
            &["urbanize", "urbanization"],
            &["park", "parks"],
        ] {
            let stems: Vec<&str> = forms.iter().map(|word| stem(word)).collect();
            assert!(stems.iter().all(|s| *s == stems[0]), "{stems:?}");
        }
        assert_ne!(stem("tax"), stem("talent"));
        assert_eq!(
            [stem("gas"), stem("station"), stem("process")],
            ["gas", "station", "process"]
        );
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let words = words_of("High-tech 5G, 衡阳 “Xiang”");
        let words: Vec<&str> = words.iter().map(|word| &*word.word).collect();
        assert_eq!(words, ["high", "tech", "5g", "xiang"]);
    }
}
