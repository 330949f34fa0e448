//! The divisions on the map, and their labels.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::MapState;
use super::canvas::{region_data, transform};
use crate::app::AppState;
use crate::client_index::MapRegion;
use crate::client_index::map::{region_shape, zone_shape};
use crate::dom;
use crate::geo::Direction;
use crate::model::plan::{DivisionIndex, NodeKey, Relation};
use crate::route::{Route, Side};
use crate::viewport::Viewport;

/// How a division is related to the selection.
fn related(state: AppState, index: DivisionIndex) -> Option<&'static str> {
    state.selection.with(|selected| {
        let relation = *selected.related.get(usize::from(index))?;
        relation.map(Relation::as_str)
    })
}

/// Whether a division is highlighted: selected, or one of two that are compared.
fn is_highlighted(state: AppState, region: &MapRegion) -> bool {
    let key = NodeKey::County(region.adcode);
    let is_side = |side: &Side| side.code() == Some(region.adcode);
    let is_compared = || {
        state.location.with(|location| match &location.route {
            Route::Compare(sides) => sides.iter().any(is_side),
            _ => false,
        })
    };
    // The printed page of comparisons knows none.
    state.highlighted.with(|node| node.as_ref() == Some(&key))
        || state.is_hydrated.get() && is_compared()
}

/// A division that can be pressed, focused and opened.
#[component]
pub(super) fn Region(
    map: MapState,
    index: DivisionIndex,
    region: &'static MapRegion,
) -> impl IntoView {
    let state = map.state;
    let data = region_data(&state.index.map, index)?;
    let hit_point = data
        .hit_point
        .map(|[x, y]| view! { <path d=format!("M{x} {y}h0")/> });
    Some(view! {
        <a
            node_ref=map.region(index)
            data-zone=optional(&data.zone)
            data-named=data.mentions.as_str()
            data-related=move || related(state, index)
            href=move || state.href(&state.division_page(region.adcode))
            data-county=region.adcode.to_string()
            aria-label=data.name.as_str()
            aria-current=move || is_highlighted(state, region).then_some("true")
            on:keydown=move |event| on_keydown(map, region, &event)
        >
            <use href=state.shape(&region_shape(region.adcode))/>
            {hit_point}
        </a>
    })
}

/// A division of the inset on the main map: it can be pressed, but is no second stop for the keyboard
/// or a screen reader.
#[component]
pub(super) fn InsetCopy(
    map: MapState,
    index: DivisionIndex,
    region: &'static MapRegion,
) -> impl IntoView {
    let state = map.state;
    let data = region_data(&state.index.map, index)?;
    Some(view! {
        <g
            data-zone=optional(&data.zone)
            data-named=data.mentions.as_str()
            data-related=move || related(state, index)
            data-selected=move || is_highlighted(state, region).then_some("")
            data-inset-copy=region.adcode.to_string()
            on:click=move |_| {
                if !map.gestures.has_dragged() {
                    open(state, region);
                }
            }
        >
            <use href=state.shape(&region_shape(region.adcode))/>
        </g>
    })
}

/// An attribute that is left out where there are no words.
fn optional(words: &'static str) -> Option<&'static str> {
    Some(words).filter(|words| !words.is_empty())
}

/// Opens what a division leads to, or its place on the page of the tree.
fn open(state: AppState, region: &MapRegion) {
    let page = untrack(|| state.division_page(region.adcode));
    state.navigate(state.on_this_page(page));
}

/// Space opens a division, the arrows lead to its neighbours.
fn on_keydown(map: MapState, region: &MapRegion, event: &KeyboardEvent) {
    map.gestures.forget_drag();
    let direction = match dom::plain_key(event).as_deref() {
        Some(" ") => {
            event.prevent_default();
            open(map.state, region);
            return;
        }
        Some("ArrowUp") => Direction::North,
        Some("ArrowRight") => Direction::East,
        Some("ArrowDown") => Direction::South,
        Some("ArrowLeft") => Direction::West,
        _ => return,
    };
    event.prevent_default();
    let next = region.neighbour(direction).map(|next| map.region(next));
    if let Some(region) = next.and_then(|region| region.get_untracked()) {
        dom::focus_element(&region);
    }
}

/// A division's label, which has the same size on the screen at every magnification.
#[component]
pub(super) fn Label(
    state: AppState,
    index: DivisionIndex,
    region: &'static MapRegion,
) -> impl IntoView {
    let data = region_data(&state.index.map, index)?;
    let [x, y] = region.label;
    let kept_in_place = move || {
        let scale = 1.0 / state.viewport.with(Viewport::scale);
        let offset = region.label.map(|at| f64::from(at) * (1.0 - scale));
        (scale < 1.0).then(|| transform(offset, scale))
    };
    Some(view! {
        <text x=x y=y class=optional(&data.label_class) transform=kept_in_place>
            {data.label.as_str()}
        </text>
    })
}

/// The border of what is highlighted, on top of all others: on the map, or of a division in the inset.
#[component]
pub(super) fn SelectedBorder(state: AppState, in_inset: bool) -> impl IntoView {
    let index = state.index;
    let shape = move || {
        let shape = state.highlighted.with(|node| match node {
            Some(NodeKey::County(adcode)) => {
                let division = index.division(*adcode)?;
                (!in_inset || index.inset.contains(&division)).then(|| region_shape(adcode))
            }
            Some(NodeKey::Zone(id)) if !in_inset => Some(zone_shape(id.as_str())),
            _ => None,
        });
        shape.map(|shape| state.shape(&shape))
    };
    view! { <use class="county-map__selected" href=shape/> }
}
