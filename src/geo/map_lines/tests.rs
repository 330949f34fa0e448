//! Rivers beside, across and far from borders, and those of the seeds.

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    sync::LazyLock,
};

use proptest::prelude::*;
use serde_json::Value;

use crate::geo::{
    Datum, LineLonLat, LonLat, MapGeometry, MapOptions, PolygonLonLat, distance_to_segment,
    follow_borders::{AGREEMENT, Measured, REACH, SHORTEST, STEP, WINDOW, distance},
    measure::nearest_on_segment,
    point::{GridPoint, Point, real, real_ring, round},
};

/// A position in kilometres east and south of the middle of the small map.
type Km = [f64; 2];

/// The border between the two divisions of the small map, from north to south.
const BORDER: [Km; 9] = [
    [0.0, -50.0],
    [0.0, -32.0],
    [4.0, -24.0],
    [2.0, -14.0],
    [-3.0, -6.0],
    [-3.0, 4.0],
    [2.0, 14.0],
    [1.0, 24.0],
    [0.0, 50.0],
];

fn lon_lat([x, y]: Km) -> LonLat {
    let per_lat = 111.195;
    LonLat::new(
        112.5 + x / (per_lat * 27.0_f64.to_radians().cos()),
        27.0 - y / per_lat,
    )
}

fn line(points: impl IntoIterator<Item = Km>) -> LineLonLat {
    LineLonLat {
        name: "湘江".to_owned(),
        points: points.into_iter().map(lon_lat).collect(),
    }
}

/// A map 100 km wide and high: west and east of [`BORDER`].
fn small_map(lines: &[LineLonLat]) -> MapGeometry {
    let division = |side: f64| {
        let corners = [[side, 50.0], [side, -50.0]];
        let ring = BORDER.iter().chain(&corners).copied().map(lon_lat);
        vec![PolygonLonLat {
            rings: vec![ring.collect()],
        }]
    };
    let features = [division(-50.0), division(50.0)];
    MapGeometry::build(&features, lines, &MapOptions::default()).expect("a map")
}

/// The points of the arc that is [`BORDER`], from north to south.
fn border_of(map: &MapGeometry) -> Vec<GridPoint> {
    let inner = map.arcs.iter().find(|arc| {
        let middle = arc.get(1..arc.len() - 1).unwrap_or(&[]);
        middle.iter().any(|point| (1500..2500).contains(&point[0]))
    });
    let mut border = inner.expect("a border").clone();
    border.sort_by_key(|point| point[1]);
    border
}

/// The border moved east, cut to what lies between two of its heights.
fn beside(east: f64, heights: std::ops::RangeInclusive<f64>) -> Vec<Km> {
    let points = BORDER.windows(2).flat_map(|pair| {
        (0..20).map(|part| {
            let part = f64::from(part) / 20.0;
            let at = |axis: usize| pair[0][axis] + part * (pair[1][axis] - pair[0][axis]);
            [at(0) + east, at(1)]
        })
    });
    points.filter(|point| heights.contains(&point[1])).collect()
}

fn grid(map: &MapGeometry, at: Km) -> GridPoint {
    round(map.projection.project(lon_lat(at)))
}

#[test]
fn a_river_beside_a_border_has_the_vertices_of_the_border() {
    for east in [1.0, -1.0, 2.0] {
        for is_reversed in [false, true] {
            let mut points = beside(east, -49.0..=49.0);
            if is_reversed {
                points.reverse();
            }
            let map = small_map(&[line(points)]);
            let mut river = map.lines[0].points.clone();
            if is_reversed {
                river.reverse();
            }
            let border = border_of(&map);
            let inner = &border[1..border.len() - 1];
            assert_eq!(inner.len(), 7, "{border:?}");
            assert!(
                river.windows(inner.len()).any(|part| part == inner),
                "{east}: {river:?} has not {inner:?}"
            );
        }
    }
}

#[test]
fn a_river_that_crosses_a_border_keeps_its_course() {
    let map = small_map(&[line([[-30.0, 0.0], [-3.0, 1.0], [30.0, 0.0]])]);
    let course = [[-30.0, 0.0], [-3.0, 1.0], [30.0, 0.0]];
    assert_eq!(map.lines[0].points, course.map(|at| grid(&map, at)));
}

