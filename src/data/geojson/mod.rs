//! GeoJSON files of divisions and lines, read, checked and drawn.

mod borders;
mod collection;
mod geometry;
mod properties;

use std::collections::HashMap;

use serde_json::Value;

use super::SeedError;
use crate::geo::{
    Datum, GeometryError, LineLonLat, LonLat, MapGeometry, MapOptions, Point, PolygonLonLat,
};
use borders::check_borders;
use collection::{Collection, Place};
use geometry::{geometry, polygons, positions};
use properties::{adcode, name};

/// A division as its file has it, in degrees, datum GCJ-02.
#[derive(Debug, Clone, PartialEq)]
pub struct DivisionFeature {
    /// The six-digit administrative code, e.g. 430421.
    pub adcode: u32,
    /// The `name` property, e.g. `衡阳县`, if there is one.
    pub name: Option<String>,
    /// The polygons; rings are closed and do not cross themselves.
    pub polygons: Vec<PolygonLonLat>,
}

/// Reads divisions from the text of a GeoJSON `FeatureCollection` of `Polygon` and `MultiPolygon`
/// features; `file` names it in errors. Code and name are properties with one of the names that
/// exports use for them: `adcode`, `XZQDM`, `PAC`, …, and `name`, `XZQMC`, ….
///
/// GeoJSON has no way to say GCJ-02, so the file says its datum in a member of its own beside
/// `features`: `"datum": "GCJ-02"`, `"WGS-84"` or `"CGCS2000"`; without it, `datum` is taken. The
/// answer is always in GCJ-02. Divisions come in the order of the file.
///
/// # Errors
///
/// The first problem, located by file, feature (counted from 1) and field: invalid JSON, an unknown
/// datum or coordinate system, a missing, malformed or repeated adcode, another type of geometry, an
/// open or short ring, a coordinate that is no number or out of range, a ring that crosses itself,
/// a division that overlaps another, or a vertex on a neighbour's border that is not also a vertex
/// there.
pub fn parse_divisions(
    file: &str,
    text: &str,
    datum: Datum,
) -> Result<Vec<DivisionFeature>, SeedError> {
    let collection = Collection::parse(file, text, datum)?;
    let mut known: HashMap<u32, usize> = HashMap::new();
    let mut divisions = Vec::new();
    for (number, feature) in collection.features(file)? {
        let place = Place {
            file,
            record: format!("feature {number}"),
        };
        let properties = feature.get("properties").and_then(Value::as_object);
        let adcode = adcode(&place, properties)?;
        let place = Place {
            file,
            record: format!("feature {number} ({adcode})"),
        };
        if let Some(first) = known.insert(adcode, number) {
            return Err(place.error(
                "properties.adcode",
                format!("the adcode {adcode} is already that of feature {first}"),
                "give each division its own adcode, or join its pieces in one MultiPolygon",
            ));
        }
        divisions.push(DivisionFeature {
            adcode,
            name: name(properties),
            polygons: polygons(&place, feature)?,
        });
    }
    check_borders(file, &divisions)?;
    for at in divisions
        .iter_mut()
        .flat_map(|division| &mut division.polygons)
        .flat_map(|polygon| polygon.rings.iter_mut().flatten())
    {
        *at = collection.datum.to_gcj02(*at);
    }
    Ok(divisions)
}

