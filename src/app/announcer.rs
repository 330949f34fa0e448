//! The live region: tells a screen reader which page has been opened and how much was found.

use leptos::prelude::*;

use super::AppState;
use crate::dom;
use crate::model::messages::Msg;

/// The id of the live region, which every page has.
const REGION: &str = "announcer";

/// Announces what changes from now on.
pub(super) fn run_effects(state: AppState) {
    Effect::new(move |said: Option<String>| {
        let page = || {
            state
                .opened_heading
                .with(|heading| match heading.is_empty() {
                    true => String::new(),
                    false => {
                        let messages = &state.index.messages;
                        messages.fill(Msg::AnnouncePage, &[("title", heading)])
                    }
                })
        };
        let words = state.search.count().unwrap_or_else(page);
        if said.as_ref() != Some(&words) {
            dom::set_text(REGION, &words);
        }
        words
    });
}
