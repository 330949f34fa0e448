//! What was found, in the order it is shown.

use std::ops::Range;
use std::sync::Arc;

use super::Named;
use crate::model::text::{Section, SentenceId, Span};

/// Why something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The words themselves stand there, in whatever spelling.
    Exact,
    /// They are the pinyin or the initials of what stands there.
    Pinyin,
    /// An everyday word; these are the plan's own words for it.
    Also(Vec<String>),
    /// All of these words stand there, apart from each other.
    All(Vec<String>),
    /// Other characters of the same sound stand there.
    Homophone,
    /// Nearly the words stand there.
    Near,
    /// Only these pieces of the words stand there.
    Pieces(Vec<String>),
}

impl Reason {
    /// Whether what was found is what was asked for.
    pub const fn is_exact(&self) -> bool {
        !matches!(self, Self::Homophone | Self::Near | Self::Pieces(_))
    }
}

/// A name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHit {
    /// What it is the name of.
    pub named: Named,
    /// The name.
    pub words: Arc<str>,
    /// What was found in it, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// A section of the text: an article, the introduction of a part, preamble or closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHit {
    /// Which one.
    pub section: Section,
    /// What was found in its title.
    pub title: TitleMarks,
    /// What was found in its sentences, in reading order.
    pub marks: Vec<(SentenceId, Span)>,
}

/// What was found in a title, in the text's words and translated; in bytes of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TitleMarks {
    /// In the text's own title.
    pub own: Vec<Range<usize>>,
    /// In the title that is shown in its place.
    pub translated: Vec<Range<usize>>,
}

impl TitleMarks {
    pub(super) fn append(&mut self, mut other: Self) {
        self.own.append(&mut other.own);
        self.translated.append(&mut other.translated);
    }
}

/// What was found for one reason; the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The reason.
    pub reason: Reason,
    /// The names.
    pub names: Vec<NameHit>,
    /// The sections.
    pub sections: Vec<SectionHit>,
    /// How many names and sections there are, those that are left out here counted too.
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

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty() && self.sections.is_empty()
    }

    /// Whether some of what was found is left out.
    pub const fn is_cut(&self) -> bool {
        self.more || self.names.len() + self.sections.len() < self.count
    }
}

/// What was found: what was asked for first, then what comes near.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// None of them is empty, and no name or section stands in two.
    pub groups: Vec<Group>,
}

impl Results {
    /// Adds a group, if it is not empty.
    pub(super) fn add(&mut self, group: Group) {
        if !group.is_empty() {
            self.groups.push(group);
        }
    }

    /// Whether there is room for another group. Where there is none, there may be more.
    pub(super) fn has_room(&mut self) -> bool {
        match self.groups.last_mut() {
            Some(last) if last.is_cut() => {
                last.more = true;
                false
            }
            _ => true,
        }
    }

    /// How many names and sections there are; at least so many where the second is true.
    pub fn count(&self) -> (usize, bool) {
        let groups = self.groups.iter();
        groups.fold((0, false), |(count, more), group| {
            (count + group.count, more || group.more)
        })
    }

    /// Whether what was asked for was found.
    pub fn has_exact(&self) -> bool {
        self.groups.iter().any(|group| group.reason.is_exact())
    }
}
