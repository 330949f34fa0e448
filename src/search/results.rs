//! What was found, in the order it is shown.

use std::ops::Range;

use super::Named;
use crate::text::{Section, SentenceId, Span};

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
    pub words: String,
    /// What was found in it, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// A section of the text: an article, the introduction of a part, preamble or closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHit {
    /// Which one.
    pub section: Section,
    /// What was found in its title, in bytes of the title.
    pub title: Vec<Range<usize>>,
    /// What was found in its sentences, in reading order.
    pub marks: Vec<(SentenceId, Span)>,
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
    /// Whether there are more places than were looked at.
    pub more: bool,
}

impl Group {
    pub(super) const fn new(reason: Reason) -> Self {
        Self {
            reason,
            names: Vec::new(),
            sections: Vec::new(),
            more: false,
        }
    }

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty() && self.sections.is_empty()
    }
}

/// What was found: what was asked for first, then what comes near.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// None of them is empty, and no name or section stands in two.
    pub groups: Vec<Group>,
}

impl Results {
    /// Adds a group without what was found before; nothing if nothing is left.
    pub(super) fn add(&mut self, mut group: Group) {
        let names = self.groups.iter().flat_map(|group| &group.names);
        let known: Vec<Named> = names.map(|hit| hit.named).collect();
        group.names.retain(|hit| !known.contains(&hit.named));
        let sections = self.groups.iter().flat_map(|group| &group.sections);
        let known: Vec<Section> = sections.map(|hit| hit.section).collect();
        group.sections.retain(|hit| !known.contains(&hit.section));
        if !group.is_empty() {
            self.groups.push(group);
        }
    }

    /// Whether what was asked for was found.
    pub fn has_exact(&self) -> bool {
        self.groups.iter().any(|group| group.reason.is_exact())
    }
}
