//! Collection of matches into groups of names and sections, the best first.

use std::ops::Range;

use super::Named;
use super::places::Places;
use super::sections::{Run, densest, sections_with};
use super::{Depth, Group, Index, NameHit, Reason, Results, SectionHit, TitleMarks};
use crate::model::text::SentenceId;
use crate::sort::{pair, sort_by_key_u64, sorted};

/// The largest number of matching names or sections for which omitted results are counted exactly.
const MAX_COUNTED: usize = 512;

/// A group under construction.
pub(super) struct Collected<'a> {
    index: &'a Index,
    group: Group,
    /// The item that each name stands for, as a number; `entries` holds the entry of each.
    known: Vec<u32>,
    entries: Vec<usize>,
    /// The items of omitted names, as numbers, possibly repeated.
    left: Vec<u32>,
    /// The items of names in other groups, as numbers; `other_sections` holds the sections of other
    /// groups.
    other_names: Vec<u32>,
    other_sections: Vec<usize>,
    /// Sections whose titles match, with the marks in the titles.
    pub(super) titled: Vec<(usize, TitleMarks)>,
    most: usize,
}

/// A run of places in one name, as a range of place numbers.
struct NameRun {
    entry: usize,
    places: Range<usize>,
}

impl<'a> Collected<'a> {
    pub(super) const fn new(index: &'a Index, reason: Reason, depth: Depth) -> Self {
        Self {
            index,
            group: Group::new(reason),
            known: Vec::new(),
            entries: Vec::new(),
            left: Vec::new(),
            other_names: Vec::new(),
            other_sections: Vec::new(),
            titled: Vec::new(),
            most: depth.most(),
        }
    }

    /// Excludes the results that are already in `found`.
    pub(super) fn without(mut self, found: &Results) -> Self {
        for group in &found.groups {
            let names = group.names.iter().map(|hit| hit.named.number());
            self.other_names.extend(names);
            for hit in &group.sections {
                let mut sections = self.index.sections.iter();
                let number = sections.position(|section| *section == hit.section);
                self.other_sections.extend(number);
            }
        }
        self
    }

    /// The rank of a name, lower is better: whole names first, then names that begin with the
    /// words. Names of equal rank keep the order of the entries: by kind, the shortest first.
    fn class(&self, entry: usize, symbols: &Range<u32>, place: &Range<u32>) -> usize {
        // A division also matches as a whole without the word for its kind: 衡南 for 衡南县.
        let kind_word = usize::from(entry < self.index.divisions);
        // A break follows every name.
        let whole = place.len() + kind_word + 1 >= symbols.len();
        usize::from(!whole) << 1 | usize::from(place.start != symbols.start)
    }

    /// Adds the names at the given places after those already collected; titles become sections.
    pub(super) fn take_names(&mut self, places: &Places) {
        let mut classes: [Vec<NameRun>; 4] = Default::default();
        let (count, mut from) = (places.starts.len(), 0);
        while from < count {
            let mut place = places.range(from);
            let entry = self.index.entry_steps.at(place.start);
            let symbols = self.index.entry_steps.range(entry);
            let (mut to, mut best) = (from, 3);
            while to < count && place.start < symbols.end {
                best = best.min(self.class(entry, &symbols, &place));
                to += 1;
                place = places.range(to);
            }
            classes[best].push(NameRun {
                entry,
                places: from..to,
            });
            from = to.max(from + 1);
        }
        let new = self.entries.is_empty();
        let few = classes.iter().map(Vec::len).sum::<usize>() <= MAX_COUNTED;
        for runs in &classes {
            // Titles come after all names, and none of them is omitted.
            let titles = runs.partition_point(|run| run.entry < self.index.titles);
            let (names, titles) = runs.split_at(titles);
            for run in names {
                if !self.take_name(places, run) && new && !few {
                    // No name occurs twice in one call, so the names already taken have all their
                    // marks.
                    self.group.more = true;
                    break;
                }
            }
            for run in titles {
                self.take_name(places, run);
            }
        }
    }

