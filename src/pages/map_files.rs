//! The files of the map that lie beside the pages: its shapes, and what only some layers show.

use std::collections::BTreeSet;

use super::Links;
use crate::client_index::count_labels::count_labels;
use crate::client_index::inset_zone;
use crate::client_index::map::{BORDERS, INSET, OUTLINE, RIVERS, region_shape, zone_shape};
use crate::client_index::outbound_labels::{
    LARGE, Label, LabelledLink, SMALL, labels, outbound_margin,
};
use crate::client_index::place_labels::place_labels;
use crate::markup::{Html, decimal};
use crate::model::messages::Msg;
use crate::model::plan::{Certainty, DivisionIndex, NodeKey, Place, Plan};
use crate::route::Layer;

/// Every shape of the map by its name: divisions, zones, borders, outline, rivers, the edge of the
/// inset. Pages use them by reference; lines keep their width at every magnification.
pub fn shapes(html: &mut Html, plan: &Plan) {
    let map = &plan.map;
    let mut shape = |name: &str, path: &str| {
        let attributes = [
            ("id", name),
            ("vector-effect", "non-scaling-stroke"),
            ("stroke-linejoin", "round"),
            ("d", path),
        ];
        html.leaf("path", &attributes, "");
    };
    for (at, division) in plan.divisions.iter().enumerate() {
        shape(&region_shape(division.adcode), &map.path(at));
    }
    let outline = |members: &[DivisionIndex]| {
        let members: Vec<usize> = members.iter().map(|m| usize::from(*m)).collect();
        map.outline_of(&members)
    };
    for zone in &plan.zones {
        shape(&zone_shape(zone.id.as_str()), &outline(&zone.members));
    }
    for zone in &plan.zones {
        let inset = inset_zone(plan, zone);
        if let Some((name, members)) =
            inset.filter(|(name, _)| *name != zone_shape(zone.id.as_str()))
        {
            shape(&name, &outline(&members));
        }
    }
    if let Some(inset) = &plan.inset {
        shape(INSET, &outline(&inset.divisions));
    }
    shape(BORDERS, &map.borders());
    shape(OUTLINE, &map.outline());
    shape(RIVERS, &plan.river_paths());
}

/// What only some layers of the map show, as an SVG; links start with `prefix`. The classes name the
/// groups of the map that it is put into.
pub fn overlays(plan: &Plan, prefix: &str) -> Html {
    let mut html = Html::new();
    html.open("svg", &[("xmlns", "http://www.w3.org/2000/svg")]);
    html.open("g", &[("class", "county-map__outbound")]);
    let groups = plan.outbound_groups();
    for path in groups.iter().flat_map(|group| &group.arrows) {
        html.leaf("path", &[("class", "county-map__arrow"), ("d", path)], "");
    }
    let margin = f64::from(outbound_margin(plan));
    for (class, style) in [
        ("county-map__links county-map__links--small", SMALL),
        ("county-map__links", LARGE),
    ] {
        html.open("g", &[("class", class)]);
        for label in labels(&groups, plan, margin, style) {
            words(&mut html, Links { prefix }, &label);
        }
        html.close("g");
    }
    html.close("g");
    html.open("g", &[("class", "county-map__places")]);
    places(&mut html, plan);
    html.close("g");
    html.open("g", &[("class", "county-map__counts")]);
    counts(&mut html, plan);
    html.close("g");
    // The words of a legend are HTML.
    html.open("foreignObject", &[])
        .open("ul", &[("class", "legend")]);
    legend(&mut html, plan, !groups.is_empty());
    html.close("ul").close("foreignObject").close("svg");
    html
}

/// What counts, places and links outward mean; an item names its layer.
fn legend(html: &mut Html, plan: &Plan, has_links: bool) {
    let mut item = |layer: Layer, (name, mark): (&str, &str), words: &str| {
        html.open("li", &[("data-legend", layer.as_str())])
            .leaf("i", &[(name, mark), ("aria-hidden", "true")], "")
            .text(words)
            .close("li");
    };
    let messages = &plan.messages;
    let divisions = (0..).zip(&plan.divisions);
    let counts: BTreeSet<usize> = divisions
        .map(|(index, _)| plan.mentions_of(index).count())
        .collect();
    for (mark, count) in [("0", 0), ("1", 1), ("2", 2), ("many", 3)] {
        let words = match count {
            0 => messages.get(Msg::MapCountNone).to_owned(),
            3 => messages.fill(Msg::MapCountMany, &[("n", &count)]),
            _ => messages.fill(Msg::MapCount, &[("n", &count)]),
        };
        let is_there = counts.iter().any(|own| *own.min(&3) == count);
        if is_there {
            item(Layer::Mentions, ("data-count", mark), &words);
        }
    }
    let points = || plan.places.iter().filter(|place| place.point.is_some());
    let is_weak = |place: &Place| place.certainty == Certainty::Weak;
    if points().any(|place| !is_weak(place)) {
        let words = messages.get(Msg::MapPlace);
        item(Layer::Places, ("data-place", "sourced"), words);
    }
    if points().any(is_weak) {
        let words = messages.get(Msg::MapPlaceWeak);
        item(Layer::Places, ("data-place", "weak"), words);
    }
    if has_links {
        let words = messages.get(Msg::MapOutward);
        item(Layer::Places, ("data-place", "outward"), words);
    }
}

/// The words at the tip of an arrow: each link leads to its sentence.
fn words(html: &mut Html, links: Links, label: &Label) {
    let [x, y] = label.at.map(decimal);
    for LabelledLink { link, rows } in &label.links {
        let href = links.place(&NodeKey::Sentence(link.sentence).location());
        html.open("a", &[("class", "county-map__link"), ("href", &href)]);
        html.open("text", &[("text-anchor", label.anchor)]);
        for (row, down) in rows {
            let down = format!("{}em", decimal(*down));
            let place = [("x", x.as_str()), ("y", &y), ("dy", &down)];
            html.leaf("tspan", &place, row);
        }
        html.close("text").close("a");
    }
}

/// The places that a source gives a point for; a weak source makes a hollow one.
fn places(html: &mut Html, plan: &Plan) {
    for label in place_labels(plan) {
        let [x, y] = label.point;
        let path = format!("M{x} {y}h1");
        html.leaf("path", &[("d", &path)], "");
        if label.place.certainty == Certainty::Weak {
            let hollow = [("class", "county-map__place--weak"), ("d", &*path)];
            html.leaf("path", &hollow, "");
        }
        let at = [
            ("x", &*label.x.to_string()),
            ("y", &*y.to_string()),
            ("text-anchor", label.anchor),
        ];
        html.leaf("text", &at, &label.place.name);
    }
}

/// How often each division is named.
fn counts(html: &mut Html, plan: &Plan) {
    for label in count_labels(plan) {
        let [x, y] = label.point.map(|at| at.to_string());
        let away = if label.is_above { "-1.15em" } else { "1.15em" };
        let class = if label.class.is_empty() { "" } else { "class" };
        let at = [(class, &*label.class), ("x", &*x), ("y", &*y), ("dy", away)];
        html.leaf("text", &at, &label.count.to_string());
    }
}
