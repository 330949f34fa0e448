//! A place and a matter in one query: the division and the topic that it names.

use super::{Depth, Index, Named};
use crate::model::plan::{DivisionIndex, TopicIndex};

/// The longest query, in characters, that is taken for a place and a matter.
const LONGEST: usize = 40;
/// The longest query without a blank that is; it is tried at each character.
const LONGEST_JOINED: usize = 12;

impl Index {
    /// The division and the topic that the words name, in either order: `耒阳 养老`, `耒阳养老`,
    /// `leiyang elder care`, `ly yanglao`.
    pub fn division_and_topic(&self, words: &str) -> Option<(DivisionIndex, TopicIndex)> {
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
                self.pair(before, behind)
                    .or_else(|| self.pair(behind, before))
            })
    }

    fn pair(&self, place: &str, matter: &str) -> Option<(DivisionIndex, TopicIndex)> {
        let division = self
            .names(place)
            .into_iter()
            .find_map(|named| match named {
                Named::Division(at) => Some(at),
                _ => None,
            })?;
        let topic = self
            .names(matter)
            .into_iter()
            .find_map(|named| match named {
                Named::Topic(at) => Some(at),
                _ => None,
            })?;
        Some((division, topic))
    }

    /// What the words name, the best first; words of one character name nothing.
    fn names(&self, words: &str) -> Vec<Named> {
        let words = words.trim();
        if words.chars().nth(1).is_none() {
            return Vec::new();
        }
        let groups = self.search(words, Depth::Screen).groups.into_iter();
        groups
            .filter(|group| group.reason.is_exact())
            .flat_map(|group| group.names)
            .map(|hit| hit.named)
            .collect()
    }
}
