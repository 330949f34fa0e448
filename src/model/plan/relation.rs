//! What is selected, and which divisions and articles it concerns.

use serde::{Deserialize, Serialize};

use super::{DivisionIndex, NodeKey, Plan, Slug, Strategy};
use crate::model::messages::Msg;
use crate::model::text::{Section, SentenceId};

/// How a division and a piece of text belong together; the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// The text names the division.
    Named,
    /// The text names the zone the division belongs to.
    Zone,
    /// The text speaks of the kind of place the division is, of a place in it, or of the whole
    /// city.
    Scope,
}

impl Relation {
    /// All of them, the strongest first.
    pub const ALL: [Self; 3] = [Self::Named, Self::Zone, Self::Scope];

    /// What a legend says of it.
    pub const fn message(self) -> Msg {
        match self {
            Self::Named => Msg::MapRelatedNamed,
            Self::Zone => Msg::MapRelatedZone,
            Self::Scope => Msg::MapRelatedScope,
        }
    }

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

    /// How a sentence concerns each division (parallel to [`Plan::divisions`]): named itself,
    /// through its zone, through the kind of place it is.
    pub fn divisions_of_sentence(&self, id: SentenceId) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        for mention in self.mentions_in(id) {
            mark(&mut related, [&mention.division], Relation::Named);
        }
        let named = self
            .zone_mentions_in(id)
            .filter_map(|m| self.zones.get(usize::from(m.zone)));
        for zone in self
            .zones
            .iter()
            .filter(|zone| zone.sentence == id)
            .chain(named)
        {
            mark(&mut related, &zone.members, Relation::Zone);
        }
        for scope in self.scope_of(id).filter_map(|tag| self.scope(tag.what)) {
            mark(&mut related, &scope.divisions, Relation::Scope);
        }
        related
    }

    /// How sentences together concern each division: the strongest relation. A sentence that
    /// lands on no division concerns the whole city, and so does no sentence at all.
    fn together(
        &self,
        sentences: impl IntoIterator<Item = Vec<Option<Relation>>>,
    ) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        for mut one in sentences {
            or_whole_city(&mut one);
            strengthen(&mut related, &one);
        }
        or_whole_city(&mut related);
        related
    }

    /// How an article concerns each division: the strongest relation of its sentences.
    pub fn divisions_of_article(&self, number: u16) -> Vec<Option<Relation>> {
        let sentences = self.document.sentences_of(Section::Article(number));
        self.together(sentences.map(|(id, _)| self.divisions_of_sentence(id)))
    }

    /// How a strategy concerns each division: those the seeds give it, its zones, the divisions
    /// of its places, the whole city if they say so; without any of these, the kinds of place that
    /// its own name speaks of. What else its sentences speak of need not be about it.
    pub fn divisions_of_strategy(&self, strategy: &Strategy) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        mark(&mut related, &strategy.divisions, Relation::Named);
        let zones = strategy
            .zones
            .iter()
            .filter_map(|at| self.zones.get(usize::from(*at)));
        for zone in zones {
            mark(&mut related, &zone.members, Relation::Zone);
        }
        let places = strategy
            .places
            .iter()
            .filter_map(|at| self.places.get(usize::from(*at)));
        let divisions = places.filter_map(|place| place.division.as_ref());
        mark(&mut related, divisions, Relation::Scope);
        if related.iter().all(Option::is_none) {
            for occurrence in &strategy.occurrences {
                let tags = self.scope_of(occurrence.sentence).filter(|tag| {
                    let mut evidence = tag.evidence.iter();
                    evidence.any(|words| occurrence.span.contains(*words))
                });
                for scope in tags.filter_map(|tag| self.scope(tag.what)) {
                    mark(&mut related, &scope.divisions, Relation::Scope);
                }
            }
        }
        if strategy.whole_city {
            for slot in &mut related {
                slot.get_or_insert(Relation::Scope);
            }
        }
        or_whole_city(&mut related);
        related
    }

    /// How the selection concerns each division (parallel to [`Plan::divisions`]).
    pub fn divisions_of(&self, selection: &Selection) -> Vec<Option<Relation>> {
        let mut related = vec![None; self.divisions.len()];
        match selection {
            Selection::Nothing | Selection::Division(_) => {}
            Selection::Zone(id) => {
                if let Some(zone) = self.zone(id.as_str()) {
                    mark(&mut related, &zone.members, Relation::Zone);
                }
            }
            Selection::Part(number) => {
                for article in self
                    .document
                    .part(*number)
                    .map_or(&[][..], |part| &part.articles)
                {
                    strengthen(&mut related, &self.divisions_of_article(article.number));
                }
            }
            Selection::Article(number) => related = self.divisions_of_article(*number),
            Selection::Sentence(id) => {
                related = self.divisions_of_sentence(*id);
                or_whole_city(&mut related);
            }
            Selection::Strategy(id) => {
                if let Some((_, strategy)) = self.strategy(id.as_str()) {
                    related = self.divisions_of_strategy(strategy);
                }
            }
            Selection::Topic(id) => {
                if let Some((index, _)) = self.topic(id.as_str()) {
                    let sentences = self.sentences_of_topic(index);
                    related = self
                        .together(sentences.map(|tag| self.divisions_of_sentence(tag.sentence)));
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
                let mut scopes = self.scope_of(id).filter_map(|tag| self.scope(tag.what));
                let kind_of_place = scopes.any(|scope| {
                    scope.divisions.len() < self.divisions.len()
                        && scope.divisions.contains(division)
                });
                let relation = related.get(usize::from(*division)).copied().flatten();
                relation.filter(|relation| *relation != Relation::Scope || kind_of_place)
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

/// Marks divisions with a relation, unless they have a stronger one.
fn mark<'a>(
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

/// What lands nowhere concerns the whole city.
fn or_whole_city(related: &mut [Option<Relation>]) {
    if related.iter().all(Option::is_none) {
        related.fill(Some(Relation::Scope));
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
