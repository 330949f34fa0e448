//! Maps small enough to check by eye.

use yantu::geo::{
    Bounds, Direction, GeometryError, LineLonLat, LonLat, MapGeometry, MapLine, MapOptions,
    PolygonLonLat, Topology, clip_line, polylabel, ring_area, ring_centroid, ring_contains,
    self_crossing, simplify_arcs,
};

/// Reads path data as `push_path` writes it: subpaths of points, a closed one with its first point
/// repeated at the end.
pub(crate) fn parse_path(data: &str) -> Vec<Vec<[i32; 2]>> {
    let mut paths: Vec<Vec<[i32; 2]>> = Vec::new();
    let mut numbers: Vec<i32> = Vec::new();
    let mut relative = false;
    let mut rest = data;
    while let Some(first) = rest.chars().next() {
        match first {
            'M' | 'l' | 'z' | ' ' => {
                rest = &rest[1..];
                match first {
                    'M' => {
                        relative = false;
                        paths.push(Vec::new());
                    }
                    'l' => relative = true,
                    'z' => {
                        let path = paths.last_mut().expect("a path to close");
                        path.push(path[0]);
                    }
                    _ => {}
                }
            }
            _ => {
                let end = rest[1..]
                    .find(|c: char| !c.is_ascii_digit())
                    .map_or(rest.len(), |i| i + 1);
                numbers.push(rest[..end].parse().expect("a number"));
                rest = &rest[end..];
            }
        }
        if let [x, y] = numbers[..] {
            let path = paths.last_mut().expect("a path begun");
            let [bx, by] = if relative {
                *path.last().expect("a point before")
            } else {
                [0, 0]
            };
            path.push([bx.wrapping_add(x), by.wrapping_add(y)]);
            numbers.clear();
        }
    }
    assert!(numbers.is_empty(), "a number is left over in {data}");
    paths
}

/// A ring from whole hundredths of a degree near Hengyang, closed.
fn ring(points: &[[i32; 2]]) -> Vec<LonLat> {
    let at =
        |[x, y]: [i32; 2]| LonLat::new(112.0 + f64::from(x) / 100.0, 26.0 + f64::from(y) / 100.0);
    points
        .iter()
        .chain(points.first())
        .map(|&point| at(point))
        .collect()
}

fn division(rings: &[&[[i32; 2]]]) -> Vec<PolygonLonLat> {
    vec![PolygonLonLat {
        rings: rings.iter().map(|points| ring(points)).collect(),
    }]
}

fn build(features: &[Vec<PolygonLonLat>]) -> Result<MapGeometry, GeometryError> {
    MapGeometry::build(
        features,
        &[],
        &MapOptions {
            width: 1000,
            ..MapOptions::default()
        },
    )
}

const WEST: &[[i32; 2]] = &[[0, 0], [50, 0], [50, 40], [50, 100], [0, 100]];
const EAST: &[[i32; 2]] = &[[50, 0], [100, 0], [100, 100], [50, 100], [50, 40]];
const LAKE: &[[i32; 2]] = &[[10, 10], [30, 10], [30, 30], [10, 30]];

#[test]
fn two_neighbours_share_one_arc() {
    let map = build(&[division(&[WEST]), division(&[EAST])]).expect("a map");
    assert_eq!(map.arcs.len(), 3);
    assert_eq!(map.neighbours, [[1], [0]]);
    assert_eq!(map.borders(), format!("M500 0l0 {}", map.height));
    assert_eq!(map.area(0) + map.area(1), f64::from(map.width * map.height));
    assert_eq!(map.shape_at([250.0, 500.0]), Some(0));
    assert_eq!(map.shape_at([750.0, 500.0]), Some(1));
    assert_eq!(map.shape_at([1001.0, 500.0]), None);
    assert_eq!(
        map.bounds(1).map(|bounds| (bounds.min, bounds.width())),
        Some(([500, 0], 500))
    );
    assert_eq!(map.neighbour_towards(0, Direction::East), Some(1));
    assert_eq!(map.neighbour_towards(1, Direction::East), None);
    assert_eq!(map.neighbour_towards(7, Direction::East), None);
}

#[test]
fn a_lone_division_is_one_closed_arc() {
    let map = build(&[division(&[WEST])]).expect("a map");
    assert_eq!(map.arcs.len(), 1);
    assert_eq!(map.arcs[0].first(), map.arcs[0].last());
    assert_eq!(map.neighbours, [[0_u16; 0]]);
    assert_eq!(map.outline(), map.path(0));
    assert_eq!(map.borders(), "");
}