#[test]
fn a_river_farther_than_the_reach_keeps_its_course() {
    let course = [
        [3.6, -32.0],
        [7.6, -24.0],
        [5.6, -14.0],
        [0.6, -6.0],
        [0.6, 4.0],
    ];
    let map = small_map(&[line(course)]);
    assert_eq!(map.lines[0].points, course.map(|at| grid(&map, at)));
}

#[test]
fn a_river_that_leaves_a_border_and_returns_is_one_line() {
    let mut points = beside(1.0, -49.0..=-15.0);
    points.extend([
        [6.0, -13.0],
        [14.0, -10.0],
        [20.0, 0.0],
        [14.0, 10.0],
        [6.0, 13.0],
    ]);
    points.extend(beside(1.0, 15.0..=49.0));
    let map = small_map(&[line(points)]);
    assert_eq!(map.lines.len(), 1);
    let river = &map.lines[0].points;
    let border = real_ring(&border_of(&map));
    let is_on = |point: &GridPoint| {
        let mut segments = border.windows(2);
        segments.any(|pair| distance_to_segment(real(*point), pair[0], pair[1]) < 0.75)
    };
    let on: Vec<bool> = river.iter().map(is_on).collect();
    let changes = on.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(on.iter().filter(|on| **on).count() >= 6, "{river:?}");
    assert!((2..=4).contains(&changes), "{river:?}");
    assert!(river.contains(&grid(&map, [20.0, 0.0])), "its own course");
    let heights = river.windows(2).map(|pair| pair[1][1] - pair[0][1]);
    assert!(heights.min() >= Some(0), "no way back: {river:?}");
}

#[test]
fn a_tributary_still_ends_in_a_river_that_has_moved() {
    let river = line(beside(1.5, -49.0..=49.0));
    let mouth = beside(1.5, 0.0..=0.6)[0];
    let tributary = line([[40.0, -6.0], [20.0, 3.0], mouth]);
    for lines in [[river.clone(), tributary.clone()], [tributary, river]] {
        let map = small_map(&lines);
        let [one, other] = [&map.lines[0].points, &map.lines[1].points];
        let meet = |one: &[GridPoint], other: &[GridPoint]| {
            one.last().is_some_and(|mouth| other.contains(mouth))
        };
        assert!(meet(one, other) || meet(other, one), "{one:?} {other:?}");
        let mouth = real(grid(&map, mouth));
        let near =
            |point: &GridPoint| distance(real(*point), mouth) < 2.0 * map.projection.units_per_km();
        assert!(
            one.iter().any(near) && other.iter().any(near),
            "far from {mouth:?}"
        );
    }
}

#[test]
fn a_tributary_on_a_border_still_ends_in_the_river_it_meets() {
    let river = line([[-40.0, 1.0], [-3.0, 0.0], [40.0, 1.0]]);
    let tributary = line(beside(0.0, -50.0..=0.0));
    let map = small_map(&[river, tributary]);
    let mouth = map.lines[1].points.last().expect("a mouth");
    assert_eq!(*mouth, grid(&map, [-3.0, 0.0]));
    assert!(map.lines[0].points.contains(mouth));
    assert!(map.lines[1].points.starts_with(&border_of(&map)[..4]));
}

#[test]
fn a_river_along_one_long_segment_follows_it() {
    let map = small_map(&[line([[1.0, -49.0], [1.5, -40.0], [1.0, -34.0]])]);
    let river = &map.lines[0].points;
    assert!(river.iter().all(|point| point[0] == 2000), "{river:?}");
}

