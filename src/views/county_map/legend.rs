//! What the map's colours, patterns and marks mean.

use leptos::prelude::*;

use super::{marks, print};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Basis, Relation, Zone};
use crate::route::Route;
use crate::views::element::element;
use crate::views::state::Explorer;

/// Zones, and the marks of what is selected.
pub(super) fn legend(explorer: Explorer) -> AnyView {
    let zones = (0..usize::from(explorer.index.zones)).map(|at| {
        element("li").printed(|html| {
            if let Some(zone) = explorer.plan().zones.get(at) {
                zone_entry(html, explorer, zone);
            }
        })
    });
    let marks = Relation::ALL.map(|relation| {
        element("li")
            .fixed("data-legend", relation.as_str())
            .fixed_if("hidden", || {
                let absent = explorer.marked.with(|m| marks::is_absent(m, relation));
                absent.then(String::new)
            })
            .printed(|html| {
                html.leaf("i", &[("data-related", relation.as_str())], "")
                    .text(explorer.msg(relation.message()));
            })
    });
    element("ul")
        .fixed("class", "legend")
        .fixed_by("aria-label", || explorer.msg(Msg::MapLegend).to_owned())
        .around(zones.chain(marks).collect())
}

/// A zone's swatch and name; an inferred one says so.
fn zone_entry(html: &mut Html, explorer: Explorer, zone: &Zone) {
    let href = explorer.href(&Route::Zone(zone.id.clone()));
    let swatch = [
        ("width", "320"),
        ("height", "200"),
        ("fill", &*print::hatch_fill(zone)),
    ];
    html.open("a", &[("data-zone", zone.id.as_str()), ("href", &href)])
        .open("i", &[("aria-hidden", "true")])
        .open("svg", &[("viewBox", "0 0 320 200")])
        .leaf("rect", &swatch, "")
        .close("svg")
        .close("i")
        .text(&zone.short)
        .text(" ")
        .leaf("span", &[], &zone.name)
        .close("a");
    if zone.basis == Basis::Inferred {
        html.leaf("small", &[], explorer.msg(Msg::MapLegendInferred));
    }
}
