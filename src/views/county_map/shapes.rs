//! The divisions on the map, and their names.

use leptos::ev;
use leptos::prelude::*;

use super::{marks, print};
use crate::client_index::MapRegion;
use crate::dom;
use crate::geo::Direction;
use crate::markup::decimal;
use crate::model::plan::{Division, DivisionIndex};
use crate::route::{Location, Route};
use crate::viewport::Viewport;
use crate::views::element::{Element, element};
use crate::views::state::Explorer;

/// A division that one can touch, tab to and open.
pub(super) fn shape(explorer: Explorer, index: DivisionIndex, site: &'static MapRegion) -> AnyView {
    let location = move || Location::page(Route::County(site.adcode));
    drawn(explorer, index, element("a"))
        .fixed_by("href", || explorer.href_to(&location()))
        .fixed_by("data-county", || site.adcode.to_string())
        .fixed_by("aria-label", || print::name(explorer.plan(), index))
        .fixed_if("aria-current", || {
            is_selected(explorer, index).then(|| "true".to_owned())
        })
        .heard("keydown", move |event| {
            press(explorer, site, &location(), event)
        })
        .printed(|html| {
            print::ground(html, explorer, index);
            print::aim(html, explorer.plan(), index);
        })
}

/// A division of the inset on the main map: drawn and touchable, but not a second stop for
/// the keyboard or a screen reader.
pub(super) fn twin(explorer: Explorer, index: DivisionIndex, site: &'static MapRegion) -> AnyView {
    drawn(explorer, index, element("g"))
        .fixed_if("data-selected", || {
            is_selected(explorer, index).then(String::new)
        })
        .fixed_by("data-inset-copy", || site.adcode.to_string())
        .printed(|html| print::ground(html, explorer, index))
}

/// What every drawing of a division has.
fn drawn(explorer: Explorer, index: DivisionIndex, element: Element) -> Element {
    let zone = || {
        explorer
            .plan()
            .zone_of(index)
            .map(|zone| zone.id.to_string())
    };
    let named = || match explorer.plan().mentions_of(index).count() {
        few @ 0..=2 => few.to_string(),
        _ => "many".to_owned(),
    };
    let element = element.fixed_if("data-zone", zone);
    let element = element.fixed_by("data-named", named);
    element.fixed_if("data-related", || {
        let related = explorer.marked.with(|marked| marks::related(marked, index));
        related.map(str::to_owned)
    })
}

/// Whether a division is what is selected, for the builder.
fn is_selected(explorer: Explorer, index: DivisionIndex) -> bool {
    explorer
        .marked
        .with(|marked| marks::is_selected(explorer, marked, index))
}

/// Space opens a division, the arrows lead to its neighbours.
fn press(explorer: Explorer, site: &MapRegion, location: &Location, event: &ev::Event) {
    let direction = match dom::plain_key(event).as_deref() {
        Some(" ") => {
            event.prevent_default();
            explorer.open(location.clone());
            return;
        }
        Some("ArrowUp") => Direction::North,
        Some("ArrowRight") => Direction::East,
        Some("ArrowDown") => Direction::South,
        Some("ArrowLeft") => Direction::West,
        _ => return,
    };
    event.prevent_default();
    let next = site.neighbour(direction);
    if let Some(next) = next.and_then(|next| explorer.index.divisions.get(usize::from(next))) {
        dom::focus(&format!("[data-county=\"{}\"]", next.adcode));
    }
}

/// A division's name, the same size on the screen at every magnification.
pub(super) fn label(
    explorer: Explorer,
    index: DivisionIndex,
    site: &'static MapRegion,
    in_inset: bool,
) -> AnyView {
    let [x, y] = site.label;
    element("text")
        .fixed_by("x", || x.to_string())
        .fixed_by("y", || y.to_string())
        .fixed_if("class", || {
            print::label_class(explorer.plan(), index, in_inset)
        })
        .live("transform", move || {
            // About its own place; the printed map is the whole one.
            let back = 1.0 / explorer.viewport.with(Viewport::scale);
            let place = site.label.map(|at| f64::from(at) * (1.0 - back));
            (back < 1.0).then(|| format!("{}scale({})", print::at(place), decimal(back)))
        })
        .printed(|html| {
            let division = explorer.plan().divisions.get(usize::from(index));
            html.text(division.map_or("", Division::label));
        })
}

/// The border of what is selected, on top of all others: on the map, or of a division in the inset.
pub(super) fn selected(explorer: Explorer, in_inset: bool) -> AnyView {
    element("use")
        .fixed("class", "county-map__selected")
        .fixed_if("href", || {
            explorer
                .marked
                .with(|marked| marks::border(explorer, marked, in_inset))
        })
        .empty()
}
