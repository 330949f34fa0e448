//! GeoJSON files of divisions and lines, read, checked and drawn.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::SeedError;
use crate::geo::{
    Bounds, Datum, GeometryError, LineLonLat, LonLat, MapGeometry, MapOptions, Point,
    PolygonLonLat, distance_to_segment, polygon_contains, self_crossing,
};

/// A vertex nearer than this to a border, in degrees (about a centimetre), lies on it.
const ON_BORDER: f64 = 1e-7;

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
/// features with an `adcode` property (number or string); `file` names it in errors.
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
        let adcode = adcode(
            &place,
            properties.and_then(|properties| properties.get("adcode")),
        )?;
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
        let name = properties
            .and_then(|properties| properties.get("name"))
            .and_then(Value::as_str)
            .map(str::to_owned);
        divisions.push(DivisionFeature {
            adcode,
            name,
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
        let name = feature
            .get("properties")
            .and_then(|properties| properties.get("name"));
        let name = name
            .and_then(Value::as_str)
            .filter(|name| !name.trim().is_empty());
        let Some(name) = name else {
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
        lines.push(LineLonLat {
            name: name.to_owned(),
            points,
        });
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

/// A parsed file with the datum it is in.
struct Collection {
    root: Value,
    datum: Datum,
}

impl Collection {
    fn parse(file: &str, text: &str, datum: Datum) -> Result<Self, SeedError> {
        let text = text.trim_start_matches('\u{feff}');
        let root: Value = serde_json::from_str(text).map_err(|error| {
            SeedError::new(
                file,
                format!("the file is not valid JSON: {error}"),
                "mend the file at that line and column, or export it again",
            )
        })?;
        if root.get("type").and_then(Value::as_str) != Some("FeatureCollection") {
            return Err(SeedError::new(
                file,
                "the file is not a GeoJSON FeatureCollection",
                "export the data as one FeatureCollection",
            )
            .field("type"));
        }
        let datum = match (root.get("datum"), root.get("crs")) {
            (Some(name), _) => match name.as_str() {
                Some("GCJ-02") => Datum::Gcj02,
                Some("WGS-84" | "CGCS2000") => Datum::Wgs84,
                _ => {
                    return Err(SeedError::new(
                        file,
                        format!("the datum {name} is unknown"),
                        "write \"GCJ-02\", \"WGS-84\" or \"CGCS2000\"",
                    )
                    .field("datum"));
                }
            },
            (None, Some(crs)) if !crs.is_null() => {
                let name = crs
                    .pointer("/properties/name")
                    .and_then(Value::as_str)
                    .unwrap_or("");
                let degrees = [
                    "CRS84",
                    "EPSG:4326",
                    "EPSG::4326",
                    "EPSG:4490",
                    "EPSG::4490",
                ];
                if !degrees.iter().any(|known| name.ends_with(known)) {
                    return Err(SeedError::new(
                        file,
                        format!("the coordinate system {name:?} is unknown"),
                        "export the data in degrees (EPSG:4326 or EPSG:4490), or, if it is in GCJ-02, replace \"crs\" by \"datum\": \"GCJ-02\"",
                    )
                    .field("crs"));
                }
                Datum::Wgs84
            }
            _ => datum,
        };
        Ok(Self { root, datum })
    }

    /// The features with their numbers, counted from 1.
    fn features(
        &self,
        file: &str,
    ) -> Result<impl Iterator<Item = (usize, &Map<String, Value>)>, SeedError> {
        let features = self.root.get("features").and_then(Value::as_array);
        let objects: Option<Vec<_>> =
            features.and_then(|features| features.iter().map(Value::as_object).collect());
        match objects {
            Some(objects) if !objects.is_empty() => Ok(objects
                .into_iter()
                .enumerate()
                .map(|(i, feature)| (i + 1, feature))),
            _ => Err(SeedError::new(
                file,
                "there is no list of features, or it is empty",
                "put the features in a list named \"features\"",
            )
            .field("features")),
        }
    }
}

/// Where in the seeds a feature is.
struct Place<'a> {
    file: &'a str,
    record: String,
}

impl Place<'_> {
    fn error(&self, field: &str, cause: impl Into<String>, remedy: impl Into<String>) -> SeedError {
        SeedError::new(self.file, cause, remedy)
            .record(self.record.as_str())
            .field(field)
    }

    fn wrong_type(&self, found: &str, wanted: &str) -> SeedError {
        self.error(
            "geometry.type",
            format!("the geometry is of type {found:?}, not {wanted}"),
            format!("export the feature as {wanted}, or remove it"),
        )
    }
}

/// The adcode from a property that is a number or a string.
fn adcode(place: &Place<'_>, value: Option<&Value>) -> Result<u32, SeedError> {
    let field = "properties.adcode";
    let remedy = "add the division's six-digit code, e.g. \"adcode\": 430421";
    let number = match value {
        None | Some(Value::Null) => {
            return Err(place.error(field, "the division has no adcode", remedy));
        }
        Some(Value::String(text)) => text.trim().parse().ok(),
        Some(other) => other.as_u64().and_then(|number| u32::try_from(number).ok()),
    };
    match (number, value) {
        (Some(number @ 100_000..=999_999), _) => Ok(number),
        (_, Some(value)) => {
            Err(place.error(field, format!("{value} is not a six-digit adcode"), remedy))
        }
        (_, None) => Err(place.error(field, "the division has no adcode", remedy)),
    }
}

/// The type and the coordinates of a feature's geometry.
fn geometry<'a>(
    place: &Place<'_>,
    feature: &'a Map<String, Value>,
) -> Result<(&'a str, &'a Value), SeedError> {
    let geometry = feature.get("geometry");
    let kind = geometry
        .and_then(|geometry| geometry.get("type"))
        .and_then(Value::as_str);
    let coordinates = geometry.and_then(|geometry| geometry.get("coordinates"));
    match (kind, coordinates) {
        (Some(kind), Some(coordinates)) => Ok((kind, coordinates)),
        // A collection has no coordinates, but its type is the better thing to complain about.
        (Some(kind), None) => Ok((kind, &Value::Null)),
        _ => Err(place.error(
            "geometry",
            "the feature has no geometry",
            "draw the feature, or remove it from the file",
        )),
    }
}

