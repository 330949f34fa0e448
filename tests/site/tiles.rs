//! The map without a border: equal tiles in the arrangement of the divisions, and a site in whose
//! files no border is left.

#![allow(
    clippy::panic,
    reason = "a test fails by panicking, here outside of test functions too"
)]

mod ground;
mod shipped;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::folders::copied;
use ground::{Ground, octant, turn};
use yantu::data::{Folder, MapKind, SeedError, Seeds, load, load_with, locales};
use yantu::geo::{Direction, polygon_contains, segments_meet};
use yantu::model::messages::Msg;
use yantu::model::plan::Plan;

const SECOND: &str = "tests/fixtures/second-plan";

/// A plan with borders, the same with tiles, and the ground both were made from.
struct Pair {
    borders: Seeds,
    tiles: Seeds,
    ground: Ground,
}

fn pair(seeds: &str, file: &str) -> Pair {
    let folder = Folder::new(seeds);
    let borders = load(&folder).expect("sound seeds");
    let ground = Ground::read(&folder, file, &borders.plan);
    Pair {
        ground,
        borders,
        tiles: load_with(&folder, MapKind::Tiles).expect("sound seeds"),
    }
}

static FIRST_PLAN: LazyLock<Pair> =
    LazyLock::new(|| pair("seeds", "geo/hengyang-counties.geojson"));
static SECOND_PLAN: LazyLock<Pair> = LazyLock::new(|| pair(SECOND, "geo/divisions.geojson"));

fn both() -> [&'static Pair; 2] {
    [&FIRST_PLAN, &SECOND_PLAN]
}

fn name(plan: &Plan, at: usize) -> &str {
    &plan.divisions[at].name
}

/// The corners of a tile, the first one again at the end.
fn corners(plan: &Plan, at: usize) -> Vec<[f64; 2]> {
    let rings = plan.map.points(at);
    assert_eq!(rings.len(), 1, "{}: one ring", name(plan, at));
    rings[0].iter().map(|at| at.map(f64::from)).collect()
}

#[test]
fn each_division_has_one_tile_and_all_are_the_same() {
    for Pair { tiles, borders, .. } in both() {
        let (plan, map) = (&tiles.plan, &tiles.plan.map);
        assert_eq!(plan.divisions, borders.plan.divisions);
        assert_eq!(map.shapes.len(), plan.divisions.len());
        assert_eq!(map.arcs.len(), plan.divisions.len(), "nothing is shared");
        let form = |at: usize| -> Vec<[i32; 2]> {
            let [x, y] = map.label_points[at];
            let ring = map.points(at).remove(0);
            ring.iter().map(|[cx, cy]| [cx - x, cy - y]).collect()
        };
        let arcs: BTreeSet<usize> = (0..map.shapes.len())
            .flat_map(|at| map.shapes[at].arcs().map(|arc| arc.index()))
            .collect();
        assert_eq!(arcs.len(), map.shapes.len());
        for at in 0..map.shapes.len() {
            assert_eq!(form(at), form(0), "{}", name(plan, at));
            assert_eq!(form(at).len(), 7, "a hexagon");
            assert!(map.area(at) > 0.0 && map.area(at) == map.area(0));
            let bounds = map.bounds(at).expect("a tile");
            assert!(bounds.min[0] >= 0 && bounds.min[1] >= 0);
            assert!(bounds.max[0] <= map.width && bounds.max[1] <= map.height);
        }
    }
}

#[test]
fn no_tile_touches_another() {
    for Pair { tiles, .. } in both() {
        let plan = &tiles.plan;
        for a in 0..plan.divisions.len() {
            let one = corners(plan, a);
            for b in 0..a {
                let other = corners(plan, b);
                let meet = one.windows(2).any(|e| {
                    other
                        .windows(2)
                        .any(|f| segments_meet(e[0], e[1], f[0], f[1]))
                });
                let inside = polygon_contains(std::slice::from_ref(&other), one[0]);
                assert!(!meet && !inside, "{} {}", name(plan, a), name(plan, b));
            }
        }
    }
}

#[test]
fn the_map_is_as_large_as_the_one_with_borders() {
    for Pair { tiles, borders, .. } in both() {
        let area = |plan: &Plan| f64::from(plan.map.width) * f64::from(plan.map.height);
        let ratio = area(&tiles.plan) / area(&borders.plan);
        assert!((0.9..1.1).contains(&ratio), "{ratio}");
    }
}

#[test]
fn the_same_seeds_give_the_same_tiles() {
    for seeds in ["seeds", SECOND] {
        let again = || load_with(&Folder::new(seeds), MapKind::Tiles).expect("sound seeds");
        assert_eq!(again().plan, again().plan);
    }
}

