//! What the site with tiles ships: every file is looked at for what the borders were.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;
use yantu::client_index::ClientIndex;
use yantu::data::{Folder, MapKind, Seeds, load, load_with, locales};
use yantu::extras::picture::{Look, Seen, View, map};
use yantu::geo::MapGeometry;
use yantu::model::host::Host;
use yantu::model::messages::Msg;
use yantu::model::plan::Plan;
use yantu::route::{Layer, Location, Route};
use yantu::site::print_site;

use crate::folders::contents;
use crate::staged::{settings, staged};

/// A site as it is printed, with the plans in it.
struct Site {
    folder: TempDir,
    plans: Vec<&'static Plan>,
    /// The same plan with its borders.
    borders: Plan,
}

fn print(seeds: &str) -> Site {
    let folder = Folder::new(seeds);
    let seeds = load_with(&folder, MapKind::Tiles).expect("sound seeds");
    let further = locales(&folder, &seeds).expect("every language");
    let Seeds {
        plan, editorial, ..
    } = seeds;
    let plans: Vec<&'static Plan> = std::iter::once(plan)
        .chain(further)
        .map(|plan| &*Box::leak(Box::new(plan)))
        .collect();
    let site = staged();
    let settings = settings(None, Host::default());
    print_site(&plans, &editorial, site.path(), &settings).expect("a site");
    Site {
        folder: site,
        plans,
        borders: load(&folder).expect("sound seeds").plan,
    }
}

static FIRST: LazyLock<Site> = LazyLock::new(|| print("seeds"));
static SECOND: LazyLock<Site> = LazyLock::new(|| print(super::SECOND));

/// Every file of a site by its path.
fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
    contents(&site.folder)
}

/// The lines of a map, each as its two ends, in both directions.
type Lines = HashSet<[[i64; 2]; 2]>;

fn lines_of(map: &MapGeometry) -> Lines {
    let rivers = map.lines.iter().map(|line| &line.points);
    map.arcs
        .iter()
        .chain(rivers)
        .flat_map(|points| points.windows(2))
        .map(|ends| [ends[0].map(i64::from), ends[1].map(i64::from)])
        .flat_map(|[a, b]| [[a, b], [b, a]])
        .collect()
}

/// The straight lines of path data in grid units.
fn lines_in(data: &str) -> Vec<[[i64; 2]; 2]> {
    let (mut lines, mut at, mut start) = (Vec::new(), [0, 0], [0, 0]);
    let (mut command, mut numbers, mut word) = ('M', Vec::new(), String::new());
    for sign in data.chars().chain([' ']) {
        if (sign == '-' || !(sign.is_ascii_digit() || sign == '.')) && !word.is_empty() {
            numbers.push(word.parse::<f64>().unwrap_or_default().round() as i64);
            word.clear();
        }
        let takes = if "HhVv".contains(command) { 1 } else { 2 };
        if numbers.len() == takes {
            let to = match (command, &numbers[..]) {
                ('h', [x]) => [at[0] + x, at[1]],
                ('H', [x]) => [*x, at[1]],
                ('v', [y]) => [at[0], at[1] + y],
                ('V', [y]) => [at[0], *y],
                ('m' | 'l', [x, y]) => [at[0] + x, at[1] + y],
                (_, [x, y]) => [*x, *y],
                _ => at,
            };
            if "Mm".contains(command) {
                start = to;
                command = if command == 'M' { 'L' } else { 'l' };
            } else {
                lines.push([at, to]);
            }
            at = to;
            numbers.clear();
        }
        match sign {
            '-' | '.' => word.push(sign),
            _ if sign.is_ascii_digit() => word.push(sign),
            'z' | 'Z' => {
                lines.push([at, start]);
                at = start;
            }
            _ if sign.is_ascii_alphabetic() => command = sign,
            _ => {}
        }
    }
    lines
}

/// Every line that the path data in a text draw.
fn drawn(text: &str) -> impl Iterator<Item = [[i64; 2]; 2]> + '_ {
    let data = text.split(" d=").skip(1);
    data.flat_map(|rest| {
        let mut data = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split(&['"'][..]),
            None => rest.split(&[' ', '>'][..]),
        };
        lines_in(data.next().unwrap_or_default())
    })
}

/// Every two numbers of a text that follow each other and have a decimal point, to five places.
fn degrees(text: &str) -> Vec<[i64; 2]> {
    let words = text.split(|sign: char| !(sign.is_ascii_digit() || sign == '.'));
    let number = |word: &str| {
        let number = word.parse::<f64>().ok().filter(|_| word.contains('.'))?;
        Some((number * 1e5).round() as i64)
    };
    let words = words.filter(|word| !word.is_empty());
    let numbers: Vec<Option<i64>> = words.map(number).collect();
    let pairs = numbers.windows(2);
    pairs
        .filter_map(|pair| Some([pair[0]?, pair[1]?]))
        .collect()
}