fn polygons(
    place: &Place<'_>,
    feature: &Map<String, Value>,
) -> Result<Vec<PolygonLonLat>, SeedError> {
    let (kind, coordinates) = geometry(place, feature)?;
    let field = "geometry.coordinates";
    match kind {
        "Polygon" => Ok(vec![polygon(place, field, coordinates)?]),
        "MultiPolygon" => list(place, field, coordinates)?
            .iter()
            .enumerate()
            .map(|(i, coordinates)| polygon(place, &format!("{field}[{i}]"), coordinates))
            .collect(),
        other => Err(place.wrong_type(other, "Polygon or MultiPolygon")),
    }
}

fn polygon(place: &Place<'_>, field: &str, value: &Value) -> Result<PolygonLonLat, SeedError> {
    let rings = list(place, field, value)?
        .iter()
        .enumerate()
        .map(|(i, coordinates)| ring(place, &format!("{field}[{i}]"), coordinates))
        .collect::<Result<_, _>>()?;
    Ok(PolygonLonLat { rings })
}

/// A closed ring that does not cross itself, repeated vertices left out.
fn ring(place: &Place<'_>, field: &str, value: &Value) -> Result<Vec<LonLat>, SeedError> {
    let mut ring = positions(place, field, value)?;
    if ring.len() < 4 {
        return Err(place.error(
            field,
            format!(
                "the ring has {} point(s); a closed ring needs at least 4",
                ring.len()
            ),
            "add the missing points, or remove the ring",
        ));
    }
    if let (Some(first), Some(last)) = (ring.first(), ring.last())
        && first != last
    {
        return Err(place.error(
            field,
            format!("the ring is open: it starts at {} and ends at {}", show(*first), show(*last)),
            "repeat the first point at the end, or, if points are missing, draw the rest of the border",
        ));
    }
    ring.dedup();
    let points = plane(&ring);
    if let Some((one, other)) = self_crossing(&points) {
        let at = |edge: usize| ring.get(edge).copied().map_or_else(String::new, show);
        return Err(place.error(
            field,
            format!(
                "the ring crosses or touches itself: the line after {} meets the line after {}",
                at(one),
                at(other)
            ),
            "move or remove the points there, so that the border does not cross itself",
        ));
    }
    Ok(ring)
}

fn positions(place: &Place<'_>, field: &str, value: &Value) -> Result<Vec<LonLat>, SeedError> {
    list(place, field, value)?
        .iter()
        .enumerate()
        .map(|(i, value)| position(place, &format!("{field}[{i}]"), value))
        .collect()
}