#[test]
fn most_neighbours_stay_side_by_side() {
    // As measured. Of twelve tiles at most 24 pairs can be side by side, none with more than six
    // others; Hengnan has nine neighbours and Hengyang seven.
    for (pair, floor, all) in [(&*FIRST_PLAN, 17, 24), (&*SECOND_PLAN, 4, 4)] {
        let plan = &pair.tiles.plan;
        let neighbours = pair.ground.neighbours();
        let kept = neighbours
            .iter()
            .filter(|(a, b)| ground::side_by_side(plan, *a, *b))
            .count();
        println!("{}: {kept} of {} stay", plan.meta.city, neighbours.len());
        assert_eq!(neighbours.len(), all);
        assert!(kept >= floor, "{kept}");
    }
}

#[test]
fn the_tiles_are_connected() {
    for Pair { tiles, .. } in both() {
        let plan = &tiles.plan;
        let mut reached = BTreeSet::from([0]);
        for _ in 0..plan.divisions.len() {
            let more: Vec<usize> = (0..plan.divisions.len())
                .filter(|b| reached.iter().any(|a| ground::side_by_side(plan, *a, *b)))
                .collect();
            reached.extend(more);
        }
        assert_eq!(reached.len(), plan.divisions.len());
    }
}

#[test]
fn directions_are_kept() {
    for Pair { tiles, ground, .. } in both() {
        let plan = &tiles.plan;
        let mut worst = (0.0, String::new());
        for (a, b) in ground.pairs() {
            // The direction of two middles that nearly coincide says nothing.
            if ground.apart(a, b) < 0.2 {
                continue;
            }
            let (truly, drawn) = (ground.way(a, b), ground::drawn_way(plan, a, b));
            let (turned, names) = (
                turn(truly, drawn),
                format!("{} {}", name(plan, a), name(plan, b)),
            );
            // Of the eight directions it is the true one or the next.
            let octants = (octant(truly) + 8 - octant(drawn)) % 8;
            assert!([0, 1, 7].contains(&octants), "{names}: {octants} octants");
            let near = ground.neighbours().contains(&(a, b));
            assert!(turned < if near { 56.0 } else { 64.0 }, "{names}: {turned}");
            if turned > worst.0 {
                worst = (turned, names);
            }
        }
        println!("{}: at worst {worst:?}", plan.meta.city);
    }
}

#[test]
fn what_is_well_apart_stays_north_south_east_and_west() {
    for Pair { tiles, ground, .. } in both() {
        let plan = &tiles.plan;
        for (a, b) in ground.pairs() {
            let (truly, drawn) = (ground.way(a, b), ground::drawn_way(plan, a, b));
            for axis in 0..2 {
                let names = format!("{} {}", name(plan, a), name(plan, b));
                let (apart, kept) = (truly[axis].abs(), truly[axis] * drawn[axis]);
                // By more than three quarters of a tile on the ground: never the other way round.
                assert!(apart < 0.75 || kept >= 0.0, "{names}");
                // By more than a tile: so on the map.
                assert!(apart < 1.05 || kept > 0.0, "{names}");
            }
        }
    }
}

#[test]
fn neighbours_are_those_on_the_ground() {
    for Pair { tiles, borders, .. } in both() {
        assert_eq!(tiles.plan.map.neighbours, borders.plan.map.neighbours);
    }
}

#[test]
fn the_arrow_keys_lead_to_every_tile() {
    for Pair { tiles, .. } in both() {
        let map = &tiles.plan.map;
        for from in 0..map.shapes.len() {
            let (mut reached, mut last) = (BTreeSet::from([from]), 0);
            while reached.len() > last {
                last = reached.len();
                let next: Vec<usize> = reached
                    .iter()
                    .flat_map(|at| Direction::ALL.map(|to| map.neighbour_towards(*at, to)))
                    .flatten()
                    .collect();
                reached.extend(next);
            }
            assert_eq!(reached.len(), map.shapes.len(), "from {from}");
        }
    }
}

#[test]
fn every_place_is_in_the_tile_of_its_division() {
    let mut count = 0;
    for Pair { tiles, borders, .. } in both() {
        let (plan, before) = (&tiles.plan, &borders.plan);
        for (place, old) in plan.places.iter().zip(&before.places) {
            let (Some(point), Some(was)) = (&place.point, &old.point) else {
                assert!(place.point.is_none() && old.point.is_none());
                continue;
            };
            let real = |at: [i32; 2]| at.map(f64::from);
            let shape = before.map.shape_at(real(was.at));
            assert_eq!(plan.map.shape_at(real(point.at)), shape, "{}", place.name);
            // The name of the division stays free.
            let [_, y] = plan.map.label_points[shape.expect("a division")];
            assert!((point.at[1] - y).abs() > 150, "{}", place.name);
            assert_eq!(point.source, was.source);
            count += 1;
        }
    }
    assert_eq!(count, 4);
}

