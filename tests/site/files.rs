//! The whole site as it is written into a folder: pages, data files, compressed copies, what a
//! search engine reads.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::LazyLock;

use crate::staged::{CSS, JS, WASM, file_of, settings, staged};
use serde_json::Value;
use tempfile::TempDir;
use yantu::data::{Folder, Seeds, load};
use yantu::model::host::Host;
use yantu::model::plan::Plan;
use yantu::route::{DATA_FILES, Route};
use yantu::site::{print_site, release_of, verify, write_site};

/// The real plan and the notes on it, read once.
static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| load(&Folder::new("seeds")).expect("the seeds are sound"));
static PLAN: LazyLock<&Plan> = LazyLock::new(|| &SEEDS.plan);

const ADDRESS: &str = "https://example.org/yantu/";

/// The site, written once.
static SITE: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = staged();
    let settings = settings(Some(ADDRESS), Host::default());
    let pages = write_site(&[*PLAN], &SEEDS.editorial, folder.path(), &settings).expect("a site");
    assert_eq!(pages, Route::all(&PLAN).len());
    folder
});

fn read(path: &str) -> String {
    let path = SITE.path().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| format!("{}: {error}", path.display()))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).expect("sound JSON")
}

#[test]
fn every_page_lies_where_its_address_says() {
    for route in Route::all(&PLAN) {
        let html = read(&file_of(&route));
        assert!(html.starts_with("<!DOCTYPE html>"), "/{route}");
        let title = route.page_meta(&PLAN).title;
        assert!(
            html.contains(&format!("<title>{title}</title>")),
            "/{route}"
        );
    }
}

#[test]
fn the_text_is_served_as_it_is() {
    assert!(read("data/text.txt") == PLAN.text);
}

#[test]
fn the_structured_plan_holds_every_sentence_at_its_place() {
    let plan = json("data/plan.json");
    let characters: Vec<char> = PLAN.text.chars().collect();
    let mut served: BTreeMap<String, String> = BTreeMap::new();
    collect_sentences(&plan, &mut |sentence| {
        let words = sentence["text"].as_str().expect("words");
        let place = |name: &str| sentence["span"][name].as_u64().expect("a number") as usize;
        let at: String = characters[place("start")..place("end")].iter().collect();
        assert_eq!(at, words, "characters of text.txt");
        let id = sentence["id"].as_str().expect("an id").to_owned();
        let twin = served.insert(id, words.to_owned());
        assert_eq!(twin, None, "a sentence twice");
    });
    let expected: BTreeMap<String, String> = PLAN
        .document
        .sentences()
        .map(|(id, span)| (id.to_string(), PLAN.words(span).to_owned()))
        .collect();
    assert!(served == expected);
    let count = |name: &str| plan[name].as_array().map_or(0, Vec::len);
    assert_eq!(
        (count("parts"), count("divisions"), count("zones")),
        (13, 12, 3)
    );
    assert_eq!(
        (count("centres"), count("mentions")),
        (5, PLAN.mentions.len())
    );
    for key in ["titleBasis", "adoptedBasis"] {
        assert!(
            !plan[key].as_str().unwrap_or_default().is_empty(),
            "{key}: not in the text"
        );
    }
}

/// Every object of a JSON value that is a sentence.
fn collect_sentences(value: &Value, found: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(map) if map.contains_key("id") && map.contains_key("span") => found(value),
        Value::Object(map) => map
            .values()
            .for_each(|value| collect_sentences(value, found)),
        Value::Array(list) => list
            .iter()
            .for_each(|value| collect_sentences(value, found)),
        _ => {}
    }
}

#[test]
fn mentions_and_zones_in_the_structured_plan_are_exact() {
    let plan = json("data/plan.json");
    let characters: Vec<char> = PLAN.text.chars().collect();
    for mention in plan["mentions"].as_array().expect("a list") {
        let place = |name: &str| mention["span"][name].as_u64().expect("a number") as usize;
        let at: String = characters[place("start")..place("end")].iter().collect();
        assert_eq!(mention["words"], at);
    }
    for zone in plan["zones"].as_array().expect("a list") {
        let quote = zone["quote"].as_str().expect("words");
        let sentence = zone["sentence"]
            .as_str()
            .and_then(|id| id.parse().ok())
            .expect("an id");
        assert!(PLAN.sentence(sentence).contains(quote));
    }
}

