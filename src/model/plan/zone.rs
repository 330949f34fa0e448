//! Groups the plan itself forms: zones of divisions, centres of purpose, the map's inset.

use serde::{Deserialize, Serialize};

use super::{DivisionIndex, Slug};
use crate::model::text::{SentenceId, Span};

/// How we know that a division belongs to a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The text names it.
    Named,
    /// An editor inferred it; the page says so.
    Inferred,
}

/// The pattern that marks a zone besides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hatch {
    /// Crossed lines.
    Cross,
    /// Dots.
    Dots,
    /// Slanting lines.
    Lines,
    /// No pattern.
    Plain,
}

/// A zone of the regional pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Its stable name, as in `/zone/core/`.
    pub id: Slug,
    /// Its name; in the text's language, the name in the text.
    pub name: String,
    /// Its name in the text's language, where `name` is in another one; empty otherwise.
    pub original: String,
    /// Its short name in the pattern's formula, e.g. 一核.
    pub short: String,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
    /// The sentence that establishes it.
    pub sentence: SentenceId,
    /// The clause of that sentence.
    pub evidence: Span,
    /// Its divisions, in the order of the text.
    pub members: Vec<DivisionIndex>,
    /// How the members are known.
    pub basis: Basis,
    /// The editor's reason where they are inferred; empty otherwise.
    pub basis_note: String,
    /// Its pattern on the map.
    pub hatch: Hatch,
    /// Whether it is the urban core.
    pub urban: bool,
}

/// Index of a zone in [`Plan::zones`](super::Plan::zones).
pub type ZoneIndex = u16;

/// A zone named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneMention {
    /// The zone.
    pub zone: ZoneIndex,
    /// The sentence.
    pub sentence: SentenceId,
    /// The name in the text.
    pub span: Span,
}

/// A centre that the plan wants the city to be, an item of its own inside a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Centre {
    /// Its stable name.
    pub id: Slug,
    /// The sentence that lists it.
    pub sentence: SentenceId,
    /// Its name in that sentence.
    pub name: Span,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
}

/// The part of the map that is drawn a second time, enlarged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inset {
    /// The divisions it shows.
    pub divisions: Vec<DivisionIndex>,
    /// What it is called.
    pub title: String,
}
