//! Tells a screen reader what has been selected.

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::markup::Html;
use crate::model::messages::Msg;

/// A live region; empty until the explorer moves for the first time.
pub(super) fn announcer(explorer: Explorer) -> AnyView {
    let words = move || {
        let mut html = Html::new();
        if let Some(count) = explorer.found_count() {
            html.text(&count);
        } else {
            explorer.detail.with(|detail| {
                if !detail.heading.is_empty() {
                    let (messages, title) = (&explorer.index.messages, &detail.heading);
                    html.text(&messages.fill(Msg::AnnouncePage, &[("title", title)]));
                }
            });
        }
        html
    };
    element("div")
        .fixed("class", "visually-hidden")
        .fixed("role", "status")
        .fixed("aria-live", "polite")
        .content(words)
}
