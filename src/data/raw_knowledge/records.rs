//! `figures.json`, `threads.json`, `background.json` and `method.json` as people write them.

use serde::Deserialize;

/// `figures.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiguresFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The figures.
    #[serde(default)]
    pub figures: Vec<RawFigure>,
}

/// One figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFigure {
    /// The sentence.
    pub sentence: String,
    /// Its words.
    pub quote: String,
    /// The number.
    pub value: Option<f64>,
    /// Of what.
    pub unit: Option<String>,
    /// The year it is stated for.
    pub year: Option<u16>,
    /// The word of its kind.
    pub kind: String,
    /// Its English wording.
    pub en: String,
}

/// `threads.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreadsFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The threads.
    #[serde(default)]
    pub threads: Vec<RawThread>,
}

/// One thread.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawThread {
    /// The centre.
    pub centre: String,
    /// Its steps.
    pub steps: Vec<RawStep>,
}

/// One step of a thread.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    /// The word of its stage.
    pub stage: String,
    /// The sentence.
    pub sentence: String,
    /// Its words.
    pub quote: String,
}

/// `background.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackgroundFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The items.
    #[serde(default)]
    pub background: Vec<RawBackground>,
}

/// One item of background.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawBackground {
    /// Its stable name.
    pub id: String,
    /// What it explains.
    pub about: RawAbout,
    /// The explanation.
    pub text_zh: String,
    /// The explanation in English.
    pub text_en: String,
    /// Who says so.
    pub source: String,
    /// Where it can be read.
    pub url: String,
    /// The words relied on, in the language of the source.
    #[serde(default)]
    pub words: String,
    /// The day it was read, ISO 8601.
    #[serde(default)]
    pub read: String,
}

/// `method.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MethodFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The two readings.
    #[serde(default)]
    pub readings: Option<RawReadings>,
    /// What is doubtful.
    #[serde(default)]
    pub doubts: Vec<RawDoubt>,
}

/// The two readings, in figures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawReadings {
    /// On where a sentence applies: one decision for every sentence and division.
    pub reach: RawAgreement,
    /// On topics: one decision for every sentence and topic.
    pub topics: RawAgreement,
}

/// How well two readings agree.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAgreement {
    /// How many decisions each reading made.
    pub decisions: u32,
    /// In how many of them the readings differed.
    pub differences: u32,
    /// The share of equal decisions, in per cent.
    pub agreement: f64,
    /// Cohen's kappa.
    pub kappa: f64,
}

/// Something that is doubtful.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDoubt {
    /// What it is about.
    pub title: String,
    /// What is doubtful, and what was done.
    pub text: String,
}

/// What an item of background explains: a strategy, a place, one thing that is both, or a kind of
/// place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAbout {
    /// The strategy.
    #[serde(default)]
    pub strategy: Option<String>,
    /// The place.
    #[serde(default)]
    pub place: Option<String>,
    /// The kind of place.
    #[serde(default)]
    pub kind: Option<String>,
}
