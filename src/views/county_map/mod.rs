//! The map: divisions, zones, rivers, labels, inset; zoomed by fingers, wheel, buttons, keys.

mod canvas;
mod controls;
mod gestures;
mod inset;
mod legend;
mod print;
mod shapes;

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::messages::Msg;

/// The map with its controls and legend.
pub(super) fn county_map(explorer: Explorer) -> AnyView {
    let drawing = element("div")
        .fixed("class", "county-map")
        .around(vec![canvas::canvas(explorer), controls::controls(explorer)]);
    element("section")
        .fixed("id", "map")
        .fixed("class", "stage__map")
        .fixed_by("aria-label", || title(explorer))
        .around(vec![drawing, legend::legend(explorer)])
}

/// What the map is called.
fn title(explorer: Explorer) -> String {
    let plan = explorer.plan;
    plan.messages
        .fill(Msg::MapTitle, &[("city", &plan.meta.city_full)])
}
