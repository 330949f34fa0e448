//! Places found become names and sections, the best first.

use std::ops::Range;

use super::{Entry, Group, Index, NameHit, Named, SectionHit};
use crate::order::{pair, sort_by_number};
use crate::text::{Section, SentenceId};

/// A place in the names: entry, and symbols of it; what is found earlier is better.
pub(super) struct NamePlace {
    pub(super) entry: usize,
    pub(super) symbols: Range<usize>,
    /// How far it is from what was asked for; 0 is the words themselves.
    pub(super) distance: usize,
}

/// How good a name is; less is better: first what is nearest, then what is meant as a whole, then
/// what begins with the words, then by kind, then the shortest.
fn rank(entry: &Entry, place: &NamePlace) -> u64 {
    let kind = match entry.named {
        Named::Division(_) => 0,
        Named::Topic(_) => 1,
        Named::Zone(_) => 2,
        Named::Strategy(_) => 3,
        Named::Place(_) => 4,
        Named::Title(_) => 5,
    };
    // A division is as good as named without the word for its kind: 衡南 for 衡南县.
    let kind_word = usize::from(matches!(entry.named, Named::Division(_)));
    let whole = place.symbols.len() + kind_word >= entry.length as usize;
    let begins = place.symbols.start == 0;
    let first = (place.distance as u32) << 8 | u32::from(!whole) << 4 | u32::from(!begins);
    pair(first << 4 | kind, entry.length)
}

impl Group {
    /// Takes in the names at some places; titles become sections.
    pub(super) fn take_names(&mut self, index: &Index, mut places: Vec<NamePlace>) {
        sort_by_number(&mut places, |place| {
            let entry = index.entries.get(place.entry);
            entry.map_or(u64::MAX, |entry| rank(entry, place))
        });
        for place in places {
            let Some(entry) = index.entries.get(place.entry) else {
                continue;
            };
            let mark = index.bytes_of(place.entry, place.symbols);
            if let Named::Title(section) = entry.named {
                match self.sections.iter_mut().find(|hit| hit.section == section) {
                    Some(hit) => hit.title.push(mark),
                    None => self.sections.push(SectionHit {
                        section,
                        title: vec![mark],
                        marks: Vec::new(),
                    }),
                }
                continue;
            }
            match self.names.iter_mut().find(|hit| hit.named == entry.named) {
                Some(hit) if hit.words == entry.words => hit.marks.push(mark),
                Some(_) => {}
                None => self.names.push(NameHit {
                    named: entry.named,
                    words: entry.words.clone(),
                    marks: vec![mark],
                }),
            }
        }
    }

    /// Takes in places of the text, given in order; at most `limit` of them.
    pub(super) fn take_text(
        &mut self,
        index: &Index,
        places: impl Iterator<Item = Range<usize>>,
        limit: usize,
    ) {
        let titled = self.sections.len();
        let mut unit = 0;
        // Where the section of the place before stands; reading order mostly stays inside one.
        let mut last: Option<(Section, usize)> = None;
        for (count, symbols) in places.enumerate() {
            if count == limit {
                self.more = true;
                break;
            }
            unit = index.unit_at(symbols.start, unit);
            let Some(id) = index.units.get(unit).map(|unit| unit.id) else {
                continue;
            };
            let at = match last {
                Some((section, at)) if section == id.section => at,
                _ => self.section_at(id.section, titled),
            };
            last = Some((id.section, at));
            let span = index.span_of(unit, symbols);
            if let Some(hit) = self.sections.get_mut(at) {
                hit.marks.push((id, span));
            }
        }
    }

    /// The place of a section among those found, added at the end if it is new. Those before
    /// `titled` stand in no order, the others in reading order.
    fn section_at(&mut self, section: Section, titled: usize) -> usize {
        let known = self
            .sections
            .iter()
            .take(titled)
            .position(|hit| hit.section == section);
        known.unwrap_or_else(|| {
            self.sections.push(SectionHit {
                section,
                title: Vec::new(),
                marks: Vec::new(),
            });
            self.sections.len() - 1
        })
    }

    /// Puts the best first and every section's places in order. A heading that was found as part
    /// of the text counts as a title.
    pub(super) fn settle(&mut self) {
        for hit in &mut self.sections {
            sort_by_number(&mut hit.marks, |(_, span)| pair(span.start, span.end));
            hit.marks.dedup();
            in_order(&mut hit.title);
        }
        sort_by_number(&mut self.sections, |hit| {
            let heading = hit.marks.first().is_some_and(|(id, _)| id.number == 0);
            let titled = heading || !hit.title.is_empty();
            pair(u32::from(!titled), u32::MAX - hit.marks.len() as u32)
        });
        for hit in &mut self.names {
            in_order(&mut hit.marks);
        }
    }

    /// The sentences found, titles included, in the order of the groups' sections.
    pub fn sentences(&self) -> impl Iterator<Item = SentenceId> {
        self.sections.iter().flat_map(|hit| {
            let title = SentenceId {
                section: hit.section,
                number: 0,
            };
            let titled = (!hit.title.is_empty()).then_some(title);
            titled
                .into_iter()
                .chain(hit.marks.iter().map(|(id, _)| *id))
        })
    }
}

/// Puts marks in order, each once.
fn in_order(marks: &mut Vec<Range<usize>>) {
    sort_by_number(marks, |mark| pair(mark.start as u32, mark.end as u32));
    marks.dedup();
}
