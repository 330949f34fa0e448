//! The files of the map that lie beside the pages: its shapes, and what only some layers show.

use super::Links;
use crate::client_index::inset_zone;
use crate::client_index::map::{BORDERS, INSET, OUTLINE, RIVERS, region_shape, zone_shape};
use crate::markup::{Html, decimal};
use crate::model::plan::{Certainty, DivisionIndex, NodeKey, OutboundGroup, OutboundLine, Plan};

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
    let rivers: String = (0..map.lines.len())
        .map(|line| map.line_path(line))
        .collect();
    shape(RIVERS, &rivers);
}

/// What only some layers of the map show, as an SVG; links start with `prefix`. The classes name the
/// groups of the map that it is put into.
pub fn overlays(plan: &Plan, prefix: &str) -> Html {
    let mut html = Html::new();
    html.open("svg", &[("xmlns", "http://www.w3.org/2000/svg")]);
    html.open("g", &[("class", "county-map__outbound")]);
    for outbound_groups in plan.outbound_groups() {
        arrows(&mut html, Links { prefix }, &outbound_groups);
    }
    html.close("g");
    html.open("g", &[("class", "county-map__places")]);
    places(&mut html, plan);
    html.close("g");
    html.open("g", &[("class", "county-map__counts")]);
    counts(&mut html, plan);
    html.close("g").close("svg");
    html
}

/// The links outbound of one direction: arrows over the edge of the map, and their words at the tips,
/// each line a link to its sentence. A small screen shows each target once, without its verbs.
fn arrows(html: &mut Html, links: Links, outbound_groups: &OutboundGroup) {
    for path in &outbound_groups.arrows {
        html.leaf("path", &[("class", "county-map__arrow"), ("d", path)], "");
    }
    let [x, y] = outbound_groups.at.map(decimal);
    for OutboundLine {
        link,
        name,
        again,
        down,
    } in &outbound_groups.lines
    {
        let class = match again {
            true => "county-map__link county-map__link--again",
            false => "county-map__link",
        };
        let verb = format!("{} ", link.verb);
        let href = links.place(&NodeKey::Sentence(link.sentence).location());
        let down = format!("{}em", decimal(*down));
        let text = [
            ("x", x.as_str()),
            ("y", &y),
            ("dy", &down),
            ("text-anchor", outbound_groups.anchor),
        ];
        html.open("a", &[("class", class), ("href", &href)])
            .open("text", &text)
            .leaf("tspan", &[("class", "county-map__verb")], &verb)
            .text(name)
            .close("text")
            .close("a");
    }
}

/// The places that a source gives a point for; a weak source makes a hollow one.
fn places(html: &mut Html, plan: &Plan) {
    for place in &plan.places {
        let Some(point) = &place.point else { continue };
        let [x, y] = point.at;
        let path = format!("M{x} {y}h1");
        html.leaf("path", &[("d", &path)], "");
        if place.certainty == Certainty::Weak {
            let hollow = [("class", "county-map__place--weak"), ("d", &*path)];
            html.leaf("path", &hollow, "");
        }
        let at = [("x", &*(x + 60).to_string()), ("y", &*y.to_string())];
        html.leaf("text", &at, &place.name);
    }
}

/// How often each division is named.
fn counts(html: &mut Html, plan: &Plan) {
    let inset = plan.inset.as_ref();
    for (index, [x, y]) in (0..).zip(&plan.map.label_points) {
        if inset.is_some_and(|inset| inset.divisions.contains(&index)) {
            continue;
        }
        let count = plan.mentions_of(index).count().to_string();
        let at = [("x", &*x.to_string()), ("y", &*(y + 150).to_string())];
        html.leaf("text", &at, &count);
    }
}