/// Reads named lines from the text of a GeoJSON `FeatureCollection` of `LineString` features with a
/// `name` property; datum and answer as in [`parse_divisions`].
///
/// # Errors
///
/// The first problem, located as in [`parse_divisions`]: invalid JSON, an unknown datum or coordinate
/// system, a missing name, another type of geometry, a line of fewer than two points, or a
/// coordinate that is no number or out of range.
pub fn parse_lines(file: &str, text: &str, datum: Datum) -> Result<Vec<LineLonLat>, SeedError> {
    let collection = Collection::parse(file, text, datum)?;
    let mut lines = Vec::new();
    for (number, feature) in collection.features(file)? {
        let place = Place {
            file,
            record: format!("feature {number}"),
        };
        let properties = feature.get("properties").and_then(Value::as_object);
        let Some(name) = name(properties) else {
            return Err(place.error(
                "properties.name",
                "the line has no name",
                "add the property \"name\", e.g. \"湘江\"",
            ));
        };
        let place = Place {
            file,
            record: format!("feature {number} ({name})"),
        };
        let (kind, coordinates) = geometry(&place, feature)?;
        if kind != "LineString" {
            return Err(place.wrong_type(kind, "LineString"));
        }
        let points = positions(&place, "geometry.coordinates", coordinates)?;
        if points.len() < 2 {
            return Err(place.error(
                "geometry.coordinates",
                format!(
                    "the line has {} point(s); a line needs at least 2",
                    points.len()
                ),
                "add the missing points or remove the feature",
            ));
        }
        let points = points
            .into_iter()
            .map(|at| collection.datum.to_gcj02(at))
            .collect();
        lines.push(LineLonLat { name, points });
    }
    Ok(lines)
}

/// Makes the map of divisions as [`MapGeometry::build`] does; `file` is where they come from.
///
/// # Errors
///
/// What the geometry refuses, located by file and division, with what to do about it.
pub fn draw_map(
    file: &str,
    divisions: &[DivisionFeature],
    lines: &[LineLonLat],
    options: &MapOptions,
) -> Result<MapGeometry, SeedError> {
    let features: Vec<Vec<PolygonLonLat>> = divisions
        .iter()
        .map(|division| division.polygons.clone())
        .collect();
    MapGeometry::build(&features, lines, options).map_err(|error| explain(file, divisions, &error))
}

/// The error of the geometry in the words of the file.
fn explain(file: &str, divisions: &[DivisionFeature], error: &GeometryError) -> SeedError {
    let name = |shape: usize| {
        let adcode = divisions.get(shape).map_or(0, |division| division.adcode);
        format!("feature {} ({adcode})", shape + 1)
    };
    let names = |shapes: &[usize]| {
        shapes
            .iter()
            .map(|&shape| name(shape))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (record, cause, remedy) = match error {
        GeometryError::NoExtent | GeometryError::TooManyShapes => (
            None,
            error.to_string(),
            "check that the file has the divisions and nothing else",
        ),
        GeometryError::EmptyShape { shape } => (
            Some(name(*shape)),
            "the division has no border".to_owned(),
            "draw the division",
        ),
        GeometryError::DegenerateRing { shape } => (
            Some(name(*shape)),
            "a ring has no area".to_owned(),
            "remove the ring, or draw it again",
        ),
        GeometryError::NotFinite { shape } => (
            Some(name(*shape)),
            "a coordinate is not a finite number".to_owned(),
            "write every coordinate as a plain number in degrees",
        ),
        GeometryError::Overlap { shapes } => (
            Some(names(shapes)),
            "the divisions lie on the same side of a border: they overlap or are the same"
                .to_owned(),
            "remove the division that is there twice, or move its border",
        ),
        GeometryError::NotSimplifiable { shapes } => (
            Some(names(shapes)),
            "no simplified outline of the division is valid and true in area".to_owned(),
            "look for borders that cross, for passages a few metres wide and for very small divisions",
        ),
        GeometryError::NoLabelPoint { shape } => (
            Some(name(*shape)),
            "the division is too small to be drawn".to_owned(),
            "check its border, or take it out of the file",
        ),
    };
    let explained = SeedError::new(file, cause, remedy);
    match record {
        Some(record) => explained.record(record).field("geometry"),
        None => explained,
    }
}

/// A position as people read it.
fn show(at: LonLat) -> String {
    format!("[{}, {}]", at.lon, at.lat)
}

fn plane(ring: &[LonLat]) -> Vec<Point> {
    ring.iter().map(|at| [at.lon, at.lat]).collect()
}
