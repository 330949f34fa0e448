//! The geometry of a feature: rings and lines in degrees.

use serde_json::{Map, Value};

use super::collection::Place;
use super::{plane, show};
use crate::data::SeedError;
use crate::geo::{LonLat, PolygonLonLat, self_crossing};

/// The type and the coordinates of a feature's geometry.
pub(super) fn geometry<'a>(
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

pub(super) fn polygons(
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

pub(super) fn positions(
    place: &Place<'_>,
    field: &str,
    value: &Value,
) -> Result<Vec<LonLat>, SeedError> {
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
