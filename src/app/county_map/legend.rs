//! What the colours, patterns and marks of the map mean.

use leptos::prelude::*;

use super::MapState;
use super::canvas::pattern_fill;
use crate::app::AppState;
use crate::client_index::Selected;
use crate::client_index::map::ZoneData;
use crate::model::messages::Msg;
use crate::model::plan::Relation;
use crate::route::Layer;

/// The zones, and the marks of what is related to the selection. What the further layers mean comes with
/// their [`Overlays`](super::overlays::Overlays); the style sheet shows what belongs to the present layer.
#[component]
pub(super) fn Legend(map: MapState) -> impl IntoView {
    let state = map.state;
    let zones = state.index.map.zones.iter();
    let zones = zones.map(|zone| view! { <ZoneEntry state zone/> });
    let relations = Relation::ALL.iter().copied().map(|relation| {
        let is_there = move || {
            let selection = state.selection;
            selection.with(|selected| selected.related.contains(&Some(relation)))
        };
        view! {
            <li data-legend=relation.as_str() hidden=move || !is_there()>
                <i data-related=relation.as_str()></i>
                {state.msg(relation.message())}
            </li>
        }
    });
    let is_scope_of_nothing = move || {
        let has_related = |selected: &Selected| selected.related.iter().any(Option::is_some);
        state.layer() == Layer::Scope && !state.selection.with(has_related)
    };
    view! {
        <ul
            class="legend"
            node_ref=map.legend
            data-layer=move || state.layer().as_str()
            aria-label=state.msg(Msg::MapLegend)
        >
            {zones.collect_view()}
            {relations.collect_view()}
            <li data-legend="nothing" hidden=move || !is_scope_of_nothing()>
                {state.msg(Msg::MapNothing)}
            </li>
        </ul>
    }
}

/// A zone's swatch and name; an inferred one says so.
#[component]
fn ZoneEntry(state: AppState, zone: &'static ZoneData) -> impl IntoView {
    let note = zone
        .is_inferred
        .then(|| view! { <small>{state.msg(Msg::MapLegendInferred)}</small> });
    view! {
        <li>
            <a data-zone=zone.id.as_str() href=state.zone_href(&zone.id)>
                <i aria-hidden="true">
                    <svg viewBox="0 0 320 200">
                        <rect width="320" height="200" fill=pattern_fill(&zone.id)/>
                    </svg>
                </i>
                {zone.short.as_str()}
                " "
                <span>{zone.name.as_str()}</span>
            </a>
            {note}
        </li>
    }
}
