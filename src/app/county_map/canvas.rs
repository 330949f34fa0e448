//! The drawing itself.

use leptos::prelude::*;

use super::inset::InsetMap;
use super::overlays::Overlays;
use super::region::{InsetCopy, Label, Region, SelectedBorder};
use super::{MapState, margin};
use crate::client_index::map::{BORDERS, OUTLINE, RIVERS, zone_shape};
use crate::markup::decimal;
use crate::model::plan::DivisionIndex;

/// From this magnification on the divisions of the inset are labelled on the map as well.
const INSET_LABELS_FROM: f64 = 3.0;

/// The map as SVG.
#[component]
pub(super) fn Canvas(map: MapState) -> impl IntoView {
    let MapState {
        state, gestures, ..
    } = map;
    let view_box = move || {
        let margin = margin(state);
        let [width, height] = state.index.size.map(|side| side + 2 * margin);
        format!("{0} {0} {width} {height}", -margin)
    };
    let is_near = move || {
        state
            .viewport
            .with(|view| view.scale() >= INSET_LABELS_FROM)
    };
    let transform = move || {
        let view = state.viewport.get();
        transform(view.offset(), view.scale())
    };
    let overlays = Overlays::new(map);
    let all = || (0..).zip(&state.index.divisions);
    let regions = all().filter(|(index, _)| !map.is_in_inset(*index));
    let copies = all().filter(|(index, _)| map.is_in_inset(*index));
    view! {
        <svg
            class="county-map__canvas"
            viewBox=view_box
            data-layer=move || state.layer().as_str()
            role="group"
            aria-label=state.index.map.title.as_str()
            data-zoomed=move || is_near().then_some("")
            on:click=move |event| gestures.on_click(&event)
            on:mousedown=move |event| gestures.on_mousedown(&event)
            on:mousemove=move |event| gestures.on_mousemove(&event)
            on:mouseup=move |_| gestures.on_mouseup()
            on:mouseleave=move |_| gestures.on_mouseup()
            on:wheel=move |event| gestures.on_wheel(&event)
            on:touchstart=move |event| gestures.on_touch(&event)
            on:touchmove=move |event| gestures.on_touch(&event)
            on:touchend=move |event| gestures.on_touch(&event)
            on:touchcancel=move |event| gestures.on_touch(&event)
        >
            <defs>
                {state.index.map.zones.iter().map(|zone| view! {
                    <pattern
                        id=pattern_id(&zone.id)
                        width="160"
                        height="160"
                        patternUnits="userSpaceOnUse"
                    >
                        <path
                            class=zone.has_dots.then_some("dots")
                            data-zone=zone.id.as_str()
                            d=zone.pattern.as_str()
                        />
                    </pattern>
                }).collect_view()}
            </defs>
            <g class="county-map__sheet" transform=transform>
                {regions.map(|(index, region)| view! { <Region map index region/> }).collect_view()}
                {copies.map(|(index, region)| view! { <InsetCopy map index region/> }).collect_view()}
                <g class="county-map__lines">
                    {state.index.map.zones.iter().map(|zone| view! {
                        <use href=state.shape(&zone_shape(&zone.id)) fill=pattern_fill(&zone.id)/>
                    }).collect_view()}
                    <use class="county-map__borders" href=state.shape(BORDERS)/>
                    <use class="county-map__outline" href=state.shape(OUTLINE)/>
                    <use class="county-map__river" href=state.shape(RIVERS)/>
                </g>
                <SelectedBorder state in_inset=false/>
                <g class="county-map__labels" aria-hidden="true">
                    {all().map(|(index, region)| view! { <Label state index region/> }).collect_view()}
                </g>
                <g class="county-map__places" aria-hidden="true" node_ref=overlays.places></g>
                <g class="county-map__counts" aria-hidden="true" node_ref=overlays.counts></g>
            </g>
            <g class="county-map__outbound" node_ref=overlays.outbound></g>
            <InsetMap map/>
        </svg>
    }
}

/// The id of a zone's pattern.
fn pattern_id(zone: &str) -> String {
    format!("hatch-{zone}")
}

/// A zone's pattern as a fill.
pub(super) fn pattern_fill(zone: &str) -> String {
    format!("url(#{})", pattern_id(zone))
}

/// A move and a magnification as an SVG transform.
pub(super) fn transform(offset: [f64; 2], scale: f64) -> String {
    let [x, y] = offset.map(decimal);
    format!("translate({x} {y})scale({})", decimal(scale))
}

/// What the map knows of a division.
pub(super) fn region_data(
    map: &'static crate::client_index::map::MapData,
    index: DivisionIndex,
) -> Option<&'static crate::client_index::map::RegionData> {
    map.regions.get(usize::from(index))
}
