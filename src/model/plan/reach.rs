//! Where a sentence applies: the words that name or narrow a place, and how all other divisions
//! stand.

use serde::{Deserialize, Serialize};

use super::strategy::worded;
use super::{DivisionIndex, Note, Plan, Relation, Slug, ZoneIndex};
use crate::model::text::{SentenceId, Span};

/// Index of a kind of place in [`Plan::kinds`](super::Plan::kinds).
pub type KindIndex = u16;

/// A kind of place, such as towns or villages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceKind {
    /// Its stable name.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
    /// The divisions that have such places, by the rule in the seeds.
    pub divisions: Vec<DivisionIndex>,
    /// Why these.
    pub reason: Note,
}

/// What a span of a sentence names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A division.
    Division(DivisionIndex),
    /// A zone of the regional pattern.
    Zone(ZoneIndex),
    /// A kind of place.
    Kind(KindIndex),
    /// The whole city, in so many words.
    City,
}

/// Words of a sentence that say where it applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachSpan {
    /// The words.
    pub words: Span,
    /// What they name.
    pub target: Target,
    /// Whether an editor set it; the reason is that of the sentence.
    pub by_hand: bool,
}

worded! {
    /// How a sentence stands to the divisions that none of its spans reaches.
    Rest {
        /// It applies there as well: the sentence, or a clause of it, holds for the whole city.
        City => "city",
        /// It does not: every clause is narrowed.
        None => "none",
        /// It applies nowhere in the city: it tells of the world, the nation or the province.
        Outside => "outside",
    }
}

worded! {
    /// Of which time a sentence speaks.
    Aspect {
        /// Of what is to be done.
        Plan => "plan",
        /// Of the five years before.
        Past => "past",
        /// Of the situation at the time of writing.
        Context => "context",
    }
}

/// Where a sentence applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The sentence.
    pub sentence: SentenceId,
    /// Of which time it speaks.
    pub aspect: Aspect,
    /// The words that say where it applies, in their order.
    pub spans: Vec<ReachSpan>,
    /// How it stands to the divisions that no span reaches.
    pub rest: Rest,
    /// Why an editor decided so; empty if the rules did.
    pub reason: Note,
}

impl Plan {
    /// Where a sentence applies; `None` for a title and for a sentence that the plan has not.
    pub fn reach(&self, id: SentenceId) -> Option<&Reach> {
        let span = self.document.span(id)?;
        let place = |reach: &Reach| self.document.span(reach.sentence);
        let at = self.reach.binary_search_by_key(&Some(span), place).ok()?;
        self.reach.get(at).filter(|reach| reach.sentence == id)
    }

    /// Of which time a sentence speaks.
    pub fn aspect(&self, id: SentenceId) -> Aspect {
        self.reach(id).map_or(Aspect::Plan, |reach| reach.aspect)
    }

    /// A kind of place.
    pub fn kind(&self, index: KindIndex) -> Option<&PlaceKind> {
        self.kinds.get(usize::from(index))
    }

    /// Whether a kind of place is found in some divisions only.
    pub fn narrows(&self, kind: &PlaceKind) -> bool {
        kind.divisions.len() < self.divisions.len()
    }

    /// How a sentence reaches each division (parallel to [`Plan::divisions`]). A title holds for
    /// the whole city.
    pub fn divisions_of_sentence(&self, id: SentenceId) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        let rest = match self.reach(id) {
            Some(reach) if reach.rest == Rest::Outside => Rest::Outside,
            Some(reach) => {
                for span in &reach.spans {
                    self.mark_target(&mut related, span.target);
                }
                reach.rest
            }
            None if self.document.span(id).is_some() => Rest::City,
            None => Rest::None,
        };
        if rest == Rest::City {
            fill(&mut related, Relation::City);
        }
        related
    }

    /// The kinds of place through which a sentence reaches a division, in the order of the seeds.
    pub fn kinds_that_reach(
        &self,
        id: SentenceId,
        division: DivisionIndex,
    ) -> impl Iterator<Item = (KindIndex, &PlaceKind)> {
        let spans = self.reach(id).map_or(&[][..], |reach| &reach.spans);
        (0..).zip(&self.kinds).filter(move |(index, kind)| {
            kind.divisions.contains(&division)
                && spans.iter().any(|span| span.target == Target::Kind(*index))
        })
    }

    /// Marks the divisions that a span reaches.
    pub(super) fn mark_target(&self, related: &mut [Option<Relation>], target: Target) {
        match target {
            Target::Division(division) => mark(related, [&division], Relation::Named),
            Target::Zone(zone) => {
                let zone = self.zones.get(usize::from(zone));
                mark(
                    related,
                    zone.into_iter().flat_map(|z| &z.members),
                    Relation::Zone,
                );
            }
            Target::Kind(kind) => {
                let kind = self.kind(kind);
                mark(
                    related,
                    kind.into_iter().flat_map(|k| &k.divisions),
                    Relation::Kind,
                );
            }
            Target::City => {}
        }
    }
}

/// Marks divisions with a relation, unless they have a stronger one.
pub(super) fn mark<'a>(
    related: &mut [Option<Relation>],
    divisions: impl IntoIterator<Item = &'a DivisionIndex>,
    relation: Relation,
) {
    for division in divisions {
        if let Some(slot) = related.get_mut(usize::from(*division)) {
            *slot = Some(slot.map_or(relation, |old| old.min(relation)));
        }
    }
}

/// Marks every division that has no relation.
pub(super) fn fill(related: &mut [Option<Relation>], relation: Relation) {
    for slot in related {
        slot.get_or_insert(relation);
    }
}
