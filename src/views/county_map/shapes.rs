//! The divisions on the map, and their names.

use leptos::ev;
use leptos::prelude::*;

use super::print;
use crate::browser;
use crate::geo::Direction;
use crate::markup::decimal;
use crate::plan::{Division, DivisionIndex, Relation, Selection};
use crate::route::{Location, Route};
use crate::viewport::Viewport;
use crate::views::element::{Element, element};
use crate::views::state::Explorer;

/// A division that one can touch, tab to and open.
pub(super) fn shape(
    explorer: Explorer,
    index: DivisionIndex,
    division: &'static Division,
) -> AnyView {
    let location = move || Location::page(Route::County(division.adcode));
    drawn(
        explorer,
        index,
        element("a").fixed("class", "county-map__division"),
    )
    .fixed_by("href", || explorer.href_to(&location()))
    .fixed_by("data-county", || division.adcode.to_string())
    .fixed_by("aria-label", || print::name(explorer.plan, index, division))
    .live("aria-current", move || {
        explorer.is_selected(index).then(|| "true".to_owned())
    })
    .heard("keydown", move |event| {
        press(explorer, index, &location(), event)
    })
    .printed(|html| {
        print::ground(html, explorer.plan, index);
        print::aim(html, explorer.plan, index);
    })
}

/// A division of the inset on the main map: drawn and touchable, but not a second stop for
/// the keyboard or a screen reader.
pub(super) fn twin(
    explorer: Explorer,
    index: DivisionIndex,
    division: &'static Division,
) -> AnyView {
    let class = "county-map__division county-map__division--twin";
    drawn(explorer, index, element("g").fixed("class", class))
        .fixed("aria-hidden", "true")
        .live("data-selected", move || {
            explorer.is_selected(index).then(String::new)
        })
        .fixed_by("data-twin", || division.adcode.to_string())
        .printed(|html| print::ground(html, explorer.plan, index))
}

/// What every drawing of a division has.
fn drawn(explorer: Explorer, index: DivisionIndex, element: Element) -> Element {
    let plan = explorer.plan;
    let element = match plan.zone_of(index) {
        Some(zone) => element.fixed_by("data-zone", || zone.id.to_string()),
        None => element,
    };
    let named = || match plan.mentions_of(index).count() {
        few @ 0..=2 => few.to_string(),
        _ => "many".to_owned(),
    };
    let element = element.fixed_by("data-named", named);
    let related = move || {
        let relation = explorer
            .selected
            .with(|selected| *selected.related.get(usize::from(index))?);
        relation.map(|relation| Relation::as_str(relation).to_owned())
    };
    element.live("data-related", related)
}

/// Space opens a division, the arrows lead to its neighbours.
fn press(explorer: Explorer, index: DivisionIndex, location: &Location, event: &ev::Event) {
    let direction = match browser::plain_key(event).as_deref() {
        Some(" ") => {
            event.prevent_default();
            explorer.go(location);
            return;
        }
        Some("ArrowUp") => Direction::North,
        Some("ArrowRight") => Direction::East,
        Some("ArrowDown") => Direction::South,
        Some("ArrowLeft") => Direction::West,
        _ => return,
    };
    event.prevent_default();
    let next = explorer
        .plan
        .map
        .neighbour_towards(usize::from(index), direction);
    if let Some(next) = next.and_then(|next| explorer.plan.divisions.get(next)) {
        browser::focus(&format!("[data-county=\"{}\"]", next.adcode));
    }
}

/// A division's name, the same size on the screen at every magnification.
pub(super) fn label(
    explorer: Explorer,
    index: DivisionIndex,
    division: &'static Division,
    in_inset: bool,
) -> AnyView {
    let [x, y] = explorer
        .plan
        .map
        .label_points
        .get(usize::from(index))
        .copied()
        .unwrap_or_default();
    let class = if in_inset {
        "county-map__label county-map__label--inset"
    } else {
        "county-map__label"
    };
    element("text")
        .fixed("class", class)
        .live("transform", move || {
            let scale = explorer.viewport.with(Viewport::scale);
            Some(format!("translate({x} {y})scale({})", decimal(1.0 / scale)))
        })
        .printed(|html| _ = html.text(&division.name))
}

/// The border of what is selected, on top of all others; of the divisions in `within` only.
pub(super) fn selected(explorer: Explorer, within: Option<&'static [DivisionIndex]>) -> AnyView {
    let map = &explorer.plan.map;
    let path = move || {
        explorer
            .selected
            .with(|selected| match (&selected.what, within) {
                (Selection::Division(index), None) => map.path(usize::from(*index)),
                (Selection::Division(index), Some(within)) if within.contains(index) => {
                    map.path(usize::from(*index))
                }
                (Selection::Zone(id), None) => {
                    let members = explorer
                        .plan
                        .zone(id.as_str())
                        .map_or(&[][..], |zone| &zone.members);
                    let members: Vec<usize> = members.iter().map(|m| usize::from(*m)).collect();
                    map.outline_of(&members)
                }
                _ => String::new(),
            })
    };
    element("path")
        .fixed("class", "county-map__selected")
        .fixed("aria-hidden", "true")
        .live("d", move || Some(path()))
        .empty()
}
