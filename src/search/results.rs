//! Search results, in display order.

use std::ops::Range;
use std::sync::Arc;

use super::Named;
use crate::model::text::{Section, SentenceId, Span};

/// The reason why a result matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The words themselves occur, in any spelling.
    Exact,
    /// The query is the pinyin or the initials of the result.
    Pinyin,
    /// The query is an everyday word; these are the plan's own words for it.
    Also(Vec<String>),
    /// All of these words occur, separately.
    All(Vec<String>),
    /// All of these words occur in one article, but no sentence has all of them.
    Apart(Vec<String>),
    /// Other characters of the same sound occur.
    Homophone,
    /// The words occur with one typing error.
    Near,
    /// Only these pieces of the query occur.
    Pieces(Vec<String>),
}

impl Reason {
    /// Returns whether the result matches the query itself.
    pub const fn is_exact(&self) -> bool {
        !matches!(self, Self::Homophone | Self::Near | Self::Pieces(_))
    }
}

/// A name that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHit {
    /// The item that it names.
    pub named: Named,
    /// The name.
    pub words: Arc<str>,
    /// The matching byte ranges of the name.
    pub marks: Vec<Range<usize>>,
}

/// A section that matches: an article, the introduction of a part, the preamble or the closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHit {
    /// The section.
    pub section: Section,
    /// The matches in its title.
    pub title: TitleMarks,
    /// The matches in its sentences, in reading order.
    pub marks: Vec<(SentenceId, Span)>,
    /// The translated sentences that match, in reading order, with the matching bytes of each.
    pub translated: Vec<(SentenceId, Vec<Range<usize>>)>,
}

/// The matches in a title, as byte ranges of the original and of its translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TitleMarks {
    /// In the original title.
    pub own: Vec<Range<usize>>,
    /// In the translation that is shown instead.
    pub translated: Vec<Range<usize>>,
}

impl TitleMarks {
    pub(super) fn append(&mut self, mut other: Self) {
        self.own.append(&mut other.own);
        self.translated.append(&mut other.translated);
    }
}

/// The results for one reason, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The reason.
    pub reason: Reason,
    /// The names.
    pub names: Vec<NameHit>,
    /// The sections.
    pub sections: Vec<SectionHit>,
    /// The number of names and sections, including omitted ones.
    pub count: usize,
    /// Whether there are more than `count`, or there may be more for another reason.
    pub more: bool,
}

impl Group {
    pub(super) const fn new(reason: Reason) -> Self {
        Self {
            reason,
            names: Vec::new(),
            sections: Vec::new(),
            count: 0,
            more: false,
        }
    }

    /// Returns whether there are no results.
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty() && self.sections.is_empty()
    }

    /// Returns whether some results are omitted.
    pub const fn is_cut(&self) -> bool {
        self.more || self.names.len() + self.sections.len() < self.count
    }
}

/// All results: exact matches first, then approximate ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// The groups. None is empty, and no name or section is in two groups.
    pub groups: Vec<Group>,
}

impl Results {
    /// Adds a group unless it is empty.
    pub(super) fn add(&mut self, group: Group) {
        if !group.is_empty() {
            self.groups.push(group);
        }
    }

    /// Returns whether there is room for another group. If there is none, the last group is marked
    /// as having more.
    pub(super) fn has_room(&mut self) -> bool {
        match self.groups.last_mut() {
            Some(last) if last.is_cut() => {
                last.more = true;
                false
            }
            _ => true,
        }
    }

    /// The number of names and sections; a lower bound if the second value is true.
    pub fn count(&self) -> (usize, bool) {
        let groups = self.groups.iter();
        groups.fold((0, false), |(count, more), group| {
            (count + group.count, more || group.more)
        })
    }

    /// Returns whether there are exact matches.
    pub fn has_exact(&self) -> bool {
        self.groups.iter().any(|group| group.reason.is_exact())
    }
}
