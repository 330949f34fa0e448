//! The county map: divisions, zones, rivers, labels and an inset; zoomed by fingers, wheel, buttons
//! and keys.

mod canvas;
mod card;
mod controls;
mod gestures;
mod inset;
mod legend;
mod overlays;
mod region;

use leptos::ev::Event;
use leptos::html::{A, Ul};
use leptos::prelude::*;

use super::AppState;
use crate::dom;
use crate::model::messages::Msg;
use crate::model::plan::DivisionIndex;
use crate::route::Layer;
use canvas::Canvas;
use card::DivisionCard;
use controls::Controls;
use gestures::Gestures;
use legend::Legend;

/// Free space around the map, in map units.
const MARGIN: i32 = 90;

/// What the parts of the map share.
#[derive(Clone, Copy)]
struct MapState {
    state: AppState,
    gestures: Gestures,
    /// The element of every division that can be focused, parallel to the divisions.
    regions: StoredValue<Vec<NodeRef<A>>>,
    /// The element of the legend.
    legend: NodeRef<Ul>,
}

impl MapState {
    fn new(state: AppState) -> Self {
        let regions = state.index.divisions.iter().map(|_| NodeRef::new());
        Self {
            state,
            gestures: Gestures::new(state),
            regions: StoredValue::new(regions.collect()),
            legend: NodeRef::new(),
        }
    }

    /// The element of a division.
    fn region(&self, index: DivisionIndex) -> NodeRef<A> {
        let own = |regions: &Vec<NodeRef<A>>| regions.get(usize::from(index)).copied();
        self.regions.with_value(own).unwrap_or_default()
    }

    /// Whether the inset has a division.
    fn is_in_inset(&self, index: DivisionIndex) -> bool {
        self.state.index.inset.contains(&index)
    }
}

/// Free space around the map on the present layer.
fn margin(state: AppState) -> i32 {
    match state.layer() {
        Layer::Places => state.index.map.outbound_margin.max(MARGIN),
        _ => MARGIN,
    }
}

/// The switch between layers, the map, its controls and its legend.
#[component]
pub fn CountyMap(
    /// The state that all roots share.
    state: AppState,
) -> impl IntoView {
    let map = MapState::new(state);
    let pointed = RwSignal::new(None);
    // A division of the inset is drawn twice.
    let point_at = move |event: &Event| {
        let code = dom::attribute_around(event, "data-county", "data-inset-copy");
        pointed.set(code.and_then(|code| code.parse().ok()));
    };
    view! {
        <LayerSwitch state/>
        <div
            class="county-map"
            on:mouseover=move |event| point_at(&event)
            on:mouseleave=move |_| pointed.set(None)
            on:focusin=move |event| point_at(&event)
            on:focusout=move |_| pointed.set(None)
        >
            <Canvas map/>
            <Controls state/>
            <DivisionCard state pointed/>
        </div>
        <Legend map/>
    }
}

/// A link for every layer.
#[component]
fn LayerSwitch(state: AppState) -> impl IntoView {
    let links = Layer::ALL.iter().copied().map(|layer| {
        let list = match layer {
            Layer::Mentions => "divisions",
            Layer::Places if state.index.map.outbound_margin > 0 => "links",
            _ => "map",
        };
        let href = state.view_href(&format!("layer={}", layer.as_str()), list);
        view! {
            <a
                href=href
                data-layer=layer.as_str()
                aria-current=move || (state.layer() == layer).then_some("true")
            >
                {state.msg(layer.message())}
            </a>
        }
    });
    view! {
        <nav class="switch switch--map" aria-label=state.msg(Msg::LayerTitle)>
            {links.collect_view()}
        </nav>
    }
}
