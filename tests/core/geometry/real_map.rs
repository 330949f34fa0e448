//! The divisions and rivers of the seeds, drawn.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::LazyLock,
};

use yantu::{
    geo::{
        Datum, Direction, LineLonLat, LonLat, MapGeometry, MapOptions, Point, PolygonLonLat,
        Projection, Topology, join_arcs, polygon_area, ring_area, self_crossing,
    },
    seeds::{DivisionFeature, parse_divisions, parse_lines},
};

static DIVISIONS: LazyLock<Vec<DivisionFeature>> = LazyLock::new(|| {
    let text = fs::read_to_string("seeds/geo/hengyang-counties.geojson").expect("readable");
    parse_divisions("geo/hengyang-counties.geojson", &text, Datum::Gcj02).expect("sound divisions")
});

static RIVERS: LazyLock<Vec<LineLonLat>> = LazyLock::new(|| {
    let text = fs::read_to_string("seeds/geo/hengyang-rivers.geojson").expect("readable");
    parse_lines("geo/hengyang-rivers.geojson", &text, Datum::Wgs84).expect("sound rivers")
});

static MAP: LazyLock<MapGeometry> = LazyLock::new(|| {
    let features: Vec<Vec<PolygonLonLat>> = DIVISIONS
        .iter()
        .map(|division| division.polygons.clone())
        .collect();
    MapGeometry::build(&features, &RIVERS, &MapOptions::default()).expect("a map")
});

/// The adcode of the division at a position in degrees.
fn adcode_at(lon: f64, lat: f64, datum: Datum) -> Option<u32> {
    let point = MAP.place(LonLat::new(lon, lat), datum);
    MAP.shape_at(point).map(|shape| DIVISIONS[shape].adcode)
}

fn original_area(polygons: &[PolygonLonLat], projection: &Projection) -> f64 {
    polygons
        .iter()
        .map(|polygon| {
            let project =
                |ring: &Vec<LonLat>| ring.iter().map(|&at| projection.project(at)).collect();
            polygon_area(
                &polygon
                    .rings
                    .iter()
                    .map(project)
                    .collect::<Vec<Vec<Point>>>(),
            )
        })
        .sum()
}

fn real(ring: &[[i32; 2]]) -> Vec<Point> {
    ring.iter()
        .map(|&[x, y]| [f64::from(x), f64::from(y)])
        .collect()
}

#[test]
fn the_twelve_divisions_come_in_the_order_of_the_file() {
    let adcodes: Vec<u32> = DIVISIONS.iter().map(|division| division.adcode).collect();
    assert_eq!(
        adcodes,
        [
            430405, 430406, 430407, 430408, 430412, 430421, 430422, 430423, 430424, 430426, 430481,
            430482
        ]
    );
    assert_eq!(DIVISIONS[5].name.as_deref(), Some("衡阳县"));
    assert_eq!(MAP.shapes.len(), 12);
    assert_eq!(MAP.width, 4000);
}

#[test]
fn every_area_is_within_one_percent_of_the_original() {
    for (shape, division) in DIVISIONS.iter().enumerate() {
        let ratio = MAP.area(shape) / original_area(&division.polygons, &MAP.projection);
        assert!((ratio - 1.0).abs() < 0.01, "{} {ratio}", division.adcode);
    }
}

#[test]
fn every_arc_lies_between_two_rings_or_on_the_outer_border() {
    let mut uses: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
    for shape in &MAP.shapes {
        for arc in shape.arcs() {
            uses.entry(arc.index()).or_default().push(arc.is_reversed());
        }
    }
    assert_eq!(uses.len(), MAP.arcs.len(), "no arc is unused or missing");
    for (arc, directions) in uses {
        let sides: BTreeSet<bool> = directions.iter().copied().collect();
        assert_eq!(
            sides.len(),
            directions.len(),
            "arc {arc} is used once from each side at most"
        );
    }
}

#[test]
fn every_ring_is_closed_and_simple() {
    for (shape, division) in DIVISIONS.iter().enumerate() {
        let polygons = &MAP.shapes[shape].polygons;
        for ring in polygons.iter().flat_map(|polygon| &polygon.rings) {
            for (i, arc) in ring.iter().enumerate() {
                let end = join_arcs(&MAP.arcs, &[*arc]).last().copied();
                let start = join_arcs(&MAP.arcs, &[ring[(i + 1) % ring.len()]])
                    .first()
                    .copied();
                assert_eq!(end, start, "arcs of {} join", division.adcode);
            }
        }
        for ring in MAP.points(shape) {
            assert_eq!(ring.first(), ring.last());
            assert_eq!(self_crossing(&real(&ring)), None, "{}", division.adcode);
        }
    }
    let points: usize = MAP.arcs.iter().map(Vec::len).sum();
    assert!((900..=1300).contains(&points), "{points} points");
}

#[test]
fn the_union_has_the_area_of_the_sum() {
    let sum: f64 = (0..12).map(|shape| MAP.area(shape)).sum();
    let outline = super::small_maps::parse_path(&MAP.outline());
    let union: f64 = outline.iter().map(|ring| ring_area(&real(ring))).sum();
    assert_eq!(
        outline.len(),
        1,
        "the prefecture is one piece without holes"
    );
    assert_eq!(self_crossing(&real(&outline[0])), None);
    assert_eq!(union, sum);
}

