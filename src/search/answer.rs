//! The page that answers a query best: a topic, or a topic in a division.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Depth, Group, Index, Named, Reason};
use crate::model::plan::{DivisionIndex, Plan, TopicIndex};
use crate::model::text::SentenceId;

/// The longest query, in characters, that is taken for a question.
const LONGEST: usize = 40;
/// The longest query without a blank that is taken for a place and a matter; it is tried at each
/// character.
const LONGEST_JOINED: usize = 12;

/// The page that answers a query: of a topic, or of a topic in a division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The division that the query names.
    pub division: Option<DivisionIndex>,
    /// The topic that the query is about.
    pub topic: TopicIndex,
    /// The word of the query that the text does not have; the topic is only near to it.
    pub unmentioned: Option<String>,
}

/// A matter: its topic, and the word for it that the text does not have.
type Matter = (TopicIndex, Option<String>);

impl Index {
    /// The topic that the words are about, in the division that they name, if any: `耒阳 养老`,
    /// `耒阳养老`, `leiyang elder care`, `ly yanglao`, `看病报销`.
    pub fn answer(&self, plan: &Plan, words: &str) -> Option<Answer> {
        let words = words.trim();
        let count = words.chars().count();
        if count > LONGEST {
            return None;
        }
        self.in_division(plan, words, count)
            .or_else(|| self.of_topic(plan, words))
    }

    fn in_division(&self, plan: &Plan, words: &str, count: usize) -> Option<Answer> {
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

    fn pair(&self, plan: &Plan, place: &str, matter: &str) -> Option<Answer> {
        let division = names(&self.exactly(place)).find_map(|named| match named {
            Named::Division(at) => Some(at),
            _ => None,
        })?;
        let (topic, unmentioned) = self.matter(plan, matter.trim())?;
        Some(Answer {
            division: Some(division),
            topic,
            unmentioned,
        })
    }

    /// The answer to words that name no division; none where they name a place, or are the whole name
    /// of something else. A topic stands beside what only has the words in its name.
    fn of_topic(&self, plan: &Plan, words: &str) -> Option<Answer> {
        let found = self.exactly(words);
        let named = found
            .iter()
            .filter(|group| !matches!(group.reason, Reason::Also(_)));
        let mut named = named.flat_map(|group| &group.names);
        let is_another = named.next().is_some_and(|hit| match hit.named {
            Named::Topic(_) => false,
            Named::Division(_) | Named::Zone(_) | Named::Place(_) => true,
            _ => hit.marks.iter().any(|mark| mark.len() == hit.words.len()),
        });
        if is_another && self.listed(plan, words).is_none() {
            return None;
        }
        let (topic, unmentioned) = self.matter(plan, words)?;
        Some(Answer {
            division: None,
            topic,
            unmentioned,
        })
    }

    /// The topic that words are about.
    fn matter(&self, plan: &Plan, words: &str) -> Option<Matter> {
        if let Some(matter) = self.listed(plan, words) {
            return Some(matter);
        }
        let found = self.exactly(words);
        let named = names(&found).find_map(|named| match named {
            Named::Topic(at) => Some(at),
            _ => None,
        });
        if let Some(topic) = named {
            return Some((topic, None));
        }
        // An aeroplane is no airport.
        let typed = found.iter();
        let typed = typed.filter(|group| !matches!(group.reason, Reason::Also(_)));
        let is_place = names(typed)
            .any(|named| matches!(named, Named::Division(_) | Named::Zone(_) | Named::Place(_)));
        if is_place {
            return None;
        }
        if found.is_empty() {
            return self.inside(plan, words);
        }
        topic_of(plan, &found).map(|topic| (topic, None))
    }

    /// The topic of a matter that the seeds list.
    fn listed(&self, plan: &Plan, words: &str) -> Option<Matter> {
        let symbols: Vec<u16> = self.fold.symbols(words).collect();
        let (topic, word) = plan.search.matters.iter().find(|(_, word)| {
            word.chars().count() == symbols.len()
                && self.fold.symbols(word).eq(symbols.iter().copied())
        })?;
        let is_everyday = self.everyday.iter().any(|(known, _)| *known == symbols);
        let is_said = is_everyday || !self.text.find(&symbols).is_empty();
        Some((*topic, (!is_said).then(|| word.clone())))
    }

    /// The topic of the longest known word inside of words that the text does not have.
    fn inside(&self, plan: &Plan, words: &str) -> Option<Matter> {
        let symbols: Vec<u16> = self.fold.symbols(words).collect();
        let folded = |word: &str| self.fold.symbols(word).collect::<Vec<u16>>();
        let holds = |word: &[u16]| {
            word.len() > 1
                && word.len() < symbols.len()
                && symbols.windows(word.len()).any(|window| window == word)
        };
        let topics = plan.topics.iter().map(|topic| &topic.name);
        let others = plan.search.topic_words.iter().map(|(_, words)| words);
        let listed = plan.search.matters.iter().map(|(_, word)| word);
        let everyday = plan.search.everyday.iter().map(|(word, _)| word);
        let known = listed.chain(topics).chain(others).chain(everyday);
        let known = known.map(String::as_str);
        // The words of the text by which topics are known.
        let evidence = plan.topic_tags.iter().flat_map(|tag| &tag.evidence);
        let known = known.chain(evidence.map(|span| plan.words(*span)));
        let mut known: Vec<&str> = known.filter(|word| holds(&folded(word))).collect();
        known.sort_by_key(|word| Reverse(word.chars().count()));
        known.into_iter().find_map(|word| self.matter(plan, word))
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
fn names<'a>(groups: impl IntoIterator<Item = &'a Group>) -> impl Iterator<Item = Named> {
    let hits = groups.into_iter().flat_map(|group| &group.names);
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
