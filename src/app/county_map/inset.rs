//! The enlarged part of the map.

use leptos::prelude::*;

use super::MapState;
use super::canvas::{pattern_fill, region_data, transform};
use super::region::{Region, SelectedBorder};
use crate::client_index::map::INSET;
use crate::markup::decimal;

/// The enlarged part of the map in its frame; nothing where there is none.
#[component]
pub(super) fn InsetMap(map: MapState) -> impl IntoView {
    let state = map.state;
    let index = state.index;
    let inset = index.map.inset.as_ref()?;
    let [x, y, width, height] = inset.frame;
    let regions = index.inset.iter().filter_map(|division| {
        let region = index.divisions.get(usize::from(*division))?;
        Some(view! { <Region map index=*division region/> })
    });
    let labels = inset.labels.iter().filter_map(|(division, place)| {
        let data = region_data(&index.map, *division)?;
        let [x, y] = place.map(decimal);
        Some(view! { <text x=x y=y>{data.label.as_str()}</text> })
    });
    let zones = index.map.zones.iter();
    let zones = zones.filter(|zone| !zone.inset_shape.is_empty());
    Some(view! {
        <g class="county-map__inset">
            <rect
                class="county-map__frame"
                x=decimal(x)
                y=decimal(y)
                width=decimal(width)
                height=decimal(height)
                rx="24"
            />
            <text
                class="county-map__inset-title"
                x=decimal(x + 60.0)
                y=decimal(y + 130.0)
                aria-hidden="true"
            >
                {inset.title.as_str()}
            </text>
            <g transform=transform(inset.offset, inset.scale)>
                {regions.collect_view()}
                <g>
                    {zones.map(|zone| view! {
                        <use href=state.shape(&zone.inset_shape) fill=pattern_fill(&zone.id)/>
                    }).collect_view()}
                    <use class="county-map__borders" href=state.shape(INSET)/>
                </g>
                <SelectedBorder state in_inset=true/>
            </g>
            <g class="county-map__labels" aria-hidden="true">{labels.collect_view()}</g>
        </g>
    })
}
