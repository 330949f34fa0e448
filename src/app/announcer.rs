//! The live region: tells a screen reader which page has been opened and how much was found.

use leptos::prelude::*;

use super::AppState;
use crate::dom;
use crate::model::messages::Msg;

/// The id of the live region, which every page has.
const REGION: &str = "announcer";

/// How long the search waits for further keys before it says how much was found.
const COUNT_PAUSE_MS: u32 = 500;

/// Announces what changes from now on.
pub(super) fn announce_changes(state: AppState) {
    Effect::new(move |last_page: Option<String>| {
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
        let page = page();
        match state.search.count() {
            // Counts that follow each other while somebody types are not all spoken.
            Some(count) => dom::announce(REGION, &count, COUNT_PAUSE_MS),
            None if last_page.as_ref() != Some(&page) => dom::announce(REGION, &page, 0),
            None => {}
        }
        page
    });
}