/// The corners of borders and lines in degrees, to five places: as drawn, and as in the seeds.
fn corners(plan: &Plan, seeds: &str, sources: &[&str]) -> HashSet<[i64; 2]> {
    let rivers = plan.map.lines.iter().map(|line| &line.points);
    let points = plan.map.arcs.iter().chain(rivers).flatten();
    let mut corners: HashSet<[i64; 2]> = points
        .map(|at| {
            let at = plan.map.projection.invert(at.map(f64::from));
            [at.lon, at.lat].map(|degrees| (degrees * 1e5).round() as i64)
        })
        .collect();
    for source in sources {
        corners.extend(degrees(
            &Folder::new(seeds).text(source).expect("a seed file"),
        ));
    }
    corners
}

#[test]
fn path_data_are_read_as_they_are_written() {
    let lines = lines_in("M10 20l5-5 3 0zm1 1h4V0");
    let expected = [
        [[10, 20], [15, 15]],
        [[15, 15], [18, 15]],
        [[18, 15], [10, 20]],
        [[11, 21], [15, 21]],
        [[15, 21], [15, 0]],
    ];
    assert_eq!(lines, expected);
    // What is looked for is found where it is.
    let borders = &FIRST.borders.map;
    let known = lines_of(borders);
    let found = lines_in(&borders.path(0)).into_iter();
    assert!(found.filter(|line| known.contains(line)).count() > 20);
    let text = r#"{"coordinates":[[[112.61800,26.5],[113,27.1]]]}"#;
    assert_eq!(degrees(text), [[11_261_800, 2_650_000]]);
}

#[test]
fn no_file_draws_a_piece_of_a_border_or_a_river() {
    let geometry = [
        "geo/hengyang-counties.geojson",
        "geo/hengyang-rivers.geojson",
    ];
    for (site, seeds, sources) in [
        (&*FIRST, "seeds", &geometry[..]),
        (&*SECOND, super::SECOND, &["geo/divisions.geojson"]),
    ] {
        let borders = lines_of(&site.borders.map);
        let corners = corners(&site.borders, seeds, sources);
        assert!(borders.len() > 20 && corners.len() > 10);
        let (mut texts, mut lines) = (0, 0);
        for (path, bytes) in files(site) {
            let Ok(text) = String::from_utf8(bytes) else {
                let drawing = [".pack", ".png", ".wasm"];
                assert!(drawing.iter().any(|end| path.ends_with(end)), "{path}");
                continue;
            };
            texts += 1;
            for line in drawn(&text) {
                lines += 1;
                assert!(!borders.contains(&line), "{path}: {line:?}");
            }
            for corner in degrees(&text) {
                assert!(!corners.contains(&corner), "{path}: {corner:?}");
            }
        }
        println!(
            "{texts} files with {lines} lines: none of {}",
            borders.len() / 2
        );
        assert!(texts > 40 && lines > 100);
    }
}

#[test]
fn the_payloads_hold_tiles_alone() {
    for site in [&*FIRST, &*SECOND] {
        let (mut plans, mut guides) = (0, 0);
        for (path, bytes) in files(site) {
            let name = path.rsplit('/').next().unwrap_or_default();
            if name.starts_with("plan-") {
                let plan: Plan = postcard::from_bytes(&bytes).expect("a plan");
                assert_eq!(plan.map, site.plans[0].map);
                plans += 1;
            } else if name.starts_with("guide-") {
                let guide: ClientIndex = postcard::from_bytes(&bytes).expect("a guide");
                assert_eq!(guide.size, [plan_map(site).width, plan_map(site).height]);
                assert!(guide.inset.is_empty());
                guides += 1;
            }
        }
        assert_eq!((plans, guides), (site.plans.len(), site.plans.len()));
    }
}

fn plan_map(site: &Site) -> &MapGeometry {
    &site.plans[0].map
}