#[test]
fn an_enclave_shares_its_whole_ring_with_the_hole() {
    let mut turned = LAKE.to_vec();
    turned.rotate_left(2);
    turned.reverse();
    let map = build(&[division(&[WEST, LAKE]), division(&[&turned])]).expect("a map");
    assert_eq!(map.arcs.len(), 2);
    assert_eq!(map.neighbours, [[1], [0]]);
    assert_eq!(map.area(0) + map.area(1), f64::from(map.width * map.height));
    let outline = parse_path(&map.outline());
    assert_eq!(outline.len(), 1, "the enclave is no hole in the union");
    let [x, y] = map.label_points[0].map(f64::from);
    assert_eq!(
        map.shape_at([x, y]),
        Some(0),
        "the label avoids the enclave"
    );
}

#[test]
fn a_hole_without_enclave_stays_a_hole() {
    let map = build(&[division(&[WEST, LAKE])]).expect("a map");
    assert_eq!(parse_path(&map.path(0)).len(), 2);
    assert_eq!(
        map.points(0)[0].len(),
        5,
        "the vertex on a straight line has gone"
    );
    let areas: Vec<f64> = parse_path(&map.path(0))
        .iter()
        .map(|ring| ring_area(&ring.iter().map(|p| p.map(f64::from)).collect::<Vec<_>>()))
        .collect();
    assert!(
        areas[0] > 0.0 && areas[1] < 0.0,
        "the hole runs the other way: {areas:?}"
    );
}

#[test]
fn islands_belong_to_their_division_and_specks_go() {
    let mut features = vec![division(&[WEST]), division(&[EAST])];
    features[0].extend(division(&[&[[60, -40], [70, -40], [65, -30]]]));
    features[0].push(PolygonLonLat {
        rings: vec![
            [
                [112.9, 25.8],
                [112.9001, 25.8],
                [112.9, 25.8001],
                [112.9, 25.8],
            ]
            .map(|[lon, lat]| LonLat::new(lon, lat))
            .to_vec(),
        ],
    });
    let map = build(&features).expect("a map");
    assert_eq!(map.shapes[0].polygons.len(), 2, "land and island, no speck");
    assert_eq!(parse_path(&map.outline()).len(), 2);
    assert_eq!(
        parse_path(&map.outline_of(&[1])),
        parse_path(&map.path(1)).as_slice()
    );
}

#[test]
fn rings_that_touch_in_one_point_are_no_neighbours() {
    let features = [
        division(&[LAKE]),
        division(&[&[[30, 30], [50, 30], [50, 50], [30, 50]]]),
    ];
    let map = build(&features).expect("a map");
    assert_eq!(map.neighbours, [[0_u16; 0], [0; 0]]);
    assert_eq!(parse_path(&map.outline()).len(), 2);
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let check = |features: &[Vec<PolygonLonLat>], expected: GeometryError| {
        assert_eq!(build(features), Err(expected));
    };
    check(&[], GeometryError::NoExtent);
    check(
        &[division(&[WEST]), vec![]],
        GeometryError::EmptyShape { shape: 1 },
    );
    check(
        &[division(&[WEST]), division(&[&[[0, 0], [1, 1]]])],
        GeometryError::DegenerateRing { shape: 1 },
    );
    check(
        &[division(&[WEST]), division(&[WEST])],
        GeometryError::Overlap { shapes: vec![0, 1] },
    );
    let bow_tie: &[[i32; 2]] = &[[0, 0], [50, 50], [50, 0], [0, 60]];
    check(
        &[division(&[bow_tie])],
        GeometryError::NotSimplifiable { shapes: vec![0] },
    );
    let mut endless = division(&[WEST]);
    endless[0].rings[0][1].lat = f64::NAN;
    check(&[endless], GeometryError::NotFinite { shape: 0 });
    for error in [GeometryError::NoExtent, GeometryError::TooManyShapes] {
        assert!(!error.to_string().is_empty());
    }
}

