//! What never changes on the map, printed by the builder alone.

use crate::markup::{Html, decimal};
use crate::model::messages::Msg;
use crate::model::plan::{Adcode, Certainty, DivisionIndex, Hatch, Plan, Slug, Zone};
use crate::views::state::Explorer;

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
            Hatch::Dots => "class",
            _ => "",
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
                    (class, "dots"),
                    ("data-zone", zone.id.as_str()),
                    ("d", mark),
                ],
                "",
            )
            .close("pattern");
    }
}

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
        shape(&division_shape(division.adcode), &map.path(at));
    }
    let outline = |members: &[DivisionIndex]| {
        let members: Vec<usize> = members.iter().map(|m| usize::from(*m)).collect();
        map.outline_of(&members)
    };
    for zone in &plan.zones {
        shape(&zone_shape(&zone.id), &outline(&zone.members));
    }
    for (zone, name, members) in inset_zones(plan) {
        if name != zone_shape(&zone.id) {
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

/// The names of shapes. They are short, as every page has them many times.
const BORDERS: &str = "m-borders";
const OUTLINE: &str = "m-outline";
const RIVERS: &str = "m-rivers";
const INSET: &str = "m-inset";

/// The name of a division's shape.
pub(super) fn division_shape(adcode: Adcode) -> String {
    format!("d{adcode}")
}

/// The name of a zone's shape.
pub(super) fn zone_shape(zone: &Slug) -> String {
    format!("z-{zone}")
}

/// The ground of a division.
pub(super) fn ground(html: &mut Html, explorer: Explorer, index: DivisionIndex) {
    if let Some(division) = explorer.plan().divisions.get(usize::from(index)) {
        used(html, explorer, "", &division_shape(division.adcode), "");
    }
}

/// What is drawn over the divisions: each zone's pattern, rivers, borders, outline.
pub(super) fn lines(html: &mut Html, explorer: Explorer) {
    for zone in &explorer.plan().zones {
        let fill = hatch_fill(zone);
        used(html, explorer, "", &zone_shape(&zone.id), &fill);
    }
    for (class, shape) in [
        ("county-map__river", RIVERS),
        ("county-map__borders", BORDERS),
        ("county-map__outline", OUTLINE),
    ] {
        used(html, explorer, class, shape, "");
    }
}

/// The same in the inset.
pub(super) fn inset_lines(html: &mut Html, explorer: Explorer) {
    for (zone, shape, _) in inset_zones(explorer.plan()) {
        used(html, explorer, "", &shape, &hatch_fill(zone));
    }
    used(html, explorer, "county-map__borders", INSET, "");
}

/// The zones that have divisions in the inset, with the shape that these make together and its name.
fn inset_zones(plan: &Plan) -> impl Iterator<Item = (&Zone, String, Vec<DivisionIndex>)> {
    let inset = plan
        .inset
        .as_ref()
        .map_or(&[][..], |inset| &inset.divisions);
    plan.zones.iter().filter_map(move |zone| {
        let here = zone.members.iter().filter(|member| inset.contains(member));
        let here: Vec<DivisionIndex> = here.copied().collect();
        let shape = match here.len() {
            0 => return None,
            all if all == zone.members.len() => zone_shape(&zone.id),
            _ => format!("i-{}", zone.id),
        };
        Some((zone, shape, here))
    })
}

/// A shape of the map, where it is drawn; without class or fill for those empty.
fn used(html: &mut Html, explorer: Explorer, class: &str, shape: &str, fill: &str) {
    let shape = explorer.shape(shape);
    let attributes = [
        (if class.is_empty() { "" } else { "class" }, class),
        ("href", &shape),
        (if fill.is_empty() { "" } else { "fill" }, fill),
    ];
    html.leaf("use", &attributes, "");
}

/// Where to aim at a division whose middle lies outside it.
pub(super) fn aim(html: &mut Html, plan: &Plan, index: DivisionIndex) {
    if let Some([x, y]) = plan.aims.get(usize::from(index)).copied().flatten() {
        html.leaf("path", &[("d", &format!("M{x} {y}h0"))], "");
    }
}

/// A place on the map as an SVG transform.
pub(super) fn at(place: [f64; 2]) -> String {
    format!("translate({} {})", decimal(place[0]), decimal(place[1]))
}

/// What a division is called: its name, and the short name of its zone.
pub(super) fn name(plan: &Plan, index: DivisionIndex) -> String {
    let division = plan.divisions.get(usize::from(index));
    let name = division.map_or("", |division| &division.name);
    plan.zone_of(index).map_or_else(
        || name.to_owned(),
        |zone| {
            let places: [(&str, &dyn std::fmt::Display); 2] =
                [("name", &name), ("zone", &zone.short)];
            plan.messages.fill(Msg::CountyInZone, &places)
        },
    )
}

/// The size of a label where it is largest, in grid units; see `--label` of elder mode.
const LARGEST_LABEL: f64 = 290.0;

/// The class of a division's label, if it has one: where labels of the largest size would lie on each
/// other, it says in which direction this one gives way.
pub(super) fn label_class(plan: &Plan, index: DivisionIndex, in_inset: bool) -> Option<String> {
    const CLASS: &str = "label";
    if in_inset {
        return Some(format!("{CLASS}--inset"));
    }
    let inset = plan
        .inset
        .as_ref()
        .map_or(&[][..], |inset| &inset.divisions);
    let labels = (0..).zip(plan.divisions.iter().zip(&plan.map.label_points));
    let boxes: Vec<(DivisionIndex, [f64; 3])> = labels
        .filter(|(at, _)| !inset.contains(at))
        .map(|(at, (division, [x, y]))| {
            let width = division.label().chars().count() as f64 * LARGEST_LABEL;
            (at, [f64::from(*x), f64::from(*y), width])
        })
        .collect();
    let own = boxes.iter().find(|(at, _)| *at == index);
    let (_, own) = own?;
    let mut others = boxes.iter().filter(|(at, _)| *at != index);
    let aside = others.find_map(|(_, other)| gives_way(*own, *other));
    aside.map(|to| format!("{CLASS}--{to}"))
}

/// Where a label of this middle and width goes if it lies on another one. Side by side, the one on
/// the left makes room; one above the other, the upper one.
fn gives_way(own: [f64; 3], other: [f64; 3]) -> Option<&'static str> {
    let [right, down] = [other[0] - own[0], other[1] - own[1]];
    let aside = (own[2] + other[2]) / 2.0 - right.abs();
    let above = LARGEST_LABEL - down.abs();
    if aside <= 0.0 || above <= 0.0 {
        None
    } else if aside < above {
        (right > 0.0).then_some("left")
    } else {
        (down > 0.0).then_some("up")
    }
}

/// The places that a source gives a point for; a weak source makes a hollow one.
pub(super) fn places(html: &mut Html, plan: &Plan) {
    for place in &plan.places {
        let Some(point) = &place.point else { continue };
        let [x, y] = point.at;
        let path = format!("M{x} {y}h1");
        html.leaf("path", &[("d", &path)], "");
        if place.certainty == Certainty::Weak {
            let hollow = [("class", "county-map__place--weak"), ("d", &*path)];
            html.leaf("path", &hollow, "");
        }
        html.leaf(
            "text",
            &[("x", &(x + 60).to_string()), ("y", &y.to_string())],
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
        html.leaf("text", &[("x", &x.to_string()), ("y", &y)], &count);
    }
}

#[cfg(test)]
mod tests {
    use super::gives_way;

    #[test]
    fn labels_that_lie_on_each_other_give_way() {
        let (one, beside, below) = (
            [1000.0, 1000.0, 870.0],
            [1821.0, 1124.0, 870.0],
            [1262.0, 1230.0, 870.0],
        );
        assert_eq!(gives_way(one, beside), Some("left"));
        assert_eq!(gives_way(beside, one), None);
        assert_eq!(gives_way(one, below), Some("up"));
        assert_eq!(gives_way(below, one), None);
        assert_eq!(gives_way(one, [1900.0, 1000.0, 870.0]), None);
        assert_eq!(gives_way(one, [1000.0, 1300.0, 870.0]), None);
    }
}