#[test]
fn two_pieces_of_one_river_still_meet() {
    let points = beside(1.0, -49.0..=49.0);
    let (upper, lower) = (points[..70].to_vec(), points[69..].to_vec());
    let map = small_map(&[line(upper), line(lower)]);
    assert_eq!(map.lines[0].points.last(), map.lines[1].points.first());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_river_anywhere_has_no_point_twice_in_a_row(
        points in prop::collection::vec([-60.0..60.0_f64, -60.0..60.0_f64], 2..40),
        scale in 0.02..1.0_f64,
    ) {
        let points: Vec<Km> = points.iter().map(|[x, y]| [x * scale, *y]).collect();
        let map = small_map(&[line(points)]);
        for line in &map.lines {
            prop_assert!(line.points.len() > 1);
            prop_assert!(line.points.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }

    #[test]
    fn a_river_far_from_borders_keeps_its_ends(
        points in prop::collection::vec([8.0..46.0_f64, -46.0..46.0_f64], 2..40),
    ) {
        let ends = [points[0], points[points.len() - 1]];
        prop_assume!(ends[0] != ends[1]);
        let map = small_map(&[line(points)]);
        let river = &map.lines[0].points;
        let expected = ends.map(|at| grid(&map, at));
        prop_assert_eq!([river[0], river[river.len() - 1]], expected);
    }
}

/// The features of a file of the seeds, as properties and coordinates.
fn seeds(file: &str) -> Vec<(Value, Value)> {
    let text = fs::read_to_string(format!("seeds/geo/{file}")).expect("readable");
    let root: Value = serde_json::from_str(&text).expect("JSON");
    let features = root["features"].as_array().expect("features").clone();
    features
        .into_iter()
        .map(|feature| {
            let coordinates = match feature["geometry"]["type"].as_str() {
                Some("Polygon") => Value::from(vec![feature["geometry"]["coordinates"].clone()]),
                _ => feature["geometry"]["coordinates"].clone(),
            };
            (feature["properties"].clone(), coordinates)
        })
        .collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn positions(value: &Value, datum: Datum) -> Vec<LonLat> {
    let number = |at: &Value, axis: usize| at[axis].as_f64().expect("a number");
    list(value)
        .iter()
        .map(|at| datum.to_gcj02(LonLat::new(number(at, 0), number(at, 1))))
        .collect()
}

static MAP: LazyLock<MapGeometry> = LazyLock::new(|| {
    let features: Vec<Vec<PolygonLonLat>> = seeds("hengyang-counties.geojson")
        .iter()
        .map(|(_, polygons)| {
            let rings = |polygon: &Value| {
                let rings = list(polygon).iter();
                rings.map(|ring| positions(ring, Datum::Gcj02)).collect()
            };
            let polygons = list(polygons).iter();
            polygons
                .map(|polygon| PolygonLonLat {
                    rings: rings(polygon),
                })
                .collect()
        })
        .collect();
    let lines: Vec<LineLonLat> = seeds("hengyang-rivers.geojson")
        .iter()
        .map(|(properties, points)| LineLonLat {
            name: properties["name"].as_str().expect("a name").to_owned(),
            points: positions(points, Datum::Wgs84),
        })
        .collect();
    MapGeometry::build(&features, &lines, &MapOptions::default()).expect("a map")
});

/// The segments of all borders with their direction, in both directions.
fn segments(map: &MapGeometry) -> Vec<(Point, Point, Point)> {
    let window = WINDOW * map.projection.units_per_km();
    let mut segments = Vec::new();
    for arc in &map.arcs {
        let points = real_ring(arc);
        let line = Measured::new(&points);
        let middles = line.vertices().zip(line.vertices().skip(1));
        for ((from, a), (to, b)) in middles {
            let [x, y] = line.direction(f64::midpoint(from, to), window);
            segments.push((a, b, [x, y]));
            segments.push((b, a, [-x, -y]));
        }
    }
    segments
}

/// Of a line inside the map, in kilometres: its length, the part of it on borders, and the
/// longest stretch that follows a border without being on one.
fn measure(map: &MapGeometry, points: &[GridPoint]) -> [f64; 3] {
    let scale = map.projection.units_per_km();
    let borders = segments(map);
    let points = real_ring(points);
    let line = Measured::new(&points);
    let size = real([map.width, map.height]);
    let (mut inside, mut on, mut longest) = (0.0, 0.0, 0.0_f64);
    let mut since: Option<(f64, Point, f64)> = None;
    let mut at = 0.0;
    while at <= line.length() {
        let [x, y] = line.point(at);
        let [dx, dy] = line.direction(at, WINDOW * scale);
        let is_inside = (0.0..=size[0]).contains(&x) && (0.0..=size[1]).contains(&y);
        let apart = |(a, b, _): &(Point, Point, Point)| distance_to_segment([x, y], *a, *b);
        let is_on = borders.iter().any(|segment| apart(segment) < 0.75);
        inside += f64::from(u8::from(is_inside)) * STEP;
        on += f64::from(u8::from(is_inside && is_on)) * STEP;
        // The nearest point of a border that follows.
        let follows = |(_, _, d): &&(Point, Point, Point)| d[0] * dx + d[1] * dy >= AGREEMENT;
        let near = borders
            .iter()
            .filter(follows)
            .filter(|segment| apart(segment) <= REACH * scale)
            .min_by(|one, other| apart(one).total_cmp(&apart(other)));
        let foot = near.filter(|_| is_inside && !is_on).map(|(a, b, _)| {
            let part = nearest_on_segment([x, y], *a, *b);
            [0, 1].map(|axis| a[axis] + part * (b[axis] - a[axis]))
        });
        since = foot.map(|foot| match since {
            // It moves along one border; where it jumps, it is another border.
            Some((length, before, _)) if distance(before, foot) <= 4.0 * STEP * scale => {
                (length + distance(before, foot).min(STEP * scale), foot, at)
            }
            _ => (0.0, foot, at),
        });
        longest = longest.max(since.map_or(0.0, |since| since.0));
        at += STEP * scale;
    }
    [inside, on, longest / scale]
}

#[test]
fn the_rivers_of_the_seeds_are_where_the_borders_are() {
    for (name, shares) in [
        ("湘江", 0.56..0.62),
        ("舂陵水", 0.95..1.0),
        ("耒水", 0.1..0.25),
    ] {
        let rivers = MAP.lines.iter().filter(|line| line.name == name);
        let [mut inside, mut on, mut longest] = [0.0, 0.0, 0.0_f64];
        for river in rivers {
            let [length, shared, beside] = measure(&MAP, &river.points);
            inside += length;
            on += shared;
            longest = longest.max(beside);
        }
        assert!(
            shares.contains(&(on / inside)),
            "{name}: {on} of {inside} km"
        );
        assert!(longest <= SHORTEST, "{name}: {longest} km beside a border");
    }
}

#[test]
fn a_river_of_the_seeds_has_the_segments_of_its_border() {
    let segments: HashSet<[GridPoint; 2]> = MAP
        .arcs
        .iter()
        .flat_map(|arc| arc.windows(2))
        .flat_map(|pair| [[pair[0], pair[1]], [pair[1], pair[0]]])
        .collect();
    let river = MAP.lines.iter().find(|line| line.name == "舂陵水");
    let points = &river.expect("a river").points;
    let is_border: Vec<bool> = points
        .windows(2)
        .map(|pair| segments.contains(&[pair[0], pair[1]]))
        .collect();
    let first = is_border.iter().position(|is_border| *is_border);
    assert!(first.is_some_and(|first| first <= 3), "{is_border:?}");
    assert!(
        is_border
            .iter()
            .skip_while(|is_border| !**is_border)
            .all(|is_border| *is_border),
        "from where it meets the border to its mouth: {is_border:?}"
    );
}

#[test]
fn the_rivers_of_the_seeds_turn_back_nowhere_and_meet() {
    let names: BTreeSet<&str> = MAP.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!((MAP.lines.len(), names.len()), (3, 3));
    for line in &MAP.lines {
        let points: HashSet<GridPoint> = line.points.iter().copied().collect();
        assert_eq!(points.len(), line.points.len(), "{}: a loop", line.name);
    }
    let main = MAP
        .lines
        .iter()
        .find(|line| line.name == "湘江")
        .expect("a river");
    for line in MAP.lines.iter().filter(|line| line.name != "湘江") {
        let mouth = line.points.last().expect("a mouth");
        assert!(main.points.contains(mouth), "{}", line.name);
    }
}
