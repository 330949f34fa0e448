//! Tells a screen reader what has been selected.

use leptos::prelude::*;

use super::state::Explorer;
use crate::messages::Msg;

/// A live region; empty until the explorer moves for the first time.
#[component]
pub fn Announcer(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    let words = move || {
        if !explorer.alive.get() {
            return String::new();
        }
        let plan = explorer.plan;
        let heading = explorer.route.with(|route| route.page_meta(plan).heading);
        plan.messages.fill(Msg::AnnouncePage, &[("title", &heading)])
    };
    view! { <div class="visually-hidden" role="status" aria-live="polite">{words}</div> }
}
