//! Search for several words at once: separated by blanks, or cut from a query that does not occur
//! as a whole.

use super::collect::Collected;
use super::find::LONGEST_QUERY;
use super::places::Places;
use super::sounds::is_letter;
use super::{Depth, Group, Index, NameHit, Reason, TitleMarks};
use crate::sort::{pair, sort_by_key_u64};

/// The largest number of words that are distinguished.
const MOST: usize = 8;

/// One of several words, in all its spellings.
struct Term {
    words: String,
    spellings: Vec<Vec<u16>>,
}

/// The set of terms that were found, one bit each.
type Mask = u8;

/// Names and sections that contain all words separated by blanks; empty for fewer than two words.
pub(super) fn all(index: &Index, words: &str, depth: Depth) -> Group {
    let terms: Vec<Term> = words
        .split_whitespace()
        .take(MOST)
        .map(|word| term(index, word, index.fold.ways(word, LONGEST_QUERY)))
        .filter(|term| !term.spellings.iter().all(Vec::is_empty))
        .collect();
    let reason = Reason::All(terms.iter().map(|term| term.words.clone()).collect());
    if terms.len() < 2 {
        return Group::new(reason);
    }
    let count = terms.len() as u32;
    let (mut group, together) = joined(index, &terms, reason, count, depth);
    if together < count
        && group.names.is_empty()
        && let Reason::All(words) = group.reason
    {
        group.reason = Reason::Apart(words);
    }
    group
}

/// Names and sections that contain the longest pieces of words that do not occur as a whole.
pub(super) fn pieces(index: &Index, symbols: &[u16], depth: Depth) -> Group {
    let (mut terms, mut at) = (Vec::new(), 0);
    while at < symbols.len() && terms.len() < MOST {
        let rest = symbols.get(at..).unwrap_or(&[]);
        let everyday = index.everyday.iter().map(|(word, _)| word);
        let everyday = everyday
            .filter(|word| rest.starts_with(word))
            .map(Vec::len)
            .max();
        let known = index
            .text
            .longest_beginning(rest)
            .max(index.names.longest_beginning(rest));
        let length = known.max(everyday.unwrap_or(0));
        // A Latin word is found as a whole or not at all.
        let letters = |from: usize| {
            let rest = rest.get(from..).unwrap_or(&[]);
            rest.iter().take_while(|symbol| is_letter(**symbol)).count()
        };
        let first = letters(0);
        if first > length {
            at += first;
            continue;
        }
        let piece = rest.get(..length).unwrap_or(rest);
        let inside = piece
            .iter()
            .rev()
            .take_while(|symbol| is_letter(**symbol))
            .count();
        let length = match letters(length) {
            0 => length,
            _ => length - inside,
        };
        if length >= 2 {
            let piece = rest.get(..length).unwrap_or(rest);
            let words: String = char::decode_utf16(piece.iter().copied())
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            terms.push(term(index, &words, vec![piece.to_vec()]));
            at += length;
        } else {
            at += 1;
        }
    }
    let reason = Reason::Pieces(terms.iter().map(|term| term.words.clone()).collect());
    joined(index, &terms, reason, 1, depth).0
}

/// A word with its variants in other numerals and, for an everyday word, the plan's words for it.
fn term(index: &Index, words: &str, ways: Vec<Vec<u16>>) -> Term {
    let mut spellings = index.spellings(&ways);
    let everyday = index
        .everyday
        .iter()
        .find(|(word, _)| ways.first() == Some(word));
    let also = everyday.into_iter().flat_map(|(_, also)| also);
    spellings.extend(also.map(|words| index.fold.symbols(words).collect()));
    Term {
        words: words.to_owned(),
        spellings,
    }
}

/// The terms found in a section.
#[derive(Clone, Default)]
struct Joined {
    /// The terms that occur in it.
    terms: Mask,
    /// The largest number of terms in one of its sentences.
    together: u32,
    titled: bool,
    title: TitleMarks,
}

/// The items with the most terms, if these are at least `least`.
fn with_most<T>(all: impl Iterator<Item = (Mask, T)>, least: u32) -> Vec<T> {
    let mut most = least.max(1);
    let mut kept = Vec::new();
    for (terms, hit) in all {
        if terms.count_ones() > most {
            most = terms.count_ones();
            kept.clear();
        }
        if terms.count_ones() == most {
            kept.push(hit);
        }
    }
    kept
}

/// The names and sections with the most terms, at least `least`; those with more terms in one
/// sentence come first. Also the largest number of terms in one sentence of these sections.
fn joined(index: &Index, terms: &[Term], reason: Reason, least: u32, depth: Depth) -> (Group, u32) {
    let mut collected = Collected::new(index, reason, depth);
    let mut names: Vec<(Mask, NameHit)> = Vec::new();
    let mut sections = vec![Joined::default(); index.sections.len()];
    let mut all = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        let bit = 1 << at;
        let mut one = Collected::new(index, Reason::Exact, Depth::Whole);
        for spelling in &term.spellings {
            index.take_spelled_so(&mut one, spelling);
        }
        for (number, title) in one.titled.drain(..) {
            if let Some(section) = sections.get_mut(number) {
                section.terms |= bit;
                section.titled = true;
                section.title.append(title);
            }
        }
        for hit in one.settled().names {
            match names.iter_mut().find(|(_, old)| old.named == hit.named) {
                Some((terms, old)) => {
                    *terms |= bit;
                    if old.words == hit.words {
                        old.marks.extend(hit.marks);
                    }
                }
                None => names.push((bit, hit)),
            }
        }
        let places = index.text_with(&term.spellings);
        all.extend(places.iter().map(|place| (bit, place)));
    }
    sort_by_key_u64(&mut all, |(_, place)| pair(place.start, place.end));
    let mut sentence: (usize, Mask) = (0, 0);
    for (bit, place) in &all {
        let unit = index.unit_steps.at(place.start);
        if unit != sentence.0 {
            sentence = (unit, 0);
        }
        sentence.1 |= bit;
        if let Some(section) = sections.get_mut(index.section_steps.at(place.start)) {
            section.terms |= bit;
            section.together = section.together.max(sentence.1.count_ones());
        }
    }
    let places = Places::of(&all.into_iter().map(|(_, place)| place).collect::<Vec<_>>());
    for number in index.headed(&places) {
        if let Some(section) = sections.get_mut(number) {
            section.titled = true;
        }
    }

    collected.take_all(with_most(names.into_iter(), least));
    let sections = sections.into_iter().enumerate();
    let sections = sections.map(|(number, section)| (section.terms, (number, section)));
    let sections = with_most(sections, least).into_iter();
    let mut sections: Vec<_> = sections
        .map(|(number, section)| (index.run_of(&places, number), section))
        .collect();
    sort_by_key_u64(&mut sections, |(run, section)| {
        let first = (MOST as u32 - section.together) << 1 | u32::from(!section.titled);
        pair(first, u32::MAX - run.places.len() as u32)
    });
    let mut together = 0;
    for (run, section) in sections {
        together = together.max(section.together);
        collected.take_section(&places, run, section.title);
    }
    (collected.settled(), together)
}
