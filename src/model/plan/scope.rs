//! Whom a sentence concerns, and what it is about: tags with the words that set them.

use serde::{Deserialize, Serialize};

use super::strategy::worded;
use super::{DivisionIndex, Slug};
use crate::model::text::{SentenceId, Span};

/// Index of a topic in [`Plan::topics`](super::Plan::topics).
pub type TopicIndex = u16;

worded! {
    /// The kind of place that a sentence speaks of.
    ScopeKind {
        /// The whole city.
        City => "city",
        /// The urban core.
        Urban => "urban",
        /// Counties and county towns.
        County => "county",
        /// The countryside.
        Rural => "rural",
        /// Beyond the city.
        Beyond => "beyond",
    }
}

/// A kind of place: its names and the divisions of that kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Which kind.
    pub kind: ScopeKind,
    /// Its name.
    pub name: String,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
    /// The divisions of this kind, by the rule in the seeds.
    pub divisions: Vec<DivisionIndex>,
}

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
}

/// A statement about a sentence, with the words that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag<T> {
    /// The sentence.
    pub sentence: SentenceId,
    /// What is said about it.
    pub what: T,
    /// The words that say so; never empty.
    pub evidence: Vec<Span>,
    /// Whether an editor set it; the reason stands in the seeds.
    pub by_hand: bool,
}
