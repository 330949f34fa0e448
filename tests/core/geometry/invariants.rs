//! What holds for every input.

use proptest::prelude::*;
use yantu::geo::{
    Bounds, Datum, LonLat, MapGeometry, MapOptions, Point, PolygonLonLat, Projection, push_path,
    ring_area, segments_meet, self_crossing, simplify_arcs,
};

use super::small_maps::parse_path;

/// A star polygon around `[0, 0]`: it never crosses itself, however jagged. Closed.
fn star() -> impl Strategy<Value = Vec<Point>> {
    prop::collection::vec(100.0..1000.0_f64, 5..120).prop_map(|mut radii| {
        // An odd number, so that no edge runs through the centre and along another ray.
        let odd = radii.len() - (radii.len() + 1) % 2;
        radii.truncate(odd);
        let step = std::f64::consts::TAU / f64::from(u32::try_from(radii.len()).expect("few"));
        let mut angle = 0.0_f64;
        let mut ring: Vec<Point> = radii
            .iter()
            .map(|radius| {
                angle += step;
                [radius * angle.cos(), radius * angle.sin()]
            })
            .collect();
        ring.push(ring[0]);
        ring
    })
}

fn lon_lat() -> impl Strategy<Value = LonLat> {
    (111.0..114.0_f64, 25.5..28.5_f64).prop_map(|(lon, lat)| LonLat::new(lon, lat))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn projection_and_inverse_undo_each_other(at in lon_lat(), x in -500.0..4500.0_f64, y in -500.0..4500.0_f64) {
        let bounds = Bounds { min: [111.5, 26.1], max: [113.3, 27.5] };
        let projection = Projection::fit(&bounds, 4000.0).expect("sound bounds");
        let back = projection.invert(projection.project(at));
        prop_assert!((back.lon - at.lon).abs() < 1e-11 && (back.lat - at.lat).abs() < 1e-11);
        let [px, py] = projection.project(projection.invert([x, y]));
        prop_assert!((px - x).abs() < 1e-6 && (py - y).abs() < 1e-6);
    }

    #[test]
    fn datum_shift_is_undone(at in lon_lat()) {
        let back = Datum::Gcj02.to_wgs84(Datum::Wgs84.to_gcj02(at));
        prop_assert!((back.lon - at.lon).abs() < 1e-6 && (back.lat - at.lat).abs() < 1e-6);
        prop_assert_eq!(Datum::Gcj02.to_gcj02(at), at);
        prop_assert_eq!(Datum::Wgs84.to_wgs84(at), at);
    }

    #[test]
    fn path_data_keeps_every_point(points in prop::collection::vec(prop::array::uniform2(-9999..9999_i32), 1..40)) {
        let mut data = String::new();
        push_path(&mut data, &points);
        prop_assert_eq!(parse_path(&data), vec![points.clone()]);
        prop_assert!(!data.contains(" -") && !data.contains("  "));
        let mut closed = points;
        closed.push(closed[0]);
        let mut data = String::new();
        push_path(&mut data, &closed);
        prop_assert_eq!(parse_path(&data), vec![closed]);
    }

    #[test]
    fn simplifying_never_makes_a_ring_cross_itself(ring in star(), tolerance in 0.0..800.0_f64) {
        let simple = simplify_arcs(std::slice::from_ref(&ring), &[tolerance]).remove(0);
        prop_assert!(simple.len() >= 4 && simple.len() <= ring.len());
        prop_assert_eq!(simple.first(), simple.last());
        prop_assert_eq!(self_crossing(&simple), None);
        prop_assert!(simple.iter().all(|point| ring.contains(point)), "no point is new");
        prop_assert!(ring_area(&simple) > 0.0, "the direction stays");
    }

    #[test]
    fn simplifying_keeps_nested_rings_nested(ring in star(), tolerance in 0.0..800.0_f64) {
        let inner: Vec<Point> = ring.iter().map(|[x, y]| [x * 0.9, y * 0.9]).collect();
        let arcs = [ring, inner];
        let simple = simplify_arcs(&arcs, &[tolerance, tolerance]);
        for outer in simple[0].windows(2) {
            for inner in simple[1].windows(2) {
                prop_assert!(!segments_meet(outer[0], outer[1], inner[0], inner[1]));
            }
        }
        prop_assert!(ring_area(&simple[1]) < ring_area(&simple[0]));
    }

    #[test]
    fn a_star_split_between_divisions_stays_whole(ring in star()) {
        // The star is cut into three along rays from its centre, so all share that junction.
        let n = ring.len() - 1;
        let cuts = [0, n / 3, 2 * n / 3, n];
        let lon_lat = |[x, y]: Point| LonLat::new(112.5 + x / 1000.0, 26.8 + y / 1000.0);
        let features: Vec<Vec<PolygonLonLat>> = cuts
            .windows(2)
            .map(|cut| {
                let mut part: Vec<LonLat> = ring[cut[0]..=cut[1]].iter().map(|&p| lon_lat(p)).collect();
                part.push(lon_lat([0.0, 0.0]));
                part.push(part[0]);
                vec![PolygonLonLat { rings: vec![part] }]
            })
            .collect();
        let map = MapGeometry::build(&features, &[], &MapOptions::default());
        prop_assert!(map.is_ok(), "{:?}", map);
        let map = map.expect("checked above");
        let outline = parse_path(&map.outline());
        prop_assert_eq!(outline.len(), 1);
        let real: Vec<Point> = outline[0].iter().map(|p| p.map(f64::from)).collect();
        prop_assert_eq!(self_crossing(&real), None);
        prop_assert_eq!(ring_area(&real), (0..3).map(|shape| map.area(shape)).sum::<f64>());
        let bytes = postcard::to_allocvec(&map).expect("encodable");
        prop_assert_eq!(postcard::from_bytes::<MapGeometry>(&bytes), Ok(map));
    }
}

#[test]
fn the_shift_at_hengyang_is_several_hundred_metres_to_the_south_east() {
    let at = LonLat::new(112.6, 26.9);
    let shifted = Datum::Wgs84.to_gcj02(at);
    let east = (shifted.lon - at.lon) * 111_320.0 * at.lat.to_radians().cos();
    let north = (shifted.lat - at.lat) * 110_800.0;
    assert!((300.0..800.0).contains(&east.hypot(north)));
    let abroad = LonLat::new(2.35, 48.86);
    assert_eq!(Datum::Wgs84.to_gcj02(abroad), abroad);
}

#[test]
fn projections_of_impossible_bounds_are_refused() {
    for bounds in [
        Bounds {
            min: [1.0, 1.0],
            max: [1.0, 2.0],
        },
        Bounds {
            min: [0.0, -90.0],
            max: [1.0, 90.0],
        },
        Bounds {
            min: [f64::NAN, 0.0],
            max: [1.0, 1.0],
        },
    ] {
        assert_eq!(Projection::fit(&bounds, 4000.0), None);
    }
    assert_eq!(
        Projection::fit(
            &Bounds {
                min: [0.0, 0.0],
                max: [1.0, 1.0]
            },
            0.0
        ),
        None
    );
}
