//! What the search knows of the language, reduced by the generator to one plan's characters.

use serde::{Deserialize, Serialize};

use super::TopicIndex;

/// Spellings, readings and everyday words. The characters are not written out: both sides take
/// them, sorted, from the plan itself (see [`alphabet`](crate::search::alphabet)).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchTables {
    /// Other spellings, Traditional ones above all: pairs of the distance to the spelling
    /// before (code points, sorted) and the index of the character it stands for; a spelling of
    /// several characters stands once for each of them, the usual one first.
    pub spellings: Vec<(u16, u16)>,
    /// Every syllable in use, toneless, `v` for ü, a blank between them.
    pub syllables: String,
    /// For each character of the alphabet the number of its syllable from 1; 0 without one.
    pub readings: Vec<u16>,
    /// Further readings: indices of character and syllable.
    pub more_readings: Vec<(u16, u16)>,
    /// Other words for topics, by their indices.
    pub topic_words: Vec<(TopicIndex, String)>,
    /// What residents ask for in their own words, each with the topic nearest to it.
    pub matters: Vec<(TopicIndex, String)>,
    /// Everyday words, and the words of the plan that they stand for.
    pub everyday: Vec<(String, Vec<String>)>,
    /// Words of the interface's language, where the text has another one, and others for the same.
    pub synonyms: Vec<(String, Vec<String>)>,
}
