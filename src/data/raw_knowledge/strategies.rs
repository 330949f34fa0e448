//! `strategies.json` as people write it.

use serde::Deserialize;

use super::reach::RawNote;
use crate::data::editorial::Bilingual;
use crate::data::raw::Anchor;

/// `strategies.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrategiesFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// What the text names.
    #[serde(default)]
    pub strategies: Vec<RawStrategy>,
    /// The quoted words of the text that are no strategy.
    #[serde(default)]
    pub not_entries: Vec<RawNotEntry>,
}

/// One strategy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStrategy {
    /// Its stable name.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// Its English name.
    pub en: String,
    /// The word of its kind.
    pub kind: String,
    /// The word of its level.
    pub level: String,
    /// The words that name it.
    pub forms: Vec<String>,
    /// Where a form means something else.
    #[serde(default)]
    pub except: Vec<RawExcept>,
    /// The only sentences in which the forms mean it; all, if there is no such list.
    #[serde(default)]
    pub only: Option<Vec<String>>,
    /// The words that introduce it.
    pub intro: Anchor,
    /// The members that the text lists.
    #[serde(default)]
    pub members: Vec<RawMember>,
    /// The codes of the divisions the text gives it.
    #[serde(default)]
    pub divisions: Vec<u32>,
    /// Its zones.
    #[serde(default)]
    pub zones: Vec<String>,
    /// Its places.
    #[serde(default)]
    pub places: Vec<String>,
    /// Whether it is about the whole city as well, beside its divisions.
    #[serde(default)]
    pub whole_city: bool,
    /// Whether it lies outside the city and reaches no division.
    #[serde(default)]
    pub outside: bool,
    /// Why it has its kind and level.
    pub why: Bilingual,
    /// Why it is placed by hand, or why it is not.
    #[serde(default)]
    pub placed: RawNote,
}

/// A form that means something else in one sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawExcept {
    /// The sentence.
    pub sentence: String,
    /// The form.
    pub form: String,
}

/// A member of a strategy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMember {
    /// The sentence that lists it.
    pub sentence: String,
    /// Its words there.
    pub quote: String,
    /// The strategy that it is.
    #[serde(default)]
    pub strategy: Option<String>,
}

/// Quoted words that are no strategy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawNotEntry {
    /// The words.
    pub string: String,
    /// Why.
    pub reason: Bilingual,
}
