//! The most telling sentences of a topic first.

use std::cmp::Reverse;

use super::{Aspect, DivisionIndex, Plan, Relation, Tag, TopicIndex};
use crate::model::text::{Section, SentenceId, Span};

/// Below this share of a sentence, in per cent of its bytes, the words of a topic are said in passing.
const IN_PASSING: usize = 5;

impl Plan {
    /// The sentences of a topic, the most telling first: those that the editors put first, then what is
    /// to be done before what was, mentions in passing last; among these the articles that have the topic
    /// in their titles, in the order of the text, then the sentences that speak of it most.
    pub fn telling_first(&self, topic: TopicIndex) -> Vec<&Tag<TopicIndex>> {
        let mut tags: Vec<&Tag<TopicIndex>> = self.sentences_of_topic(topic).collect();
        let mut words: Vec<&str> = tags
            .iter()
            .flat_map(|tag| &tag.evidence)
            .map(|span| self.words(*span))
            .collect();
        words.sort_unstable();
        words.dedup();
        let lead = self.topics.get(usize::from(topic));
        let lead = lead.map_or(&[][..], |topic| &topic.lead);
        let in_section = |section: Section| {
            let all = self.sentences_of_topic(topic);
            all.filter(|tag| tag.sentence.section == section).count()
        };
        tags.sort_by_cached_key(|tag| {
            let section = tag.sentence.section;
            let title = self.sentence(SentenceId { section, number: 0 });
            let is_titled = words.iter().any(|word| title.contains(word));
            let share = self.share(tag);
            let is_alone = in_section(section) == 1 && tag.evidence.len() < 2;
            let group = match self.aspect(tag.sentence) {
                _ if !is_titled && is_alone && share < IN_PASSING => 2,
                Aspect::Plan => 0,
                Aspect::Past | Aspect::Context => 1,
            };
            let led = lead.iter().position(|(id, _)| *id == tag.sentence);
            let most = if is_titled { 0 } else { share };
            (led.unwrap_or(usize::MAX), group, !is_titled, Reverse(most))
        });
        tags
    }

    /// The sentences of a topic that reach a division, and why, the most telling first; those that
    /// name the division or its zone come before the others.
    pub fn topic_in_division(
        &self,
        topic: TopicIndex,
        division: DivisionIndex,
    ) -> Vec<(&Tag<TopicIndex>, Relation)> {
        let all = self.telling_first(topic).into_iter();
        let mut applying: Vec<_> = all
            .filter_map(|tag| Some((tag, self.relation_to(tag.sentence, division)?)))
            .collect();
        applying.sort_by_key(|(_, relation)| (*relation).min(Relation::Kind));
        applying
    }

    /// How many sentences of a topic reach a division.
    pub fn count_in_division(&self, topic: TopicIndex, division: DivisionIndex) -> usize {
        let all = self.sentences_of_topic(topic);
        all.filter(|tag| self.relation_to(tag.sentence, division).is_some())
            .count()
    }

    /// Why a sentence applies to a division.
    pub fn relation_to(&self, id: SentenceId, division: DivisionIndex) -> Option<Relation> {
        let related = self.divisions_of_sentence(id);
        related.get(usize::from(division)).copied().flatten()
    }

    /// How much of a sentence the words of a tag are, in per cent.
    fn share(&self, tag: &Tag<TopicIndex>) -> usize {
        let length = |span: &Span| (span.end - span.start) as usize;
        let whole = self.document.span(tag.sentence);
        let whole = whole.map_or(1, |span| length(&span).max(1));
        tag.evidence.iter().map(length).sum::<usize>() * 100 / whole
    }
}
