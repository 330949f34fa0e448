//! The selection of an address.

use super::{Location, Route};
use crate::model::plan::NodeKey;
use crate::model::text::{Section, SentenceId};

impl Location {
    /// The node that the address selects, if it exists: the subject of its page, or the sentence,
    /// article or node that its anchor names.
    pub fn node(&self, has: impl Fn(&NodeKey) -> bool) -> Option<NodeKey> {
        let pointed = match &self.route {
            Route::Article(n) => self.sentence().map(|number| {
                NodeKey::Sentence(SentenceId {
                    section: Section::Article(*n),
                    number,
                })
            }),
            Route::Read => {
                let number = self.anchor.strip_prefix('a').and_then(|n| n.parse().ok());
                number.map(NodeKey::Article)
            }
            Route::Tree => NodeKey::selectable(&self.anchor),
            _ => None,
        };
        pointed
            .filter(&has)
            .or_else(|| self.route.node().filter(has))
    }
}