/// Whether a ring of GeoJSON runs as one around land does after RFC 7946.
fn is_counter_clockwise(ring: &[Value]) -> bool {
    let degree = |point: &Value, i: usize| point[i].as_f64().expect("a number");
    let area: f64 = ring
        .windows(2)
        .map(|pair| {
            degree(&pair[0], 0) * degree(&pair[1], 1) - degree(&pair[1], 0) * degree(&pair[0], 1)
        })
        .sum();
    area > 0.0
}

#[test]
fn the_divisions_are_served_as_geojson() {
    let counties = json("data/counties.geojson");
    // RFC 7946 means WGS 84 where nothing else is said.
    assert_eq!(counties["datum"], "GCJ-02");
    assert!(
        counties["note"]
            .as_str()
            .is_some_and(|note| note.contains("GCJ-02"))
    );
    let features = counties["features"].as_array().expect("a list");
    assert_eq!(features.len(), 12);
    for (feature, division) in features.iter().zip(&PLAN.divisions) {
        assert_eq!(feature["properties"]["name"], division.name);
        assert_eq!(feature["id"], division.adcode.get());
        for polygon in feature["geometry"]["coordinates"]
            .as_array()
            .expect("polygons")
        {
            for (place, ring) in polygon.as_array().expect("rings").iter().enumerate() {
                let ring = ring.as_array().expect("points");
                assert_eq!(is_counter_clockwise(ring), place == 0, "{}", division.name);
                assert!(
                    ring.len() >= 4 && ring.first() == ring.last(),
                    "{}",
                    division.name
                );
                for point in ring {
                    let degree = |i: usize| point[i].as_f64().expect("a number");
                    assert!((111.0..114.0).contains(&degree(0)), "{point}");
                    assert!((26.0..28.0).contains(&degree(1)), "{point}");
                }
            }
        }
    }
}

#[test]
fn compressed_copies_hold_the_same() {
    for file in [
        "index.html",
        "read/index.html",
        "404.html",
        DATA_FILES[0],
        DATA_FILES[1],
    ] {
        let plain = fs::read(SITE.path().join(file)).expect("readable");
        let brotli = fs::read(SITE.path().join(format!("{file}.br"))).expect("readable");
        let mut out = Vec::new();
        brotli::BrotliDecompress(&mut &brotli[..], &mut out).expect("sound");
        assert!(out == plain, "{file}.br");
        assert!(brotli.len() < plain.len());
        let gzip = fs::read(SITE.path().join(format!("{file}.gz"))).expect("readable");
        let mut out = Vec::new();
        flate2::read::GzDecoder::new(&gzip[..])
            .read_to_end(&mut out)
            .expect("sound");
        assert!(out == plain, "{file}.gz");
    }
    let has = |file: &str| SITE.path().join(file).is_file();
    for page in ["article/31/index.html", "county/430481/jobs/index.html"] {
        assert!(has(&format!("{page}.br")) && has(&format!("{page}.gz")));
    }
}

#[test]
fn search_engines_find_every_page_but_the_lost_one() {
    let sitemap = read("sitemap.xml");
    for route in Route::all(&PLAN) {
        let address = format!("<loc>https://example.org/yantu/{route}</loc>");
        assert_eq!(
            sitemap.contains(&address),
            route != Route::NotFound,
            "/{route}"
        );
    }
    assert!(read("robots.txt").contains("Sitemap: https://example.org/yantu/sitemap.xml"));
}

#[test]
fn the_boot_script_names_the_files_of_trunk() {
    let index = read("index.html");
    let boot = index
        .split('"')
        .find(|value| value.contains("boot-"))
        .expect("a boot script");
    let script = read(boot.trim_start_matches("./"));
    for program in [JS, WASM] {
        assert!(script.contains(&format!("\"./{program}\"")), "{program}");
    }
    assert!(index.contains(&format!("./{CSS}")));
}

