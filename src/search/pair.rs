//! A place and a matter in one query: the division and the topic that it names.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Depth, Group, Index, Named};
use crate::model::plan::{DivisionIndex, Plan, TopicIndex};
use crate::model::text::SentenceId;

/// The longest query, in characters, that is taken for a place and a matter.
const LONGEST: usize = 40;
/// The longest query without a blank that is; it is tried at each character.
const LONGEST_JOINED: usize = 12;

impl Index {
    /// The division and the topic that the words name, in either order: `耒阳 养老`, `耒阳养老`,
    /// `leiyang elder care`, `ly yanglao`, `耒阳 敬老院`.
    pub fn division_and_topic(
        &self,
        plan: &Plan,
        words: &str,
    ) -> Option<(DivisionIndex, TopicIndex)> {
        let words = words.trim();
        let count = words.chars().count();
        if count > LONGEST {
            return None;
        }
        let has_blank = words.contains(char::is_whitespace);
        if !has_blank && (count > LONGEST_JOINED || words.is_ascii()) {
            return None;
        }
        let cuts = words.char_indices().filter(|(at, c)| match has_blank {
            true => c.is_whitespace(),
            false => *at > 0,
        });
        cuts.filter_map(|(at, _)| words.split_at_checked(at))
            .find_map(|(before, behind)| {
                self.pair(plan, before, behind)
                    .or_else(|| self.pair(plan, behind, before))
            })
    }

    fn pair(&self, plan: &Plan, place: &str, matter: &str) -> Option<(DivisionIndex, TopicIndex)> {
        let division = names(&self.exactly(place)).find_map(|named| match named {
            Named::Division(at) => Some(at),
            _ => None,
        })?;
        let found = self.exactly(matter);
        let named = names(&found).find_map(|named| match named {
            Named::Topic(at) => Some(at),
            _ => None,
        });
        let is_place = names(&found)
            .any(|named| matches!(named, Named::Division(_) | Named::Zone(_) | Named::Place(_)));
        let meant = || topic_of(plan, &found).filter(|_| !is_place);
        Some((division, named.or_else(meant)?))
    }

    /// What the words themselves find; words of one character find nothing.
    fn exactly(&self, words: &str) -> Vec<Group> {
        let words = words.trim();
        if words.chars().nth(1).is_none() {
            return Vec::new();
        }
        let mut groups = self.search(words, Depth::Screen).groups;
        groups.retain(|group| group.reason.is_exact());
        groups
    }
}

/// What was found by its name, the best first.
fn names(groups: &[Group]) -> impl Iterator<Item = Named> {
    let hits = groups.iter().flat_map(|group| &group.names);
    hits.map(|hit| hit.named)
}

/// The topic of most of the sentences that were found, if at least half of them have one.
fn topic_of(plan: &Plan, groups: &[Group]) -> Option<TopicIndex> {
    let sections = groups.iter().flat_map(|group| &group.sections);
    let sentences: BTreeSet<SentenceId> = sections
        .flat_map(|hit| {
            let translated = hit.translated.iter().map(|(id, _)| *id);
            hit.marks.iter().map(|(id, _)| *id).chain(translated)
        })
        .filter(|id| id.number > 0)
        .collect();
    let counted = (0..).zip(&plan.topics).filter(|(_, topic)| !topic.is_rest);
    let counted = counted.map(|(at, _)| {
        let tags = plan.sentences_of_topic(at);
        let count = tags.filter(|tag| sentences.contains(&tag.sentence)).count();
        (count, at)
    });
    let (count, topic) = counted.max_by_key(|(count, at)| (*count, Reverse(*at)))?;
    (count > 0 && count * 2 >= sentences.len()).then_some(topic)
}
