//! The map: divisions, zones, rivers, labels, inset; zoomed by fingers, wheel, buttons, keys.

mod canvas;
mod controls;
mod gestures;
mod inset;
mod legend;

use leptos::prelude::*;

use super::state::Explorer;
use crate::messages::Msg;

/// The map with its controls and legend.
#[component]
pub fn CountyMap(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    let title = explorer
        .plan
        .messages
        .fill(Msg::MapTitle, &[("city", &explorer.plan.meta.city_full)]);
    let drawing = canvas::canvas(explorer, title.clone());
    view! {
        <section id="map" class="stage__map" aria-label=title>
            <div class="county-map">
                {drawing}
                {controls::controls(explorer)}
            </div>
            {legend::legend(explorer)}
        </section>
    }
}
