//! What the text names: strategies, patterns, programmes, titles and the rest.

use serde::{Deserialize, Serialize};

use super::{DivisionIndex, Note, PlaceIndex, Slug, ZoneIndex};
use crate::model::text::{SentenceId, Span};

/// Index of a strategy in [`Plan::strategies`](super::Plan::strategies).
pub type StrategyIndex = u32;

/// Declares an enum whose values have fixed words, in seeds, data files and addresses.
macro_rules! worded {
    ($(#[$meta:meta])* $type:ident { $($(#[$doc:meta])* $variant:ident => $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $type {
            $($(#[$doc])* #[serde(rename = $word)] $variant),+
        }

        impl $type {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of a word; `None` for an unknown one.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(super) use worded;

worded! {
    /// What kind of thing the text names.
    StrategyKind {
        /// A way to proceed, e.g. an overall strategy.
        Strategy => "strategy",
        /// A spatial or structural pattern.
        Pattern => "pattern",
        /// An area with a purpose.
        Zone => "zone",
        /// A line that joins places.
        Corridor => "corridor",
        /// A programme of several measures.
        Programme => "programme",
        /// An action, a campaign.
        Action => "action",
        /// A base of industry, farming or research.
        Base => "base",
        /// A centre of purpose.
        Centre => "centre",
        /// A brand.
        Brand => "brand",
        /// A title or pilot, held or sought.
        Title => "title",
        /// A mechanism or system of rules.
        Mechanism => "mechanism",
        /// A single project.
        Project => "project",
        /// A political formula.
        Formula => "formula",
    }
}

worded! {
    /// Whose it is.
    Level {
        /// The city's own.
        City => "city",
        /// A label of the province.
        Province => "province",
        /// A label of the nation.
        Nation => "nation",
        /// A political formula.
        Formula => "formula",
    }
}

/// Something the text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strategy {
    /// Its stable name, as in `/strategy/<id>/`.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// Its name in the text's language, where `name` is in another one; empty otherwise.
    pub original: String,
    /// Its English name.
    #[serde(skip)]
    pub en: String,
    /// Its kind.
    pub kind: StrategyKind,
    /// Whose it is.
    pub level: Level,
    /// The sentence that introduces it.
    pub sentence: SentenceId,
    /// The words that introduce it.
    pub intro: Span,
    /// The members that the text itself lists; mostly none.
    pub members: Vec<Member>,
    /// Where it is named, in reading order, titles (sentence number 0) included.
    pub occurrences: Vec<Occurrence>,
    /// The divisions the text gives it.
    pub divisions: Vec<DivisionIndex>,
    /// The zones it is about.
    pub zones: Vec<ZoneIndex>,
    /// The places it is about.
    pub places: Vec<PlaceIndex>,
    /// Whether it is about the whole city as well, beside the divisions it names.
    pub whole_city: bool,
    /// Why it has its kind and level.
    #[serde(skip)]
    pub why: String,
    /// Whether it lies outside the city, so that it reaches no division.
    pub outside: bool,
    /// Why the editors place it where it is; empty where they do not.
    pub placed: Note,
}

/// A member that the text lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The sentence that lists it.
    pub sentence: SentenceId,
    /// Its words there.
    pub span: Span,
    /// The strategy that it is, if it is one of its own.
    pub strategy: Option<StrategyIndex>,
}

/// A place in the text where something is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The sentence, or a title (number 0).
    pub sentence: SentenceId,
    /// The words.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for kind in StrategyKind::ALL {
            assert_eq!(StrategyKind::from_word(kind.as_str()), Some(*kind));
        }
        for level in Level::ALL {
            assert_eq!(Level::from_word(level.as_str()), Some(*level));
        }
        assert_eq!(Level::from_word("County"), None);
    }
}
