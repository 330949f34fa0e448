//! Several words at once: given with blanks between them, or cut out of words that as a whole
//! stand nowhere.

use super::{Depth, Group, Index, NameHit, Reason, SectionHit};
use crate::order::sort_by_number;
use crate::text::SentenceId;

/// More words than these are not told apart.
const MOST: usize = 8;

/// One of several words, in all its spellings.
struct Term {
    words: String,
    spellings: Vec<Vec<u16>>,
}

/// Which of the terms were found, one bit for each.
type Mask = u8;

/// Where all of the words stand that blanks divide; nothing if there are no two.
pub(super) fn all(index: &Index, words: &str, depth: Depth) -> Group {
    let terms: Vec<Term> = words
        .split_whitespace()
        .take(MOST)
        .map(|word| term(index, word, &index.fold.symbols(word).collect::<Vec<_>>()))
        .filter(|term| !term.spellings.iter().all(Vec::is_empty))
        .collect();
    let reason = Reason::All(terms.iter().map(|term| term.words.clone()).collect());
    if terms.len() < 2 {
        return Group::new(reason);
    }
    joined(index, &terms, reason, terms.len() as u32, depth)
}

/// Where the longest pieces of words stand that stand nowhere as a whole.
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
        if length >= 2 {
            let piece = rest.get(..length).unwrap_or(rest);
            let words: String = char::decode_utf16(piece.iter().copied())
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            terms.push(term(index, &words, piece));
            at += length;
        } else {
            at += 1;
        }
    }
    let reason = Reason::Pieces(terms.iter().map(|term| term.words.clone()).collect());
    joined(index, &terms, reason, 1, depth)
}

/// A word with its other numerals and, if it is an everyday word, the plan's words for it.
fn term(index: &Index, words: &str, symbols: &[u16]) -> Term {
    let mut spellings = index.spellings(symbols);
    let everyday = index.everyday.iter().find(|(word, _)| word == symbols);
    let also = everyday.into_iter().flat_map(|(_, also)| also);
    spellings.extend(also.map(|words| index.fold.symbols(words).collect()));
    Term {
        words: words.to_owned(),
        spellings,
    }
}

/// Adds what one of the terms found to what the others found of the same.
fn join<T>(
    all: &mut Vec<(Mask, T)>,
    bit: Mask,
    hits: Vec<T>,
    same: impl Fn(&T, &T) -> bool,
    take: impl Fn(&mut T, T),
) {
    for hit in hits {
        match all.iter_mut().find(|(_, old)| same(old, &hit)) {
            Some((mask, old)) => {
                *mask |= bit;
                take(old, hit);
            }
            None => all.push((bit, hit)),
        }
    }
}

/// Those with as many of the terms as any of them has, if that is at least `least`.
fn with_most<T>(all: Vec<(Mask, T)>, least: u32) -> Vec<T> {
    let most = all.iter().map(|(mask, _)| mask.count_ones()).max();
    let most = most.filter(|most| *most >= least);
    all.into_iter()
        .filter(|(mask, _)| Some(mask.count_ones()) == most)
        .map(|(_, hit)| hit)
        .collect()
}

/// Names and sections with as many of the terms as any of them has, at least `least`; those with
/// more terms in one sentence first.
fn joined(index: &Index, terms: &[Term], reason: Reason, least: u32, depth: Depth) -> Group {
    let mut group = Group::new(reason);
    let (mut names, mut sections) = (Vec::new(), Vec::new());
    let mut sentences: Vec<(SentenceId, Mask)> = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        let bit = 1 << at;
        let mut one = Group::new(Reason::Exact);
        for spelling in &term.spellings {
            index.take_spelling(&mut one, spelling, 0, depth);
        }
        sentences.extend(one.sentences().map(|id| (id, bit)));
        group.more |= one.more;
        join(
            &mut names,
            bit,
            one.names,
            |old, new| old.named == new.named,
            |old: &mut NameHit, new| old.marks.extend(new.marks),
        );
        join(
            &mut sections,
            bit,
            one.sections,
            |old, new| old.section == new.section,
            |old: &mut SectionHit, new| {
                old.title.extend(new.title);
                old.marks.extend(new.marks);
            },
        );
    }
    group.names = with_most(names, least);
    group.sections = with_most(sections, least);
    group.settle();
    sort_by_number(&mut group.sections, |hit| {
        u64::from(u32::MAX - together(hit, &sentences))
    });
    group
}

/// How many terms a section has in one sentence.
fn together(hit: &SectionHit, sentences: &[(SentenceId, Mask)]) -> u32 {
    let mask_of = |id: SentenceId| {
        let masks = sentences
            .iter()
            .filter(|(of, _)| *of == id)
            .map(|(_, bit)| *bit);
        masks.fold(0, |all: Mask, bit| all | bit).count_ones()
    };
    hit.marks
        .iter()
        .map(|(id, _)| mask_of(*id))
        .max()
        .unwrap_or(0)
}