/// A position: longitude, latitude and perhaps more numbers, which are passed over.
fn position(place: &Place<'_>, field: &str, value: &Value) -> Result<LonLat, SeedError> {
    let number = |i: usize| {
        value
            .get(i)
            .and_then(Value::as_f64)
            .filter(|number| number.is_finite())
    };
    let (Some(lon), Some(lat)) = (number(0), number(1)) else {
        return Err(place.error(
            field,
            format!("{value} is not a position"),
            "write a position as [longitude, latitude], two numbers in degrees",
        ));
    };
    if !(-180.0..=180.0).contains(&lon) || !(-90.0..90.0).contains(&lat) || lat == -90.0 {
        return Err(place.error(
            field,
            format!("[{lon}, {lat}] is not on the map: longitude goes from -180 to 180, latitude from -90 to 90"),
            "check that longitude comes first and that the export is in degrees, not metres",
        ));
    }
    Ok(LonLat { lon, lat })
}

fn list<'a>(place: &Place<'_>, field: &str, value: &'a Value) -> Result<&'a Vec<Value>, SeedError> {
    value
        .as_array()
        .filter(|list| !list.is_empty())
        .ok_or_else(|| {
            place.error(
                field,
                "the coordinates are not a list, or the list is empty",
                "export the feature again, or remove it",
            )
        })
}

/// Checks that polygons meet only along shared vertices.
fn check_borders(file: &str, divisions: &[DivisionFeature]) -> Result<(), SeedError> {
    let pieces: Vec<Piece> = divisions
        .iter()
        .enumerate()
        .flat_map(|(i, division)| {
            division
                .polygons
                .iter()
                .filter_map(move |polygon| Piece::of(i + 1, division.adcode, polygon))
        })
        .collect();
    for (i, piece) in pieces.iter().enumerate() {
        for (j, other) in pieces.iter().enumerate() {
            let problem = if i == j {
                None
            } else {
                other.first_intruder(piece)
            };
            let Some((point, relation)) = problem else {
                continue;
            };
            let at = show(LonLat::new(point[0], point[1]));
            let whose = if piece.adcode == other.adcode {
                "another polygon of the same division".to_owned()
            } else {
                format!("division {}", other.adcode)
            };
            let (cause, remedy) = match relation {
                Relation::Inside => (
                    format!("the point {at} lies inside {whose}: the two overlap"),
                    "move the border so that neighbours share it point by point".to_owned(),
                ),
                Relation::OnBorder => (
                    format!("the point {at} lies on the border of {whose}, which has no such point"),
                    "neighbours share their border point by point: add the point there, or remove it here"
                        .to_owned(),
                ),
            };
            let place = Place {
                file,
                record: format!("feature {} ({})", piece.feature, piece.adcode),
            };
            return Err(place.error("geometry.coordinates", cause, remedy));
        }
    }
    Ok(())
}

/// How a point that should be outside a polygon lies to it.
enum Relation {
    Inside,
    OnBorder,
}

/// A polygon of a division, ready to be compared with others.
struct Piece {
    feature: usize,
    adcode: u32,
    rings: Vec<Vec<Point>>,
    bounds: Bounds,
    vertices: HashSet<[u64; 2]>,
}

impl Piece {
    fn of(feature: usize, adcode: u32, polygon: &PolygonLonLat) -> Option<Self> {
        let rings: Vec<Vec<Point>> = polygon.rings.iter().map(|ring| plane(ring)).collect();
        let bounds = Bounds::of(rings.iter().flatten().copied())?;
        let vertices = rings
            .iter()
            .flatten()
            .map(|point| point.map(f64::to_bits))
            .collect();
        Some(Self {
            feature,
            adcode,
            rings,
            bounds,
            vertices,
        })
    }

    /// The first vertex of `other` that is in this polygon, or on its border without being a vertex.
    fn first_intruder(&self, other: &Self) -> Option<(Point, Relation)> {
        other
            .rings
            .iter()
            .flatten()
            .filter(|point| self.bounds.contains(**point))
            .filter(|point| !self.vertices.contains(&point.map(f64::to_bits)))
            .find_map(|&point| Some((point, self.relation(point)?)))
    }

    fn relation(&self, point: Point) -> Option<Relation> {
        let on_border = self
            .rings
            .iter()
            .flat_map(|ring| ring.windows(2))
            .any(|edge| distance_to_segment(point, edge[0], edge[1]) < ON_BORDER);
        if on_border {
            Some(Relation::OnBorder)
        } else {
            polygon_contains(&self.rings, point).then_some(Relation::Inside)
        }
    }
}

/// A position as people read it.
fn show(at: LonLat) -> String {
    format!("[{}, {}]", at.lon, at.lat)
}

fn plane(ring: &[LonLat]) -> Vec<Point> {
    ring.iter().map(|at| [at.lon, at.lat]).collect()
}
