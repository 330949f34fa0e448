//! `names/<tag>.json`: what the plan's own names, titles and notes are called in another language.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Names by the ids of what they name.
pub(super) type Names = BTreeMap<String, String>;

/// A file of names; what a language takes from it depends on how it comes about.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NamesFile {
    #[serde(rename = "$schema")]
    _schema: String,
    #[serde(rename = "sources")]
    _sources: Vec<NameSource>,
    /// Phrases that a conversion is to write so and not otherwise.
    pub(super) phrases: Vec<Phrase>,
    pub(super) plan: Names,
    /// The sources of the plan's status, in the order of `plan.json`.
    pub(super) status_sources: Vec<String>,
    pub(super) parts: Names,
    pub(super) articles: Names,
    pub(super) centres: Names,
    pub(super) zones: BTreeMap<String, ZoneNames>,
    pub(super) kinds: Names,
    pub(super) topics: Names,
    pub(super) divisions: Names,
    /// Shorter names of divisions for the map.
    pub(super) labels: Names,
    pub(super) strategies: Names,
    pub(super) places: BTreeMap<String, PlaceNames>,
    pub(super) links: LinkNames,
    pub(super) background: BTreeMap<String, BackgroundNames>,
    pub(super) inset: InsetNames,
    pub(super) method: MethodNames,
    /// Why each damaged place was mended, in the order of `repairs.json`.
    pub(super) repairs: Vec<String>,
    /// What is odd about the wordings kept, in the order of `repairs.json`.
    pub(super) kept: Vec<String>,
}

/// Where a usage comes from; for the editors.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameSource {
    #[serde(rename = "what")]
    _what: String,
    #[serde(rename = "source")]
    _source: String,
}

/// A phrase and what it becomes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrase {
    pub(super) from: String,
    pub(super) to: String,
    #[serde(default, rename = "note")]
    pub(super) _note: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ZoneNames {
    pub(super) name: String,
    pub(super) short: String,
    pub(super) basis_note: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PlaceNames {
    pub(super) name: String,
    pub(super) source: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LinkNames {
    /// By the verb.
    pub(super) verbs: Names,
    /// Shorter names of the places that links lead to, by their ids.
    pub(super) targets: Names,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct BackgroundNames {
    pub(super) text: String,
    pub(super) source: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct InsetNames {
    pub(super) title: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MethodNames {
    pub(super) doubts: Vec<DoubtNames>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DoubtNames {
    pub(super) title: String,
    pub(super) text: String,
}
