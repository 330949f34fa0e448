//! The divisions on the map, and their names.

use leptos::ev;
use leptos::prelude::*;

use super::print;
use crate::browser;
use crate::geo::Direction;
use crate::guide::Site;
use crate::markup::decimal;
use crate::plan::{Division, DivisionIndex, NodeKey, Relation};
use crate::route::{Location, Route};
use crate::viewport::Viewport;
use crate::views::element::{Element, element};
use crate::views::state::Explorer;

/// A division that one can touch, tab to and open.
pub(super) fn shape(explorer: Explorer, index: DivisionIndex, site: &'static Site) -> AnyView {
    let location = move || Location::page(Route::County(site.adcode));
    drawn(
        explorer,
        index,
        element("a").fixed("class", "county-map__division"),
    )
    .fixed_by("href", || explorer.href_to(&location()))
    .fixed_by("data-county", || site.adcode.to_string())
    .fixed_by("aria-label", || print::name(explorer.plan(), index))
    .live("aria-current", move || {
        explorer.is_selected(index).then(|| "true".to_owned())
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
pub(super) fn twin(explorer: Explorer, index: DivisionIndex, site: &'static Site) -> AnyView {
    drawn(
        explorer,
        index,
        element("g").fixed("class", "county-map__division"),
    )
    .fixed("aria-hidden", "true")
    .live("data-selected", move || {
        explorer.is_selected(index).then(String::new)
    })
    .fixed_by("data-twin", || site.adcode.to_string())
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
    let related = move || {
        let relation = explorer
            .selected
            .with(|selected| *selected.related.get(usize::from(index))?);
        relation.map(|relation| Relation::as_str(relation).to_owned())
    };
    element.live("data-related", related)
}

/// Space opens a division, the arrows lead to its neighbours.
fn press(explorer: Explorer, site: &Site, location: &Location, event: &ev::Event) {
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
    let next = site.neighbour(direction);
    if let Some(next) = next.and_then(|next| explorer.guide.divisions.get(usize::from(next))) {
        browser::focus(&format!("[data-county=\"{}\"]", next.adcode));
    }
}

/// A division's name, the same size on the screen at every magnification.
pub(super) fn label(
    explorer: Explorer,
    index: DivisionIndex,
    site: &'static Site,
    in_inset: bool,
) -> AnyView {
    let [x, y] = site.label;
    element("text")
        .fixed_if("class", || {
            print::label_class(explorer.plan(), index, in_inset)
        })
        .live("transform", move || {
            // The printed map is the whole one.
            if cfg!(feature = "ssr") {
                return Some(format!("translate({x} {y})"));
            }
            let scale = explorer.viewport.with(Viewport::scale);
            Some(format!("translate({x} {y})scale({})", decimal(1.0 / scale)))
        })
        .printed(|html| {
            let division = explorer.plan().divisions.get(usize::from(index));
            html.text(division.map_or("", Division::label));
        })
}

/// The border of what is selected, on top of all others: on the map, or of a division in the inset.
pub(super) fn selected(explorer: Explorer, in_inset: bool) -> AnyView {
    let shape = move || {
        let guide = explorer.guide;
        let shape = explorer.selected.with(|selected| match &selected.node {
            Some(NodeKey::County(adcode)) => {
                let index = guide.division(*adcode)?;
                let here = !in_inset || guide.inset.contains(&index);
                here.then(|| print::division_shape(*adcode))
            }
            Some(NodeKey::Zone(id)) if !in_inset => Some(print::zone_shape(id)),
            _ => None,
        });
        Some(explorer.shape(&shape?))
    };
    element("use")
        .fixed("class", "county-map__selected")
        .fixed("aria-hidden", "true")
        .live("href", shape)
        .empty()
}
