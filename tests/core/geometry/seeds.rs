//! GeoJSON files, sound and broken.
//!
//! A broken file `name.geojson` in `fixtures/geo/broken` has its whole message beside it in
//! `name.txt`; files that begin with `lines-` are read as lines. A new case is a new pair of files;
//! with `UPDATE_SNAPSHOTS=1` the messages are written anew.

use std::{fs, path::Path};

use yantu::{
    geo::{Datum, MapOptions},
    seeds::{draw_map, parse_divisions, parse_lines},
};

const FIXTURES: &str = "tests/fixtures/geo";

#[test]
fn a_map_with_island_hole_and_enclave_is_read_and_drawn() {
    let text = fs::read_to_string(format!("{FIXTURES}/island-and-hole.geojson")).expect("readable");
    let divisions = parse_divisions("island-and-hole.geojson", &text, Datum::Wgs84).expect("sound");
    let adcodes: Vec<u32> = divisions.iter().map(|division| division.adcode).collect();
    assert_eq!(
        adcodes,
        [430421, 430408, 430422],
        "numbers and strings alike"
    );
    assert_eq!(divisions[0].polygons.len(), 2);
    assert_eq!(divisions[0].polygons[0].rings.len(), 3);
    let map = draw_map(
        "island-and-hole.geojson",
        &divisions,
        &[],
        &MapOptions::default(),
    )
    .expect("a map");
    assert_eq!(map.neighbours, [vec![1, 2], vec![0], vec![0]]);
}

#[test]
fn the_datum_of_the_file_goes_before_that_of_the_caller() {
    let file = |member: &str| {
        format!(
            r#"{{"type":"FeatureCollection",{member}"features":[{{"type":"Feature","properties":{{"name":"湘江"}},"geometry":{{"type":"LineString","coordinates":[[112.6,26.9],[112.6,27]]}}}}]}}"#
        )
    };
    let first = |member: &str, datum| {
        parse_lines("rivers.geojson", &file(member), datum).expect("sound")[0].points[0].lon
    };
    let shifted = first("", Datum::Wgs84);
    assert!(shifted > 112.604);
    assert_eq!(first("", Datum::Gcj02), 112.6);
    assert_eq!(first(r#""datum":"GCJ-02","#, Datum::Wgs84), 112.6);
    assert_eq!(first(r#""datum":"CGCS2000","#, Datum::Gcj02), shifted);
    let crs = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"#;
    assert_eq!(first(crs, Datum::Gcj02), shifted);
}

#[test]
fn broken_files_say_what_is_wrong_where_and_what_to_do() {
    let mut cases = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(format!("{FIXTURES}/broken")).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "geojson")
        {
            cases += 1;
            wrong.extend(check(&path));
        }
    }
    assert!(cases >= 28, "only {cases} cases found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The complaint about a case, if its message is not as expected.
fn check(path: &Path) -> Option<String> {
    let file = path
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name");
    let text = fs::read_to_string(path).expect("readable");
    let result = if file.starts_with("lines-") {
        parse_lines(file, &text, Datum::Wgs84).map(|_| ())
    } else {
        parse_divisions(file, &text, Datum::Gcj02)
            .and_then(|divisions| draw_map(file, &divisions, &[], &MapOptions::default()))
            .map(|_| ())
    };
    let message = result.map_or_else(|error| format!("{error}\n"), |()| "no error\n".to_owned());
    let expectation = path.with_extension("txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&expectation, &message).expect("written");
    }
    let expected = fs::read_to_string(&expectation).unwrap_or_default();
    (message != expected).then(|| format!("{file}\nexpected:\n{expected}\nfound:\n{message}"))
}
