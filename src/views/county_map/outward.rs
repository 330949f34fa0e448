//! The links outward: arrows over the map's edge in their true direction.

use crate::markup::{Html, decimal};
use crate::order::sort_by_number;
use crate::plan::{Link, NodeKey, Plan};
use crate::views::state::Explorer;

/// From the map's edge to where an arrow starts, its length, and on to its words, in map units.
const GAP: f64 = 25.0;
const LENGTH: f64 = 155.0;
const WORDS: f64 = 32.0;
/// From one line of words to the next, in sizes of the letters.
const LINE: f64 = 1.3;
/// Links whose directions differ by fewer degrees share one list of words.
const TOGETHER: i32 = 12;

/// Where the links start: the middle of the inset's divisions, or of the map.
fn origin(plan: &Plan) -> [f64; 2] {
    let members = plan
        .inset
        .as_ref()
        .map_or(&[][..], |inset| &inset.divisions);
    let points: Vec<_> = members
        .iter()
        .filter_map(|m| plan.map.label_points.get(usize::from(*m)))
        .collect();
    if points.is_empty() {
        return [plan.map.width, plan.map.height].map(|side| f64::from(side) / 2.0);
    }
    [0, 1].map(|i| points.iter().map(|p| f64::from(p[i])).sum::<f64>() / points.len() as f64)
}

/// Where the ray from `from` in a direction leaves the map's box.
fn edge(plan: &Plan, from: [f64; 2], direction: [f64; 2]) -> [f64; 2] {
    let size = [plan.map.width, plan.map.height].map(f64::from);
    let reach = [0, 1].map(|i| {
        if direction[i].abs() < 1e-9 {
            return f64::INFINITY;
        }
        let side = if direction[i] > 0.0 { size[i] } else { 0.0 };
        (side - from[i]) / direction[i]
    });
    let reach = reach[0].min(reach[1]) + GAP;
    [0, 1].map(|i| from[i] + direction[i] * reach)
}

/// Groups of links that point nearly the same way, clockwise from north.
fn groups(plan: &Plan) -> Vec<Vec<(u16, &Link)>> {
    let mut pointing: Vec<(u16, &Link)> = plan
        .links
        .iter()
        .filter_map(|link| Some((link.bearing?, link)))
        .collect();
    sort_by_number(&mut pointing, |(bearing, _)| u64::from(*bearing));
    let mut groups: Vec<Vec<(u16, &Link)>> = Vec::new();
    for (bearing, link) in pointing {
        match groups.last_mut() {
            Some(group)
                if group.first().is_some_and(|(first, _)| {
                    i32::from(bearing) - i32::from(*first) < TOGETHER
                }) =>
            {
                group.push((bearing, link));
            }
            _ => groups.push(vec![(bearing, link)]),
        }
    }
    groups
}

/// All arrows with their words; each line of words is a link to its sentence.
pub(super) fn arrows(html: &mut Html, explorer: Explorer) {
    let plan = explorer.plan;
    let from = origin(plan);
    for group in groups(plan) {
        let mut middle = 0.0;
        for (bearing, _) in &group {
            middle += f64::from(*bearing) / group.len() as f64;
        }
        let mut drawn = Vec::new();
        for (bearing, _) in &group {
            if !drawn.contains(bearing) {
                arrow(html, plan, from, f64::from(*bearing));
                drawn.push(*bearing);
            }
        }
        words(html, explorer, from, middle, &group);
    }
}

/// The direction of a bearing, in degrees clockwise from north.
fn direction(bearing: f64) -> [f64; 2] {
    let radians = bearing.to_radians();
    [radians.sin(), -radians.cos()]
}

/// One arrow.
fn arrow(html: &mut Html, plan: &Plan, from: [f64; 2], bearing: f64) {
    let [dx, dy] = direction(bearing);
    let [x, y] = edge(plan, from, [dx, dy]);
    let [tip_x, tip_y] = [x + dx * LENGTH, y + dy * LENGTH];
    let barb = |side: f64| {
        let [bx, by] = [-dx * 80.0 - dy * side * 45.0, -dy * 80.0 + dx * side * 45.0];
        format!(
            "M{} {}l{} {}",
            decimal(tip_x),
            decimal(tip_y),
            decimal(bx),
            decimal(by)
        )
    };
    let path = format!(
        "M{} {}L{} {}{}{}",
        decimal(x),
        decimal(y),
        decimal(tip_x),
        decimal(tip_y),
        barb(1.0),
        barb(-1.0)
    );
    html.leaf("path", &[("class", "county-map__arrow"), ("d", &path)], "");
}

/// The words at the tips of a group of arrows: one line for each verb and target, those of one
/// target together. A small screen shows each target once, without its verbs.
fn words(
    html: &mut Html,
    explorer: Explorer,
    from: [f64; 2],
    bearing: f64,
    group: &[(u16, &Link)],
) {
    let plan = explorer.plan;
    let [dx, dy] = direction(bearing);
    let [x, y] = edge(plan, from, [dx, dy]);
    let (x, y) = (x + dx * (LENGTH + WORDS), y + dy * (LENGTH + WORDS));
    let mut lines: Vec<&Link> = Vec::new();
    for (_, link) in group {
        let told = |other: &&Link| other.target == link.target && other.verb == link.verb;
        if !lines.iter().any(told) {
            lines.push(link);
        }
    }
    // In the order in which the targets first come.
    let order: Vec<u16> = lines.iter().map(|link| link.target).collect();
    sort_by_number(&mut lines, |link| {
        let place = order.iter().position(|target| *target == link.target);
        place.map_or(u64::MAX, |place| place as u64)
    });
    let anchor = if dx > 0.35 {
        "start"
    } else if dx < -0.35 {
        "end"
    } else {
        "middle"
    };
    // Upwards the list ends at the tip, downwards it starts there, sideways it is centred.
    let height = LINE * (lines.len() as f64 - 1.0);
    let top = dy * LINE * 0.55 - height * (0.5 - dy * 0.5);
    let mut last = None;
    for (link, number) in lines.into_iter().zip(0u8..) {
        let Some(place) = plan.places.get(usize::from(link.target)) else {
            continue;
        };
        let class = if last == Some(link.target) {
            "county-map__link county-map__link--again"
        } else {
            "county-map__link"
        };
        last = Some(link.target);
        let verb = format!("{} ", link.verb);
        let href = explorer.href_to(&NodeKey::Sentence(link.sentence).location());
        let down = format!("{}em", decimal(top + LINE * f64::from(number)));
        html.open("a", &[("class", class), ("href", &href)])
            .open(
                "text",
                &[
                    ("x", &decimal(x)),
                    ("y", &decimal(y)),
                    ("dy", &down),
                    ("text-anchor", anchor),
                ],
            )
            .leaf("tspan", &[("class", "county-map__verb")], &verb)
            .text(&place.name)
            .close("text")
            .close("a");
    }
}