#[test]
fn the_service_worker_knows_every_file_that_pages_lead_to() {
    let switch = read("sw.js");
    let worker = read(switch.split('"').nth(1).expect("the worker's name"));
    for route in Route::all(&PLAN) {
        let address = file_of(&route).replace("index.html", "");
        assert!(worker.contains(&format!("\"{address}\":\"")), "/{route}");
    }
    let beside = ["icon.svg", "icon-192.png", "manifest.webmanifest", CSS];
    for file in DATA_FILES.iter().chain(&beside) {
        assert!(worker.contains(&format!("\"{file}\":\"")), "{file}");
    }
    for other in [
        "robots.txt",
        "sitemap.xml",
        "site.json",
        "sw.js",
        "sw-off.js",
    ] {
        assert!(!worker.contains(&format!("\"{other}\":\"")), "{other}");
    }
    // A compressed copy would outlive the switch.
    assert!(!SITE.path().join("sw.js.br").exists());
}

#[test]
fn the_site_can_be_installed() {
    let manifest = json("manifest.webmanifest");
    assert_eq!(manifest["short_name"], PLAN.meta.brand);
    assert_eq!(
        [
            &manifest["start_url"],
            &manifest["scope"],
            &manifest["theme_color"]
        ],
        ["./", "./", "#f7f2e6"]
    );
    let mut purposes = Vec::new();
    for icon in manifest["icons"].as_array().expect("icons") {
        let file = icon["src"].as_str().expect("a file");
        let bytes = fs::read(SITE.path().join(file)).expect("an icon");
        let Some(size) = icon["sizes"].as_str().and_then(|size| size.split_once('x')) else {
            assert_eq!(icon["type"], "image/svg+xml");
            continue;
        };
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{file}");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four"));
        let size: [u32; 2] = [size.0, size.1].map(|n| n.parse().expect("a number"));
        assert_eq!([number(16), number(20)], size, "{file}");
        purposes.push((size[0], icon["purpose"].as_str().expect("a purpose")));
    }
    assert_eq!(purposes, [(192, "any"), (512, "any"), (512, "maskable")]);
}

#[test]
fn a_folder_that_trunk_has_not_filled_is_refused() {
    let settings = settings(None, Host::default());
    let empty = tempfile::tempdir().expect("a folder");
    assert!(write_site(&[*PLAN], &SEEDS.editorial, empty.path(), &settings).is_err());
    fs::write(empty.path().join("index.html"), "<html></html>").expect("written");
    let error = write_site(&[*PLAN], &SEEDS.editorial, empty.path(), &settings)
        .err()
        .map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some("Trunk's index.html names no script"));
    assert!(
        !Path::new(&empty.path().join("read")).exists(),
        "nothing is written"
    );
}

/// What is compressed and listed follows from these alone.
#[test]
fn printing_again_gives_the_same_bytes() {
    let again = staged();
    let settings = settings(Some(ADDRESS), Host::default());
    print_site(&[*PLAN], &SEEDS.editorial, again.path(), &settings).expect("a site");
    let release = release_of(again.path()).expect("a list");
    assert!(release.files.len() > Route::all(&PLAN).len());
    for name in release.files.keys() {
        let read = |folder: &TempDir| fs::read(folder.path().join(name)).unwrap_or_default();
        assert!(read(&again) == read(&SITE), "{name} differs");
    }
}

#[test]
fn every_file_of_the_release_is_listed() {
    let (release, difference) = verify(SITE.path()).expect("a list");
    assert!(difference.is_none(), "{difference}");
    let page = &release.files["index.html"];
    assert_eq!(page.size, read("index.html").len() as u64);
    assert!(release.files.contains_key("read/index.html.br"));
    println!("without programs {} bytes", release.size);
    assert!(release.size < 82_000_000, "{} bytes", release.size);
}
