//! The editors' summaries: a few plain words on an article, a topic or a division.

use serde::{Deserialize, Serialize};

use super::{NodeKey, Note, Plan};
use crate::model::text::SentenceId;

/// All summaries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gists {
    /// Who or what wrote and checked them.
    pub by: Note,
    /// The summaries.
    pub list: Vec<Gist>,
}

/// A summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gist {
    /// The article, topic or division that it sums up.
    pub of: NodeKey,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// The same in English.
    #[serde(skip)]
    pub english: Vec<Clause>,
}

/// A clause of a summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Its words.
    pub text: String,
    /// The sentences that it rests on.
    pub evidence: Vec<SentenceId>,
}

impl Plan {
    /// The summary of an article, a topic or a division.
    pub fn gist(&self, of: &NodeKey) -> Option<&Gist> {
        self.gists.list.iter().find(|gist| gist.of == *of)
    }
}
