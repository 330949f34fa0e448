//! What is selected, and which divisions and articles it concerns.

use super::{DivisionIndex, Plan, Slug};
use crate::text::{Section, SentenceId};

/// How a division and a piece of text belong together; the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The text names the division.
    Named,
    /// The text names the zone the division belongs to.
    Zone,
    /// The text speaks of the whole city.
    Scope,
}

impl Relation {
    /// The word used in `data-related`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Zone => "zone",
            Self::Scope => "scope",
        }
    }
}

/// The one thing that map, tree and text show together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Selection {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A division.
    Division(DivisionIndex),
    /// A zone.
    Zone(Slug),
    /// A part.
    Part(u16),
    /// An article.
    Article(u16),
    /// A sentence.
    Sentence(SentenceId),
}

impl Plan {
    /// How a sentence concerns each division (parallel to [`Plan::divisions`]).
    pub fn divisions_of_sentence(&self, id: SentenceId) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        let mut mark = |division: DivisionIndex, relation: Relation| {
            if let Some(slot) = related.get_mut(usize::from(division)) {
                *slot = Some(slot.map_or(relation, |old: Relation| old.min(relation)));
            }
        };
        for mention in self.mentions_in(id) {
            mark(mention.division, Relation::Named);
        }
        for zone in self.zones.iter().filter(|zone| zone.sentence == id) {
            for division in &zone.members {
                mark(*division, Relation::Zone);
            }
        }
        related
    }

    /// How an article concerns each division: the strongest relation of its sentences. A
    /// division that no sentence of it reaches is concerned with the whole city.
    pub fn divisions_of_article(&self, number: u16) -> Vec<Option<Relation>> {
        let mut related = vec![Some(Relation::Scope); self.divisions.len()];
        for (id, _) in self.document.sentences_of(Section::Article(number)) {
            strengthen(&mut related, &self.divisions_of_sentence(id));
        }
        related
    }

    /// How the selection concerns each division (parallel to [`Plan::divisions`]).
    pub fn divisions_of(&self, selection: &Selection) -> Vec<Option<Relation>> {
        let nothing = vec![None; self.divisions.len()];
        match selection {
            Selection::Nothing | Selection::Division(_) => nothing,
            Selection::Zone(id) => {
                let mut related = nothing;
                for division in self.zone(id.as_str()).map_or(&[][..], |zone| &zone.members) {
                    if let Some(slot) = related.get_mut(usize::from(*division)) {
                        *slot = Some(Relation::Zone);
                    }
                }
                related
            }
            Selection::Part(number) => {
                let mut related = nothing;
                for article in self
                    .document
                    .part(*number)
                    .map_or(&[][..], |part| &part.articles)
                {
                    strengthen(&mut related, &self.divisions_of_article(article.number));
                }
                related
            }
            Selection::Article(number) => self.divisions_of_article(*number),
            Selection::Sentence(id) => {
                let mut related = self.divisions_of_sentence(*id);
                if related.iter().all(Option::is_none) {
                    related.fill(Some(Relation::Scope));
                }
                related
            }
        }
    }

    /// How an article concerns what is selected on the map; `None` where it does so no more
    /// than any other article.
    pub fn article_relation(&self, number: u16, selection: &Selection) -> Option<Relation> {
        let sentences = || self.document.sentences_of(Section::Article(number));
        match selection {
            Selection::Division(division) => sentences()
                .filter_map(|(id, _)| {
                    self.divisions_of_sentence(id)
                        .get(usize::from(*division))
                        .copied()
                        .flatten()
                })
                .min(),
            Selection::Zone(slug) => {
                let zone = self.zone(slug.as_str())?;
                sentences()
                    .any(|(id, _)| zone.sentence == id)
                    .then_some(Relation::Zone)
            }
            _ => None,
        }
    }

    /// How a part concerns what is selected on the map: the strongest relation of its articles.
    pub fn part_relation(&self, number: u16, selection: &Selection) -> Option<Relation> {
        let part = self.document.part(number)?;
        part.articles
            .iter()
            .filter_map(|article| self.article_relation(article.number, selection))
            .min()
    }
}

/// Keeps the stronger relation of each pair.
fn strengthen(related: &mut [Option<Relation>], other: &[Option<Relation>]) {
    for (slot, new) in related.iter_mut().zip(other) {
        *slot = match (*slot, *new) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
}