    /// Adds one name; returns `false` if the group is full.
    fn take_name(&mut self, places: &Places, run: &NameRun) -> bool {
        let Some(entry) = self.index.entries.get(run.entry) else {
            return true;
        };
        let numbers = run.places.clone();
        let marks = numbers.map(|at| self.index.bytes_of(run.entry, places.range(at)));
        if let Some(section) = entry.section {
            let mut title = TitleMarks::default();
            match entry.named {
                Named::Translated(_) => title.translated.extend(marks),
                _ => title.own.extend(marks),
            }
            let section = section as usize;
            match self.titled.iter_mut().find(|(of, _)| *of == section) {
                Some((_, known)) => known.append(title),
                None => self.titled.push((section, title)),
            }
            return true;
        }
        let names = &mut self.group.names;
        let number = entry.named.number();
        match self.known.iter().position(|known| *known == number) {
            Some(at) if self.entries.get(at) == Some(&run.entry) => names[at].marks.extend(marks),
            Some(_) => {}
            None if self.other_names.contains(&number) => {}
            None if names.len() >= self.most => {
                self.left.push(number);
                return false;
            }
            None => {
                self.known.push(number);
                self.entries.push(run.entry);
                names.push(NameHit {
                    named: entry.named,
                    words: entry.words.clone(),
                    marks: marks.collect(),
                });
            }
        }
        true
    }

    /// The finished group, with the sections of the given places in the text. A heading that
    /// matches as part of the text counts as a title.
    pub(super) fn with_text(mut self, places: &Places) -> Group {
        for section in self.index.headed(places) {
            if !self.titled.iter().any(|(of, _)| *of == section) {
                self.titled.push((section, TitleMarks::default()));
            }
        }
        let mut apart = std::mem::take(&mut self.other_sections);
        self.titled.retain(|(section, _)| !apart.contains(section));
        let others = apart
            .iter()
            .map(|section| self.index.run_of(places, *section).places.len());
        let mut taken: usize = others.sum();
        let mut titled: Vec<_> = self
            .titled
            .drain(..)
            .map(|(section, title)| (self.index.run_of(places, section), title))
            .collect();
        sort_by_key_u64(&mut titled, |(run, _)| u64::MAX - run.places.len() as u64);
        apart.extend(titled.iter().map(|(run, _)| run.section));
        sort_by_key_u64(&mut apart, |section| *section as u64);
        let (steps, starts) = (&self.index.section_steps, &*places.starts);
        let rest = self.most.saturating_sub(titled.len());
        let untitled = densest(steps, starts, rest, &apart);
        let runs = titled.iter().map(|(run, _)| run).chain(&untitled);
        taken += runs.map(|run| run.places.len()).sum::<usize>();
        if taken < starts.len() {
            if starts.len().min(self.index.sections.len()) <= MAX_COUNTED {
                self.group.count += sections_with(steps, starts, &apart) - untitled.len();
            } else {
                self.group.more = true;
            }
        }
        titled.extend(untitled.into_iter().map(|run| (run, TitleMarks::default())));
        for (run, title) in titled {
            self.take_section(places, run, title);
        }
        self.settled()
    }

    /// Adds finished names, without matching them again.
    pub(super) fn take_all(&mut self, mut names: Vec<NameHit>) {
        self.group.count += names.len().saturating_sub(self.most);
        names.truncate(self.most);
        self.group.names = names;
    }

    /// Counts a section, and adds it if there is room for it.
    pub(super) fn take_section(&mut self, places: &Places, run: Run, mut title: TitleMarks) {
        self.group.count += 1;
        if self.group.sections.len() >= self.most {
            return;
        }
        let mut marks = Vec::with_capacity(run.places.len());
        marks.extend(
            run.places
                .filter_map(|at| self.index.mark_of(places.range(at))),
        );
        marks.dedup();
        in_order(&mut title.own);
        in_order(&mut title.translated);
        if let Some(section) = self.index.sections.get(run.section) {
            self.group.sections.push(SectionHit {
                section: *section,
                title,
                marks,
                translated: Vec::new(),
            });
        }
    }

    /// The finished group: omitted names counted, marks in order.
    pub(super) fn settled(mut self) -> Group {
        let mut left = sorted(
            self.left
                .drain(..)
                .map(|number| (u64::from(number), 0))
                .collect(),
        );
        left.dedup();
        self.group.count += self.group.names.len() + left.len();
        for hit in &mut self.group.names {
            in_order(&mut hit.marks);
        }
        self.group
    }
}

impl Group {
    /// The matching sentences, titles included, in the order of the group's sections.
    pub fn sentences(&self) -> impl Iterator<Item = SentenceId> {
        self.sections.iter().flat_map(|hit| {
            let title = SentenceId {
                section: hit.section,
                number: 0,
            };
            let titled = (!hit.title.own.is_empty()).then_some(title);
            titled
                .into_iter()
                .chain(hit.marks.iter().map(|(id, _)| *id))
        })
    }
}

/// Sorts marks and removes duplicates.
fn in_order(marks: &mut Vec<Range<usize>>) {
    if marks.len() > 1 {
        sort_by_key_u64(marks, |mark| pair(mark.start as u32, mark.end as u32));
        marks.dedup();
    }
}