#[test]
fn two_arcs_between_the_same_junctions_never_become_one_line() {
    // A lens: both sides are flat enough for the tolerance, but something must stay between them.
    let arcs = [
        vec![[0.0, 0.0], [5.0, 1.0], [10.0, 0.0]],
        vec![[0.0, 0.0], [5.0, -1.0], [10.0, 0.0]],
    ];
    let simple = simplify_arcs(&arcs, &[100.0, 100.0]);
    let lengths: Vec<usize> = simple.iter().map(Vec::len).collect();
    assert_eq!(lengths, [2, 3]);
    assert_eq!(
        simplify_arcs(&arcs, &[0.0]),
        arcs,
        "no tolerance, no change"
    );
}

#[test]
fn lines_are_cut_to_the_map_and_meet_at_their_mouths() {
    let line = |name: &str, points: &[[i32; 2]]| LineLonLat {
        name: name.to_owned(),
        points: ring(points)[..points.len()].to_vec(),
    };
    let lines = [
        line(
            "湘江",
            &[[-500, 50], [25, 50], [50, 52], [75, 50], [500, 50]],
        ),
        line("耒水", &[[50, -100], [50, 52]]),
        line("elsewhere", &[[-500, -500], [-400, -500]]),
    ];
    let map = MapGeometry::build(
        &[division(&[WEST]), division(&[EAST])],
        &lines,
        &MapOptions {
            width: 1000,
            tolerance: 50.0,
            ..MapOptions::default()
        },
    )
    .expect("a map");
    let names: Vec<&str> = map.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["湘江", "耒水"]);
    let mouth = map.lines[1].points.last().expect("a mouth");
    assert!(map.lines[0].points.contains(mouth));
    assert!(
        map.lines[0].points[0][0] < 0,
        "the river begins in the margin"
    );
    assert_eq!(parse_path(&map.line_path(1)), [map.lines[1].points.clone()]);
    assert_eq!(map.line_path(9), "");
}

#[test]
fn a_line_that_leaves_and_returns_becomes_two_pieces() {
    let bounds = Bounds {
        min: [0.0, 0.0],
        max: [10.0, 10.0],
    };
    let line = [
        [5.0, 5.0],
        [5.0, 15.0],
        [8.0, 15.0],
        [8.0, 5.0],
        [12.0, 5.0],
    ];
    assert_eq!(
        clip_line(&line, &bounds),
        [
            vec![[5.0, 5.0], [5.0, 10.0]],
            vec![[8.0, 10.0], [8.0, 5.0], [10.0, 5.0]]
        ]
    );
}

#[test]
fn a_square_has_its_area_and_centroid() {
    let square = [[2.0, 2.0], [6.0, 2.0], [6.0, 6.0], [2.0, 6.0], [2.0, 2.0]];
    assert_eq!(ring_area(&square), 16.0);
    assert_eq!(ring_area(&square[..4]), 16.0, "closed or not is the same");
    assert_eq!(ring_centroid(&square), Some([4.0, 4.0]));
    assert!(ring_contains(&square, [3.0, 3.0]) && !ring_contains(&square, [7.0, 3.0]));
    assert_eq!(polylabel(&[square.to_vec()], 0.1), Some([4.0, 4.0]));
    assert_eq!(self_crossing(&square), None);
}

#[test]
fn crossings_are_found_whatever_their_kind() {
    let check = |ring: &[[f64; 2]], expected| assert_eq!(self_crossing(ring), expected, "{ring:?}");
    check(
        &[[0.0, 0.0], [4.0, 4.0], [4.0, 0.0], [0.0, 4.0]],
        Some((0, 2)),
    );
    check(
        &[[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, 0.0]],
        Some((0, 2)),
    );
    check(
        &[[0.0, 0.0], [4.0, 0.0], [2.0, 0.0], [2.0, 4.0]],
        Some((0, 1)),
    );
    check(
        &[[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [4.0, 4.0]],
        Some((1, 2)),
    );
}

#[test]
fn a_ring_without_junction_starts_at_its_smallest_vertex() {
    let square = vec![[1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [1.0, 0.0], [1.0, 1.0]];
    let topology = Topology::extract(&[vec![vec![square]]]);
    assert_eq!(
        topology.arcs,
        [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]]
    );
}

#[test]
fn broken_references_are_passed_over() {
    let mut map = build(&[division(&[WEST]), division(&[EAST])]).expect("a map");
    map.lines.push(MapLine::default());
    map.arcs.clear();
    map.label_points.clear();
    assert_eq!(
        (map.path(0), map.path(9), map.outline(), map.borders()),
        Default::default()
    );
    assert_eq!(map.bounds(0), None);
    assert_eq!(map.neighbour_towards(0, Direction::North), None);
}
