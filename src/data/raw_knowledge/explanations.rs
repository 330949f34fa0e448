//! `glossary.json` and `gists.json` as people write them.

use serde::Deserialize;

use crate::data::editorial::Bilingual;

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
