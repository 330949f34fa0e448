//! Places found become names and sections, the best first.

use std::ops::Range;

use super::Named;
use super::places::Places;
use super::sections::{Run, densest, sections_with};
use super::{Depth, Group, Index, NameHit, Reason, Results, SectionHit, TitleMarks};
use crate::sort::{pair, sort_by_key_u64, sorted};
use crate::model::text::SentenceId;

/// What is left out is counted if it is among no more names or sections than these.
const COUNTED: usize = 512;

/// A group on its way.
pub(super) struct Collected<'a> {
    index: &'a Index,
    group: Group,
    /// What each name stands for, as a number, and its entry.
    known: Vec<u32>,
    entries: Vec<usize>,
    /// What the names stand for that are left out, some of them more than once.
    left: Vec<u32>,
    /// Names, by these numbers, and sections that stand in another group.
    other_names: Vec<u32>,
    other_sections: Vec<usize>,
    /// Sections whose titles were found, with what was found in these.
    pub(super) titled: Vec<(usize, TitleMarks)>,
    most: usize,
}

/// Some places of one name, by their numbers.
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

    /// What was found before is not taken in again.
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

    /// How good a name is; less is better: first what is meant as a whole, then what begins with the
    /// words. What is as good stands in the order of the entries: by kind, the shortest first.
    fn class(&self, entry: usize, symbols: &Range<u32>, place: &Range<u32>) -> usize {
        // A division is as good as named without the word for its kind: 衡南 for 衡南县.
        let kind_word = usize::from(entry < self.index.divisions);
        // Behind a name is a break.
        let whole = place.len() + kind_word + 1 >= symbols.len();
        usize::from(!whole) << 1 | usize::from(place.start != symbols.start)
    }

    /// Takes in the names at some places, behind those that are known; titles become sections.
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
        let few = classes.iter().map(Vec::len).sum::<usize>() <= COUNTED;
        for runs in &classes {
            // Titles stand behind all names, and none of them is left out.
            let titles = runs.partition_point(|run| run.entry < self.index.titles);
            let (names, titles) = runs.split_at(titles);
            for run in names {
                if !self.take_name(places, run) && new && !few {
                    // No name comes twice, so those that are known have all their marks.
                    self.group.more = true;
                    break;
                }
            }
            for run in titles {
                self.take_name(places, run);
            }
        }
    }

    /// Takes in one name; `false` if there are enough of them.
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

    /// The group, with the sections of some places of the text. A heading that was found as part of
    /// the text counts as a title.
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
            if starts.len().min(self.index.sections.len()) <= COUNTED {
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

    /// Takes in names as they are.
    pub(super) fn take_all(&mut self, mut names: Vec<NameHit>) {
        self.group.count += names.len().saturating_sub(self.most);
        names.truncate(self.most);
        self.group.names = names;
    }

    /// Counts a section, and takes it in if there is room for it.
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
            });
        }
    }

    /// The group.
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
    /// The sentences found, titles included, in the order of the groups' sections.
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

/// Puts marks in order, each once.
fn in_order(marks: &mut Vec<Range<usize>>) {
    if marks.len() > 1 {
        sort_by_key_u64(marks, |mark| pair(mark.start as u32, mark.end as u32));
        marks.dedup();
    }
}
