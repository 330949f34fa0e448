//! What only some layers of the map show, and only where the programs run: links outbound, places,
//! counts. A site has it in a file beside its pages, which is fetched when it is wanted, see
//! `site/main.js`; the single file has it printed.

use leptos::prelude::*;

use super::{outbound, print};
use crate::markup::Html;
use crate::views::element::Element;
use crate::views::state::Explorer;

/// The groups of the map that hold it, by class.
pub(super) const OUTBOUND: &str = "county-map__outbound";
pub(super) const PLACES: &str = "county-map__places";
pub(super) const COUNTS: &str = "county-map__counts";

fn print(html: &mut Html, explorer: Explorer, class: &str) {
    match class {
        OUTBOUND => outbound::arrows(html, explorer),
        PLACES => print::places(html, explorer.plan()),
        _ => print::counts(html, explorer.plan()),
    }
}

/// A group of the map for one of these.
pub(super) fn overlay(explorer: Explorer, group: Element, class: &'static str) -> AnyView {
    group.fixed("class", class).printed(|html| {
        if explorer.index.shapes.is_empty() {
            print(html, explorer, class);
        }
    })
}

/// All of them, as an SVG.
pub fn map_overlays(html: &mut Html, explorer: Explorer) {
    html.open("svg", &[("xmlns", "http://www.w3.org/2000/svg")]);
    for class in [OUTBOUND, PLACES, COUNTS] {
        html.open("g", &[("class", class)]);
        print(html, explorer, class);
        html.close("g");
    }
    html.close("svg");
}
