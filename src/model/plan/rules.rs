//! The rules that tag sentences: keywords, traps, overrides by hand.

use super::Note;
use crate::model::text::{SentenceId, Span};

/// The words that set one tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// Words that count.
    pub keywords: Vec<String>,
    /// Words that contain a keyword and mean something else.
    pub traps: Vec<String>,
}

/// A decision by hand about one sentence and one tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The sentence.
    pub sentence: SentenceId,
    /// The number of the tag's rule.
    pub rule: usize,
    /// The evidence if the tag is set; `None` if it is taken away.
    pub set: Option<Span>,
    /// Why.
    pub reason: Note,
}