#[test]
fn the_geojson_are_the_tiles_and_says_so() {
    for site in [&*FIRST, &*SECOND] {
        let file = files(site).remove("data/counties.geojson").expect("a file");
        let json: Value = serde_json::from_slice(&file).expect("sound JSON");
        let note = json["note"].as_str().expect("a note");
        assert!(note.contains("neither borders nor positions"), "{note}");
        assert!(json.get("datum").is_none(), "it is in none");
        let features = json["features"].as_array().expect("a list");
        assert_eq!(features.len(), site.plans[0].divisions.len());
        let [mut least, mut most] = [[f64::INFINITY; 2], [f64::NEG_INFINITY; 2]];
        for (feature, division) in features.iter().zip(&site.plans[0].divisions) {
            assert_eq!(feature["properties"]["adcode"], division.adcode.get());
            let polygons = feature["geometry"]["coordinates"].as_array().expect("one");
            assert_eq!(polygons.len(), 1);
            let ring = polygons[0][0].as_array().expect("a ring");
            assert_eq!((ring.len(), ring.first()), (7, ring.last()), "a hexagon");
            for at in ring {
                for axis in 0..2 {
                    let degree = at[axis].as_f64().expect("a number");
                    least[axis] = least[axis].min(degree);
                    most[axis] = most[axis].max(degree);
                }
            }
        }
        // As a whole they lie where the city does, about as large as it.
        let map = &site.borders.map;
        let ends = [[0.0, f64::from(map.height)], [f64::from(map.width), 0.0]];
        let [west, east] = ends.map(|at| map.projection.invert(at));
        for (axis, [from, to]) in [[west.lon, east.lon], [west.lat, east.lat]]
            .iter()
            .enumerate()
        {
            let middle = f64::midpoint(least[axis], most[axis]);
            assert!((*from..*to).contains(&middle), "{middle}");
            let ratio = (most[axis] - least[axis]) / (to - from);
            assert!((0.5..2.0).contains(&ratio), "{ratio}");
        }
    }
}

#[test]
fn no_page_speaks_of_the_map_that_is_not_there() {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("sound seeds");
    let further = locales(&folder, &seeds).expect("every language");
    let with_borders: Vec<Plan> = [seeds.plan].into_iter().chain(further).collect();
    let files = files(&FIRST);
    for (before, after) in with_borders.iter().zip(&FIRST.plans) {
        let own = after.language.folder();
        let (mut pages, mut told) = (0, 0);
        for (path, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            for key in [Msg::MapNotice, Msg::AboutGeographyText] {
                assert!(!text.contains(before.messages.get(key)), "{path}");
            }
            let other = with_borders.iter().any(|plan| {
                plan.language.folder().len() > own.len()
                    && path.starts_with(&plan.language.folder())
            });
            if path.starts_with(&own) && !other && path.ends_with(".html") {
                pages += 1;
                assert!(text.contains(after.messages.get(Msg::MapNotice)), "{path}");
                assert!(!text.contains("county-map__inset"), "{path}");
                told += usize::from(text.contains(after.messages.get(Msg::AboutGeographyText)));
            }
        }
        assert!(pages > 300 && told == 1, "{pages} {told}");
    }
}

#[test]
fn the_map_of_a_page_has_its_tiles_and_nothing_in_the_place_of_lines() {
    for site in [&*FIRST, &*SECOND] {
        let files = files(site);
        let shapes = files.iter().find(|(path, _)| path.starts_with("map-"));
        let shapes = String::from_utf8_lossy(shapes.expect("shapes").1);
        let path = |id: &str| -> Vec<_> {
            let found = shapes
                .split("<path ")
                .find(|p| p.contains(&format!("id=\"{id}\"")));
            drawn(&format!(" {}", found.expect(id))).collect()
        };
        let plan = site.plans[0];
        for division in &plan.divisions {
            assert_eq!(path(&format!("d{}", division.adcode)).len(), 6);
        }
        for zone in &plan.zones {
            let sides = path(&format!("z-{}", zone.id)).len();
            assert_eq!(sides, zone.members.len() * 6);
        }
        assert_eq!(path("m-outline").len(), plan.divisions.len() * 6);
        assert!(path("m-borders").is_empty() && path("m-rivers").is_empty());
    }
}

#[test]
fn exported_pictures_show_tiles() {
    for site in [&*FIRST, &*SECOND] {
        let borders = lines_of(&site.borders.map);
        for plan in &site.plans {
            let look = Look::read(plan, |name, _| name.to_owned());
            let county = Route::County(plan.divisions[0].adcode);
            for layer in Layer::ALL {
                for route in [Route::Overview, county.clone(), Route::Article(1)] {
                    let mut location = Location::page(route);
                    location.query.layer = *layer;
                    let view = View {
                        plan,
                        look: &look,
                        location: &location,
                        review: "",
                        publisher: "",
                        address: "",
                    };
                    let svg = map(view, Seen::default()).svg;
                    let lines: Vec<_> = drawn(&svg).collect();
                    assert!(lines.len() >= plan.divisions.len() * 6);
                    assert!(lines.iter().all(|line| !borders.contains(line)));
                    let bare = |words: &str| words.split_whitespace().collect::<String>();
                    let said: String = svg.split('>').filter_map(|s| s.split('<').next()).collect();
                    let title = plan
                        .messages
                        .fill(Msg::MapTitle, &[("city", &plan.meta.city_full)]);
                    assert!(bare(&said).contains(&bare(&title)), "{title}");
                }
            }
        }
    }
}
