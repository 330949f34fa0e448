//! What the map's colours, patterns and marks mean.

use leptos::prelude::*;

use crate::messages::Msg;
use crate::plan::{Basis, Relation, Zone};
use crate::route::Route;
use crate::views::state::Explorer;

/// Zones, and the marks of what is selected.
pub(super) fn legend(explorer: Explorer) -> AnyView {
    let zones = explorer.plan.zones.iter().map(|zone| zone_entry(explorer, zone)).collect_view();
    let relations = [
        (Relation::Named, Msg::MapRelatedNamed),
        (Relation::Zone, Msg::MapRelatedZone),
        (Relation::Scope, Msg::MapRelatedScope),
    ];
    let marks = relations.map(|(relation, label)| {
        let absent = move || !explorer.related.with(|r| r.contains(&Some(relation)));
        view! {
            <li class="legend__entry" hidden=absent>
                <span class="legend__mark" data-related=relation.as_str()></span>
                {explorer.msg(label)}
            </li>
        }
    });
    view! {
        <ul class="legend" aria-label=explorer.msg(Msg::MapLegend)>{zones}{marks}</ul>
    }
    .into_any()
}

/// A zone's swatch and name; an inferred one says so.
fn zone_entry(explorer: Explorer, zone: &'static Zone) -> AnyView {
    let inferred = (zone.basis == Basis::Inferred)
        .then(|| view! { <small class="legend__note">{explorer.msg(Msg::MapLegendInferred)}</small> });
    view! {
        <li class="legend__entry">
            <a class="legend__zone" data-zone=zone.id.to_string() href=explorer.href(&Route::Zone(zone.id.clone()))>
                <span class="legend__swatch" aria-hidden="true">
                    <svg viewBox="0 0 320 200"><rect width="320" height="200" fill=format!("url(#hatch-{})", zone.id)/></svg>
                </span>
                {zone.short.as_str()} " " <span class="legend__name">{zone.name.as_str()}</span>
            </a>
            {inferred}
        </li>
    }
    .into_any()
}
