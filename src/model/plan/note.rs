//! A note that editors wrote in two languages.

use serde::{Deserialize, Serialize};

/// A note in the language of the interface.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its words; empty if there is nothing to note.
    pub text: String,
    /// The same in English.
    #[serde(skip)]
    pub en: String,
}

impl Note {
    /// Whether there is nothing to note.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}
