//! What an address selects.

use super::{Location, Route};
use crate::plan::{Plan, Selection};
use crate::text::{Section, SentenceId};

impl Location {
    /// The selection that the address stands for.
    pub fn selection(&self, plan: &Plan) -> Selection {
        match &self.route {
            Route::County(adcode) => plan
                .division(*adcode)
                .map_or(Selection::Nothing, |(index, _)| Selection::Division(index)),
            Route::Zone(id) => Selection::Zone(id.clone()),
            Route::Strategy(id) => Selection::Strategy(id.clone()),
            Route::Topic(id) => Selection::Topic(id.clone()),
            Route::Part(n) => Selection::Part(*n),
            Route::Article(n) => {
                let sentence = self
                    .sentence()
                    .map(|number| SentenceId {
                        section: Section::Article(*n),
                        number,
                    })
                    .filter(|id| plan.document.span(*id).is_some());
                sentence.map_or(Selection::Article(*n), Selection::Sentence)
            }
            Route::Read => self
                .anchor
                .strip_prefix('a')
                .and_then(|n| n.parse().ok())
                .filter(|n| plan.document.article(*n).is_some())
                .map_or(Selection::Nothing, Selection::Article),
            _ => Selection::Nothing,
        }
    }
}
