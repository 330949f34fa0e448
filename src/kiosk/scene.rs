//! The scenes of the attract loop, and the kiosk's data.

use serde::{Deserialize, Serialize};

use crate::model::messages::Messages;

/// The kiosk's data for one locale; the kiosk bundles one for each, and the first is the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// The language tag of the locale.
    pub tag: String,
    /// The language tag of the text if it differs from the locale's; empty otherwise.
    pub text: String,
    /// The name of the site.
    pub brand: String,
    /// The short title of the plan.
    pub title: String,
    /// The scenes, in display order.
    pub scenes: Vec<Scene>,
    /// The messages that only the kiosk uses.
    pub messages: Messages,
}

/// A scene: quotations, and the page that goes with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scene {
    /// The page and its anchor below the site's root: `zone/core/`, `#centre-hub`.
    pub page: String,
    /// Layer and lens, both explicit: `?layer=zones&lens=parts`.
    pub query: String,
    /// The node of the tree that is expanded; empty for none.
    pub open: String,
    /// The title of the page if the text has another language; empty otherwise.
    pub title: String,
    /// The largest words, unless the scene has a title.
    pub heading: Words,
    /// The quotations that follow, one after the other.
    pub quotes: Vec<Words>,
}

/// Words of the text, and their source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The exact words.
    pub words: String,
    /// The same in the language of the kiosk, if the text has another; empty otherwise.
    pub translation: String,
    /// Their source, as displayed.
    pub source: String,
}

/// The time until the words of a scene have appeared, plus the time to take them in.
const SETTLING_MS: u64 = 5_000;
/// The reading time per character.
const CHARACTER_MS: u64 = 160;

impl Scene {
    /// The display time of the scene: by its number of characters, between 9 and 30 seconds.
    pub fn length_ms(&self) -> u64 {
        let words = self.quotes.iter().chain([&self.heading]);
        let characters: usize = words.map(|words| words.words.chars().count()).sum();
        (SETTLING_MS + characters as u64 * CHARACTER_MS).clamp(9_000, 30_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(characters: usize) -> Scene {
        Scene {
            page: String::new(),
            query: String::new(),
            open: String::new(),
            title: String::new(),
            heading: Words {
                words: "字".repeat(characters),
                translation: String::new(),
                source: String::new(),
            },
            quotes: Vec::new(),
        }
    }

    #[test]
    fn longer_scenes_stay_longer_up_to_a_limit() {
        assert_eq!(scene(1).length_ms(), 9_000);
        assert_eq!(scene(100).length_ms(), 21_000);
        assert_eq!(scene(1_000).length_ms(), 30_000);
    }
}