#[test]
fn every_label_point_is_inside_its_division_alone() {
    for shape in 0..12 {
        let [x, y] = MAP.label_points[shape].map(f64::from);
        let holders: Vec<usize> = (0..12)
            .filter(|&other| MAP.contains(other, [x, y]))
            .collect();
        assert_eq!(holders, [shape]);
    }
}

#[test]
fn known_places_lie_where_they_belong() {
    assert_eq!(
        adcode_at(112.618, 26.724, Datum::Wgs84),
        Some(430422),
        "南岳机场 in 衡南县"
    );
    assert_eq!(
        adcode_at(112.685, 27.302, Datum::Wgs84),
        Some(430412),
        "祝融峰 in 南岳区"
    );
    assert_eq!(
        adcode_at(112.6327, 26.8713, Datum::Wgs84),
        Some(430406),
        "东洲岛 in 雁峰区"
    );
}

#[test]
fn neighbours_are_mutual() {
    for (shape, neighbours) in MAP.neighbours.iter().enumerate() {
        assert!(!neighbours.is_empty());
        for &other in neighbours {
            let back = u16::try_from(shape).expect("small");
            assert!(other != back && MAP.neighbours[usize::from(other)].contains(&back));
        }
    }
    let name = |shape: usize| DIVISIONS[shape].name.as_deref().expect("a name");
    let table: Vec<String> = (0..12)
        .map(|shape| {
            let others = MAP.neighbours[shape]
                .iter()
                .map(|&other| name(usize::from(other)));
            format!("{}: {}", name(shape), others.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(
        table,
        [
            "珠晖区: 雁峰区 石鼓区 衡阳县 衡南县",
            "雁峰区: 珠晖区 石鼓区 蒸湘区 衡南县",
            "石鼓区: 珠晖区 雁峰区 蒸湘区 衡阳县",
            "蒸湘区: 雁峰区 石鼓区 衡阳县 衡南县",
            "南岳区: 衡阳县 衡山县",
            "衡阳县: 珠晖区 石鼓区 蒸湘区 南岳区 衡南县 衡山县 祁东县",
            "衡南县: 珠晖区 雁峰区 蒸湘区 衡阳县 衡山县 衡东县 祁东县 耒阳市 常宁市",
            "衡山县: 南岳区 衡阳县 衡南县 衡东县",
            "衡东县: 衡南县 衡山县",
            "祁东县: 衡阳县 衡南县 常宁市",
            "耒阳市: 衡南县 常宁市",
            "常宁市: 衡南县 祁东县 耒阳市",
        ]
    );
}

#[test]
fn arrow_keys_reach_every_division_from_every_other() {
    for start in 0..12 {
        let mut reached = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(from) = open.pop() {
            for direction in Direction::ALL {
                let to = MAP.neighbour_towards(from, direction);
                open.extend(to.filter(|&to| reached.insert(to)));
            }
        }
        assert_eq!(reached.len(), 12, "from {}", DIVISIONS[start].adcode);
    }
}

#[test]
fn rivers_meet_and_stay_near_the_map() {
    let names: BTreeSet<&str> = MAP.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["湘江", "耒水", "舂陵水"]));
    let main: Vec<[i32; 2]> = MAP
        .lines
        .iter()
        .filter(|line| line.name == "湘江")
        .flat_map(|line| line.points.clone())
        .collect();
    for line in MAP.lines.iter().filter(|line| line.name != "湘江") {
        assert!(
            line.points.last().is_some_and(|mouth| main.contains(mouth)),
            "{}",
            line.name
        );
    }
    for [x, y] in MAP.lines.iter().flat_map(|line| &line.points) {
        assert!(
            (-121..=4121).contains(x) && (-121..=MAP.height + 121).contains(y),
            "{x} {y}"
        );
    }
}

#[test]
fn the_originals_share_every_inner_border_exactly() {
    let rings = |division: &DivisionFeature| -> Vec<Vec<Vec<Point>>> {
        let plane = |ring: &Vec<LonLat>| ring.iter().map(|at| [at.lon, at.lat]).collect();
        division
            .polygons
            .iter()
            .map(|polygon| polygon.rings.iter().map(plane).collect())
            .collect()
    };
    let topology = Topology::extract(&DIVISIONS.iter().map(rings).collect::<Vec<_>>());
    assert_eq!(topology.arcs.len(), MAP.arcs.len());
}

#[test]
fn the_encoding_is_compact_and_lossless() {
    let bytes = postcard::to_allocvec(&*MAP).expect("encodable");
    assert!(bytes.len() < 4500, "{} bytes", bytes.len());
    assert_eq!(
        postcard::from_bytes::<MapGeometry>(&bytes).as_ref(),
        Ok(&*MAP)
    );
}

#[test]
fn a_far_coarser_grid_still_makes_a_true_map() {
    let features: Vec<Vec<PolygonLonLat>> = DIVISIONS
        .iter()
        .map(|division| division.polygons.clone())
        .collect();
    for tolerance in [0.5, 12.0] {
        let options = MapOptions {
            width: 1000,
            tolerance,
            ..MapOptions::default()
        };
        let map = MapGeometry::build(&features, &[], &options).expect("a map");
        for (shape, division) in DIVISIONS.iter().enumerate() {
            let ratio = map.area(shape) / original_area(&division.polygons, &map.projection);
            assert!((ratio - 1.0).abs() < 0.01, "{} {ratio}", division.adcode);
        }
    }
}
