//! `topics.json` as people write it.

use serde::Deserialize;

use super::reach::RawNote;

/// `topics.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicsFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The topics.
    #[serde(default)]
    pub topics: Vec<RawTag>,
    /// The decisions by hand.
    #[serde(default)]
    pub overrides: Vec<RawOverride>,
    /// The topic of the sentences that are about no other one.
    #[serde(default)]
    pub rest: Option<RawRest>,
}

/// The topic of the sentences that are about no other one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRest {
    /// Its stable name.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// Its English name.
    pub en: String,
    /// Why sentences are about no topic; each sentence stands in one of them.
    pub reasons: Vec<RawRestReason>,
}

/// Why some sentences are about no topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRestReason {
    /// The sentences.
    pub sentences: Vec<String>,
    /// Why.
    pub reason: RawNote,
}

/// A topic with its rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTag {
    /// Its stable name.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// Its English name.
    pub en: String,
    /// Words that set it.
    pub keywords: Vec<String>,
    /// Words that contain a keyword and mean something else.
    #[serde(default)]
    pub traps: Vec<String>,
    /// The sentences that stand first.
    #[serde(default)]
    pub lead: Vec<RawLead>,
}

/// A sentence that stands first among those of a topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLead {
    /// The sentence.
    pub sentence: String,
    /// Why.
    pub reason: RawNote,
}

/// A decision by hand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawOverride {
    /// The sentence.
    pub sentence: String,
    /// The tag.
    pub tag: String,
    /// Whether it applies.
    pub set: bool,
    /// The words that carry it, if it applies.
    #[serde(default)]
    pub evidence: Option<String>,
    /// Why.
    pub reason: RawNote,
}