#[test]
fn many_places_in_one_tile_keep_apart() {
    let (before, after) = (&FIRST_PLAN.borders.plan.map, &FIRST_PLAN.tiles.plan.map);
    for shape in 0..before.shapes.len() {
        let bounds = before.bounds(shape).expect("a division");
        let points: Vec<[i32; 2]> = (0..8)
            .map(|n| [0, 1].map(|i| bounds.min[i] + (bounds.max[i] - bounds.min[i]) * n / 7))
            .collect();
        let placed = before.places_in_tile(after, shape, &points);
        let distinct: BTreeSet<_> = placed.iter().collect();
        assert_eq!(distinct.len(), points.len());
        for at in &placed {
            assert!(after.contains(shape, at.map(f64::from)), "{at:?}");
        }
    }
}

#[test]
fn nothing_is_enlarged_and_no_line_is_drawn() {
    assert!(
        FIRST_PLAN.borders.plan.inset.is_some() && !FIRST_PLAN.borders.plan.map.lines.is_empty()
    );
    for Pair { tiles, .. } in both() {
        let plan = &tiles.plan;
        assert!(plan.inset.is_none() && plan.map.lines.is_empty());
        assert!(plan.map.borders().is_empty(), "no line between tiles");
        assert!(
            plan.hit_points.iter().all(Option::is_none),
            "the middle is inside"
        );
    }
}

#[test]
fn what_is_said_of_the_map_is_said_of_tiles_in_every_language() {
    for (seeds, languages) in [("seeds", 3), (SECOND, 1)] {
        let folder = Folder::new(seeds);
        let plans = |kind| -> Vec<Plan> {
            let seeds = load_with(&folder, kind).expect("sound seeds");
            let further = locales(&folder, &seeds).expect("every language");
            [seeds.plan].into_iter().chain(further).collect()
        };
        let (borders, tiles) = (plans(MapKind::Borders), plans(MapKind::Tiles));
        assert_eq!(tiles.len(), languages);
        for (before, after) in borders.iter().zip(&tiles) {
            for key in Msg::ALL {
                let own = [
                    Msg::MapTitle,
                    Msg::MapNotice,
                    Msg::AboutGeographyText,
                    Msg::AboutPlacesCount,
                ];
                let same = before.messages.get(*key) == after.messages.get(*key);
                assert_eq!(same, !own.contains(key), "{}", key.as_str());
            }
        }
    }
}

#[test]
fn borders_are_drawn_by_default() {
    for (name, kind) in [
        ("", MapKind::Borders),
        (" ", MapKind::Borders),
        ("borders", MapKind::Borders),
        ("tiles", MapKind::Tiles),
    ] {
        assert_eq!(MapKind::parse(name), Ok(kind));
    }
    let error = MapKind::parse("tile").expect_err("no kind");
    assert_eq!(error.field.as_deref(), Some("MAP"));
    let said = error.to_string();
    for words in ["“tile” is no kind of map", "MAP=borders", "MAP=tiles"] {
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn tiles_without_words_of_their_own_stop_the_build() {
    let whole = r#"{ "map-title": "{city}", "map-notice": "x", "about-geography-text": "x" }"#;
    for (contents, record) in [
        (None, None),
        (Some(whole), Some("about-places-count")),
        (Some(r#"{ "map-title": "city" }"#), Some("map-title")),
        (Some(r#"{ "map-titel": "x" }"#), Some("map-title")),
    ] {
        let error = broken(contents);
        assert_eq!(error.file, "messages/zh-Hans.tiles.json");
        assert_eq!(error.record.as_deref(), record, "{error}");
        assert!(!error.remedy.is_empty());
    }
}

/// What the second plan says of other words for its tiles.
fn broken(words: Option<&str>) -> SeedError {
    let copy = copied(SECOND);
    let file = copy.path().join("messages/zh-Hans.tiles.json");
    match words {
        None => std::fs::remove_file(&file),
        Some(words) => std::fs::write(&file, words),
    }
    .expect("another file");
    assert!(load(&Folder::new(copy.path())).is_ok(), "borders need none");
    load_with(&Folder::new(copy.path()), MapKind::Tiles).expect_err("an error")
}
