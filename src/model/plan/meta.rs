//! What is known about the plan beside its text.

use serde::{Deserialize, Serialize};

/// Names, title and adoption of the plan. Title and date are not in the text received; the
/// notes say so and are shown with them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanMeta {
    /// Stable id of the plan.
    pub id: String,
    /// The explorer's name.
    pub brand: String,
    /// The explorer's name in Latin letters.
    pub brand_latin: String,
    /// The city's short name, e.g. 衡阳.
    pub city: String,
    /// The city's full name, e.g. 衡阳市.
    pub city_full: String,
    /// The city's English name.
    pub city_en: String,
    /// The plan's full title.
    pub title: String,
    /// The title in the text's language, where `title` is in another one; empty otherwise.
    pub original_title: String,
    /// The plan's short title.
    pub short_title: String,
    /// Where the title comes from.
    pub title_basis: String,
    /// The day of adoption, ISO 8601.
    pub adopted: String,
    /// Who adopted it.
    pub adopted_by: String,
    /// Where the day of adoption comes from.
    pub adopted_basis: String,
    /// The years the plan is made for, if they are known.
    pub period: Option<Period>,
    /// What kind of document the plan is and what followed it, if the editors say so.
    #[serde(skip)]
    pub status: Option<Status>,
    /// How the text was restored, in figures.
    pub edition: Edition,
}

/// What kind of document the plan is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// In one sentence.
    pub line: String,
    /// In a paragraph.
    pub text: String,
    /// What says so: the name of each source and its page.
    pub sources: Vec<(String, SourcePage)>,
}

/// The years that a plan is made for, the last one included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: u16,
    /// Where the years come from.
    pub basis: String,
}

/// How the restored text came about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Injected readings removed.
    pub readings: u32,
    /// Damaged places: (restored words, reason).
    pub repairs: Vec<(String, String)>,
    /// Odd wordings kept: (sentence, words, note).
    pub kept: Vec<(SentenceId, String, String)>,
}

impl Edition {
    /// Whether anything of the text was restored: readings taken out, damage repaired.
    pub fn is_restored(&self) -> bool {
        self.readings > 0 || !self.repairs.is_empty()
    }
}

use super::SourcePage;
use crate::model::text::SentenceId;
