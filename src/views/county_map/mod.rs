//! The map: divisions, zones, rivers, labels, inset; zoomed by fingers, wheel, buttons, keys.

mod canvas;
mod controls;
mod gestures;
mod inset;
mod layers;
mod legend;
mod marks;
mod outbound;
mod overlays;
mod print;
mod shapes;

use leptos::prelude::*;

pub use overlays::map_overlays;
pub use print::shapes as map_shapes;

use super::element::{element, follow};
use super::state::Explorer;
use crate::model::messages::Msg;
use crate::route::Layer;

/// The map with its controls and legend.
pub(super) fn county_map(explorer: Explorer) -> AnyView {
    follow(move || marks::paint(explorer));
    let drawing = element("div")
        .fixed("class", "county-map")
        .around(vec![canvas::canvas(explorer), controls::controls(explorer)]);
    element("section")
        .fixed("id", "map")
        .fixed("class", "stage__map")
        .fixed_by("aria-label", || title(explorer))
        .around(vec![
            layers::switch(explorer),
            drawing,
            legend::legend(explorer),
        ])
}

/// Free space around the map, in map units; the links outbound need more of it.
fn margin(explorer: Explorer) -> i32 {
    match explorer.query.with(|query| query.layer) {
        Layer::Places if explorer.index.has_links => 1750,
        _ => 90,
    }
}

/// What the map is called.
fn title(explorer: Explorer) -> String {
    let plan = explorer.plan();
    plan.messages
        .fill(Msg::MapTitle, &[("city", &plan.meta.city_full)])
}
