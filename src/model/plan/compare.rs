//! Two divisions side by side: which sentences reach both, and which one of them alone.

use super::{DivisionIndex, Plan, Relation};
use crate::model::text::SentenceId;

/// One of the two divisions of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The first.
    First,
    /// The second.
    Second,
}

/// A sentence that reaches at least one of two divisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparedSentence {
    /// The sentence.
    pub id: SentenceId,
    /// Why it applies to the first and to the second.
    pub relations: [Option<Relation>; 2],
}

impl ComparedSentence {
    /// Why it applies to one of the two.
    pub const fn to(&self, which: Which) -> Option<Relation> {
        let [first, second] = self.relations;
        match which {
            Which::First => first,
            Which::Second => second,
        }
    }

    /// The strongest reason of the two.
    pub fn strongest(&self) -> Option<Relation> {
        self.relations.into_iter().flatten().min()
    }

    /// Whether it applies to both.
    pub const fn is_shared(&self) -> bool {
        matches!(self.relations, [Some(_), Some(_)])
    }
}

/// What the plan says of two divisions, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison(Vec<ComparedSentence>);

impl Comparison {
    /// The sentences that apply to both.
    pub fn shared(&self) -> impl Iterator<Item = &ComparedSentence> {
        self.0.iter().filter(|sentence| sentence.is_shared())
    }

    /// The sentences that apply to one of the two alone.
    pub fn only(&self, which: Which) -> impl Iterator<Item = &ComparedSentence> {
        let reached = self.0.iter().filter(move |s| s.to(which).is_some());
        reached.filter(|sentence| !sentence.is_shared())
    }

    /// How many sentences apply to one of the two for a reason.
    pub fn count(&self, which: Which, relation: Relation) -> usize {
        let reached = self.0.iter();
        reached.filter(|s| s.to(which) == Some(relation)).count()
    }

    /// How many sentences apply to one of the two.
    pub fn reaching(&self, which: Which) -> usize {
        let reached = self.0.iter();
        reached.filter(|s| s.to(which).is_some()).count()
    }
}

impl Plan {
    /// Compares what applies to two divisions.
    pub fn compare(&self, first: DivisionIndex, second: DivisionIndex) -> Comparison {
        let all = self.document.sentences().map(|(id, _)| {
            let related = self.divisions_of_sentence(id);
            let to = |at: DivisionIndex| related.get(usize::from(at)).copied().flatten();
            ComparedSentence {
                id,
                relations: [to(first), to(second)],
            }
        });
        let reached = all.filter(|sentence| sentence.strongest().is_some());
        Comparison(reached.collect())
    }
}
