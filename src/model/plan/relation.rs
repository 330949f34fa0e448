//! What is selected, and which divisions and articles it concerns.

use serde::{Deserialize, Serialize};

use super::reach::{fill, mark};
use super::{Basis, DivisionIndex, NodeKey, Plan, Slug, Strategy, Target};
use crate::model::messages::Msg;
use crate::model::text::{Section, SentenceId};

/// Why a piece of text applies to a division; the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// The text names the division.
    Named,
    /// The text names the zone the division belongs to.
    Zone,
    /// The text names a kind of place that the division is or has.
    Kind,
    /// The text holds for the whole city.
    City,
}

impl Relation {
    /// All of them, the strongest first.
    pub const ALL: [Self; 4] = [Self::Named, Self::Zone, Self::Kind, Self::City];

    /// What a legend says of it.
    pub const fn message(self) -> Msg {
        match self {
            Self::Named => Msg::MapRelatedNamed,
            Self::Zone => Msg::MapRelatedZone,
            Self::Kind => Msg::MapRelatedKind,
            Self::City => Msg::MapRelatedCity,
        }
    }

    /// The word used in `data-related`, `data-applies` and the open data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Zone => "zone",
            Self::Kind => "kind",
            Self::City => "city",
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
    /// A strategy.
    Strategy(Slug),
    /// A topic.
    Topic(Slug),
}

impl Plan {
    /// What is selected by a node that can be.
    pub fn selection(&self, key: NodeKey) -> Selection {
        match key {
            NodeKey::County(adcode) => {
                let found = self.division(adcode);
                found.map_or(Selection::Nothing, |(at, _)| Selection::Division(at))
            }
            NodeKey::Zone(id) => Selection::Zone(id),
            NodeKey::Part(n) => Selection::Part(n),
            NodeKey::Article(n) => Selection::Article(n),
            NodeKey::Sentence(id) => Selection::Sentence(id),
            NodeKey::Strategy(id) => Selection::Strategy(id),
            NodeKey::Topic(id) => Selection::Topic(id),
            _ => Selection::Nothing,
        }
    }

