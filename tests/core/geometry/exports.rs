//! Divisions as common exports write them: names of properties, codes, coordinate systems.

use serde_json::{Value, json};
use yantu::data::{DivisionFeature, SeedError, parse_divisions};
use yantu::geo::Datum;

/// A collection of one square with these properties.
fn square(properties: &Value) -> Value {
    json!({
        "type": "FeatureCollection",
        "features": [{
            "type": "Feature",
            "properties": properties,
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[112.0, 27.0], [112.1, 27.0], [112.1, 27.1], [112.0, 27.1], [112.0, 27.0]]],
            },
        }],
    })
}

fn read(collection: &Value) -> Result<Vec<DivisionFeature>, SeedError> {
    parse_divisions("map.geojson", &collection.to_string(), Datum::Gcj02)
}

#[test]
fn code_and_name_are_found_under_the_names_of_common_exports() {
    for properties in [
        json!({ "adcode": 430421, "name": "衡阳县" }),
        json!({ "ADCODE": "430421", "NAME": "衡阳县" }),
        json!({ "XZQDM": "430421", "XZQMC": "衡阳县" }),
        json!({ "xzqdm": "430421000000", "xzqmc": "衡阳县" }),
        json!({ "PAC": 430421, "NAME": "衡阳县" }),
        json!({ "PAC": 430421.0, "NAME": " 衡阳县 " }),
        json!({ "code": "430421000", "name": "衡阳县" }),
        json!({ "gb": "156430421", "name": "衡阳县" }),
        json!({ "gb": 156430421, "name": "衡阳县" }),
        json!({ "adcode": null, "PAC": "430421", "name": "衡阳县" }),
    ] {
        let read = read(&square(&properties));
        let division = read.as_ref().ok().and_then(|divisions| divisions.first());
        let found = division.map(|division| (division.adcode, division.name.as_deref()));
        assert_eq!(found, Some((430_421, Some("衡阳县"))), "{properties}");
    }
}

#[test]
fn what_is_no_code_of_the_division_is_refused_with_what_stands_there() {
    for (properties, words) in [
        (
            json!({ "XZQDM": "430421001" }),
            "\"430421001\" is not a six-digit adcode",
        ),
        (
            json!({ "XZQDM": "430421001000" }),
            "is not a six-digit adcode",
        ),
        (
            json!({ "adcode": 43042 }),
            "43042 is not a six-digit adcode",
        ),
        (
            json!({ "adcode": 430421.5 }),
            "430421.5 is not a six-digit adcode",
        ),
        (json!({ "adcode": "43042a" }), "is not a six-digit adcode"),
        (json!({ "adcode": "０430421" }), "is not a six-digit adcode"),
        (json!({ "adcode": "-430421" }), "is not a six-digit adcode"),
        (json!({ "adcode": [430421] }), "is not a six-digit adcode"),
        (
            json!({ "id": 7, "Shape_Area": 1.5 }),
            "its properties are: Shape_Area, id",
        ),
        (json!({}), "the division has no adcode"),
    ] {
        let error = read(&square(&properties)).map_err(|error| error.to_string());
        assert!(
            error.as_ref().is_err_and(|error| error.contains(words)),
            "{properties}: {error:?}"
        );
    }
}

#[test]
fn coordinate_systems_in_degrees_are_known_by_their_names_and_codes() {
    let plain = read(&square(&json!({ "adcode": 430421 }))).ok();
    for crs in [
        json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } }),
        json!({ "type": "name", "properties": { "name": "epsg:4490" } }),
        json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::4490" } }),
        json!({ "type": "name", "properties": { "name": "GCS_China_Geodetic_Coordinate_System_2000" } }),
        json!({ "type": "EPSG", "properties": { "code": 4490 } }),
        json!({ "type": "EPSG", "properties": { "code": "4326" } }),
    ] {
        let mut collection = square(&json!({ "adcode": 430421 }));
        collection["crs"] = crs.clone();
        let divisions = read(&collection);
        assert!(divisions.is_ok(), "{crs}: {divisions:?}");
        // Degrees of WGS-84 are shifted to those of the map.
        assert_ne!(divisions.ok(), plain, "{crs}");
    }
    for crs in [
        json!({ "type": "name", "properties": { "name": "EPSG:3857" } }),
        json!({ "type": "EPSG", "properties": { "code": 14490 } }),
        json!({ "type": "name", "properties": {} }),
    ] {
        let mut collection = square(&json!({ "adcode": 430421 }));
        collection["crs"] = crs.clone();
        let refused = read(&collection).map_err(|error| error.to_string());
        assert!(
            refused
                .as_ref()
                .is_err_and(|error| error.contains("coordinate system")),
            "{crs}: {refused:?}"
        );
    }
    for (name, datum) in [
        ("CGCS2000", Some(Datum::Wgs84)),
        ("wgs84", Some(Datum::Wgs84)),
        ("GCJ-02", Some(Datum::Gcj02)),
        ("BD-09", None),
        ("", None),
    ] {
        assert_eq!(Datum::from_name(name), datum, "{name}");
    }
}
