//! `reach.json` as people write it.

use serde::Deserialize;

use crate::model::plan::DivisionKind;

/// `reach.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReachFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The kinds of place, those that narrow first.
    #[serde(default)]
    pub kinds: Vec<RawKind>,
    /// The words that say the whole city.
    #[serde(default)]
    pub city: RawWords,
    /// The sentences that do not speak of what is to be done.
    #[serde(default)]
    pub aspects: Vec<RawAspect>,
    /// The decisions by hand.
    #[serde(default)]
    pub sentences: Vec<RawReach>,
}

/// A kind of place with its rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawKind {
    /// Its stable name.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// Its English name.
    pub en: String,
    /// Words that name it.
    pub keywords: Vec<String>,
    /// Words that contain a keyword and mean something else.
    #[serde(default)]
    pub traps: Vec<String>,
    /// The divisions that have such places.
    pub divisions: RawDivisionsOf,
    /// Why these.
    pub reason: RawNote,
}

/// Words of a rule.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWords {
    /// Words that count.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Words that contain a keyword and mean something else.
    #[serde(default)]
    pub traps: Vec<String>,
}

/// A note in two languages.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawNote {
    /// In Chinese.
    #[serde(default)]
    pub zh: String,
    /// In English.
    #[serde(default)]
    pub en: String,
}

/// Sentences that speak of the past, or of the situation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAspect {
    /// The word of the aspect.
    pub aspect: String,
    /// The first sentence.
    pub from: String,
    /// The last sentence.
    pub to: String,
    /// Why.
    pub reason: RawNote,
}

/// A decision by hand on where a sentence applies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawReach {
    /// The sentence.
    pub sentence: String,
    /// Kinds of place (or `city`) that the sentence names without a keyword.
    #[serde(default)]
    pub set: Vec<RawSet>,
    /// Kinds of place (or `city`) whose keywords mean something else here.
    #[serde(default)]
    pub drop: Vec<String>,
    /// How the sentence stands to all other divisions, if not as the rule says.
    #[serde(default)]
    pub rest: Option<String>,
    /// Why.
    pub reason: RawNote,
}

/// A kind of place and the words that name it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSet {
    /// The kind, or `city`.
    pub kind: String,
    /// The words.
    pub evidence: String,
}

/// Which divisions a kind of place stands for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDivisionsOf {
    /// All of them.
    #[serde(default)]
    pub all: bool,
    /// The members of the zones with this flag in `zones.json`.
    #[serde(default)]
    pub zones_flagged: Option<RawFlag>,
    /// The divisions of these kinds.
    #[serde(default)]
    pub kinds: Vec<DivisionKind>,
}

/// A flag of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RawFlag {
    /// The urban core.
    Urban,
}