    /// How sentences together reach each division: the strongest relation.
    fn together(&self, sentences: impl IntoIterator<Item = SentenceId>) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        for id in sentences {
            strengthen(&mut related, &self.divisions_of_sentence(id));
        }
        related
    }

    /// How the sentences of sections reach each division; without any sentence the titles, which
    /// hold for the whole city.
    fn divisions_of_sections(&self, sections: &[Section]) -> Vec<Option<Relation>> {
        let sentences = sections
            .iter()
            .flat_map(|section| self.document.sentences_of(*section));
        let mut sentences = sentences.map(|(id, _)| id).peekable();
        if sentences.peek().is_none() {
            return vec![Some(Relation::City); self.divisions.len()];
        }
        self.together(sentences)
    }

    /// How an article reaches each division: the strongest relation of its sentences.
    pub fn divisions_of_article(&self, number: u16) -> Vec<Option<Relation>> {
        self.divisions_of_sections(&[Section::Article(number)])
    }

    /// How a strategy reaches each division. What the editors decided by hand comes first
    /// (divisions, zones, the whole city, nowhere), then a narrower place in its own name, then its
    /// sentences. That one of its places lies in a division does not say that the text names it.
    pub fn divisions_of_strategy(&self, strategy: &Strategy) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        if strategy.outside {
            return related;
        }
        mark(&mut related, &strategy.divisions, Relation::Named);
        for zone in &strategy.zones {
            self.mark_target(&mut related, Target::Zone(*zone));
        }
        if strategy.whole_city {
            fill(&mut related, Relation::City);
        }
        if related.iter().any(Option::is_some) {
            return related;
        }
        for occurrence in &strategy.occurrences {
            let reach = self.reach(occurrence.sentence);
            let spans = reach.into_iter().flat_map(|reach| &reach.spans);
            for span in spans.filter(|span| occurrence.span.contains(span.words)) {
                self.mark_target(&mut related, span.target);
            }
        }
        if related.iter().any(Option::is_some) {
            return related;
        }
        let sentences = strategy.occurrences.iter().map(|o| o.sentence);
        let (in_text, titles): (Vec<_>, Vec<_>) = sentences.partition(|id| id.number > 0);
        self.together(if in_text.is_empty() { titles } else { in_text })
    }

    /// How the selection concerns each division (parallel to [`Plan::divisions`]).
    pub fn divisions_of(&self, selection: &Selection) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        match selection {
            Selection::Nothing | Selection::Division(_) => {}
            Selection::Zone(id) => {
                if let Some(zone) = self.zone(id.as_str()) {
                    let relation = match zone.basis {
                        Basis::Named => Relation::Named,
                        Basis::Inferred => Relation::Zone,
                    };
                    mark(&mut related, &zone.members, relation);
                }
            }
            Selection::Part(number) => {
                if let Some(part) = self.document.part(*number) {
                    let articles = part.articles.iter().map(|a| Section::Article(a.number));
                    let sections: Vec<Section> = articles.chain([Section::Part(*number)]).collect();
                    related = self.divisions_of_sections(&sections);
                }
            }
            Selection::Article(number) => related = self.divisions_of_article(*number),
            Selection::Sentence(id) => related = self.divisions_of_sentence(*id),
            Selection::Strategy(id) => {
                if let Some((_, strategy)) = self.strategy(id.as_str()) {
                    related = self.divisions_of_strategy(strategy);
                }
            }
            Selection::Topic(id) => {
                if let Some((index, _)) = self.topic(id.as_str()) {
                    let sentences = self.sentences_of_topic(index);
                    related = self.together(sentences.map(|tag| tag.sentence));
                }
            }
        }
        related
    }

    /// How a sentence concerns what is selected; `None` where it does so no more than any
    /// other sentence. What speaks of the whole city says no more of one division than of
    /// another; a sentence that names the selected strategy, or is about the selected topic,
    /// counts as naming it.
    pub fn sentence_relation(&self, id: SentenceId, selection: &Selection) -> Option<Relation> {
        match selection {
            Selection::Division(division) => {
                let related = self.divisions_of_sentence(id);
                let relation = related.get(usize::from(*division)).copied().flatten()?;
                let narrowed = match relation {
                    Relation::Named | Relation::Zone => true,
                    Relation::Kind => self
                        .kinds_that_reach(id, *division)
                        .any(|(_, kind)| self.narrows(kind)),
                    Relation::City => false,
                };
                narrowed.then_some(relation)
            }
            Selection::Zone(slug) => {
                let zone = self.zone(slug.as_str())?;
                let mut named = self.zone_mentions_in(id);
                let named = named.any(|m| self.zones.get(usize::from(m.zone)) == Some(zone));
                (named || zone.sentence == id).then_some(Relation::Zone)
            }
            Selection::Strategy(slug) => {
                let (_, strategy) = self.strategy(slug.as_str())?;
                let mut places = strategy.occurrences.iter().map(|o| o.sentence);
                places
                    .any(|sentence| sentence == id)
                    .then_some(Relation::Named)
            }
            Selection::Topic(slug) => {
                let (index, _) = self.topic(slug.as_str())?;
                self.topics_of(id)
                    .any(|tag| tag.what == index)
                    .then_some(Relation::Named)
            }
            _ => None,
        }
    }

    /// How a section concerns what is selected: the strongest relation of its sentences and its
    /// title.
    fn section_relation(&self, section: Section, selection: &Selection) -> Option<Relation> {
        let title = SentenceId { section, number: 0 };
        let sentences = self.document.sentences_of(section).map(|(id, _)| id);
        sentences
            .chain([title])
            .filter_map(|id| self.sentence_relation(id, selection))
            .min()
    }

    /// How an article concerns what is selected; `None` where it does so no more than any
    /// other article.
    pub fn article_relation(&self, number: u16, selection: &Selection) -> Option<Relation> {
        self.section_relation(Section::Article(number), selection)
    }

    /// How a part concerns what is selected: the strongest relation of its articles, its
    /// introduction and its title.
    pub fn part_relation(&self, number: u16, selection: &Selection) -> Option<Relation> {
        let part = self.document.part(number)?;
        part.articles
            .iter()
            .map(|article| Section::Article(article.number))
            .chain([Section::Part(number)])
            .filter_map(|section| self.section_relation(section, selection))
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
