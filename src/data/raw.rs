//! The seed files as people write them, before anything is checked.

use serde::Deserialize;

/// `plan.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// Stable id of the plan.
    pub id: String,
    /// The explorer's name.
    pub brand: String,
    /// The explorer's name in Latin letters.
    pub brand_latin: String,
    /// The city's names.
    pub city: City,
    /// The plan's title.
    pub title: String,
    /// Its short title.
    pub short_title: String,
    /// Where the title comes from.
    pub title_basis: String,
    /// Day of adoption, ISO 8601.
    pub adopted: String,
    /// Who adopted it.
    pub adopted_by: String,
    /// Where the day comes from.
    pub adopted_basis: String,
    /// The years it is made for.
    #[serde(default)]
    pub period: Option<RawPeriod>,
    /// What kind of document it is.
    #[serde(default)]
    pub status: Option<RawStatus>,
    /// The source text, relative to the seeds folder.
    pub source: String,
    /// What is done to the source.
    #[serde(default)]
    pub restore: super::Restoration,
    /// Which headings open parts and articles: one of the known forms of documents.
    #[serde(default)]
    pub structure: Option<String>,
    /// Openings of lines that look like a heading, or broken, and are text as they stand.
    #[serde(default)]
    pub text_lines: Vec<String>,
    /// The first words of the closing.
    #[serde(default)]
    pub closing_opening: String,
    /// Where the restored text is kept.
    pub restored: String,
}

/// The years that the plan is made for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPeriod {
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: u16,
    /// Where they come from.
    pub basis: String,
}

/// What kind of document the plan is, and what followed it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStatus {
    /// In one sentence.
    pub line: String,
    /// In a paragraph.
    pub text: String,
    /// The pages that say so.
    pub sources: Vec<RawSource>,
}

/// A page that was read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    /// What it is.
    pub what: String,
    /// Its address.
    pub url: String,
    /// The words relied on, in the language of the page.
    pub words: String,
    /// The day it was read, ISO 8601.
    pub read: String,
}

/// The names of the city in `plan.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// Short Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Full Chinese name.
    pub full: String,
    /// Its code.
    pub adcode: u32,
}

/// `repairs.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repairs {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The damaged places.
    #[serde(default)]
    pub repairs: Vec<Repair>,
    /// Words in which 著 stays.
    #[serde(default)]
    pub particle_exceptions: Vec<String>,
    /// Odd wordings of the source that are kept.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// One damaged place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repair {
    /// Its name.
    pub id: String,
    /// The words as received.
    pub damaged: String,
    /// The words they were.
    pub restored: String,
    /// Why.
    pub reason: String,
}

/// One odd wording that is kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The sentence.
    pub sentence: String,
    /// The words.
    pub words: String,
    /// What is odd about them.
    pub note: String,
}

/// A quotation in a seed file: a sentence and its exact words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The sentence.
    pub sentence: String,
    /// Its words.
    pub quote: String,
}

/// `divisions.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DivisionsFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// Where codes and names come from.
    #[serde(default)]
    pub source: String,
    /// The divisions.
    pub divisions: Vec<RawDivision>,
}

/// One division.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDivision {
    /// Its code.
    pub adcode: u32,
    /// Its full name.
    pub name: String,
    /// Its name in pinyin.
    pub pinyin: String,
    /// Its English name.
    pub en: String,
    /// Its kind.
    pub kind: crate::model::plan::DivisionKind,
}

/// `zones.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZonesFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The clause that names the pattern.
    #[serde(default)]
    pub pattern: Option<Anchor>,
    /// Words that contain a name of a zone and mean something else.
    #[serde(default)]
    pub traps: Vec<RawTrap>,
    /// The zones.
    #[serde(default)]
    pub zones: Vec<RawZone>,
}

/// One zone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawZone {
    /// Its stable name.
    pub id: String,
    /// Its name in the text.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// The words that name it in the text.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Whether it is the urban core.
    #[serde(default)]
    pub urban: bool,
    /// Its English name.
    pub en: String,
    /// The clause that establishes it.
    pub evidence: Anchor,
    /// The codes of its divisions.
    pub members: Vec<u32>,
    /// How the members are known.
    pub basis: crate::model::plan::Basis,
    /// The editor's reason where they are inferred.
    #[serde(default)]
    pub basis_note: String,
    /// Its pattern on the map.
    pub hatch: crate::model::plan::Hatch,
    /// Its colours.
    pub colour: RawColour,
}

/// A colour in light and dark surroundings, `#rrggbb`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawColour {
    /// On paper.
    pub light: String,
    /// On a dark ground.
    pub dark: String,
}

/// `mentions.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MentionsFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// Short names that stand for a division.
    #[serde(default)]
    pub forms: Vec<RawForm>,
    /// Words that contain a name and mean something else.
    #[serde(default)]
    pub traps: Vec<RawTrap>,
}

/// A short name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawForm {
    /// The division's code.
    pub division: u32,
    /// The short name.
    pub form: String,
    /// Why it stands for the division.
    pub reason: String,
}

/// A trap.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTrap {
    /// The words.
    pub form: String,
    /// What they mean.
    pub reason: String,
}

/// `centres.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CentresFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The clause that lists them.
    #[serde(default)]
    pub heading: Option<Anchor>,
    /// The centres.
    #[serde(default)]
    pub centres: Vec<RawCentre>,
}

/// One centre.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCentre {
    /// Its stable name.
    pub id: String,
    /// The sentence that lists it.
    pub sentence: String,
    /// Its name there.
    pub quote: String,
    /// Its English name.
    pub en: String,
}

/// `map.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    /// The divisions' polygons.
    pub divisions: RawLayer,
    /// Rivers and other lines.
    #[serde(default)]
    pub lines: Option<RawLayer>,
    /// The enlarged part.
    #[serde(default)]
    pub inset: Option<RawInset>,
}

/// A GeoJSON file and its datum.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLayer {
    /// The file, relative to the seeds folder.
    pub file: String,
    /// `WGS-84` or `GCJ-02`.
    pub datum: String,
}

/// The enlarged part of the map.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawInset {
    /// The codes of its divisions.
    pub divisions: Vec<u32>,
    /// What it is called.
    pub title: String,
}
