//! The foot of the page: which plan, adopted when, and what the map is.

use leptos::prelude::*;

use super::state::Explorer;
use crate::messages::Msg;

/// Source and notices.
#[component]
pub fn Footer(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    let meta = &explorer.plan.meta;
    let m = &explorer.plan.messages;
    view! {
        <footer class="colophon">
            <p>{m.fill(Msg::FooterSource, &[("title", &meta.title)])}</p>
            <p>{m.fill(Msg::FooterAdopted, &[("date", &meta.adopted), ("by", &meta.adopted_by)])}</p>
            <p>{m.get(Msg::MapNotice)}</p>
        </footer>
    }
}
