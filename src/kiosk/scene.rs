//! The scenes that tell the plan as a story, and the kiosk's pack.

use serde::{Deserialize, Serialize};

use crate::model::messages::Messages;

/// What the kiosk bundles for an edition; it bundles one for each, the first for all others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// The tag of the edition's language.
    pub tag: String,
    /// The tag of the text's language, if that is another one; empty otherwise.
    pub text: String,
    /// What the explorer is called.
    pub brand: String,
    /// What the plan is called, in short.
    pub title: String,
    /// The scenes, in the order in which they are shown.
    pub scenes: Vec<Scene>,
    /// The words that only the kiosk says.
    pub messages: Messages,
}

/// A scene: words, and the page that goes with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scene {
    /// The page and its anchor below the site's root: `zone/core/`, `#centre-hub`.
    pub page: String,
    /// Layer and lens, each said: `?layer=zones&lens=parts`.
    pub query: String,
    /// The node of the tree that is opened; empty for none.
    pub open: String,
    /// What the page is called where the text has another language; empty otherwise.
    pub title: String,
    /// The largest words, unless the page has a title.
    pub heading: Words,
    /// What follows them, one after the other.
    pub quotes: Vec<Words>,
}

/// Words of the text, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The words exactly.
    pub words: String,
    /// Where they stand, as it is shown.
    pub source: String,
}

/// The time before the words of a scene have all appeared, and to take them in.
const SETTLING_MS: u64 = 5_000;
/// The time to read a character.
const CHARACTER_MS: u64 = 160;

impl Scene {
    /// How long the scene is shown: by the number of its characters, between 9 and 30 seconds.
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
                source: String::new(),
            },
            quotes: Vec::new(),
        }
    }

    #[test]
    fn long_words_stay_longer_but_none_for_ever() {
        assert_eq!(scene(1).length_ms(), 9_000);
        assert_eq!(scene(100).length_ms(), 21_000);
        assert_eq!(scene(1_000).length_ms(), 30_000);
    }
}
