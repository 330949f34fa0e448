//! The seed files on what the text says, as people write them, before anything is checked.

use serde::Deserialize;

use super::editorial::Bilingual;
use super::raw::Anchor;
use crate::model::plan::DivisionKind;

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

/// `places.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacesFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The places.
    #[serde(default)]
    pub places: Vec<RawPlace>,
}

/// One place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPlace {
    /// Its stable name.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// Its English name.
    pub en: String,
    /// Its name in pinyin.
    pub pinyin: String,
    /// The words that name it.
    pub forms: Vec<String>,
    /// The only sentences in which the forms mean it; all, if there is no such list.
    #[serde(default)]
    pub only: Option<Vec<String>>,
    /// Whether it lies outside the city.
    pub outside: bool,
    /// The code of the division it lies in.
    #[serde(default)]
    pub division: Option<u32>,
    /// The word for how sure that is.
    pub certainty: String,
    /// Who says so.
    #[serde(default)]
    pub source: Option<String>,
    /// Where the source can be read.
    #[serde(default)]
    pub url: String,
    /// The words relied on, in the language of the source.
    #[serde(default)]
    pub words: String,
    /// The day the source was read, ISO 8601.
    #[serde(default)]
    pub read: String,
    /// Its position.
    #[serde(default)]
    pub point: Option<RawPoint>,
    /// What else there is to know.
    #[serde(default)]
    pub note: Bilingual,
}

/// A position and its source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPoint {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// `WGS-84` or `GCJ-02`.
    pub datum: String,
    /// Who says so.
    #[serde(default)]
    pub source: String,
}

/// `links.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinksFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The links outbound.
    #[serde(default)]
    pub links: Vec<RawLink>,
}

/// One link outbound.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLink {
    /// Its stable name.
    pub id: String,
    /// The verb.
    pub verb: String,
    /// The place.
    pub target: String,
    /// The sentence.
    pub sentence: String,
    /// Its words.
    pub quote: String,
    /// The direction in degrees from north, clockwise.
    pub bearing_deg: Option<f64>,
    /// How the direction was found, or why there is none.
    pub bearing_basis: Bilingual,
    /// The position that the direction leads to.
    #[serde(default)]
    pub reference: Option<RawReference>,
    /// What else there is to know.
    #[serde(default)]
    pub note: Bilingual,
}

/// A position outside the map, with its source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawReference {
    /// What stands there.
    pub name: String,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// The datum of the degrees.
    pub datum: String,
    /// Who says so.
    pub source: String,
}

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

/// `glossary.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The terms.
    #[serde(default)]
    pub terms: Vec<RawTerm>,
}

/// A term of the text in plain words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTerm {
    /// Its stable name.
    pub id: String,
    /// Its Chinese name.
    pub zh: String,
    /// The words of the text that it stands for.
    pub forms: Vec<String>,
    /// Its English name.
    pub en: String,
    /// What it means.
    pub text: Bilingual,
    /// The page that the explanation rests on.
    pub source: Option<RawTermSource>,
    /// The sentences that explain it themselves.
    #[serde(default)]
    pub text_explains: Vec<String>,
    /// That there is neither.
    pub none: Option<Bilingual>,
}

/// The source of an explanation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTermSource {
    /// Who says so.
    pub name: String,
    /// The same in English.
    pub name_en: Option<String>,
    /// Where it can be read.
    pub url: String,
    /// The words relied on, in the language of the source.
    pub quote: String,
    /// The day it was read.
    pub read: Option<String>,
}

/// `gists.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GistsFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// Who or what wrote and checked them.
    #[serde(default)]
    pub by: Bilingual,
    /// The summaries.
    #[serde(default)]
    pub gists: Vec<RawGist>,
}

/// A summary by the editors.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGist {
    /// What it sums up.
    pub of: String,
    /// Its clauses in the language of the text.
    pub zh: Vec<RawClause>,
    /// Its clauses in English.
    pub en: Vec<RawClause>,
}

/// A clause of a summary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawClause {
    /// Its words.
    pub text: String,
    /// The sentences that it rests on.
    pub evidence: Vec<String>,
}
