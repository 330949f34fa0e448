//! Threads through the text, its figures, and background that is not from it.

use serde::{Deserialize, Serialize};

use super::strategy::worded;
use super::{KindIndex, PlaceIndex, SourcePage, StrategyIndex};
use crate::model::text::{SentenceId, Span};

worded! {
    /// Where a step of a thread stands.
    Stage {
        /// Where things stand at the start.
        Start => "start",
        /// The goal for the period.
        Goal => "goal",
        /// The vision beyond the period.
        Vision => "vision",
        /// What builds it.
        Build => "build",
    }
}

/// What the text says about one centre, from start to vision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// Index of the centre in [`Plan::centres`](super::Plan::centres).
    pub centre: u16,
    /// Its steps, in the editor's order.
    pub steps: Vec<Step>,
}

/// A step of a thread: a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Where it stands.
    pub stage: Stage,
    /// The sentence.
    pub sentence: SentenceId,
    /// Its words.
    pub span: Span,
}

worded! {
    /// What kind of figure it is.
    FigureKind {
        /// A sum of money or another measure.
        Amount => "amount",
        /// How many there are.
        Count => "count",
        /// A year.
        Date => "date",
        /// How long.
        Duration => "duration",
        /// A number in a slogan, e.g. one body, two wings.
        Formula => "formula",
        /// A class, e.g. five stars.
        Grade => "grade",
        /// Which one in a row.
        Ordinal => "ordinal",
        /// A demand in words, e.g. full coverage; no number stands for it.
        Target => "target",
    }
}

/// A quantity or date that the text states.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The sentence.
    pub sentence: SentenceId,
    /// Its words.
    pub span: Span,
    /// The number; none where the words hold several or no single one.
    #[serde(skip)]
    pub value: Option<f64>,
    /// Of what; empty where there is none.
    #[serde(skip)]
    pub unit: String,
    /// The year it is stated for.
    pub year: Option<u16>,
    /// What kind it is.
    pub kind: FigureKind,
    /// The words in the language of the interface, where the text has another one; empty otherwise.
    #[serde(skip)]
    pub gloss: String,
}

impl Figure {
    /// Whether it is a quantity, a date or a demand, not a numeral in a set phrase.
    pub fn is_stated(&self) -> bool {
        self.kind != FigureKind::Formula
    }
}

/// What is not from the text but needed to understand it, with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// The strategy it explains.
    pub strategy: Option<StrategyIndex>,
    /// The place it explains.
    pub place: Option<PlaceIndex>,
    /// The kind of place that it explains.
    pub kind: Option<KindIndex>,
    /// The explanation.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// Where it can be read.
    #[serde(skip)]
    pub page: SourcePage,
}
