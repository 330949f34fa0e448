//! Tells a screen reader what has been selected.

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::markup::Html;
use crate::messages::Msg;

/// A live region; empty until the explorer moves for the first time.
pub(super) fn announcer(explorer: Explorer) -> AnyView {
    let words = move || {
        let mut html = Html::new();
        if let Some(count) = explorer.found_count() {
            html.text(
                &explorer
                    .plan
                    .messages
                    .fill(Msg::SearchFound, &[("n", &count)]),
            );
        } else if explorer.alive.get() {
            let plan = explorer.plan;
            let heading = explorer.route.with(|route| route.page_meta(plan).heading);
            html.text(
                &plan
                    .messages
                    .fill(Msg::AnnouncePage, &[("title", &heading)]),
            );
        }
        html
    };
    element("div")
        .fixed("class", "visually-hidden")
        .fixed("role", "status")
        .fixed("aria-live", "polite")
        .content(words)
}
