//! One table for every visible word of the interface; a language is a file in the seeds.

mod keys;

use serde::{Deserialize, Serialize};

pub use keys::Msg;

/// The interface's words in one language, indexed by [`Msg`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages(Vec<String>);

impl Messages {
    /// A table from words in the order of [`Msg::ALL`]; `None` if the number differs.
    pub fn new(words: Vec<String>) -> Option<Self> {
        (words.len() == Msg::ALL.len()).then_some(Self(words))
    }

    /// The same table with the words of `kept` keys alone; the others are empty.
    #[must_use]
    pub fn only(&self, kept: impl Fn(Msg) -> bool) -> Self {
        let words = Msg::ALL.iter().map(|key| match kept(*key) {
            true => self.get(*key).to_owned(),
            false => String::new(),
        });
        Self(words.collect())
    }

    /// The same table with every message written anew.
    ///
    /// # Errors
    /// The first error of `write`.
    pub fn mapped<E>(&self, write: impl Fn(&str) -> Result<String, E>) -> Result<Self, E> {
        let words = self.0.iter().map(|words| write(words));
        words.collect::<Result<_, E>>().map(Self)
    }

    /// The same table, with the words of another key in the place of one.
    #[must_use]
    pub fn with(mut self, key: Msg, other: Msg) -> Self {
        let words = self.get(other).to_owned();
        if let Some(own) = self.0.get_mut(key as usize) {
            *own = words;
        }
        self
    }

    /// The words for a key.
    pub fn get(&self, key: Msg) -> &str {
        self.0.get(key as usize).map_or("", String::as_str)
    }

    /// The words for a key with `{name}` places filled in.
    pub fn fill(&self, key: Msg, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        let (mut words, mut rest) = (String::new(), self.get(key));
        while let Some((before, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            words.push_str(before);
            if let Some((_, value)) = values.iter().find(|(place, _)| *place == name) {
                words.push_str(&value.to_string());
            }
            rest = behind;
        }
        words.push_str(rest);
        words
    }
}

/// The `{name}` places of a message, sorted.
pub fn placeholders(words: &str) -> Vec<&str> {
    let mut names: Vec<&str> = words
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect();
    names.sort_unstable();
    names
}

impl Msg {
    /// Whether a live part of a page says it: map, tree, search box, or what is announced. The names of
    /// lenses, layers and relations are besides.
    pub const fn is_live(self) -> bool {
        matches!(
            self,
            Self::TreeTitle
                | Self::LensTitle
                | Self::PrintBranch
                | Self::LayerTitle
                | Self::MapHelp
                | Self::MapZoomIn
                | Self::MapZoomOut
                | Self::MapReset
                | Self::MapZoomed
                | Self::MapTopics
                | Self::MapNothing
                | Self::MapLegend
                | Self::MapLegendInferred
                | Self::ToolKeep
                | Self::SearchLabel
                | Self::SearchPlaceholder
                | Self::SearchButton
                | Self::SearchSuggestions
                | Self::TreeFold
                | Self::TreeUnfold
                | Self::TreeOpen
                | Self::TreePath
                | Self::TreePathNone
                | Self::TreeRead
                | Self::TreeOtherLens
                | Self::TreeLevels
                | Self::TreeLevel
                | Self::TreeAll
                | Self::TreeNone
                | Self::AnnouncePage
                | Self::SearchPage
                | Self::SearchWaiting
                | Self::SearchLost
                | Self::PageLost
                | Self::PageLostText
                | Self::PanicReload
        )
    }

    /// Whether only the kiosk says it: exhibit mode and QR codes.
    pub fn is_kiosk(self) -> bool {
        self.as_str().starts_with("kiosk-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled() {
        let words = vec!["{a}与{b}".to_owned(); Msg::ALL.len()];
        let messages = Messages::new(words).unwrap_or_default();
        assert_eq!(
            messages.fill(Msg::ALL[0], &[("b", &2), ("a", &"一")]),
            "一与2"
        );
        assert_eq!(placeholders("{b}与{a}"), ["a", "b"]);
    }
}
