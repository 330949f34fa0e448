//! What the editors noted beside the plan: for the generator and the data files, not for the
//! browser.

use serde::Deserialize;

use super::MapKind;
use crate::model::plan::Translations;
use crate::model::plan::rules::{Override, Rule};
use crate::model::plan::{Aspect, Note};
use crate::model::text::SentenceId;

/// A note of the editors, in the language of the text and in English. Another translated language
/// shows the English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// In the language of the text.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// The editors' notes; each list is parallel to the list of the plan that it is named after.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Editorial {
    /// How the plan's map is drawn.
    pub map: MapKind,
    /// On each strategy.
    pub strategies: Vec<StrategyNote>,
    /// The quoted words of the text that are no strategy.
    pub not_entries: Vec<NotEntry>,
    /// On each place.
    pub places: Vec<PlaceNote>,
    /// On each link.
    pub links: Vec<LinkNote>,
    /// The English wording of each figure.
    pub figures: Vec<String>,
    /// The English wording of each item of background.
    pub background: Vec<String>,
    /// The rules for where sentences apply.
    pub reach: ReachNote,
    /// The translations of the text, by the tags of their languages.
    pub translations: Vec<(String, Translations)>,
    /// The rules for the topics.
    pub topics: TagNote,
}

/// A note on a strategy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StrategyNote {
    /// The words that name it.
    pub forms: Vec<String>,
    /// Why it has its kind and level.
    pub why: Bilingual,
}

/// Quoted words that are no strategy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotEntry {
    /// The words between the quotation marks.
    pub string: String,
    /// Why they are none.
    pub reason: Bilingual,
}

/// A note on a place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlaceNote {
    /// The words that name it.
    pub forms: Vec<String>,
    /// The position in degrees as the source gives it, and its datum.
    pub position: Option<(f64, f64, String)>,
    /// What else there is to know.
    pub note: Bilingual,
}

/// A note on a link.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LinkNote {
    /// The direction in degrees, exactly.
    pub bearing: Option<f64>,
    /// How the direction was found, or why there is none.
    pub basis: Bilingual,
    /// The position that the direction leads to.
    pub reference: Option<Reference>,
    /// What else there is to know.
    pub note: Bilingual,
}

/// A position outside the map, with its source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reference {
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

/// Rules and decisions by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TagNote {
    /// The rules, parallel to the tags of the plan.
    pub rules: Vec<Rule>,
    /// The decisions by hand, with their reasons.
    pub overrides: Vec<Override>,
}

/// Rules for where sentences apply.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReachNote {
    /// The rules of the kinds of place, parallel to those of the plan.
    pub kinds: Vec<Rule>,
    /// The words that say the whole city.
    pub city: Rule,
    /// The sentences that do not speak of what is to be done, from first to last.
    pub aspects: Vec<AspectNote>,
}

/// Sentences of one aspect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspectNote {
    /// Of which time they speak.
    pub aspect: Aspect,
    /// The first of them.
    pub from: SentenceId,
    /// The last of them.
    pub to: SentenceId,
    /// Why.
    pub reason: Note,
}
