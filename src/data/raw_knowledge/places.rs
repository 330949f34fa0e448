//! `places.json` and `links.json` as people write them.

use serde::Deserialize;

use crate::data::editorial::Bilingual;

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
