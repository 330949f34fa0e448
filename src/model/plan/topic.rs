//! Topics of everyday life, and which sentence is about which of them.

use serde::{Deserialize, Serialize};

use super::{Note, Slug};
use crate::model::text::{SentenceId, Span};

/// Index of a topic in [`Plan::topics`](super::Plan::topics).
pub type TopicIndex = u16;

/// A topic of everyday life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its stable name, as in `/topic/<id>/`.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// Its name in the text's language, where `name` is in another one; empty otherwise.
    pub original: String,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
    /// Whether it holds the sentences that are about no other topic.
    pub is_rest: bool,
    /// The sentences that hold a keyword and are about something else, with the reason.
    pub left_out: Vec<(SentenceId, Note)>,
    /// The sentences that stand first, in this order, with the reason.
    pub lead: Vec<(SentenceId, Note)>,
}

/// A statement about a sentence, with the words that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag<T> {
    /// The sentence.
    pub sentence: SentenceId,
    /// What is said about it.
    pub what: T,
    /// The words that say so; empty only for the topic of the sentences without any other.
    pub evidence: Vec<Span>,
    /// Whether an editor set it.
    pub by_hand: bool,
    /// Why an editor set it; empty if a rule did.
    pub reason: Note,
}
