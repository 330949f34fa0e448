//! What never changes on the map, printed by the builder alone.

use crate::markup::{Html, decimal};
use crate::plan::{Certainty, Division, DivisionIndex, Hatch, Plan, Zone};

/// The name of the pattern that marks a zone, as a fill.
pub(super) fn hatch_fill(zone: &Zone) -> String {
    format!("url(#hatch-{})", zone.id)
}

/// One pattern a zone.
pub(super) fn hatches(html: &mut Html, plan: &Plan) {
    for zone in &plan.zones {
        let mark = match zone.hatch {
            Hatch::Lines => "M-20 100L100-20M60 180L180 60",
            Hatch::Cross => "M0 0L160 160M160 0L0 160",
            Hatch::Dots => "M40 40h1M120 120h1",
            Hatch::Plain => "",
        };
        let class = match zone.hatch {
            Hatch::Dots => "county-map__hatch county-map__hatch--dots",
            _ => "county-map__hatch",
        };
        let id = format!("hatch-{}", zone.id);
        let pattern = [
            ("id", id.as_str()),
            ("width", "160"),
            ("height", "160"),
            ("patternUnits", "userSpaceOnUse"),
        ];
        html.open("pattern", &pattern)
            .leaf(
                "path",
                &[
                    ("class", class),
                    ("data-zone", zone.id.as_str()),
                    ("d", mark),
                ],
                "",
            )
            .close("pattern");
    }
}

/// The ground of a division and the pattern of its zone on it.
pub(super) fn ground(html: &mut Html, plan: &Plan, index: DivisionIndex) {
    let path = plan.map.path(usize::from(index));
    let fill = plan.zone_of(index).map(hatch_fill);
    html.leaf("path", &[("class", "county-map__ground"), ("d", &path)], "")
        .leaf(
            "path",
            &[
                ("class", "county-map__pattern"),
                ("d", &path),
                (
                    if fill.is_some() { "fill" } else { "" },
                    fill.as_deref().unwrap_or_default(),
                ),
            ],
            "",
        );
}

/// Where to aim at a division whose middle lies outside it.
pub(super) fn aim(html: &mut Html, plan: &Plan, index: DivisionIndex) {
    let aim = plan.aims.get(usize::from(index)).copied().flatten();
    let path = aim.map_or(String::new(), |[x, y]| format!("M{x} {y}h0"));
    let name = if aim.is_some() { "d" } else { "" };
    html.leaf("path", &[("class", "county-map__aim"), (name, &path)], "");
}

/// The rivers.
pub(super) fn rivers(html: &mut Html, plan: &Plan) {
    for line in 0..plan.map.lines.len() {
        html.leaf(
            "path",
            &[
                ("class", "county-map__river"),
                ("d", &plan.map.line_path(line)),
            ],
            "",
        );
    }
}

/// A place on the map as an SVG transform.
pub(super) fn at(place: [f64; 2]) -> String {
    format!("translate({} {})", decimal(place[0]), decimal(place[1]))
}

/// What a division is called: its name, and the short name of its zone.
pub(super) fn name(plan: &Plan, index: DivisionIndex, division: &Division) -> String {
    plan.zone_of(index).map_or_else(
        || division.name.clone(),
        |zone| format!("{}，{}", division.name, zone.short),
    )
}

/// The places that a source gives a point for; a weak source makes a hollow one.
pub(super) fn places(html: &mut Html, plan: &Plan) {
    for place in &plan.places {
        let Some(point) = &place.point else { continue };
        let [x, y] = point.at;
        let path = format!("M{x} {y}h1");
        let mut dot = |class| _ = html.leaf("path", &[("class", class), ("d", &path)], "");
        dot("county-map__place");
        if place.certainty == Certainty::Weak {
            dot("county-map__place county-map__place--weak");
        }
        html.leaf(
            "text",
            &[
                ("class", "county-map__place-name"),
                ("x", &(x + 60).to_string()),
                ("y", &y.to_string()),
            ],
            &place.name,
        );
    }
}

/// How often each division is named.
pub(super) fn counts(html: &mut Html, plan: &Plan) {
    for (index, [x, y]) in (0..).zip(&plan.map.label_points) {
        let small = plan
            .inset
            .as_ref()
            .is_some_and(|inset| inset.divisions.contains(&index));
        if small {
            continue;
        }
        let count = plan.mentions_of(index).count().to_string();
        let y = (y + 150).to_string();
        html.leaf(
            "text",
            &[
                ("class", "county-map__count"),
                ("x", &x.to_string()),
                ("y", &y),
            ],
            &count,
        );
    }
}
