//! How what is known came to be known, and what is doubtful about it: the editors' own account.

use serde::{Deserialize, Serialize};

/// The editors' account of their work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// The two readings of every sentence, if there were any.
    pub readings: Option<Readings>,
    /// What is doubtful, in the editors' order.
    pub doubts: Vec<Doubt>,
    /// Quoted words of the text that have no entry, each with the reason.
    #[serde(skip)]
    pub left_out: Vec<(String, String)>,
}

/// Two readings of every sentence, independent of each other, in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readings {
    /// On where a sentence applies: one decision for every sentence and division.
    pub reach: Agreement,
    /// On topics: one decision for every sentence and topic.
    pub topics: Agreement,
}

/// How well two readings agree before any difference is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// How many decisions each reading made.
    pub decisions: u32,
    /// In how many of them the readings differed.
    pub differences: u32,
    /// The share of equal decisions, in per cent, as it is printed.
    pub agreement: String,
    /// Cohen's kappa, as it is printed.
    pub kappa: String,
}

/// Something that is doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// What it is about.
    pub title: String,
    /// What is doubtful, and what was done.
    pub text: String,
}
